"""Put replacements into the lines of a document, and map places between both texts."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plait.ingest.parsed import Line


@dataclass(frozen=True, order=True)
class Edit:
    """A place of the text as it came, on one line, and what goes there.

    Parameters
    ----------
    start, end : int
        Code points, end exclusive.
    text : str
        What goes there; "" for the later lines of a string over several.
    kind, action : str
        What it was, and what was decided.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    action: str = ""


@dataclass(frozen=True, order=True)
class Replacement:
    """One place where the text was changed.

    Parameters
    ----------
    start, end : int
        Code points in the text as plait uses it.
    source_start, source_end : int
        Code points in the text as it came.
    kind, action, replacement : str
        What it was, what was decided, and what stands there now.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    kind: str
    action: str
    replacement: str


def edits_by_line(lines: list[Line], edits: list[Edit]) -> Iterator[list[Edit]]:
    """Give each line its edits, told from the line's first code point.

    Parameters
    ----------
    lines : list of Line
        The document.
    edits : list of Edit
        In order, none over the end of a line.

    Yields
    ------
    list of Edit
        One list for each line.
    """
    first, place = 0, 0
    for line in lines:
        last, here = first + len(line.text), []
        while place < len(edits) and edits[place].start <= last:
            edit = edits[place]
            here.append(replace(edit, start=edit.start - first, end=edit.end - first))
            place += 1
        yield here
        first = last + 1


def edit_text(text: str, edits: list[Edit]) -> str:
    """Put replacements into a text.

    Parameters
    ----------
    text : str
        Any.
    edits : list of Edit
        In order, not overlapping.

    Returns
    -------
    str
        Everything outside the edits as it was.
    """
    parts, done = [], 0
    for edit in edits:
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def edited_length(length: int, edits: list[Edit]) -> int:
    """Tell how long the first part of a line is after the edits of the line.

    Parameters
    ----------
    length : int
        Code points from the start of the line, such as those of a label.
    edits : list of Edit
        Of the line, in order.

    Returns
    -------
    int
        Where an edit goes beyond the part, the part ends with it.
    """
    inside = [edit for edit in edits if edit.start < length]
    gone = sum(min(edit.end, length) - edit.start for edit in inside)
    return length - gone + sum(len(edit.text) for edit in inside)


def track(edits: list[Edit]) -> list[Replacement]:
    """Say where edits stand in the text as it came and as it is used.

    Parameters
    ----------
    edits : list of Edit
        Of a document, in order.

    Returns
    -------
    list of Replacement
        One for each, in order.
    """
    shift, tracked = 0, []
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.text)
        tracked.append(Replacement(start, end, edit.start, edit.end, edit.kind,
                                   edit.action, edit.text))  # fmt: skip
        shift = end - edit.end
    return tracked


def map_offset(
    offset: int, replacements: list[Replacement], *, to: str, end: bool = False
) -> int:
    """Take a place in one text of a document to the other.

    Parameters
    ----------
    offset : int
        A code point, or with `end` one past the last of a passage.
    replacements : list of Replacement
        Of the document, in the order of the text.
    to : {"source", "used"}
        The text as it came, or as plait uses it.
    end : bool, default False
        Whether it is the end of a passage.

    Returns
    -------
    int
        Outside replacements letter by letter. Inside one, the start of its part of
        the other text, or the end of that part where `end` is asked for.
    """
    at = offset - 1 if end else offset
    place = bisect_right(replacements, at, key=lambda row: _here(row, to)[0]) - 1
    if place < 0:
        return offset
    _, last = _here(replacements[place], to)
    there, there_last = _there(replacements[place], to)
    if at >= last:
        return there_last + offset - last
    return there_last if end else there


def _here(row: Replacement, to: str) -> tuple[int, int]:
    used, source = (row.start, row.end), (row.source_start, row.source_end)
    return used if to == "source" else source


def _there(row: Replacement, to: str) -> tuple[int, int]:
    return _here(row, "used" if to == "source" else "source")
