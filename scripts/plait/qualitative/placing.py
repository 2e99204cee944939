"""Find the one place of a quote that a coder gave, or say why there is none."""

from plait.errors import Fault
from plait.qualitative.quote_search import Quotes
from plait.qualitative.sheet_rows import SheetRow

Span = tuple[int, int]
NOWHERE = (0, 0)
SHOWN = 60  # signs of a quote in a fault


def find_once(
    row: SheetRow, column: str, quotes: Quotes, hit: dict | None = None
) -> tuple[Span, list[Fault]]:
    """Find a quote exactly once.

    Parameters
    ----------
    row : SheetRow
        With the document, and with `which one` where the words stand several times.
    column : str
        Where the quote is.
    quotes : Quotes
        The transcripts.
    hit : dict, optional
        Row of SUGGESTIONS: the quote must touch its sentence.

    Returns
    -------
    span : (start, end)
        Code points in the document; (0, 0) where there is a fault.
    faults : list of Fault
        An unknown document, no quote, a quote that is nowhere, with the sentence
        that is most like it, or several times.
    """
    document = row.cells.get("document", "") if hit is None else hit["document"]
    quote = row.cells.get(column, "")
    if not quotes.knows(document):
        return NOWHERE, [row.fault("document", repr(document),
                                   "the id of a transcript", "correct the id")]  # fmt: skip
    if not quote:
        return NOWHERE, [row.fault(column, "nothing", "words of the transcript",
                                   "copy them from the transcript")]  # fmt: skip
    found = quotes.find(document, quote)
    if hit is not None:
        found = [s for s in found if s[0] < hit["end"] and hit["start"] < s[1]]
    if len(found) > 1 and row.cells.get("which one"):
        return _chosen(row, found)
    if len(found) == 1:
        return found[0], []
    problem = _several(found) if found else _nowhere(document, quote, quotes, hit)
    return NOWHERE, [row.fault(column, f"{_short(quote)!r} {problem[0]}", *problem[1:])]


def _chosen(row: SheetRow, found: list[Span]) -> tuple[Span, list[Fault]]:
    typed = row.cells["which one"]
    if typed.isdecimal() and 1 <= int(typed) <= len(found):
        return found[int(typed) - 1], []
    return NOWHERE, [row.fault("which one", repr(typed), f"a number from 1 to {len(found)}",
                               "count the places from the beginning")]  # fmt: skip


def _several(found: list[Span]) -> tuple[str, str, str]:
    return (f"{len(found)} times in the document", "words that stand there once",
            "copy more of what stands before and after, or fill in which one")  # fmt: skip


def _nowhere(
    document: str, quote: str, quotes: Quotes, hit: dict | None
) -> tuple[str, str, str]:
    if hit is not None and quotes.find(document, quote):
        return ("away from the suggested sentence", "words that touch it",
                "copy words around the suggestion, or use the sheet Add by hand")  # fmt: skip
    mend = "copy the words as they stand in the transcript"
    elsewhere = quotes.elsewhere(document, quote)
    if elsewhere:
        return (f"not in {document}, but in {', '.join(elsewhere)}",
                "words of the document", "correct the document")  # fmt: skip
    closest = quotes.closest(document, quote)
    near = f"; the closest is {closest!r}" if closest else ""
    return (
        f"nowhere in what was said in {document}{near}",
        "words of the document",
        mend,
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= SHOWN else f"{quote[: SHOWN - 3]}..."
