"""Read transcripts into turns, with every character accounted for."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import pandas as pd

from plait.deidentification.decisions import Decided
from plait.deidentification.gate import gate_faults, without_names
from plait.deidentification.labels import both_ways
from plait.deidentification.screen import Screened, screen
from plait.errors import Fault
from plait.ingest.double_transcripts import double_transcripts
from plait.ingest.labels import doubtful_labels, find_labels
from plait.ingest.parsed import Line, Parsed
from plait.ingest.speakers import (
    Speakers,
    several_speakers,
    speakers_of,
    unknown_speakers,
)
from plait.ingest.stamps import Label
from plait.ingest.transcript_lines import read_lines
from plait.ingest.turns import cut_turns, turn_places
from plait.shapes.transcripts import LEFT_OUT, TURNS


@dataclass(frozen=True)
class Transcripts:
    """The transcripts of a study, or of one batch of it.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS.
    left_out : DataFrame
        In the shape LEFT_OUT; with `turns` it holds every code point.
    encodings : dict of str to str
        Encoding of each document that is a text file.
    faults : list of Fault
        What must be mended; such a document has no rows.
    cautions : list of Fault
        What a person should look at; the run goes on.
    screened : list of Screened
        What was replaced in each document, and what is undecided.
    """

    turns: pd.DataFrame
    left_out: pd.DataFrame
    encodings: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    cautions: list[Fault] = field(default_factory=list)
    screened: list[Screened] = field(default_factory=list)


def read_transcripts(
    documents: Iterable[dict],
    *,
    folder: str,
    participants: Collection[str] = (),
    decided: Decided | None = None,
) -> Transcripts:
    """Read transcripts; see `ENDINGS` for the formats.

    The text of a document is what the library of its format gives, in NFC, with
    line feeds. Offsets are code points in it, end exclusive. Annotations in
    square brackets stay in the turn. See `find_labels` for what is a label.

    Parameters
    ----------
    documents : iterable of dict
        Rows of documents.csv (document, file, kind, participant, group, time,
        interviewer_labels, speaker_map; "" where blank), and `line`.
    folder : str
        Folder that `file` is relative to; data/transcripts in it is tried too.
    participants : collection of str
        Ids of participants.csv.
    decided : Decided, optional
        What people decided about what names someone: it is replaced, and what is
        undecided is a fault. By default texts are read as they came.

    Returns
    -------
    Transcripts
        Turns sorted by document and place; faults instead of exceptions.
    """
    documents, participants = list(documents), frozenset(participants)
    turns: list[tuple] = []
    left_out: list[tuple] = []
    whole = Transcripts(TURNS.empty(), LEFT_OUT.empty())
    for row in documents:
        parsed = read_lines(row, folder=folder)
        whole.faults.extend(parsed.faults)
        whole.cautions.extend(parsed.cautions)
        if parsed.encoding:
            whole.encodings[row["document"]] = parsed.encoding
        if parsed.lines:
            _add(row, parsed, participants, (turns, left_out, whole), decided)
    whole.faults.extend(gate_faults(whole.screened))
    whole.faults.extend(
        double_transcripts(turns, {r["document"]: r for r in documents})
    )
    return Transcripts(
        TURNS.check(pd.DataFrame.from_records(turns, columns=TURNS.names)),
        LEFT_OUT.check(pd.DataFrame.from_records(left_out, columns=LEFT_OUT.names)),
        whole.encodings,
        whole.faults,
        whole.cautions,
        whole.screened,
    )


def _add(
    row: dict,
    parsed: Parsed,
    participants: Collection[str],
    into: tuple,
    decided: Decided | None,
) -> None:
    turns, left_out, whole = into
    row = both_ways(row, decided) if decided else row
    speakers, faults = speakers_of(row, participants=participants)
    whole.faults.extend(faults)
    lines, labels = _labelled(row, parsed, speakers, decided, whole)
    text = "\n".join(line.text for line in lines)
    spoken, rest = cut_turns(text, lines=lines, labels=labels)
    if not spoken:
        whole.faults.append(_no_speakers(row["file"]))
        return
    names = sorted({name for _, _, name in spoken})
    whole.cautions.extend(several_speakers(row, speakers, names))
    whole.cautions.extend(unknown_speakers(row, speakers, names))
    places = turn_places([first for first, _, _ in spoken], lines=lines, labels=labels)
    document, time = row["document"], row.get("time") or None
    who = {n: (speakers.role(n), speakers.person(n) or None, speakers.case(n), time)
           for n in names}  # fmt: skip
    for number, (start, end, name) in enumerate(spoken, start=1):
        words = text[start:end]
        turns.append((document, number, name, *who[name], words, start, end,
                      text_hash(words), *places[number - 1]))  # fmt: skip
    left_out.extend((document, a, b, text[a:b], reason) for a, b, reason in rest)


def _labelled(
    row: dict,
    parsed: Parsed,
    speakers: Speakers,
    decided: Decided | None,
    whole: Transcripts,
) -> tuple[list[Line], list[Label | None]]:
    """Give the lines with their labels, replaced where people decided so."""
    lines, labels = parsed.lines, find_labels(parsed.lines, known=speakers.known)
    doubtful = doubtful_labels(lines, labels=labels, shown=row["file"])
    whole.cautions.extend(without_names(doubtful, decided, row["document"]))
    if parsed.cues:
        from plait.ingest.cue_lines import merge_cues

        lines, labels = merge_cues(lines, labels)
    if decided:
        seen = screen(lines, labels, row=row, decided=decided, speakers=speakers)
        whole.screened.append(seen)
        lines, labels = seen.lines, seen.labels
    return lines, labels


def _no_speakers(shown: str) -> Fault:
    return Fault(
        shown,
        found="a transcript without speakers",
        expected="turns that begin with a label and a colon, as `P03: ...`",
        mend="write the labels, or name them in documents.csv if each stands once",
    )


def document_texts(transcripts: Transcripts) -> dict[str, str]:
    """Put the text of each document together again.

    Parameters
    ----------
    transcripts : Transcripts
        Its turns and left_out.

    Returns
    -------
    dict of str to str
        Document to text; offsets are code points in it. Where turns were taken
        out (a person withdrew) spaces keep the place, so that offsets hold.
    """
    names = ["document", "start", "text"]
    parts = pd.concat([transcripts.turns[names], transcripts.left_out[names]])
    parts = parts.sort_values(["document", "start"], kind="stable")
    texts: dict[str, list[str]] = {}
    lengths: dict[str, int] = {}
    for document, start, text in parts.itertuples(index=False, name=None):
        gap = int(start) - lengths.get(document, 0)
        texts.setdefault(document, []).append(" " * gap + text)
        lengths[document] = int(start) + len(text)
    return {document: "".join(pieces) for document, pieces in texts.items()}


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
