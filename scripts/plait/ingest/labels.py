"""Find the speaker labels of a transcript."""

import re
from collections import Counter
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.parsed import Line, fits_label

STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?"
LABEL = re.compile(
    rf"\s*(?:{STAMP}\s+)?(?P<name>[^\s:\[(][^:\n]{{0,59}}?)\s*(?:{STAMP}\s*)?:"
    r"(?=[\s\"'“‘(\[]|[^\W\d]|$)"
)
ANNOTATION = re.compile(r"\[[^\]]*\]|\([^)]*\)")
JOINERS = {"and", "de", "for", "from", "in", "of", "on", "the", "to", "van", "von"}
UNKNOWN = {"unknown", "unidentified", "inaudible speaker"}
PSEUDO = {"break", "interval", "intermission", "pause", "music", "end", "silence"}


@dataclass(frozen=True)
class Label:
    """A speaker label at the start of a line.

    Parameters
    ----------
    name : str
        The label without colon and time stamp.
    length : int
        Code points from the start of the line to the colon, inclusive.
    """

    name: str
    length: int


def fold(label: str) -> str:
    """Fold case and white space, so that `INTERVIEWER ` is `Interviewer`.

    Parameters
    ----------
    label : str
        Any.

    Returns
    -------
    str
        To compare labels by.
    """
    return " ".join(label.casefold().split())


def find_labels(lines: list[Line], *, known: set[str]) -> list[Label | None]:
    """Find the speaker label of each line.

    Where labels stand in bold, only bold ones count. Otherwise a line starts
    with a label when at most 6 words and 60 characters stand before a colon
    (time stamps beside them aside) and these are
    (1) named in documents.csv or participants.csv, or `Unknown`; or
    (2) written like a name or an id (every word begins with a capital or a
    digit, `of`, `the` and their like aside), and found twice or more; or
    (3) of the same shape as a label of (1) or (2) that holds a digit: `FG1-E`
    counts once beside `FG1-A`. All else before a colon is speech.

    Parameters
    ----------
    lines : list of Line
        As parsed.
    known : set of str
        Folded labels of (1).

    Returns
    -------
    list of Label or None
        One for each line; None where it starts without a label.
    """
    if _in_bold(lines):
        return [_bold(line) for line in lines]
    candidates = [_candidate(line) for line in lines]
    counts = Counter(fold(label.name) for label in candidates if label)
    names = {fold(c.name): c.name for c in candidates if c}
    found = {f for f, name in names.items() if _counts(name, known, counts[f])}
    shapes = {_shape(names[f]) for f in found} | {_shape(name) for name in known}
    alike = {f for f in names if _shape(names[f]) in shapes and _has_digit(f)}
    return [c if c and fold(c.name) in found | alike else None for c in candidates]


def doubtful_labels(
    lines: list[Line], *, labels: list[Label | None], shown: str
) -> list[Fault]:
    """List what looks like a label but was read as speech.

    Parameters
    ----------
    lines : list of Line
        As parsed.
    labels : list of Label or None
        As found.
    shown : str
        Path of the transcript as a person sees it.

    Returns
    -------
    list of Fault
        A caution for each: where labels are bold, one of them that is not;
        otherwise, a name that stands once only.
    """
    bold = {fold(label.name) for label in labels if label} if _in_bold(lines) else None
    numbered = shown.lower().endswith(".txt")
    found = [None if label else _candidate(line) for line, label in zip(
        lines, labels, strict=True)]  # fmt: skip
    return [
        Fault(
            shown,
            line=number if numbered else 0,
            found=f"{label.name!r} before a colon, read as speech",
            expected="a label in bold where others are; one that recurs or is named",
            mend="if it is a speaker, set it in bold, or name it in documents.csv",
        )
        for number, label in enumerate(found, start=1)
        if label and _doubtful(label.name, bold)
    ]


def _doubtful(name: str, bold: set[str] | None) -> bool:
    return _like_a_name(name) if bold is None else fold(name) in bold


def _in_bold(lines: list[Line]) -> bool:
    return any(line.label for line in lines)


def _bold(line: Line) -> Label | None:
    if not line.label:
        return None
    found = LABEL.match(line.text[: line.label])
    name = found["name"] if found else line.text[: line.label - 1]
    return Label(name.strip(), line.label)


def _candidate(line: Line) -> Label | None:
    found = LABEL.match(line.text) if line.kind == "speech" else None
    if not found or not fits_label(found["name"]):
        return None
    return Label(found["name"], found.end())


def _counts(name: str, known: set[str], times: int) -> bool:
    return fold(name) in known or (times > 1 and _like_a_name(name))


def _like_a_name(name: str) -> bool:
    words = re.findall(r"\w+", ANNOTATION.sub("", name))
    proper = [word for word in words if word not in JOINERS]
    return bool(proper) and all(w[0].isupper() or w[0].isdigit() for w in proper)


def _shape(name: str) -> str:
    """Write every digit run as 0 and every single letter as A, the rest folded."""
    folded = re.sub(r"\d+", "0", fold(name))
    return re.sub(r"\b[^\W\d_]\b", "a", folded)


def _has_digit(name: str) -> bool:
    return any(letter.isdigit() for letter in name)


def is_pseudo(label: Label, rest: str) -> bool:
    """Say whether a label is no speaker but a break without words.

    Parameters
    ----------
    label : Label
        As found.
    rest : str
        The line after it; annotations in brackets are not words.

    Returns
    -------
    bool
        True for `Break:`, `Music: [12:30]` and their like.
    """
    return fold(label.name) in PSEUDO and not ANNOTATION.sub("", rest).strip()
