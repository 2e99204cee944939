"""The direction words of a synthesis, and what each asks of the data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

SHOWN, CAUTION = "shown", "shown with caution"
NOT_SHOWN, CONTRADICTED = "not shown", "contradicted"
# From the worst to the best: a statement is as good as its weakest finding.
VERDICTS = (CONTRADICTED, NOT_SHOWN, CAUTION, SHOWN)
CHANGES, COMPARED = ("change",), ("change", "distance")


@dataclass(frozen=True)
class Verdict:
    """What became of a statement.

    Parameters
    ----------
    verdict : str
        One of `VERDICTS`.
    why : str
        The reason, with its numbers by finding id.
    """

    verdict: str
    why: str


Finding = Mapping[str, object]
Findings = Mapping[str, Finding]


def weigh_word(
    word: str, ids: list[str], findings: Findings, better: Mapping[str, str]
) -> Verdict:
    """Weigh one direction word against the findings bound to it.

    Parameters
    ----------
    word : str
        One of `WORDS`.
    ids : list of str
        Finding ids, all known, of the measures that the word speaks of; for
        `did_not_last` the earlier change first.
    findings : mapping
        Every finding of the study by its id, as rows of FINDINGS.
    better : mapping
        `<instrument>.<scale>` to "higher", "lower" or "neither".

    Returns
    -------
    Verdict
        The weakest over all findings.

    Notes
    -----
    `fell` and `rose` need an interval that excludes 0; `lower_in_sample` and
    `higher_in_sample` only the sign; `comparable` and `maintained` a finding of
    equivalence against the declared margin; `did_not_last` two changes of one scale,
    the later from where the earlier ends and in the opposite direction, whose
    intervals exclude 0. Loss of significance is never
    return, and no significance is never equivalence.
    """
    computed = [i for i in ids if findings[i]["status"] == "computed"]
    if len(computed) < len(ids):
        missing = ", ".join(i for i in ids if i not in computed)
        return Verdict(NOT_SHOWN, f"not computed: {missing}")
    if word == "did_not_last":
        return _did_not_last(ids, findings)
    return weakest([_weigh_one(word, i, findings, better) for i in ids])


def weakest(verdicts: list[Verdict]) -> Verdict:
    """Take the weakest of several verdicts, with every reason of that strength.

    Parameters
    ----------
    verdicts : list of Verdict
        At least one.

    Returns
    -------
    Verdict
        As weak as the weakest.
    """
    worst = min((v.verdict for v in verdicts), key=VERDICTS.index)
    reasons = dict.fromkeys(v.why for v in verdicts if v.verdict == worst and v.why)
    return Verdict(worst, "; ".join(reasons))


def measures_of(word: str) -> tuple[str, ...]:
    """Tell which measures a word can speak of.

    Parameters
    ----------
    word : str
        One of `WORDS`.

    Returns
    -------
    tuple of str
        Measures of FINDINGS.
    """
    return WORDS[word]


def _weigh_one(
    word: str, name: str, findings: Findings, better: Mapping[str, str]
) -> Verdict:
    row = findings[name]
    if word in ("comparable", "maintained"):
        return _equivalent(name, row, findings)
    if word in ("improved", "worsened"):
        direction = better[f"{row['instrument']}.{row['scale']}"]
        if direction == "neither":
            return Verdict(NOT_SHOWN, f"{name}: no direction of this scale is better")
        word = "rose" if (word == "improved") == (direction == "higher") else "fell"
    verdict = RULES[word](row["estimate"], row["low"], row["high"])
    if verdict == SHOWN and row["caution"]:
        return Verdict(CAUTION, f"{name}: {row['caution']}")
    return Verdict(verdict, "" if verdict == SHOWN else f"{name}: {_interval(row)}")


def _interval(row: Finding) -> str:
    return f"{row['estimate']:.2f} (interval {row['low']:.2f} to {row['high']:.2f})"


def _below(estimate: float, low: float, high: float) -> str:
    if high < 0:
        return SHOWN
    return CONTRADICTED if low > 0 else NOT_SHOWN


def _above(estimate: float, low: float, high: float) -> str:
    return _below(-estimate, -high, -low)


def _lower(estimate: float, low: float, high: float) -> str:
    return SHOWN if estimate < 0 else CONTRADICTED


def _higher(estimate: float, low: float, high: float) -> str:
    return SHOWN if estimate > 0 else CONTRADICTED


def _undetected(estimate: float, low: float, high: float) -> str:
    return SHOWN if low <= 0 <= high else CONTRADICTED


def _equivalent(name: str, row: Finding, findings: Findings) -> Verdict:
    # from the right: a scale may be called `change`
    head, _, tail = name.rpartition(f".{row['measure']}")
    test = findings.get(f"{head}.equivalence{tail}")
    if test is None:
        return Verdict(NOT_SHOWN, f"{name}: the study declares no margin for it")
    if test["status"] != "computed":
        return Verdict(NOT_SHOWN, f"{name}: {test['caution']}")
    if test["p"] < (1 - test["level"]) / 2:
        caution = test["caution"]
        return Verdict(CAUTION, f"{name}: {caution}") if caution else Verdict(SHOWN, "")
    why = f"{name}: equivalence was not shown, {test['method']}, {_interval(test)}"
    return Verdict(NOT_SHOWN, why)


def _did_not_last(ids: list[str], findings: Findings) -> Verdict:
    if len(ids) != 2:
        return Verdict(NOT_SHOWN, "two changes are wanted, the earlier one first")
    first, later = (findings[name] for name in ids)
    if not _follows(first, later):
        why = "two changes of one scale are wanted, the later from where the first ends"
        return Verdict(NOT_SHOWN, why)
    if _excludes_zero(first) * _excludes_zero(later) != -1:
        why = f"{ids[0]}: {_interval(first)}; {ids[1]}: {_interval(later)}"
        return Verdict(NOT_SHOWN, why)
    # ASSUME two changes with different numbers of pairs rest on different people.
    if first["n"] != later["n"]:
        return Verdict(CAUTION, f"the two changes rest on {first['n']} and "
                                f"{later['n']} people, not all the same")  # fmt: skip
    cautions = dict.fromkeys(f"{i}: {findings[i]['caution']}" for i in ids
                             if findings[i]["caution"])  # fmt: skip
    return Verdict(CAUTION if cautions else SHOWN, "; ".join(cautions))


def _follows(first: Finding, later: Finding) -> bool:
    same = all(first[key] == later[key] for key in ("instrument", "scale"))
    return same and first["time"] == str(later["contrast"]).partition("-")[0]


def _excludes_zero(row: Finding) -> int:
    return int(row["low"] > 0) - int(row["high"] < 0)


RULES: dict[str, Callable[[float, float, float], str]] = {
    "fell": _below,
    "rose": _above,
    "lower_in_sample": _lower,
    "higher_in_sample": _higher,
    "no_change_detected": _undetected,
}
WORDS: dict[str, tuple[str, ...]] = {
    "fell": CHANGES,
    "rose": CHANGES,
    "improved": CHANGES,
    "worsened": CHANGES,
    "no_change_detected": CHANGES,
    "did_not_last": CHANGES,
    "maintained": CHANGES,
    "comparable": COMPARED,
    "lower_in_sample": COMPARED,
    "higher_in_sample": COMPARED,
}
