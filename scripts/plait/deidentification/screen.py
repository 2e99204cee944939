"""Replace in a transcript what people decided to replace, and list what is undecided."""

from dataclasses import dataclass, field, replace

from plait.deidentification.decisions import Decided
from plait.deidentification.edits import (
    Edit,
    Replacement,
    edit_text,
    edited_length,
    edits_by_line,
    track,
)
from plait.deidentification.identifiers import Identifier, find_identifiers
from plait.deidentification.labels import merged_speakers
from plait.errors import Fault
from plait.ingest.parsed import Line
from plait.ingest.speakers import Speakers
from plait.ingest.stamps import Label

AROUND = 40  # code points of context on either side


@dataclass(frozen=True)
class Undecided:
    """A direct identifier that nobody has decided on.

    Parameters
    ----------
    document, file : str
        Where it stands.
    line : int
        Line of the document's text, from 1.
    found : Identifier
        Its place is in the text as it came.
    context : str
        The words around it.
    """

    document: str
    file: str
    line: int
    found: Identifier
    context: str


@dataclass(frozen=True)
class Screened:
    """A document after screening.

    Parameters
    ----------
    document : str
        Its id.
    lines : list of Line
        With the replacements in place.
    labels : list of Label or None
        Likewise, one for each line.
    replacements : list of Replacement
        In the order of the text.
    undecided : list of Undecided
        What stops the run.
    used : set of tuple of str and int
        File and line of every decision whose string was found.
    faults : list of Fault
        Speakers who would be taken for one another.
    """

    document: str
    lines: list[Line]
    labels: list[Label | None]
    replacements: list[Replacement] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    used: set[tuple[str, int]] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)


def screen(
    lines: list[Line],
    labels: list[Label | None],
    *,
    row: dict,
    decided: Decided,
    speakers: Speakers,
) -> Screened:
    """Find the direct identifiers of a document and replace the decided ones.

    Parameters
    ----------
    lines : list of Line
        The document; headings and comments are screened as well.
    labels : list of Label or None
        Found in the text as it came, so that a replacement never changes who speaks.
    row : dict
        Row of documents.csv: `document` and `file`.
    decided : Decided
        What people decided. Of strings inside one another the longest counts: a
        decided one inside a longer undecided one does not settle that.
    speakers : Speakers
        Who is behind the labels as they came.

    Returns
    -------
    Screened
        As many lines and labels as there were. A string over the end of a line is
        replaced on its first line; the line end stays.
    """
    screener = _Screener(row, decided)
    text = "\n".join(line.text for line in lines)
    edits = screener.edits(text)
    names = _names(lines, labels, screener)
    here = list(edits_by_line(lines, edits))
    return Screened(
        row["document"],
        [_line(*pair) for pair in zip(lines, here, strict=True)],
        [_label(*pair, names) for pair in zip(labels, here, strict=True)],
        track(edits),
        screener.undecided,
        screener.used,
        merged_speakers(names, speakers, shown=row["file"]),
    )


class _Screener:
    """Decide on everything that is found in one document, and note what is open."""

    def __init__(self, row: dict, decided: Decided) -> None:
        self.row, self.decided = row, decided
        self.undecided: list[Undecided] = []
        self.used: set[tuple[str, int]] = set()

    def edits(self, text: str, line: int = 0) -> list[Edit]:
        phrases = self.decided.phrases(self.row["document"])
        found = find_identifiers(text, names=phrases)
        return [edit for one in found for edit in self._edits(one, text, line)]

    def _edits(self, found: Identifier, text: str, line: int) -> list[Edit]:
        decision = self.decided.on(found.text, self.row["document"])
        if decision:
            self.used.add((decision.file, decision.line))
            if found.kind == "name":
                found = replace(found, kind=decision.kind)
        if not decision or not decision.action:
            self._note(found, text, line)
        elif decision.action != "accept":
            return _cut(found, decision.replacement, decision.action)
        return []

    def _note(self, found: Identifier, text: str, line: int) -> None:
        start, end = max(found.start - AROUND, 0), found.end + AROUND
        context = " ".join(text[start:end].split())
        line = line or text.count("\n", 0, found.start) + 1
        row = self.row
        self.undecided.append(
            Undecided(row["document"], row["file"], line, found, context)
        )


def _cut(found: Identifier, replacement: str, action: str) -> list[Edit]:
    """Cut a string at line ends: its first line gets the replacement."""
    edits, start = [], found.start
    for part in found.text.split("\n"):
        new = replacement if start == found.start else ""
        edits.append(Edit(start, start + len(part), new, found.kind, action))
        start += len(part) + 1
    return [edit for edit in edits if edit.end > edit.start]


def _names(
    lines: list[Line], labels: list[Label | None], screener: _Screener
) -> dict[str, str]:
    """Give each speaker's name as it came the name that it has now."""
    names: dict[str, str] = {}
    for number, (line, label) in enumerate(zip(lines, labels, strict=True), start=1):
        if label and label.name not in names:
            inside = label.name in line.text
            # what stands in the text is noted there
            reader = _Screener(screener.row, screener.decided) if inside else screener
            names[label.name] = edit_text(label.name, reader.edits(label.name, number))
    return names


def _line(line: Line, edits: list[Edit]) -> Line:
    if not edits:
        return line
    label = line.label and edited_length(line.label, edits)
    return replace(line, text=edit_text(line.text, edits), label=label)


def _label(
    label: Label | None, edits: list[Edit], names: dict[str, str]
) -> Label | None:
    if label is None or (not edits and names[label.name] == label.name):
        return label
    length = edited_length(label.length, edits)
    return replace(label, name=names[label.name], length=length)
