"""Say what a passage may be marked as speaking against: themes, codes, propositions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile
from plait.qualitative.codebook import Codebook
from plait.qualitative.recodes import Recodes
from plait.qualitative.theme_faults import LIVE

AGAINST = "against"
KINDS = ("theme", "code", "proposition")
EXPECTED = "the id of a theme, a code or a proposition"


@dataclass(frozen=True)
class Targets:
    """What there is to speak against.

    Parameters
    ----------
    known : mapping of str to mapping of str to str
        Kind to id to name: all that ever were.
    standing : mapping of str to set of str
        Kind to the ids that stand today.
    """

    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    standing: Mapping[str, set[str]] = field(default_factory=dict)

    def find(self, typed: str) -> list[str]:
        """Find what an id may mean.

        Parameters
        ----------
        typed : str
            An id, or an id with its kind before it: `theme.worth`.

        Returns
        -------
        list of str
            Ids with their kinds; several where a code and a theme share an id, none
            where nothing has it.
        """
        kind, dot, name = typed.partition(".")
        kinds, name = ((kind,), name) if dot else (KINDS, typed)
        return [f"{one}.{name}" for one in kinds if name in self.known.get(one, {})]

    def find_standing(self, typed: str) -> list[str]:
        """Find what an id or a name may mean today.

        Parameters
        ----------
        typed : str
            As in `find`; or a name, capitals do not matter.

        Returns
        -------
        list of str
            Ids with their kinds, of what stands.
        """
        found = [one for one in self.find(typed) if self._stands(one)]
        return found or [
            f"{kind}.{name}"
            for kind, names in self.known.items()
            for name, words in names.items()
            if words.casefold() == typed.casefold() and self._stands(f"{kind}.{name}")
        ]

    def _stands(self, whole: str) -> bool:
        kind, _, name = whole.partition(".")
        return name in self.standing.get(kind, set())


def targets_of(
    codebook: Codebook,
    *,
    recodes: Recodes,
    themes: pd.DataFrame,
    propositions: Mapping[str, list[str]],
) -> Targets:
    """List what there is to speak against.

    Parameters
    ----------
    codebook : Codebook
        The codes of today.
    recodes : Recodes
        For the codes of before.
    themes : DataFrame
        In the shape THEMES, after the workshops.
    propositions : mapping
        `now` and `before`: ids of today, and of kept versions.

    Returns
    -------
    Targets
        A code, theme or proposition that is gone is known still: a mark may be older.
    """
    codes = dict(zip(codebook.codes["code"], codebook.codes["name"], strict=True))
    now, before = propositions.get("now", []), propositions.get("before", [])
    live = themes.loc[themes["status"].isin(LIVE), "theme"]
    return Targets(
        {
            "theme": dict(zip(themes["theme"], themes["name"], strict=True)),
            "code": {name: name for name in sorted(recodes.former)} | codes,
            "proposition": {name: name for name in [*before, *now]},
        },
        {"theme": set(live), "code": set(codes), "proposition": set(now)},
    )


def split_against(cell: str) -> list[str]:
    """Split what was typed into a cell.

    Parameters
    ----------
    cell : str
        Ids with `;` between; "" where nothing speaks against anything.

    Returns
    -------
    list of str
        Each once, in order, without white space around.
    """
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def against_faults(file: CsvFile, targets: Targets) -> list[Fault]:
    """Hold the column `against` of a decision file against what there is.

    Parameters
    ----------
    file : CsvFile
        A decision file, with or without the column.
    targets : Targets
        What there is.

    Returns
    -------
    list of Fault
        An id that nothing has, or that two things have; a mark on a retraction.
    """
    faults = []
    for line, row in [] if file.faults else file.numbered():
        marks = split_against(row.get(AGAINST, ""))
        found = [one for one in (_problem(m, targets.find(m)) for m in marks) if one]
        if marks and row["action"] == "retract":
            found = [(f"{'; '.join(marks)!r} on a retraction", "nothing",
                      "blank it, or add a decision on the passage")]  # fmt: skip
        faults += [Fault(file.shown, line, AGAINST, *one) for one in found]
    return faults


def _problem(typed: str, found: list[str]) -> tuple[str, str, str] | None:
    if len(found) == 1:
        return None
    if found:
        return (
            f"{typed!r}, which is {len(found)} things",
            EXPECTED,
            f"write {' or '.join(found)}",
        )
    return repr(typed), EXPECTED, "correct the id"
