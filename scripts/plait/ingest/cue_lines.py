"""Cut subtitles (.vtt, .srt) into lines of speech, and keep their marks apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from plait.errors import Fault
from plait.ingest.parsed import Line, Parsed
from plait.ingest.stamps import Label, seconds
from plait.ingest.text_lines import parse_text

ARROW = "-->"
MARKS = "cue numbers, times and tags"
OUTSIDE = "text outside a cue"
AGAIN = "speaker label again"
STAMP = r"(?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
TIMING = re.compile(rf"\s*({STAMP})\s*{ARROW}\s*{STAMP}(?:\s.*)?")
CLOCK = r"\d+(?::\d+)+(?:[.,]\d+)?"
# a broken arrow: the words below it would be lost, or said by whoever spoke before
BROKEN = re.compile(rf"\s*{CLOCK}[-–—−=~\s]*(?:[>→⟶]|&gt;).*")
NO_ARROW = re.compile(rf"\s*{CLOCK}[-–—−=~\s]+{CLOCK}\s*")  # in a cue it may be speech
# blocks without an arrow that hold no speech
BLOCKS = {"WEBVTT": "header", "NOTE": "comment", "STYLE": "style", "REGION": "style"}
TAG = re.compile(
    r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font)(?:[.\s][^>]*)?>|<[\d:.]+>|\{\\[^}]*\}", re.I
)
VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:\s+([^>]*))?>", re.I)
ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\xa0", "&lrm;": "\u200e",
            "&rlm;": "\u200f", "&amp;": "&"}  # fmt: skip
ENTITY = re.compile("|".join(ENTITIES))
NOBODY = "Unknown"


@dataclass
class Cues:
    """What is being gathered from a file of subtitles.

    Parameters
    ----------
    spoken : list of Line
        In order.
    marks : list of Line
        Everything else; stands below what was spoken, so that no turn is cut.
    faults, cautions : list of Fault
        As in `Parsed`.
    """

    spoken: list[Line] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    cautions: list[Fault] = field(default_factory=list)


def cue_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .vtt or .srt transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        The words of the cues, a line each, with the time at which the cue begins;
        then cue numbers, times, tags and notes, as lines of those kinds. A voice
        tag (`<v Jo Park>`) names the speaker. A line with an arrow that gives no
        two times, or with two times and another arrow (`->`), is a fault, since its
        words could belong to anyone; text that is in no cue is left out, a caution.
    """
    return parse_text(data, shown=shown, parse=_parse)


def _parse(text: str, *, shown: str) -> Parsed:
    cues, lines = Cues(), text.split("\n")
    for first, last in _blocks(lines):
        _add_block(cues, lines[first:last], first + 1, shown)
    if not cues.spoken and not cues.faults:
        cues.faults.append(Fault(shown, 0, "", "no cues with words",
                                 "subtitles with times and text",
                                 "export the transcript again, as .vtt or .docx"))  # fmt: skip
    lines = [] if cues.faults else [*cues.spoken, *_gathered(cues.marks)]
    return Parsed(lines, "", cues.faults, cues.cautions, cues=True)


def _gathered(marks: list[Line]) -> list[Line]:
    """Put marks of one kind together: one passage that is left out, not thousands."""
    kinds = dict.fromkeys(mark.kind for mark in marks)
    return [mark for kind in kinds for mark in marks if mark.kind == kind]


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Find blocks: lines between blank ones, each with one arrow at most."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        head = lines[start:number]
        if not line.strip():
            if head:
                yield start, number
            start = number + 1
        elif ARROW in line and any(ARROW in other for other in head):
            # the number above the arrow belongs to the new cue
            cut = number - 1 if lines[number - 1].strip().isdigit() else number
            yield start, cut
            start = cut


def _add_block(cues: Cues, block: list[str], line: int, shown: str) -> None:
    arrow = next((n for n, text in enumerate(block) if ARROW in text), None)
    kind = next((k for w, k in BLOCKS.items() if block[0].startswith(w)), OUTSIDE)
    broken = _broken(block, in_cue=arrow is not None)
    if broken is not None and (arrow is not None or kind == OUTSIDE):
        cues.faults.append(_no_timing(shown, line + broken, block[broken]))
        return
    if arrow is None:
        cues.marks += [Line(text, kind=kind) for text in block]
        if kind == OUTSIDE and any(map(str.isalpha, "".join(block))):
            cues.cautions.append(_outside(shown, line))
        return
    timing = TIMING.fullmatch(block[arrow])
    if not timing or arrow > 1:
        cues.faults.append(_no_timing(shown, line + arrow, block[arrow]))
        return
    cues.marks += [Line(text, kind=MARKS) for text in block[: arrow + 1]]
    said = len(cues.spoken)
    for number, text in enumerate(block[arrow + 1 :], start=line + arrow + 1):
        before = len(cues.spoken)
        _add_words(cues, text)
        cues.spoken[before:] = [replace(s, number=number) for s in cues.spoken[before:]]
    cues.spoken[said : said + 1] = [
        replace(line, at=seconds(timing[1])) for line in cues.spoken[said : said + 1]
    ]


def _broken(block: list[str], *, in_cue: bool) -> int | None:
    """Find a line that was meant to give times, and has another arrow or none."""
    forms = (BROKEN,) if in_cue else (BROKEN, NO_ARROW)
    return next((n for n, text in enumerate(block) if ARROW not in text
                 and any(form.fullmatch(text) for form in forms)), None)  # fmt: skip


def _add_words(cues: Cues, text: str) -> None:
    position = 0
    for voice in VOICE.finditer(text):
        _say(cues, text[position : voice.start()])
        name = (voice[1] or "").strip()
        cues.spoken.append(Line(_plain(name), speaker=_plain(name) or NOBODY))
        cues.marks.append(Line(voice[0].replace(name, "", bool(name)), kind=MARKS))
        position = voice.end()
    _say(cues, text[position:])


def _say(cues: Cues, words: str) -> None:
    cues.marks += [Line(tag, kind=MARKS) for tag in TAG.findall(words)]
    plain = _plain(TAG.sub("", words)).strip()
    if plain:
        cues.spoken.append(Line(plain))


def _plain(words: str) -> str:
    return ENTITY.sub(lambda found: ENTITIES[found[0]], words)


def _outside(shown: str, line: int) -> Fault:
    return Fault(shown, line, "", "text that is in no cue, left out",
                 "a line with two times above it",
                 "take out the blank line before it, if it was spoken")  # fmt: skip


def _no_timing(shown: str, line: int, text: str) -> Fault:
    return Fault(shown, line, "", repr(text.strip()[:60]),
                 "two times, as 00:01:02.000 --> 00:01:05.000",
                 "correct the times, or export the transcript again")  # fmt: skip


def merge_cues(
    lines: list[Line], labels: list[Label | None]
) -> tuple[list[Line], list[Label | None]]:
    """Take out a label that names who is speaking already.

    Parameters
    ----------
    lines : list of Line
        Of subtitles.
    labels : list of Label or None
        One for each line.

    Returns
    -------
    lines : list of Line
        Cues of one speaker in a row have one label, the first; the others stand
        below everything else, left out.
    labels : list of Label or None
        One for each line.
    """
    kept: list[tuple[Line, Label | None]] = []
    again: list[Line] = []
    speaker = ""
    for line, label in zip(lines, labels, strict=True):
        if label and label.name == speaker:
            again.append(Line(line.text[: label.length], kind=AGAIN))
            rest = line.text[label.length :].strip()
            kept += [(Line(rest, at=line.at, number=line.number), None)] if rest else []
        else:
            speaker = label.name if label else speaker
            kept.append((line, label))
    kept += [(line, None) for line in again if line.text]
    return [line for line, _ in kept], [label for _, label in kept]
