"""Say of a quote no more about who speaks than enough others share."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

ORDER = ("role", "site", "time")  # of the words in an attribution


class Spoken(NamedTuple):
    """Who spoke when, and what is known of them.

    Parameters
    ----------
    voices : DataFrame, one row a participant x time
        Columns participant, time, role, site; "" where not known. Withdrawn people
        whose words were taken out are not in it.
    parts : tuple of str
        What may stand in an attribution, the one that is kept longest first.
    least : int
        People who must share an attribution.
    """

    voices: pd.DataFrame
    parts: tuple[str, ...]
    least: int


def who_spoke(
    turns: pd.DataFrame, people: Iterable[Mapping[str, str]], limits: Mapping
) -> Spoken:
    """List who spoke when.

    Parameters
    ----------
    turns : DataFrame, one row a document x turn
        In the shape TURNS.
    people : iterable of mapping
        Rows of participants.csv.
    limits : mapping
        The qualitative limits of a profile: `attribution`, `attribution_people`.

    Returns
    -------
    Spoken
        For `attribute`.
    """
    said = turns[turns["role"].eq("participant")].dropna(subset=["participant"])
    voices = said[["participant", "time"]].drop_duplicates().astype("object")
    about = {row["participant"]: row for row in people}
    for part in ("role", "site"):
        known = [about.get(name, {}).get(part) or "" for name in voices["participant"]]
        voices[part] = known
    voices = voices.fillna("").reset_index(drop=True)
    return Spoken(voices, tuple(limits["attribution"]), limits["attribution_people"])


def attribute(
    said: Mapping[str, tuple[Sequence[str], str]], spoken: Spoken
) -> dict[str, dict[str, str]]:
    """Choose what may stand beside each quote.

    Parameters
    ----------
    said : mapping of str to (sequence of str, str)
        Extract to the participants who speak in it and its time ("" where none).
    spoken : Spoken
        Everyone who spoke.

    Returns
    -------
    dict of str to dict of str to str
        Extract to part and value. A part is left out where fewer people than asked
        share it with all that is kept longer; and where the quotes that lack it could
        be of too few, a further cell loses it, the smallest first.
    """
    allowed = _allowed(spoken)
    out = {}
    for extract, (people, time) in said.items():
        cell = _cell(people, time, spoken)
        kept = 0
        while kept < len(cell) and cell[: kept + 1] in allowed:
            kept += 1
        out[extract] = dict(zip(spoken.parts[:kept], cell[:kept], strict=True))
    return out


def _cell(people: Sequence[str], time: str, spoken: Spoken) -> tuple[str, ...]:
    """Give what all who speak share, part by part, until one is not known."""
    own = spoken.voices[spoken.voices["participant"].isin(people)]
    cell = []
    for part in spoken.parts:
        values = {time} if part == "time" else set(own[part])
        if len(values) != 1 or not (value := values.pop()):
            break
        cell.append(value)
    return tuple(cell)


def _allowed(spoken: Spoken) -> set[tuple[str, ...]]:
    """List the cells, coarse and fine, that enough people share."""
    allowed: set[tuple[str, ...]] = set()
    for depth in range(1, len(spoken.parts) + 1):
        people = _people(spoken, depth)
        for whole in dict.fromkeys(cell[:-1] for cell in people):
            inside = {cell: who for cell, who in people.items() if cell[:-1] == whole}
            allowed |= inside.keys() - _small(inside, spoken.least)
    return allowed


def _people(spoken: Spoken, depth: int) -> dict[tuple[str, ...], set[str]]:
    groups: dict[tuple[str, ...], set[str]] = {}
    parts = list(spoken.parts[:depth])
    for row in spoken.voices.sort_values(parts).to_dict("records"):
        cell = tuple(row[part] for part in parts)
        groups.setdefault(cell, set()).add(row["participant"])
    return groups


def _small(cells: Mapping[tuple, set[str]], least: int) -> set[tuple]:
    """Choose the cells to be merged: too small, and so many that together they are not."""
    small = {cell for cell, who in cells.items() if len(who) < least or not cell[-1]}
    rest = sorted(cells.keys() - small, key=lambda cell: (len(cells[cell]), cell))
    while small and rest and len(set().union(*(cells[c] for c in small))) < least:
        small.add(rest.pop(0))
    return small


def in_words(parts: Mapping[str, str], *, speakers: str, times: Mapping[str, str]) -> str:  # fmt: skip
    """Word an attribution.

    Parameters
    ----------
    parts : mapping of str to str
        As `attribute` gives them.
    speakers : str
        What quotes call the people who speak; a role takes its place.
    times : mapping of str to str
        Time id to its words.

    Returns
    -------
    str
        As "peer worker, T1".
    """
    told = {"role": speakers} | parts
    if "time" in told:
        told["time"] = times.get(told["time"], "")
    return ", ".join(told[part] for part in ORDER if told.get(part))
