"""Name things for other tools: the same thing has the same GUID in every export."""

import uuid
from functools import lru_cache

ROOT = uuid.uuid5(uuid.NAMESPACE_URL, "urn:plait:refi-qda")


# codes and users are asked for at every coding
@lru_cache(maxsize=4096)
def guid(*parts: str) -> str:
    """Make a GUID of a path-like name.

    Parameters
    ----------
    *parts : str
        Kind first, as in `guid("code", "growth")`.

    Returns
    -------
    str
        36 characters in small letters; a UUID of version 5, no braces.
    """
    return str(uuid.uuid5(ROOT, "\x1f".join(parts)))


def plain_guid(text: str | None) -> str:
    """Take braces and capital letters off a GUID, so that two can be compared.

    Parameters
    ----------
    text : str or None
        As it stands in a file.

    Returns
    -------
    str
        "" for None.
    """
    return (text or "").strip().strip("{}").lower()
