"""Find the speaker labels of a transcript."""

import re
from collections import Counter

from plait.errors import Fault
from plait.ingest.label_words import bare, fold, is_nobody
from plait.ingest.parsed import ANNOTATION, Line, fits_label
from plait.ingest.stamps import STAMP, Label, seconds, stamped_labels

NAME = r"\[[^\d:\]]+\]|[^\s:\[(][^:\n]{0,59}?(?:\([^):\n]{0,90}\))?"
LABEL = re.compile(
    rf"\s*(?:{STAMP}\s+)?(?P<name>{NAME})\s*(?:{STAMP}\s*)?:"
    r"(?=[\s\"'“‘(\[]|[^\W\d]|$)"
)
JOINERS = {"and", "de", "for", "from", "in", "of", "on", "the", "to", "van", "von"}
# ASSUME an export that names the speaker of nearly every subtitle names all of them,
# whatever they call themselves; a few subtitles without a label may go on.
CUES_LABELLED = 0.9
CUES_TOLD = 10


def find_labels(lines: list[Line], *, known: set[str]) -> list[Label | None]:
    """Find the speaker label of each line.

    Where the format names the speakers (`Line.speaker`), only these count; else,
    where names stand beside time stamps on lines of their own, these (see
    `stamped_labels`); else, where labels stand in bold, these. Otherwise a line
    starts with a label when at most 6 words and 60 characters stand before a colon
    (time stamps beside them aside) and these are
    (1) named in documents.csv or participants.csv, or nobody's (`is_nobody`); or
    (2) written like a name or an id (every word begins with a capital or a
    digit, `of`, `the` and their like aside), and found twice or more; or
    (3) of the same shape as a label of (1) or (2) that holds a digit: `FG1-E`
    counts once beside `FG1-A`; or
    (4) in subtitles nearly all of which have a label: found twice or more, in any
    case, or written like a name.
    All else before a colon is speech.

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
    if any(line.speaker for line in lines):
        return [_named(line) for line in lines]
    stamped = stamped_labels(lines, is_name=lambda n: _is_name(n, known))
    if stamped or _in_bold(lines):
        return stamped or [_bold(line) for line in lines]
    candidates = [_candidate(line) for line in lines]
    folds = {name: fold(name) for name in {c.name for c in candidates if c}}
    counts = Counter(folds[c.name] for c in candidates if c)
    names = {folds[c.name]: c.name for c in candidates if c}
    found = {f for f, name in names.items() if _counts(name, known, counts[f])}
    found |= _of_cues(lines, candidates)
    found |= _alike(names.keys() - found, found | known)
    return [c if c and folds[c.name] in found else None for c in candidates]


def _alike(names: set[str], found: set[str]) -> set[str]:
    """Give those names with a digit that have the shape of one that was found."""
    numbered = {name for name in names if _has_digit(name)}
    # the shapes of all people of a study are worked out only where they are asked for
    shapes = {_shape(name) for name in found} if numbered else set()
    return {name for name in numbered if _shape(name) in shapes}


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
        otherwise, a name that stands once only. Where labels are lines of their
        own, one of them before a colon.
    """
    bold = {fold(label.name) for label in labels if label}
    bold = bold if _in_bold(lines) or _are_whole_lines(lines, labels) else None
    numbered = shown.lower().endswith(".txt")
    found = [None if label else _candidate(line) for line, label in zip(
        lines, labels, strict=True)]  # fmt: skip
    return [
        Fault(
            shown,
            line=number if numbered else 0,
            found=f"{label.name!r} before a colon, read as speech",
            expected="a label set like the others; one that recurs or is named",
            mend="if it is a speaker, set it like the others, or name it in documents.csv",
        )
        for number, label in enumerate(found, start=1)
        if label and _doubtful(label.name, bold)
    ]


def _doubtful(name: str, bold: set[str] | None) -> bool:
    return _like_a_name(name) if bold is None else fold(name) in bold


def _of_cues(lines: list[Line], candidates: list[Label | None]) -> set[str]:
    """Take what stands before a colon for a label where subtitles have labels."""
    cues = [c for line, c in zip(lines, candidates, strict=True) if line.at is not None]
    names = [c.name for c in cues if c]
    if not cues or len(names) < CUES_LABELLED * len(cues):
        return set()
    counts = Counter(map(fold, names))
    every = len(names) == len(cues) >= CUES_TOLD
    return {fold(name) for name in names
            if every or counts[fold(name)] > 1 or _like_a_name(name)}  # fmt: skip


def _in_bold(lines: list[Line]) -> bool:
    return any(line.label for line in lines)


def _are_whole_lines(lines: list[Line], labels: list[Label | None]) -> bool:
    pairs = [(li, la) for li, la in zip(lines, labels, strict=True) if la and la.name]
    return bool(pairs) and all(
        label.length == len(line.text) and not line.text.endswith(":")
        for line, label in pairs
    )


def _named(line: Line) -> Label | None:
    return Label(line.speaker, len(line.text), line.at) if line.speaker else None


def _is_name(name: str, known: set[str]) -> bool:
    return _named_or_nobody(name, known) or _like_a_name(name)


def _named_or_nobody(name: str, known: set[str]) -> bool:
    return not known.isdisjoint({fold(name), bare(name)}) or is_nobody(name)


def _bold(line: Line) -> Label | None:
    if not line.label:
        return None
    words = line.text[: line.label]
    found = LABEL.match(words)
    return Label((found["name"] if found else words[:-1]).strip(), line.label,
                 seconds(words))  # fmt: skip


def _candidate(line: Line) -> Label | None:
    may = line.kind == "speech" and ":" in line.text
    found = LABEL.match(line.text) if may else None
    if not found or not fits_label(found["name"]):
        return None
    at = seconds(found[0])
    return Label(found["name"], found.end(), line.at if at is None else at)


def _counts(name: str, known: set[str], times: int) -> bool:
    return _named_or_nobody(name, known) or (times > 1 and _like_a_name(name))


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
