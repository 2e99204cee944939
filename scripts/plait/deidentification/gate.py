"""Stop at what names someone, and say so without naming anyone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from plait.deidentification.decisions import IDENTIFIERS, Decided
from plait.deidentification.identifiers import Identifier
from plait.deidentification.labels import rename
from plait.deidentification.phrases import key
from plait.deidentification.screen import Screened, Undecided
from plait.errors import Fault
from plait.shapes.identifiers import REPLACEMENTS

SHOWN = 50
MEND = (
    f"decide in {IDENTIFIERS}: replace, generalise or accept it; `plait identifiers` "
    "shows it whole, `plait identifiers --write` makes the row"
)


def gate_faults(screened: Iterable[Screened]) -> list[Fault]:
    """List what stops a study: what names someone, and nobody decided on.

    Parameters
    ----------
    screened : iterable of Screened
        Its documents.

    Returns
    -------
    list of Fault
        One for each distinct string, with its first place and how many others;
        masked, since faults are pasted into mails, and numbered where two look the
        same then. At most 50, and a count of the rest. And speakers who would be taken for one another.
    """
    documents = list(screened)
    strings = list(distinct(documents).values())
    faults = _numbered([_fault(places) for places in strings[:SHOWN]])
    if len(strings) > SHOWN:
        more = f"{len(strings) - SHOWN} more undecided strings"
        faults.append(Fault(IDENTIFIERS, 0, "", more, "a decision on each", MEND))
    return [*faults, *(fault for one in documents for fault in one.faults)]


def distinct(screened: Iterable[Screened]) -> dict[str, list[Undecided]]:
    """Gather the places of each distinct undecided string.

    Parameters
    ----------
    screened : iterable of Screened
        Documents.

    Returns
    -------
    dict of str to list of Undecided
        Folded string to its places, in the order of the documents.
    """
    strings: dict[str, list[Undecided]] = {}
    for document in screened:
        for one in document.undecided:
            strings.setdefault(key(one.found.text), []).append(one)
    return strings


def _numbered(faults: list[Fault]) -> list[Fault]:
    """Tell strings that look the same once masked apart, or they would count as one."""
    often, seen = Counter(faults), Counter()
    told = []
    for fault in faults:
        seen[fault] += 1
        which = f", {seen[fault]} of {often[fault]} different ones"
        told.append(replace(fault, found=fault.found + which * (often[fault] > 1)))
    return told


def _fault(places: list[Undecided]) -> Fault:
    first, others = places[0], len(places) - 1
    kind = first.found.kind.replace("_", " ")
    numbered = first.file.lower().endswith(".txt")
    also = f", and {others} more like it" if others else ""
    return Fault(
        first.file,
        first.line if numbered else 0,
        kind if numbered else f"{kind}, line {first.line} of its text",
        f"{first.found.masked}{also}",
        "nothing that names someone, or a decision on it",
        MEND,
    )


def unused_decisions(decided: Decided, screened: Iterable[Screened]) -> list[Fault]:
    """List the rows of coding/identifiers.csv whose string is in no transcript.

    Parameters
    ----------
    decided : Decided
        What people decided.
    screened : iterable of Screened
        All documents of the study.

    Returns
    -------
    list of Fault
        A caution each: a slip, or a spreadsheet that changed a number or a date.
    """
    used = {place for one in screened for place in one.used}
    rows = [d for d in decided.decisions if d.file == IDENTIFIERS]
    return [
        Fault(
            d.file,
            d.line,
            "text",
            f"a string that is in no transcript: {_masked(d.text)}",
            "a string as it stands in one",
            "correct it (a spreadsheet may have changed it), or leave it: it is kept",
        )
        for d in rows
        if (d.file, d.line) not in used
    ]


def _masked(text: str) -> str:
    return Identifier(0, len(text), "", text).masked


def without_names(
    cautions: Iterable[Fault], decided: Decided | None, document: str
) -> list[Fault]:
    """Replace in the words of cautions what is replaced in the transcript.

    Parameters
    ----------
    cautions : iterable of Fault
        About one document.
    decided : Decided or None
        What is replaced by what.
    document : str
        Its id.

    Returns
    -------
    list of Fault
        As many.
    """
    if decided is None:
        return list(cautions)
    return [
        replace(c, found=rename(c.found, decided, document),
                mend=rename(c.mend, decided, document))
        for c in cautions
    ]  # fmt: skip


def replacements_table(screened: Iterable[Screened]) -> pd.DataFrame:
    """Lay out where texts were changed.

    Parameters
    ----------
    screened : iterable of Screened
        Documents.

    Returns
    -------
    DataFrame, one row a place that was changed
        In the shape REPLACEMENTS.
    """
    return REPLACEMENTS.frame(
        {"document": one.document} | vars(row)
        for one in screened
        for row in one.replacements
    )
