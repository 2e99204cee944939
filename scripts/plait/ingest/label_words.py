"""Compare speaker labels, and tell those of nobody."""

import re

from plait.ingest.parsed import ANNOTATION
from plait.ingest.stamps import Label

UNKNOWN = {"unknown", "unidentified", "inaudible speaker"}
# ASSUME a label that a machine or a typist gives to a voice that they cannot tell
# is nobody's, however often it stands: Speaker 1 is a voice, not yet a person.
NOBODY_KNOWN = re.compile(
    r"(?:unknown|unidentified|inaudible|unclear)(?: [a-z]+)?(?: ?#?\d+)?"
    r"|(?:guest|speaker|voice)(?: user)?(?: ?#?(?:\d+|[a-z]))?"
    r"|(?:male|female|man|woman)(?: (?:speaker|voice))(?: ?#?\d+)?"
    r"|crosstalk|overlapping speech|all|everyone|everybody|group|several|various|multiple"
    r"|(?:all|several|various|multiple|many|overlapping) (?:speakers|voices|people)"
)
PSEUDO = {"break", "interval", "intermission", "pause", "music", "end", "silence"}


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


def bare(label: str) -> str:
    """Fold a label without what stands in brackets.

    Parameters
    ----------
    label : str
        Any.

    Returns
    -------
    str
        `park, jo` of `PARK, Jo (A TRUST)` and `Park, Jo [she/her]`.
    """
    return fold(ANNOTATION.sub("", label))


def is_nobody(label: str) -> bool:
    """Say whether a label is of a voice that nobody can tell.

    Parameters
    ----------
    label : str
        As it stands.

    Returns
    -------
    bool
        True for `Unknown`, `Speaker 1`, `Guest`, `Male voice`, `All`, `[unclear]`,
        `?` and their like.
    """
    plain = fold(label).strip("[]()?* ")
    return not plain or NOBODY_KNOWN.fullmatch(plain) is not None


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
