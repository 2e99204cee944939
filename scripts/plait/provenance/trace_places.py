"""Find the lines of a transcript that an extract comes from, as they are now."""

import pandas as pd

from plait.ingest.cue_lines import merge_cues
from plait.ingest.labels import find_labels
from plait.ingest.parsed import Line, Parsed
from plait.ingest.speakers import speakers_of
from plait.ingest.transcript_lines import read_lines
from plait.ingest.transcripts import text_hash
from plait.provenance.trace_results import Results
from plait.provenance.trail import spans

BY_LINES = (".txt",)  # whose lines are those of the file itself
MOVED = "places moved by replacements of identifiers before it"
SAME = "the words stand there now, letter for letter"
OTHER = "other words stand there now, or an identifier was replaced in them"


def line_of(results: Results, row: pd.Series, source: tuple[int, int]) -> tuple[str, str]:  # fmt: skip
    """Give the line in the transcript, and whether the words still stand there.

    Parameters
    ----------
    results : Results
        Of a run.
    row : Series
        Row of CODINGS.
    source : tuple of (int, int)
        Its places before identifiers were replaced, in code points, end exclusive.

    Returns
    -------
    tuple of (str, str)
        As ", line 2", of subtitles with the time of the cue; "" where the file cannot
        be laid out in lines; and what a check says.
    """
    document = results.documents.get(row["document"])
    parsed = read_lines(document, folder=str(results.folder)) if document else None
    if parsed is None or not parsed.lines:
        return "", "the text is not laid out in lines: not looked up again"
    lines = _merged(parsed, document, results) if parsed.cues else parsed.lines
    text = "\n".join(line.text for line in lines)
    first, last = (text.count("\n", 0, place) for place in (source[0], source[1] - 1))
    said = lines[first : last + 1]
    told = _of_cues(said, parsed) if parsed.cues else _of_text(document, first)
    if source != (row["start"], row["end"]):
        return told, MOVED
    same = text_hash(text[slice(*source)]) == row["text_hash"]
    return told, SAME if same else OTHER


def _merged(parsed: Parsed, document: dict, results: Results) -> list[Line]:
    """Lay subtitles out as they were read: one label for cues of one speaker in a row."""
    people = results.job("read_transcripts").params.participants
    known = speakers_of(document, participants=people)[0].known
    return merge_cues(parsed.lines, find_labels(parsed.lines, known=known))[0]


def _of_text(document: dict, first: int) -> str:
    of = "" if document["file"].lower().endswith(BY_LINES) else " of its text"
    return f", line {first + 1}{of}"


def _of_cues(said: list[Line], parsed: Parsed) -> str:
    """Give the lines of the file that the words stand in, and when their cue begins."""
    numbers = [line.number for line in said if line.number]
    if not numbers:
        return ""
    many = "s" if len(set(numbers)) > 1 else ""
    known = [line for line in parsed.lines if line.number <= numbers[0]]
    times = [line.at for line in known if line.at is not None]
    cue = f", cue at {_clock(times[-1])}" if times else ""
    return f", line{many} {spans(numbers)} of the file{cue}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 3), 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02d}:{minutes:02d}:{rest:06.3f}"
