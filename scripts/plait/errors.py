"""Faults in a study's own files, worded for the person who can mend them."""

from collections.abc import Iterable
from dataclasses import dataclass

SINCE = "changed since it was agreed on"  # such faults are told after all others


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one place of a study.

    Parameters
    ----------
    file : str
        Path as seen from the study folder.
    found : str
        What stands there.
    expected : str
        What would be right.
    mend : str
        What to do about it, in plain words.
    line : int, default 0
        Line in the file, from 1; 0 where a line makes no sense.
    where : str, default ""
        The place in words: a person and a time, a key, a column.
    """

    file: str
    line: int = 0
    where: str = ""
    found: str = ""
    expected: str = ""
    mend: str = ""

    def __str__(self) -> str:
        """Give the fault as two lines: what is wrong, and how to mend it."""
        place = f"{self.file} line {self.line}" if self.line else self.file
        place = f"{place}, {self.where}" if self.where else place
        return f"{place}: found {self.found}, expected {self.expected}\n  {self.mend}"


class StudyError(Exception):
    """The faults of a study, all at once.

    Parameters
    ----------
    faults : iterable of Fault
        At least one; duplicates are dropped and the rest are sorted by file
        and line, what changed since it was agreed last.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults), key=lambda one: (SINCE in one.found, one))
        super().__init__(str(self))

    def __str__(self) -> str:
        """Count the faults, then give each."""
        head = f"{count_of(len(self.faults), 'fault')} in this study"
        return "\n".join([f"{head}:", *(str(fault) for fault in self.faults)])


def count_of(number: int, noun: str) -> str:
    """Count something for a fault or a caution.

    Parameters
    ----------
    number : int
        Not negative.
    noun : str
        In the singular; its plural ends in s.

    Returns
    -------
    str
        `1 place`, `2 places`.
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def stop_on(faults: Iterable[Fault]) -> None:
    """Raise where there is at least one fault.

    Parameters
    ----------
    faults : iterable of Fault
        May be empty.

    Raises
    ------
    StudyError
        With every fault, if there is any.
    """
    found = list(faults)
    if found:
        raise StudyError(found)
