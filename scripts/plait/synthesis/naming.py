"""Tell what kind of thing an id of the synthesis names."""

import re
from collections.abc import Mapping

KEY = re.compile(r"^@\w+\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)


def kinds_of(entry: str, known: Mapping[str, set[str]]) -> tuple[list[str], str]:
    """Tell what kind of thing an id names.

    Parameters
    ----------
    entry : str
        An id, `@key` of a reference, or `kind:id` where two kinds share an id.
    known : mapping of str to set of str
        Kind to the ids of that kind.

    Returns
    -------
    list of str
        Kinds that have such an id: none where it is unknown, several where it could
        be either.
    str
        The id without its kind, or the key without its @.
    """
    if entry.startswith("@"):
        return [k for k in ("reference",) if entry[1:] in known.get(k, ())], entry[1:]
    kind, mark, name = entry.partition(":")
    if mark and kind in known:
        return [kind] * (name in known[kind]), name
    return [kind for kind, ids in known.items() if entry in ids], entry


def reference_keys(bibliography: str) -> set[str]:
    """List the keys of a bibliography.

    Parameters
    ----------
    bibliography : str
        BibTeX.

    Returns
    -------
    set of str
        Such as dixonwoods2006.
    """
    return set(KEY.findall(bibliography))
