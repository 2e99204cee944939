"""A workbook of `plait review` that LibreOffice Calc saved is read as it was filled in.

What Calc 25 changes when it saves: cells point into a table of shared strings,
formatting of parts of a text becomes runs there, every spare row is written with empty
styled cells, `TRUE`, numbers and days that were typed have types of their own, and names
of elements may have a prefix. Others drop the dimension or protect the sheet.
"""

import datetime
import io
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest

from plait.cli import main
from plait.ingest.csvfile import read_csv_rows

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS = "xl/sharedStrings.xml"
MEMOS = ["1/2", True, 12, datetime.date(2025, 1, 2), 3.5, "0012"]
TOLD = ["1/2", "TRUE", "12", "2025-01-02", "3.5", "0012"]


def filled(path):
    """Fill the sheets in as a coder would."""
    book = openpyxl.load_workbook(path, rich_text=True)
    sheet = book["Suggestions"]
    column = {cell.value: cell.column for cell in sheet[1]}
    for row, memo in enumerate(MEMOS, start=2):
        sheet.cell(row, column["decision"]).value = "reject" if row == 2 else "accept"
        sheet.cell(row, column["memo"]).value = memo
    sheet.cell(2, column["against"]).value = "held"
    reason = sheet.cell(2, column["reason"])
    reason.value, reason.data_type = "=no sum", "s"
    hand = book["Add by hand"]
    words = ["p01_t1", "I will not lie.", 1, "Emotional load", None, None, "held"]
    for place, word in enumerate(words, start=1):
        hand.cell(2, place).value = word
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_calc(data):
    """Lay a workbook out as Calc does; the words stay."""
    names = zipfile.ZipFile(io.BytesIO(data))
    parts = {name: names.read(name) for name in names.namelist()}
    strings = ElementTree.Element(f"{{{MAIN}}}sst")
    for name in [n for n in parts if n.startswith("xl/worksheets/sheet")]:
        sheet = ElementTree.fromstring(parts[name])
        for cell in sheet.iter(f"{{{MAIN}}}c"):
            _share(cell, strings)
        _others(sheet)
        parts[name] = ElementTree.tostring(sheet)
    parts[STRINGS] = ElementTree.tostring(strings)
    _name(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def _share(cell, strings):
    inline = cell.find(f"{{{MAIN}}}is")
    if inline is None:
        return
    shared = ElementTree.SubElement(strings, f"{{{MAIN}}}si")
    shared.extend(list(inline))
    cell.remove(inline)
    cell.set("t", "s")
    ElementTree.SubElement(cell, f"{{{MAIN}}}v").text = str(len(strings) - 1)


def _others(sheet):
    for gone in ("dimension", "sheetViews"):
        for found in sheet.findall(f"{{{MAIN}}}{gone}"):
            sheet.remove(found)
    rows = sheet.find(f"{{{MAIN}}}sheetData")
    for number in range(len(rows) + 1, len(rows) + 50):
        spare = ElementTree.SubElement(rows, f"{{{MAIN}}}row", {"r": str(number)})
        ElementTree.SubElement(spare, f"{{{MAIN}}}c", {"r": f"A{number}", "s": "1"})
    place = list(sheet).index(rows) + 1
    protected = {"sheet": "true", "objects": "true", "scenarios": "true"}
    sheet.insert(place, ElementTree.Element(f"{{{MAIN}}}sheetProtection", protected))


def _name(parts):
    """Tell the package of its shared strings, unless it has some."""
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    links = ElementTree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    if any(link.get("Type", "").endswith("sharedStrings") for link in links):
        return
    kind = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    )
    ElementTree.SubElement(types, f"{{{TYPES}}}Override",
                           {"PartName": f"/{STRINGS}", "ContentType": kind})  # fmt: skip
    ElementTree.SubElement(links, f"{{{LINKS}}}Relationship",
                           {"Id": "rIdStrings", "Type": f"{OFFICE}/sharedStrings",
                            "Target": "sharedStrings.xml"})  # fmt: skip
    parts["[Content_Types].xml"] = ElementTree.tostring(types)
    parts["xl/_rels/workbook.xml.rels"] = ElementTree.tostring(links)


@pytest.fixture
def decisions(small):
    """Give a function that brings a workbook in and takes the decisions out again."""
    assert main(["review", "bob", "--study", str(small)]) == 0
    data = filled(small / "coding/review/bob.xlsx")
    made = small / "coding/decisions/bob.csv"

    def bring(change):
        path = small / "bob.xlsx"
        path.write_bytes(change(data))
        made.unlink(missing_ok=True)
        asked = [
            "decide",
            "bob",
            str(path),
            "--study",
            str(small),
            "--at",
            "2026-01-31",
        ]
        assert main(asked) == 0
        return read_csv_rows(str(made)).rows

    return bring


def test_a_workbook_that_calc_saved_gives_the_same_decisions(decisions):
    plain = decisions(bytes)
    assert [row["memo"] for row in plain[:6]] == TOLD
    assert (plain[0]["action"], plain[0]["reason"]) == ("reject", "=no sum")
    assert plain[0]["against"] == plain[6]["against"] == "theme.held"
    assert (plain[6]["action"], plain[6]["code"]) == ("add", "load")
    assert decisions(as_calc) == plain
