"""Rank what limits the results by how much of them it touches."""

from collections.abc import Iterator
from dataclasses import dataclass

from plait.report.escape import escape_markdown
from plait.report.finding_words import brief_time
from plait.report.inputs import ReportInputs, rows_of, short_times, split_ids
from plait.report.notes import DISAGREE, NUMBER
from plait.report.numerals import count, known
from plait.report.wording import joined

MOST = 5
APART = "analyses of the same change disagree"
# ASSUME that a third of the people missing is enough to bend a result.
MUCH = 1 / 3
FAMILIES = ("Scores at one time", "Change within people", "Beside norms", "Words")


@dataclass(frozen=True)
class Limit:
    """Something that limits results.

    Parameters
    ----------
    text : str
        Markdown, without its full stop.
    findings : frozenset of str
        Ids of the findings that it touches.
    """

    text: str
    findings: frozenset[str]


def foremost(inputs: ReportInputs) -> list[tuple[Limit, int]]:
    """Give the limits that touch most, by a fixed rule.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.

    Returns
    -------
    list of (Limit, int)
        At most five, each with the number of the team's statements that rest on a
        finding that it touches: those that touch most statements first, then those
        that touch most findings.
    """
    bound = [set(split_ids(row["findings"])) for row in rows_of(inputs, "statements")]
    pairs = [
        (limit, sum(bool(limit.findings & ids) for ids in bound))
        for limit in [*caution_limits(inputs), *_of_the_data(inputs)]
    ]
    pairs.sort(key=lambda pair: (-pair[1], -len(pair[0].findings), pair[0].text))
    return pairs[:MOST]


def caution_limits(inputs: ReportInputs, family: str = "") -> list[Limit]:
    """Give the cautions of the findings, those that differ in numbers only together.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.
    family : str, default ""
        Only of this one of `FAMILIES`.

    Returns
    -------
    list of Limit
        In alphabetical order; of what was computed only.
    """
    kinds: dict[str, dict[str, set[str]]] = {}
    for row in inputs.by_finding.values():
        if row["status"] == "computed" and family in ("", family_of(row)):
            for caution in filter(None, (row["caution"] or "").split("; ")):
                own = kinds.setdefault(_kind(caution), {})
                own.setdefault(caution, set()).add(row["finding"])
    return [_limit(kind, own) for kind, own in sorted(kinds.items())]


def family_of(finding: dict) -> str:
    """Give the family of a finding.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS.

    Returns
    -------
    str
        One of `FAMILIES`.
    """
    if finding["strand"] == "qualitative":
        return FAMILIES[3]
    if finding["norm"]:
        return FAMILIES[2]
    return FAMILIES[1] if finding["contrast"] else FAMILIES[0]


def every_caution(inputs: ReportInputs) -> list[Limit]:
    """Give the cautions of the findings, word for word.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    list of Limit
        In alphabetical order; of what was computed only.
    """
    touched: dict[str, set[str]] = {}
    for row in inputs.by_finding.values():
        if row["status"] == "computed":
            for caution in filter(None, (row["caution"] or "").split("; ")):
                touched.setdefault(caution, set()).add(row["finding"])
    return [
        Limit(_sentence(text), frozenset(touched[text])) for text in sorted(touched)
    ]


def _kind(caution: str) -> str:
    if caution.startswith(DISAGREE):
        return APART
    return NUMBER.sub("0", caution)


def _limit(kind: str, texts: dict[str, set[str]]) -> Limit:
    first = min(texts)
    text = kind if kind == APART else f"{'such as: ' * (len(texts) > 1)}{first}"
    return Limit(_sentence(text), frozenset().union(*texts.values()))


def _of_the_data(inputs: ReportInputs) -> Iterator[Limit]:
    rows = list(inputs.by_finding.values())
    unchecked = _unchecked(inputs)
    if unchecked:
        names = joined([escape_markdown(name) for name in unchecked.values()], ",")
        ids = frozenset(r["finding"] for r in rows
                        if r["instrument"] in unchecked and r["status"] == "computed")  # fmt: skip
        yield Limit(f"The scoring of {names} was not checked against its source", ids)
    missing = _missing_times(inputs)
    if missing:
        at = joined([escape_markdown(name) for name in missing.values()], ",")
        ids = frozenset(r["finding"] for r in rows if _touches(r, set(missing)))
        yield Limit(f"A third or more of the people did not answer at {at}", ids)
    held = frozenset(r["finding"] for r in rows if r["status"] == "withheld")
    if held:
        yield Limit("Too few people stand behind some results to show them", held)


def _unchecked(inputs: ReportInputs) -> dict[str, str]:
    return {
        row["instrument"]: row["instrument_name"]
        for row in rows_of(inputs, "scales")
        if row["verified"] in (False, "False")
    }


def _missing_times(inputs: ReportInputs) -> dict[str, str]:
    short = short_times(inputs.study)
    return {
        row["time"]: brief_time(short[row["time"]])
        for row in rows_of(inputs, "flow")
        if row["time"] in short and known(row["not_answered"], row["enrolled"])
        and row["not_answered"] >= MUCH * row["enrolled"]
    }  # fmt: skip


def _touches(finding: dict, times: set[str]) -> bool:
    own = {finding["time"], *(finding["contrast"] or "").split("-")}
    computed = finding["status"] == "computed"
    return computed and finding["strand"] == "quantitative" and bool(own & times)


def _sentence(text: str) -> str:
    return escape_markdown(text[:1].upper() + text[1:].rstrip("."))


def results(n: int) -> str:
    """Count results.

    Parameters
    ----------
    n : int
        How many.

    Returns
    -------
    str
        As "1 result", "42 results".
    """
    return f"{count(n)} {'result' if n == 1 else 'results'}"
