"""Write the mixed methods matrix as a workbook that people can read."""

import io
import re
import zipfile

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from plait.synthesis.joint_matrix import KEY

HEAD = PatternFill("solid", start_color="E3E7EC")
NUMBER_WIDTH, WORDS_WIDTH = 12, 60
LONGEST = 32_767  # characters that a cell of a workbook can hold
CUT = " … (cut: the CSV file beside this one has all of it)"
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def matrix_workbook(matrix: pd.DataFrame, names: dict[str, str]) -> bytes:
    """Write the matrix as a workbook with frozen heads.

    Parameters
    ----------
    matrix : DataFrame, one row a person x time
        As `mixed_methods_matrix` gives it.
    names : dict of str to str
        Scale ids to names for the heads.

    Returns
    -------
    bytes
        An .xlsx file, the same bytes for the same matrix. Text is text, though it
        begin with = or -; numbers are numbers.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "matrix"
    for place, name in enumerate(matrix.columns, start=1):
        head = sheet.cell(1, place)
        _write(head, _head(name, names))
        head.font, head.fill = Font(bold=True), HEAD
        narrow = name in KEY or pd.api.types.is_numeric_dtype(matrix[name])
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = NUMBER_WIDTH if narrow else WORDS_WIDTH
    for number, row in enumerate(matrix.itertuples(index=False), start=2):
        for place, value in enumerate(row, start=1):
            _write(sheet.cell(number, place), value)
    sheet.freeze_panes = "C2"
    content = io.BytesIO()
    book.save(content)
    return _undated(content.getvalue())


def _head(name: str, names: dict[str, str]) -> str:
    scale, _, change = name.partition(" ")
    if name in names:
        return names[name]
    return f"{names[scale]}: change" if change and scale in names else name


def _write(cell: Cell, value: object) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if value is None or value != value:  # NaN is not itself
        return
    if not isinstance(value, str):
        cell.value = float(value)
        return
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    if len(text) > LONGEST:
        text = text[: LONGEST - len(CUT)] + CUT
    cell.value = text
    cell.data_type = "s"  # text, though it begin with = or -
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _undated(content: bytes) -> bytes:
    """Take the time of writing out, so that the same matrix gives the same bytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            data = old.read(name)
            if name == "docProps/core.xml":
                data = STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, FIRST_DATE)
            new.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()
