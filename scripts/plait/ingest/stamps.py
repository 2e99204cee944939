"""Read time stamps, and find the labels that stand beside one on a line of its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plait.ingest.parsed import Line, fits_label

STAMP = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?"
TIMES = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:[.,]\d+)?)")
NAME = r"\[?(?P<name>[^\s\d:\[\](][^:\n]{0,139}?)\]?"
HEADS = (
    re.compile(rf"\s*{NAME}\s+{STAMP}\s*"),  # Teams, Otter, Zoom: a name, then when
    re.compile(rf"\s*{STAMP}\s+{NAME}\s*"),  # Word: when, then a name
)
SPAN = re.compile(
    r"\s*\d+:\d{1,2}:\d{1,2}[.,]\d+\s*-->\s*\d+:\d{1,2}:\d{1,2}[.,]\d+\s*"
)
NOTICE = re.compile(r"\s*\S.{0,80}? (?:started|stopped) transcription\.?\s*", re.I)
SENTENCE_END = (".", "?", "!", ",", ";", "…")
LEAST = 2  # a form counts where it recurs
LONGEST = 160  # code points of a line that is but a name and a time


@dataclass(frozen=True)
class Label:
    """A speaker label at the start of a line.

    Parameters
    ----------
    name : str
        The label without colon and time stamp; "" where nobody speaks.
    length : int
        Code points from the start of the line to its end, a colon included.
    at : float or None, default None
        Time stamp beside it [seconds].
    """

    name: str
    length: int
    at: float | None = None


def seconds(text: str) -> float | None:
    """Read the first time stamp of a text.

    Parameters
    ----------
    text : str
        Such as `0:03`, `[00:01:02]` or `00:02:43.480`.

    Returns
    -------
    float or None
        Seconds, at least 0; None where there is no stamp.
    """
    found = TIMES.search(text)
    if not found:
        return None
    hours, minutes, rest = found.groups()
    exact = float(rest.replace(",", "."))
    return round(int(hours or 0) * 3600 + int(minutes) * 60 + exact, 3)


def stamped_labels(
    lines: list[Line], *, is_name: Callable[[str], bool]
) -> list[Label | None]:
    """Find labels that share a line with a time stamp and nothing else.

    `Jo Park   0:03` (Teams, Otter), `[Jo Park] 10:02:11` (Zoom), `00:00:03 Jo Park`
    (Word), or `0:0:3.1 --> 0:0:5.2` with the name on the next line (older Teams),
    the words below it. A form counts where it is found twice or more.

    Parameters
    ----------
    lines : list of Line
        As parsed.
    is_name : callable
        Whether words are written like a name, or known as a label.

    Returns
    -------
    list of Label or None
        One for each line; empty where no form recurs. Lines that say that the
        transcription was started or stopped get a label of nobody.
    """
    texts = [line.text if line.kind == "speech" else "" for line in lines]
    forms = [_heads(texts, form, is_name) for form in HEADS]
    forms.append(_below_spans(texts, is_name))
    found = max(forms, key=_heads_in)
    if _heads_in(found) < LEAST:
        return []
    return [
        Label("", len(text)) if NOTICE.fullmatch(text) else found.get(number)
        for number, text in enumerate(texts)
    ]


def _heads_in(found: dict[int, Label]) -> int:
    return sum(1 for label in found.values() if label.name)


def _heads(
    texts: list[str], form: re.Pattern, is_name: Callable[[str], bool]
) -> dict[int, Label]:
    short = {n: text for n, text in enumerate(texts) if ":" in text[:LONGEST]}
    matches = {n: form.fullmatch(text) for n, text in short.items()
               if len(text) <= LONGEST}  # fmt: skip
    matches = {n: match for n, match in matches.items() if match}
    return {
        n: Label(match["name"].strip(), len(texts[n]), seconds(texts[n]))
        for n, match in matches.items()
        if _is_label(match["name"], is_name) and _next(texts, n) not in matches
    }


def _below_spans(texts: list[str], is_name: Callable[[str], bool]) -> dict[int, Label]:
    """Find `0:0:3.1 --> 0:0:5.2` with a name below it; both lines are the label."""
    found: dict[int, Label] = {}
    spans = [number for number, text in enumerate(texts) if SPAN.fullmatch(text)]
    for number in spans:
        text, below = texts[number], _next(texts, number)
        if below > 0 and _is_label(texts[below], is_name):
            found[number] = Label("", len(text))
            name = texts[below]
            found[below] = Label(name.strip(), len(name), seconds(text))
    return found


def _is_label(name: str, is_name: Callable[[str], bool]) -> bool:
    plain = name.strip()
    return fits_label(plain) and not plain.endswith(SENTENCE_END) and is_name(plain)


def _next(texts: list[str], number: int) -> int:
    """Give the number of the next line with words; -1 where there is none."""
    rest = range(number + 1, len(texts))
    return next((n for n in rest if texts[n].strip()), -1)
