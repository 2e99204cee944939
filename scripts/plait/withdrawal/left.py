"""Search every file of a study for what is left of a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plait.withdrawal.file_texts import Part, parts_of
from plait.withdrawal.places import concerns, place_of
from plait.withdrawal.their_words import Theirs

NOT_OURS = (".git/", "results/.snakemake/", ".venv/")
ACCOUNTS = "account"
SHOWN = 5  # places of one file that are told


@dataclass(frozen=True)
class Left:
    """What one file holds of a person.

    Parameters
    ----------
    path : str
        From the study folder.
    ids : int
        How often their id stands there.
    runs : list of str
        Where their words stand, with how many on end.
    named : bool
        Whether the name of the file holds their id.
    """

    path: str
    ids: int
    runs: list[str]
    named: bool

    @property
    def bad(self) -> bool:
        """Whether something must be done: an account may name who withdrew."""
        return bool(self.runs) or place_of(self.path).kind != ACCOUNTS


def files_of_study(folder: Path) -> list[Path]:
    """List every file below a study folder, hidden ones too.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of Path
        Sorted; without what git keeps, of which its log tells.
    """
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path for path in found
        if not path.relative_to(folder).as_posix().startswith(NOT_OURS)
    )  # fmt: skip


def search(
    folder: Path, files: list[Path], theirs: Theirs
) -> tuple[list[Left], dict[str, str]]:
    """Search files for what is left of a person.

    Parameters
    ----------
    folder : Path
        Study folder.
    files : list of Path
        As `files_of_study`.
    theirs : Theirs
        What is looked for.

    Returns
    -------
    left : list of Left
        Files with something of theirs.
    closed : dict of str to str
        What could not be searched, and why.
    """
    left, closed = [], {}
    for path in files:
        shown = path.relative_to(folder).as_posix()
        parts = list(parts_of(path.name, path.read_bytes()))
        closed |= {
            f"{shown} > {p.place}".removesuffix(" > "): p.why for p in parts if p.why
        }
        found = _left(shown, parts, theirs)
        if found.ids or found.runs or found.named:
            left.append(found)
    return left, closed


def _left(shown: str, parts: list[Part], theirs: Theirs) -> Left:
    name = theirs.name
    ids = sum(len(name.findall(part.text)) for part in parts) if name else 0
    named = bool(name and (name.search(shown) or name.search(shown.replace("_", " "))))
    words = concerns(shown, theirs.rights)
    runs = [run for part in parts for run in _runs(part, theirs)] if words else []
    return Left(shown, ids, runs, named)


def _runs(part: Part, theirs: Theirs) -> Iterator[str]:
    for line, words in theirs.runs.find(part.text):
        where = part.place or f"line {line}"
        yield f"{where}, {words} words on end"
