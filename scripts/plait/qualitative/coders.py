"""Tell coders apart: each has one file, named for the coder."""

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from plait.errors import Fault

CODER_ID = re.compile(r"[a-z][a-z0-9_]*")
MODES = ("any_coder", "agreed")
MEND = "give one of the two another name, in the file's name and in its rows"


def fold_name(name: str) -> str:
    """Fold what people do not tell names apart by: case, accents, signs.

    Parameters
    ----------
    name : str
        Id of a coder.

    Returns
    -------
    str
        `Zoë-B` and `zoe_b` are alike.
    """
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def coder_faults(paths: Collection[tuple[str, str]]) -> list[Fault]:
    """List decision files of coders whose names are nearly the same.

    Parameters
    ----------
    paths : collection of (path, shown)
        Files named for their coders.

    Returns
    -------
    list of Fault
        One for the later file of each pair that differs in case, accents or signs
        only.
    """
    first: dict[str, str] = {}
    faults = []
    for path, shown in paths:
        name = fold_name(Path(path).stem)
        if name in first:
            found = f"a coder whose name differs from that of {first[name]} by little"
            expected = "coders with names that nobody mixes up"
            faults.append(Fault(shown, 0, "", found, expected, MEND))
        first.setdefault(name, shown)
    return faults


def used_faults(codings_used: str, coders: Collection[str]) -> list[Fault]:
    """Say where the study counts the codings of a coder who has none.

    Parameters
    ----------
    codings_used : str
        `any_coder`, `agreed`, or the id of a coder.
    coders : collection of str
        Ids of those who decided; none is not held against anyone.

    Returns
    -------
    list of Fault
        One where the coder is unknown.
    """
    known = (*MODES, *sorted(coders))
    if codings_used in known or not coders:
        return []
    return [Fault("study.yaml", 0, "codings_used", repr(codings_used),
                  f"one of {', '.join(known)}", "correct the name of the coder")]  # fmt: skip
