"""Find the cells of a workbook that hold an error or a formula without its value."""

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
ODS_ERROR = re.compile(rb'calcext:value-type="error"')
ODS_TABLE = re.compile(
    rb'<table:table [^>]*table:name="([^"]*)".*?</table:table>', re.S
)
A_TO_Z = 26


def sheet_errors(path: str, sheet: str) -> dict[tuple[int, int], str]:
    """List what the reader of the values leaves empty in a sheet of an .xlsx file.

    Parameters
    ----------
    path : str
        A workbook that can be opened.
    sheet : str
        Name of a sheet in it.

    Returns
    -------
    dict of tuple of int and int to str
        Row from 1 and column from 0 to what stands there: an error such as #N/A, or
        a formula that no program has calculated, with its `=`. Empty for .ods.

    References
    ----------
    Cells: ECMA-376 part 1, 18.3.1.4 (`c`) and 18.18.11 (type `e` is an error).
    """
    with zipfile.ZipFile(path) as archive:
        name = _part(archive, sheet)
        if name is None:
            return {}
        content = archive.read(name)
    if b't="e"' not in content and b"<f" not in content:
        return {}
    return dict(_odd_cells(content))


def ods_errors(path: str, sheet: str) -> int:
    """Count the cells of a sheet of an .ods file that hold an error.

    Parameters
    ----------
    path : str
        A workbook that can be opened.
    sheet : str
        Name of a sheet in it.

    Returns
    -------
    int
        0 for .xlsx.

    References
    ----------
    `calcext:value-type` is LibreOffice's extension of OpenDocument 1.3 part 3, 19.385.
    """
    with zipfile.ZipFile(path) as archive:
        if "content.xml" not in archive.namelist():
            return 0
        content = archive.read("content.xml")
    return sum(
        len(ODS_ERROR.findall(table[0]))
        for table in ODS_TABLE.finditer(content)
        if table[1].decode("utf-8") == sheet
    )


def _part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Find the part of the archive that holds a sheet."""
    if "xl/workbook.xml" not in archive.namelist():
        return None
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    parts = (targets.get(part.get(RELATION), "") for part in book.iter(f"{MAIN}sheet")
             if part.get("name") == sheet)  # fmt: skip
    target = next(parts, "")
    name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return name if name in archive.namelist() else None


def _odd_cells(content: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for cell in ElementTree.fromstring(content).iter(f"{MAIN}c"):
        value, formula = cell.findtext(f"{MAIN}v"), cell.findtext(f"{MAIN}f")
        if cell.get("t") == "e":
            yield _place(cell.get("r", "")), value or "#ERROR"
        elif formula and not value and cell.get("t") != "str":
            yield _place(cell.get("r", "")), f"={formula}"


def _place(reference: str) -> tuple[int, int]:
    """Turn B3 into row 3 and column 1."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * A_TO_Z + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :] or 0), column - 1
