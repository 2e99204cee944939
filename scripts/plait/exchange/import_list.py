"""List what lies in coding/imports."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault

FOLDER = "coding/imports"
PASSED_OVER = (".", "~", "README")


def list_imports(folder: Path) -> list[str]:
    """List the files that other tools exported.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of str
        Paths from the study folder, sorted; of the project folder of QualCoder the
        file data.qda. Hidden files and a README are passed over.
    """
    found = [*(folder / FOLDER).glob("*"), *(folder / FOLDER).glob("*.qda/data.qda")]
    return sorted(
        path.relative_to(folder).as_posix()
        for path in found
        if path.is_file() and not path.name.startswith(PASSED_OVER)
    )


def name_faults(imports: list[str]) -> Iterator[Fault]:
    """Refuse names that a workflow would take for a pattern.

    Parameters
    ----------
    imports : list of str
        As `list_imports`.

    Yields
    ------
    Fault
        One for each name with a brace.
    """
    for name in imports:
        if "{" in name or "}" in name:
            yield Fault(name, 0, "", "a brace in the name", "a name without braces",
                        "rename the file")  # fmt: skip
