"""Compare the versions of a codebook, which are numbers that grow."""

import re

NUMBER = re.compile(r"\d+(\.\d+)*")


def version_key(version: object) -> tuple[int, ...] | None:
    """Make a version comparable.

    Parameters
    ----------
    version : int or str
        As `2` or `2.1`.

    Returns
    -------
    tuple of int or None
        `2.10` is later than `2.9`; None where the version is no number.
    """
    text = str(version).strip()
    if not NUMBER.fullmatch(text):
        return None
    return tuple(int(part) for part in text.split("."))


def is_before(version: object, other: object) -> bool:
    """Say whether one version comes before another.

    Parameters
    ----------
    version : int or str
        Blank where a decision names none: it counts as the first.
    other : int or str
        What it is held against.

    Returns
    -------
    bool
        False where one of the two is a word: what cannot be compared is not earlier.
    """
    # ASSUME a decision that names no version of the codebook was made with the first.
    if not str(version).strip():
        return True
    one, two = version_key(version), version_key(other)
    return one is not None and two is not None and one < two
