"""Write a workbook (.xlsx) of plain cells: no formulas, the same bytes each time."""

import math
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

EPOCH = (1980, 1, 1, 0, 0, 0)
LONGEST_CELL, LONGEST_NAME = 32_767, 31  # letters, as Excel allows
CUT = " [cut here: the CSV file has the whole]"
# XML has no such letters, and Excel reads these words as one.
ODD = re.compile(r"[\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PLAIN, BOLD, WRAPPED = 0, 1, 2
FONT = '<sz val="11"/><name val="Calibri"/>'
TOP = '<alignment vertical="top" wrapText="1"/>'
XF = 'numFmtId="0" fillId="0" borderId="0"'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font>{FONT}</font><font><b/>{FONT}'
    '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/>'
    "<right/><top/><bottom/><diagonal/></border></borders>"
    f'<cellStyleXfs count="1"><xf {XF} fontId="0"/></cellStyleXfs><cellXfs count="3">'
    f'<xf {XF} fontId="0" xfId="0"/>'
    f'<xf {XF} fontId="1" xfId="0" applyFont="1" applyAlignment="1">{TOP}</xf>'
    f'<xf {XF} fontId="0" xfId="0" applyAlignment="1">{TOP}</xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook.

    Parameters
    ----------
    name : str
        On its tab; signs that Excel forbids are left out.
    rows : sequence of sequence
        Cells: text, a number, true or false, or None where empty. A text is a text,
        whatever it begins with.
    heads : int, default 1
        Rows that are bold and stay in sight.
    widths : sequence of float
        Of the columns, in letters; as Excel likes where there are none.
    merged : sequence of (int, int, int, int)
        First row, first column, last row, last column of cells that are one, from 1.
    wrapped : bool, default False
        Whether long texts run over lines.
    """

    name: str
    rows: Sequence[Sequence]
    heads: int = 1
    widths: Sequence[float] = ()
    merged: Sequence[tuple[int, int, int, int]] = field(default_factory=tuple)
    wrapped: bool = False


def write_workbook(path: str | Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook.

    Parameters
    ----------
    path : str or Path
        Ends in .xlsx; the folder is made.
    sheets : sequence of Sheet
        At least one. The same sheets give the same bytes.
    """
    names = _names([sheet.name for sheet in sheets])
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": _types(numbers),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers),
             ("styles", "styles.xml")]
        ),
        "xl/styles.xml": STYLES,
    }  # fmt: skip
    for number, sheet in zip(numbers, sheets, strict=True):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(sheet)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    # Stored, not deflated: compression differs between builds of zlib.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name, EPOCH), f"{XML}{part}")


def _names(wanted: list[str]) -> list[str]:
    """Shorten names, and count those that would be the same."""
    made: list[str] = []
    for name in wanted:
        bare = FORBIDDEN.sub(" ", name).strip("' ")[:LONGEST_NAME] or "Sheet"
        tried, number = bare, 2
        while tried.lower() in [other.lower() for other in made]:
            tried = f"{bare[: LONGEST_NAME - 4]} {number}"
            number += 1
        made.append(tried)
    return made


def _types(numbers: Sequence[int]) -> str:
    parts = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    parts += [(f"xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    told = "".join(
        f'<Override PartName="/{name}" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def _workbook(names: list[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><bookViews><workbookView/>'
        f"</bookViews><sheets>{sheets}</sheets></workbook>"
    )


def _sheet(sheet: Sheet) -> str:
    body = PLAIN if not sheet.wrapped else WRAPPED
    rows = "".join(
        f'<row r="{n}">{_cells(row, n, BOLD if n <= sheet.heads else body)}</row>'
        for n, row in enumerate(sheet.rows, start=1)
    )
    views, columns, merged = _views(sheet.heads), _columns(sheet.widths), _merged(sheet)
    return (
        f'<worksheet xmlns="{MAIN}">{views}{columns}<sheetData>{rows}</sheetData>'
        f"{merged}</worksheet>"
    )


def _views(heads: int) -> str:
    pane = (
        f'<pane ySplit="{heads}" topLeftCell="A{heads + 1}" activePane="bottomLeft" '
        'state="frozen"/>' * bool(heads)
    )
    return f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'


def _columns(widths: Sequence[float]) -> str:
    told = "".join(
        f'<col min="{n}" max="{n}" width="{width:.1f}" customWidth="1"/>'
        for n, width in enumerate(widths, start=1)
    )
    return f"<cols>{told}</cols>" if told else ""


def _merged(sheet: Sheet) -> str:
    told = "".join(
        f'<mergeCell ref="{_letters(c1)}{r1}:{_letters(c2)}{r2}"/>'
        for r1, c1, r2, c2 in sheet.merged
    )
    return f"<mergeCells>{told}</mergeCells>" if told else ""


def _cells(row: Sequence, number: int, style: int) -> str:
    return "".join(
        _cell(value, f"{_letters(column)}{number}", style)
        for column, value in enumerate(row, start=1)
        if value is not None
    )


def _cell(value: object, place: str, style: int) -> str:
    if isinstance(value, bool):
        return f'<c r="{place}" s="{style}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        number = f'<c r="{place}" s="{style}"><v>{value!r}</v></c>'
        return number if math.isfinite(value) else ""
    text = str(value)
    if len(text) > LONGEST_CELL:
        text = f"{text[: LONGEST_CELL - len(CUT)]}{CUT}"
    safe = escape(ODD.sub(lambda odd: f"_x{ord(odd[0]):04X}_", text))
    return (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe}'
        "</t></is></c>"
    )


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
