"""Read what became of codes when the codebook changed: coding/recodes.yaml."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.qualitative.codebook import Codebook
from plait.qualitative.recode_faults import step_faults
from plait.qualitative.versions import is_before

GONE = ("rename", "merge", "split", "retire")  # a move leaves its code as it was


@dataclass(frozen=True)
class Step:
    """One change of the codebook.

    Parameters
    ----------
    id, action, to_version : str
        As written.
    codes, into : tuple of str
        Codes before, and after: of a move the new parent; none of a retired code.
    place : int
        Where it stands in the file, from 0.
    """

    id: str
    action: str
    to_version: str
    codes: tuple[str, ...]
    into: tuple[str, ...]
    place: int


@dataclass(frozen=True)
class Path:
    """What became of one code.

    Parameters
    ----------
    codes : tuple of str
        What it is now: one code, candidates after a split, none once retired.
    steps : tuple of Step
        The changes on the way.
    """

    codes: tuple[str, ...]
    steps: tuple[Step, ...] = ()

    @property
    def split(self) -> str:
        """Id of the first split on the way, or ""."""
        return next((step.id for step in self.steps if step.action == "split"), "")


@dataclass(frozen=True)
class Recodes:
    """The changes of a codebook, oldest first.

    Parameters
    ----------
    steps : list of Step
        In the order of the file.
    faults : list of Fault
        What must be mended.
    shown : str
        Path as a person sees it.
    """

    steps: list[Step] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    shown: str = ""

    @property
    def former(self) -> set[str]:
        """Codes that decisions may name though a change took them away."""
        return {c for step in self.steps if step.action in GONE for c in step.codes}

    def follow(self, code: str, *, version: str = "") -> Path:
        """Follow a code through the changes made since a version.

        Parameters
        ----------
        code : str
            As it was called then.
        version : str
            Version of the codebook then; blank is the first.

        Returns
        -------
        Path
            With no steps where nothing became of it.
        """
        path = Path((code,))
        for step in self.steps:
            if is_before(version, step.to_version):
                path = _taken(path, step)
        return path

    def names(self) -> dict[str, list[str]]:
        """Give each code the names that it, and codes merged into it, once had.

        Returns
        -------
        dict of str to list of str
            Codes that were never renamed or merged are left out; parts of a split
            do not inherit its name.
        """
        found: dict[str, list[str]] = {}
        for code in sorted(self.former):
            path = self.follow(code)
            if len(path.codes) == 1 and not path.split and path.codes != (code,):
                found.setdefault(path.codes[0], []).append(code)
        return found


def _taken(path: Path, step: Step) -> Path:
    if step.action not in GONE or not set(path.codes) & set(step.codes):
        return path
    now: list[str] = []
    for code in path.codes:
        now += step.into if code in step.codes else [code]
    return Path(tuple(dict.fromkeys(now)), (*path.steps, step))


def read_recodes(path: str, *, shown: str | None = None, codebook: Codebook) -> Recodes:
    """Read coding/recodes.yaml.

    Parameters
    ----------
    path : str
        The file.
    shown : str, optional
        Its path as a person sees it.
    codebook : Codebook
        As it is now: what the last change led to.

    Returns
    -------
    Recodes
        Faults: those of YAML and of the schema, and those of `step_faults`.
    """
    file = read_yaml(path, shown=shown)
    if file.data is None and not file.faults:
        return Recodes(shown=file.shown)  # a file with comments only
    faults = file.faults or schema_faults(file, load_schema("recodes"))
    if faults:
        return Recodes([], faults, file.shown)
    steps = list(_steps(file))
    return Recodes(steps, step_faults(file, steps, codebook), file.shown)


def _steps(file: YamlFile) -> Iterator[Step]:
    for place, row in enumerate(file.data):
        yield Step(row["id"], row["action"], str(row["to_version"]),
                   _ids(row["codes"]), _ids(row.get("into", [])), place)  # fmt: skip


def _ids(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
