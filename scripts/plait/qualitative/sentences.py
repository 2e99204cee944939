"""Split speech into sentences by its punctuation."""

import re

CLOSERS = r"[\"'”’)\]]*"
END = re.compile(rf"[.!?…]+{CLOSERS}(?=\s)|\n\s*\n")
OPENERS = "\"'“‘([-–—"
# "no." and "etc." are not among them: in speech they mostly end a sentence
ABBREVIATIONS = {"dr", "mr", "mrs", "ms", "prof", "st", "e.g", "i.e", "vs", "approx"}
LAST_WORD = re.compile(r"[\w.]*$")
# the last letter of what may end a sentence
TAIL = ".!?…\"'”’)]"
LAST_MARK = re.compile(rf"[.!?…]+{CLOSERS}$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a turn.

    A sentence ends at `.`, `!`, `?` or `…` (and closing quotes or brackets) before
    white space and a capital, a digit, a quote or a bracket; not after an
    abbreviation or an initial (`I` is none); and at a blank line.

    Parameters
    ----------
    text : str
        One turn.

    Returns
    -------
    list of (start, end)
        Code points, end exclusive, without white space at the ends; together
        they hold every character that is not white space.
    """
    cuts = [match.end() for match in END.finditer(text) if _ends_here(text, match)]
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    trimmed = (_trim(text, start, end) for start, end in bounds)
    return [(start, end) for start, end in trimmed if start < end]


def _ends_here(text: str, match: re.Match) -> bool:
    mark = match.group()
    if mark.startswith("\n"):
        return True
    following = text[match.end() : match.end() + 20].lstrip()[:1]
    if following and not (
        following.isupper() or following.isdigit() or following in OPENERS
    ):
        return False
    return mark != "." or _full_stop(text[max(0, match.start() - 12) : match.start()])


def _full_stop(before: str) -> bool:
    word = LAST_WORD.search(before).group()
    initial = len(word) == 1 and word.isupper() and word != "I"
    return not initial and word.casefold() not in ABBREVIATIONS


class Stops(dict):
    """Look up whether what stands between white space may end a sentence.

    It does where what follows begins one; see `sentence_spans`.
    """

    def __missing__(self, chunk: str) -> bool:
        """Look at a chunk that was not met before, and remember."""
        mark = LAST_MARK.search(chunk)
        self[chunk] = bool(mark) and (
            mark.group() != "." or _full_stop(chunk[: mark.start()][-12:])
        )
        return self[chunk]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
