"""Hold a number as it was typed against the findings that it is written through."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite

from plait.synthesis.number_labels import LABELS, SIGNED
from plait.synthesis.numbers_in_prose import (
    Number,
    blank_no_results,
    find_numbers,
    find_words,
)

# Told where a number of that name is typed.
ASKED = {"sd": ("SD", ("sd",)), "df": ("df", ("df", "df_effect")),
         "statistic": ("test statistic", ("statistic",))}  # fmt: skip
# Told where a number of that name is typed, and the finding is none of them.
OF_UNIT = {"points": "points", "effect": "SDs", "r": "correlations",
           "alpha": "coefficients of reliability"}  # fmt: skip
DIFFERENCES = ("change", "change_between", "distance", "distance_fixed", "distance_z",
               "d_z", "g_z", "hodges_lehmann", "mixed_change", "equivalence",
               "lost_difference")  # fmt: skip
DOWN = re.compile(r"\b(?:fell|falls?|fallen|dropp?(?:ed|s)?|declin\w+|decreas\w+|lower\w*|"
                  r"down|less|fewer|reduc\w+|sank|below)\b", re.I)  # fmt: skip
UP = re.compile(r"\b(?:rose|rises?|risen|rising|increas\w+|higher|grew|grown|gain\w*|up|"
                r"more|above|climb\w+)\b", re.I)  # fmt: skip
VALUED = re.compile(r"\b(improved|worsened)\b", re.I)


def numbers_of(text: str, *, times: Iterable[dict] = ()) -> list[Number]:
    """List the numbers that a text written through a finding gives.

    Parameters
    ----------
    text : str
        Words of a mark.
    times : iterable of dict
        Time points of the study: lengths of time that it names are no results.

    Returns
    -------
    list of Number
        Those in digits; where there are none, those in words from two on.
    """
    level = [n for n in find_numbers(text) if n.label == "level"]
    left = blank_no_results(text, times=times)
    return [*level, *find_numbers(left)] or list(find_words(left))


def directions(text: str, word: str, better: str) -> set[int]:
    """Tell which way the words of a mark point.

    Parameters
    ----------
    text, word : str
        Words of the mark, and its title.
    better : str
        `higher` or `lower`: which scores are better; "" where neither is.

    Returns
    -------
    set of int
        1 for up, -1 for down; empty where no word points anywhere.
    """
    said = f"{text} {word.replace('_', ' ')}"
    found = {sign for pattern, sign in ((UP, 1), (DOWN, -1)) if pattern.search(said)}
    up = {"higher": 1, "lower": -1}.get(better)
    for valued in VALUED.findall(said) if up else ():
        found.add(up if valued.lower() == "improved" else -up)
    return found


def gives(number: Number, finding: Mapping, ways: set[int]) -> bool:
    """Say whether a finding gives a number, rounded to the digits typed.

    Parameters
    ----------
    number : Number
        As typed.
    finding : mapping
        Row of FINDINGS; missing cells are None or NaN.
    ways : set of int
        As `directions` gives them: a number may stand without its sign, or turned
        round with its interval, where the words say which way it goes.

    Returns
    -------
    bool
        Halves are rounded away from zero, as everywhere in the report. False for a
        finding that was not computed.
    """
    if finding["status"] != "computed":
        return False
    return any(_same(number, value) for value in _values(number, finding, ways))


def wrong_way(finding: Mapping, ways: set[int]) -> bool:
    """Say whether the words point one way and the finding the other.

    Parameters
    ----------
    finding : mapping
        Row of FINDINGS.
    ways : set of int
        As `directions` gives them.

    Returns
    -------
    bool
        Only of differences, and only where the words point one way.
    """
    if finding["measure"] not in DIFFERENCES or len(ways) != 1:
        return False
    estimate = finding["estimate"]
    return _there(estimate) and estimate * next(iter(ways)) < 0


def what_it_gives(finding: Mapping, asked: str = "") -> str:
    """Say what a finding gives, for whoever mends a number.

    Parameters
    ----------
    finding : mapping
        Row of FINDINGS.
    asked : str, default ""
        What a number was called: a key of `LABELS`.

    Returns
    -------
    str
        Such as `-4.05 (-7.683 to -0.4169), n 20, p 0.03078`; what was asked for is
        told too, or that the finding has none.
    """
    if finding["status"] != "computed":
        return str(finding["status"]).replace("_", " ")
    shown = [f"{finding['estimate']:.4g}"]
    if _there(finding["low"]) and _there(finding["high"]):
        shown[0] += f" ({finding['low']:.4g} to {finding['high']:.4g})"
    shown += [f"{name} {finding[name]:.4g}" for name in ("n", "p") if _there(finding.get(name))]  # fmt: skip
    if asked in ASKED:
        name, fields = ASKED[asked]
        there = [f"{finding[f]:.4g}" for f in fields if _there(finding.get(f))]
        shown.append(f"{name} {' or '.join(there)}" if there else f"no {name}")
    if asked in OF_UNIT and not _fields(asked, finding):
        shown.append(f"not in {OF_UNIT[asked]}")
    return ", ".join(shown)


def _values(number: Number, finding: Mapping, ways: set[int]) -> Iterator[float]:
    turned = _there(finding["estimate"]) and finding["estimate"] < 0 and -1 in ways
    for name in _fields(number.label, finding):
        value = finding.get(name)
        if not _there(value):
            continue
        if name == "level":
            value *= 100
        yield value
        if number.percent and abs(value) <= 1:
            yield 100 * value
        if name in SIGNED and turned:
            yield -value


def _fields(label: str, finding: Mapping) -> list[str]:
    """List the columns of a finding that a number of some name may be."""
    is_one = {finding.get("unit"), finding.get("measure")}
    untold = not isinstance(finding.get("unit"), str)
    return [
        name
        for fields, only in LABELS[label]
        if only is None or untold or only & is_one
        for name in fields
    ]


def _same(number: Number, value: float) -> bool:
    if number.below:
        return value < number.value
    typed = number.value * (number.sign or 1)
    exact = Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-number.decimals), ROUND_HALF_UP) == typed


def _there(value: object) -> bool:
    return isinstance(value, int | float) and isfinite(value)
