"""Say whose row of an export it is, and from when."""

import difflib
from collections.abc import Callable, Iterator

import pandas as pd

from plait.errors import Fault


def people_faults(
    rows: pd.DataFrame, participants: set[str], *, shown: str
) -> list[Fault]:
    """List the rows whose person is not known.

    Parameters
    ----------
    rows : DataFrame, one row a row of the export
        participant and line (from 1), as typed.
    participants : set of str
        Ids of participants.csv.
    shown : str
        Path as a person sees it.

    Returns
    -------
    list of Fault
        One for each unknown id, at its first line, with the likely id where there
        is one that differs only in case, spaces or a letter.
    """

    def mend(typed: str) -> str:
        if not typed:
            return "write the id of the person, or take the row out"
        near = near_match(typed, participants)
        listed = f"add {typed} to participants.csv"
        return (
            f"if {near} is meant, write {near}; otherwise {listed}" if near else listed
        )

    return list(_unknown(rows, "participant", participants, shown, mend))


def time_faults(rows: pd.DataFrame, known: list[str], *, shown: str) -> list[Fault]:
    """List the rows whose time is not known.

    Parameters
    ----------
    rows : DataFrame, one row a row of the export
        time and line (from 1), as typed.
    known : list of str
        Times as they may be typed.
    shown : str
        Path as a person sees it.

    Returns
    -------
    list of Fault
        One for each unknown time, at its first line.
    """

    def mend(typed: str) -> str:
        return (
            f"write one of {', '.join(known)}, or add it to time_values in study.yaml"
        )

    return list(_unknown(rows, "time", set(known), shown, mend))


def near_match(typed: str, known: set[str]) -> str | None:
    """Find the id that was probably meant.

    Parameters
    ----------
    typed : str
        What stands in the file.
    known : set of str
        Ids that there are.

    Returns
    -------
    str or None
        The one that is the same without case, spaces and marks, else the closest
        in spelling, else None.
    """
    plain = {_plain(name): name for name in sorted(known)}
    if _plain(typed) in plain:
        return plain[_plain(typed)]
    near = difflib.get_close_matches(_plain(typed), sorted(plain), n=1, cutoff=0.75)
    return plain[near[0]] if near else None


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _unknown(
    rows: pd.DataFrame, what: str, known: set[str], shown: str,
    mend: Callable[[str], str],
) -> Iterator[Fault]:  # fmt: skip
    odd = rows[~rows[what].isin(known)]
    for typed, lines in odd.groupby(what, sort=False)["line"]:
        more = f" (and {len(lines) - 1} more rows)" if len(lines) > 1 else ""
        found = f"{what} {typed}{more}" if typed else f"no {what}{more}"
        listed = ", ".join(sorted(known)[:8])
        listed += " ..." if len(known) > 8 else ""
        yield Fault(shown, int(lines.iloc[0]), what, found, f"one of {listed}",
                    mend(str(typed)))  # fmt: skip
