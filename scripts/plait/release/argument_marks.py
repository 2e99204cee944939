"""Take the argument through the door: quotes cut anew, numbers as they were released."""

import re
from collections.abc import Mapping

import pandas as pd

from plait.errors import Fault
from plait.shapes.records import records
from plait.shapes.synthesis import ARGUMENT_FAULTS
from plait.synthesis.marks import ARGUMENT, Mark, read_marks
from plait.synthesis.quoted import Passages
from plait.synthesis.rounding import gives, numbers_of

CLAIM = "argument"
HELD_QUOTE = "[](quote:withheld)"
NOT_SHOWN = "a quote that may not be shown"
NOT_GIVEN = "a number that disclosure control rounded"
NUMBER_MEND = (
    "write {{finding:{name}}}, which is filled with the number as it is "
    "released; as typed, it prints as withheld"
)
MEND = (
    "quote somebody who agreed to be quoted, or say it in your own words; the profile "
    "may also limit the quotes of one person"
)


def bound_to_argument(text: str, codings: pd.DataFrame) -> pd.DataFrame:
    """List the extracts that an argument quotes.

    Parameters
    ----------
    text : str
        argument.md.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.

    Returns
    -------
    DataFrame, one row an extract
        Columns extract, claim, against, as `bound_extracts` gives them.
    """
    passages = Passages(codings)
    found = [passages.find(m) for m in read_marks(text) if m.kind == "extract"]
    extracts = list(dict.fromkeys(quoted.extract for quoted in found if quoted))
    frame = pd.DataFrame({"extract": extracts, "claim": CLAIM, "against": False})
    return frame.astype({"extract": "str", "claim": "str", "against": "bool"})


def release_marks(
    text: str, codings: pd.DataFrame, findings: pd.DataFrame, names: Mapping[str, str],
    *, times: list[dict] = (),
) -> tuple[str, list[Fault]]:  # fmt: skip
    """Put into the marks of an argument what was released.

    Parameters
    ----------
    text : str
        argument.md.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, as released.
    names : mapping
        Extract id to quote id, of the quotes that were let through.
    times : list of dict
        Time points of the study.

    Returns
    -------
    str
        With as many lines. A quote is `[words](quote:<quote id>)`, its words cut from the
        transcript; one that was not let through `[](quote:withheld)`, whatever was
        typed. The words of a mark with a number that its released finding does not
        give are gone.
    list of Fault
        Quotes that may not be shown (`NOT_SHOWN`), and numbers that a released finding
        rounds otherwise (`NOT_GIVEN`).
    """
    passages = Passages(codings)
    rows = {row["finding"]: row for row in records(findings)}
    parts, faults, at = [], [], 0
    for mark in read_marks(text):
        raw, shown = text[mark.start : mark.end], text[mark.start : mark.end]
        if mark.kind == "extract":
            shown = _quote(mark, passages, names)
            faults += _told(mark, passages, names)
        elif mark.kind == "finding" and mark.text:
            there = [rows[name] for name in mark.names if name in rows]
            shown = _number(mark, raw, there, times)
            faults += _rounded(mark, there, changed=shown != raw)
        parts += [text[at : mark.start], _lines_of(raw, shown)]
        at = mark.end
    return "".join([*parts, text[at:]]), faults


def fault_rows(faults: list[Fault]) -> pd.DataFrame:
    """Give faults of a draft as rows.

    Parameters
    ----------
    faults : list of Fault
        As `release_marks` gives them.

    Returns
    -------
    DataFrame, one row a fault of the argument
        In the shape ARGUMENT_FAULTS.
    """
    rows = [
        {"proposition": "", "statement": "", "file": f.file, "line": f.line,
         "found": f.found, "expected": f.expected, "mend": f.mend}
        for f in dict.fromkeys(faults)
    ]  # fmt: skip
    return ARGUMENT_FAULTS.frame(rows)


def _quote(mark: Mark, passages: Passages, names: Mapping[str, str]) -> str:
    quoted = passages.find(mark)
    if quoted is None or quoted.extract not in names:
        return HELD_QUOTE
    words = re.sub(r"([\[\]\\])", r"\\\1", " ".join(quoted.text.split()))
    return f"[{words}](quote:{names[quoted.extract]})"


def _told(mark: Mark, passages: Passages, names: Mapping[str, str]) -> list[Fault]:
    quoted = passages.find(mark)
    if quoted is None or quoted.extract in names:
        return []
    return [Fault(ARGUMENT, mark.line, "", NOT_SHOWN,
                  "words of people who agreed to be quoted", MEND)]  # fmt: skip


def _rounded(mark: Mark, there: list[dict], *, changed: bool) -> list[Fault]:
    """Tell of a number that went since its finding is released with another one."""
    if not changed or not there or any(row["status"] == "withheld" for row in there):
        return []
    return [Fault(ARGUMENT, mark.line, "", NOT_GIVEN, "the number as it is released",
                  NUMBER_MEND.format(name=mark.name))]  # fmt: skip


def _number(mark: Mark, raw: str, there: list[dict], times: list[dict]) -> str:
    ways = {1, -1}  # the words were checked before: only the number matters here
    released = all(row["status"] != "withheld" for row in there)
    given = all(
        any(gives(number, row, ways) for row in there)
        for number in numbers_of(mark.text, times=times)
    )
    if not there or (released and given) or _only_words(mark, there, times):
        return raw
    return f"[withheld](finding:{mark.name})"


def _only_words(mark: Mark, there: list[dict], times: list[dict]) -> bool:
    """Say whether a mark tells no number, and of no finding that was held back."""
    held = any(row["status"] == "withheld" for row in there)
    return not held and not numbers_of(mark.text, times=times)


def _lines_of(raw: str, shown: str) -> str:
    """Keep as many line breaks, so that faults find their line."""
    missing = raw.count("\n") - shown.count("\n")
    broken = re.sub(" ", "\n", shown, count=missing) if missing > 0 else shown
    return broken + "\n" * (raw.count("\n") - broken.count("\n"))
