"""Say whose row of an export it is, and from when."""

import difflib
from collections.abc import Callable, Iterable, Iterator

import numpy as np
import pandas as pd

from plait.errors import Fault
from plait.ingest.lost_noughts import lost_noughts

TOLD = 20  # ids that are told one by one
COMPARED = 5_000  # ids among which the closest in spelling is looked for


def people_faults(
    typed: pd.Categorical, lines: np.ndarray, participants: set[str], *, shown: str
) -> list[Fault]:
    """List the rows whose person is not known.

    Parameters
    ----------
    typed : Categorical, one a row of the export
        Its person, as typed.
    lines : array of int, one a row of the export
        Line of the file, from 1.
    participants : set of str
        Ids of participants.csv.
    shown : str
        Path as a person sees it.

    Returns
    -------
    list of Fault
        One for each unknown id, at its first line, with the likely id where there
        is one that differs only in case, spaces or a letter; from the
        twenty-first id on, one for all, as for ids that lost their leading noughts.
    """
    odd = _odd(typed, lines, participants)
    names = plain_names(participants) if len(odd) else {}

    def mend(typed: str) -> str:
        if not typed:
            return "write the id of the person, or take the row out"
        near = near_match(typed, names)
        listed = f"add {typed} to participants.csv"
        return (
            f"if {near} is meant, write {near}; otherwise {listed}" if near else listed
        )

    where = (shown, "participant", "add them to participants.csv")
    faults, odd = lost_noughts(odd, participants, shown=shown)
    return [*faults, *_unknown(odd, where, participants, mend)]


def time_faults(
    typed: pd.Categorical, lines: np.ndarray, known: list[str], *, shown: str
) -> list[Fault]:
    """List the rows whose time is not known.

    Parameters
    ----------
    typed : Categorical, one a row of the export
        Its time, as typed.
    lines : array of int, one a row of the export
        Line of the file, from 1.
    known : list of str
        Times as they may be typed.
    shown : str
        Path as a person sees it.

    Returns
    -------
    list of Fault
        One for each unknown time, at its first line; from the twenty-first on, one
        for all.
    """

    def mend(typed: str) -> str:
        return (
            f"write one of {', '.join(known)}, or add it to time_values in study.yaml"
        )

    where = (shown, "time", "see whether this column holds the time points")
    return list(_unknown(_odd(typed, lines, set(known)), where, set(known), mend))


def plain_names(known: Iterable[str]) -> dict[str, str]:
    """Give ids by what is left of them without case, spaces and marks.

    Parameters
    ----------
    known : iterable of str
        Ids that there are.

    Returns
    -------
    dict of str to str
        Plain form to the id, in order.
    """
    return {_plain(name): name for name in sorted(known)}


def near_match(typed: str, names: dict[str, str]) -> str | None:
    """Find the id that was probably meant.

    Parameters
    ----------
    typed : str
        What stands in the file.
    names : dict of str to str
        As `plain_names` gives them.

    Returns
    -------
    str or None
        The one that is the same without case, spaces and marks, or without the
        noughts before it, that spreadsheets take off; else the closest in spelling,
        unless there are too many to compare, else None.
    """
    if _plain(typed) in names:
        return names[_plain(typed)]
    if len(names) > COMPARED:
        return None
    short = {name.lstrip("0"): known for name, known in names.items()}
    if (bare := _plain(typed).lstrip("0")) and bare in short:
        return short[bare]
    near = difflib.get_close_matches(_plain(typed), list(names), n=1, cutoff=0.75)
    return names[near[0]] if near else None


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _odd(typed: pd.Categorical, lines: np.ndarray, known: set[str]) -> pd.DataFrame:
    """Give each unknown text once, in the order of the file."""
    unknown = np.array([text not in known for text in typed.categories], dtype="bool")
    rows = np.flatnonzero(unknown[typed.codes]) if unknown.any() else []
    codes = pd.Series(typed.codes[rows], index=lines[rows])
    first = codes.drop_duplicates()
    texts = typed.categories.to_numpy(dtype=object)[first]
    count = codes.value_counts().loc[first].to_numpy()
    return pd.DataFrame({"typed": texts, "line": first.index, "n": count})


def _unknown(
    odd: pd.DataFrame, where: tuple[str, str, str], known: set[str],
    mend: Callable[[str], str],
) -> Iterator[Fault]:  # fmt: skip
    shown, what, mend_all = where
    listed = ", ".join(sorted(known)[:8]) + (" ..." if len(known) > 8 else "")
    for typed, line, n in odd[:TOLD].itertuples(index=False):
        more = f" (and {n - 1} more rows)" if n > 1 else ""
        found = f"{what} {typed}{more}" if typed else f"no {what}{more}"
        yield Fault(shown, int(line), what, found, f"one of {listed}", mend(typed))
    rest = odd[TOLD:]
    if len(rest):
        found = f"{len(rest)} more that are not known, in {rest['n'].sum()} rows"
        yield Fault(shown, int(rest["line"].iloc[0]), what, found,
                    f"one of {listed}", mend_all)  # fmt: skip
