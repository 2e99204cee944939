"""What every parser makes of a transcript: lines, with the labels seen in bold."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from plait.errors import Fault

ANNOTATION = re.compile(r"\[[^\]]*\]|\([^)]*\)")
LABEL_LENGTH = 60
LABEL_WORDS = 6


@dataclass(frozen=True)
class Line:
    """One line of a document's text.

    Parameters
    ----------
    text : str
        In NFC, without its line feed; empty for a blank line.
    label : int, default 0
        Code points of a speaker label set in bold at its start, the colon
        included; 0 where there is none.
    kind : str, default "speech"
        Everything but speech stays out of the turns; the kind is the reason.
    speaker : str, default ""
        Who speaks from here on, where the format itself says so: a column, a
        voice tag. The whole line is the label then, and may be empty.
    at : float or None, default None
        Time stamp of the line [seconds].
    page : int, default 0
        Page that it stands on, from 1; 0 where the format has no pages.
    number : int, default 0
        Line of the file that it comes from, from 1; 0 where the format does not tell.
        Lines that differ in nothing else are equal.
    """

    text: str
    label: int = 0
    kind: str = "speech"
    speaker: str = ""
    at: float | None = None
    page: int = 0
    number: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Parsed:
    """A transcript as its parser left it.

    Parameters
    ----------
    lines : list of Line
        The document's text is these lines joined by a line feed.
    encoding : str
        Encoding of the file, empty where the format fixes it.
    faults : list of Fault
        Why it could not be read; `lines` is empty then.
    cautions : list of Fault
        What was not read, or had to be inferred; the rest stands.
    cues : bool, default False
        Whether lines are subtitles: those of one speaker in a row are one turn.
    """

    lines: list[Line]
    encoding: str = ""
    faults: list[Fault] = field(default_factory=list)
    cautions: list[Fault] = field(default_factory=list)
    cues: bool = False


def line_from(segments: list[tuple[str, bool]], *, kind: str = "speech") -> Line:
    """Join the differently set parts of a line and find a label in bold.

    Parameters
    ----------
    segments : list of (text, bold)
        In order.
    kind : str, default "speech"
        See `Line`.

    Returns
    -------
    Line
        `label` is set where the line starts in bold and the bold part ends in,
        or is followed by, a colon, and is at most 60 characters and 6 words.
    """
    text = "".join(part for part, _ in segments)
    label = _bold_label(segments) if kind == "speech" else ""
    return Line(nfc(text), len(nfc(label)), kind)


def _bold_label(segments: list[tuple[str, bool]]) -> str:
    prefix, rest = "", ""
    for part, bold in segments:
        if not bold and part.strip():
            rest = part
            break
        prefix += part
    bare = prefix.rstrip()
    if not bare.endswith(":"):
        bare = f"{prefix}:" if bare and rest.startswith(":") else ""
    return bare if fits_label(bare.rstrip(":")) else ""


@lru_cache(maxsize=4_096)  # a document has few labels, each of them many times
def fits_label(name: str) -> bool:
    """Say whether words are short enough to be a speaker's label.

    Parameters
    ----------
    name : str
        Without the colon.

    Returns
    -------
    bool
        True for 1 to 6 words and at most 60 characters, not counting what stands in
        brackets: `PARK, Jo (A LONG NAME OF A TRUST)`.
    """
    bare = ANNOTATION.sub("", name).strip() or name
    return len(bare) <= LABEL_LENGTH and 1 <= len(bare.split()) <= LABEL_WORDS


def nfc(text: str) -> str:
    """Compose accents (NFC), so that one letter is one code point.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        The same object where it is composed already.
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)
