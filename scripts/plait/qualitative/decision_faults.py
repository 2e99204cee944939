"""Find whose lines a decision file holds, and which codebook they speak of."""

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile
from plait.qualitative.versions import is_before


def other_coders(file: CsvFile, coder: str) -> list[Fault]:
    """List the other coders whom the rows of a file name.

    Parameters
    ----------
    file : CsvFile
        A decision file.
    coder : str
        For whom it is named.

    Returns
    -------
    list of Fault
        One for each other coder, with the first line.
    """
    lines: dict[str, list[int]] = {}
    for line, row in [] if file.faults else file.numbered():
        if row["coder"] not in {"", coder}:
            lines.setdefault(row["coder"], []).append(line)
    return [
        Fault(file.shown, at[0], "coder",
              f"{name!r}{f' in {len(at)} rows' if len(at) > 1 else ''}",
              f"{coder}, for whom the file is named", "correct the id, or the file's name")
        for name, at in lines.items()
    ]  # fmt: skip


def versions_ahead(file: CsvFile, version: str) -> list[Fault]:
    """List decisions made with a codebook that is yet to come.

    Parameters
    ----------
    file : CsvFile
        A decision file.
    version : str
        Of the codebook; blank is not held against anything.

    Returns
    -------
    list of Fault
        One a line.
    """
    return [
        Fault(file.shown, line, "codebook_version", repr(row["codebook_version"]),
              f"at most {version}, the version of the codebook",
              "raise version: in the codebook, or correct this one")
        for line, row in file.numbered()
        if version and row.get("codebook_version")
        and is_before(version, row["codebook_version"])
    ]  # fmt: skip
