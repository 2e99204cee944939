"""Cut a Word transcript into lines of plain text."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.exceptions import InvalidXmlError, PythonDocxError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import LxmlError

from plait.errors import Fault, count_of
from plait.ingest.docx_beside import beside
from plait.ingest.docx_controls import open_controls, text_boxes
from plait.ingest.parsed import Line, Parsed, line_from, nfc
from plait.ingest.speaker_column import cell_kinds
from plait.ingest.text_lines import LINE_END

# no transcript unpacks to more than this; a zip that does is a bomb
LARGEST_UNPACKED = 200_000_000
DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
CHANGED = "tracked changes"
BOMB = "a .docx that unpacks to more than 200 MB"
ENTITIES = "a .docx with XML entities, which Word never writes"
MENDS = {
    CHANGED: "accept or reject all changes, then save",
    BOMB: "do not open it: ask where it came from, and for another copy",
    ENTITIES: "do not open it: ask where it came from, and for another copy",
}
# python-docx passes over both without a word
UNSOUND = {
    CHANGED: ".//w:ins//w:t | .//w:del//w:delText | .//w:moveFrom//w:t",
    "words in smart tags or fields": (
        ".//w:p//w:r[not(parent::w:p or parent::w:hyperlink)]/w:t"
    ),
}
UNREADABLE = (
    zipfile.BadZipFile,
    PythonDocxError,
    InvalidXmlError,
    LxmlError,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)


def docx_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .docx transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        Paragraphs, and cells of tables, in the order of the document; a manual
        line break starts a line; then headers, footers, notes and comments, as lines
        of those kinds, and text boxes, a caution, since nobody can say where in the
        talk they belong. What content controls hold is read where they stand. A file
        that is not a sound .docx, holds entities, unpacks to more than 200 MB, has
        tracked changes, or words in smart tags and fields, is a fault.
    """
    try:
        problem = _package_problem(data)
        if problem:
            return Parsed([], "", [_fault(shown, problem)])
        return _parse(docx.Document(io.BytesIO(data)), shown)
    except UNREADABLE:
        return Parsed([], "", [_fault(shown, "a file that is no sound .docx")])


def _package_problem(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
            return BOMB
        xml = [p for p in parts if p.filename.endswith((".xml", ".rels"))]
        # NUL bytes out, or UTF-16 would hide a document type
        if any(DOCTYPE.search(package.read(p).replace(b"\0", b"")) for p in xml):
            return ENTITIES
    return ""


def _parse(document: Document, shown: str) -> Parsed:
    body = document.element.body
    aside = [*open_controls(body), *(boxes := text_boxes(body))]
    for found, path in UNSOUND.items():
        if body.xpath(path):
            return Parsed([], "", [_fault(shown, found)])
    headings, bold = _style_ids(document)
    # fmt: off
    lines = [
        line
        for item, kind in _paragraphs(document)
        for line in _lines(item, heading=item._p.style in headings, bold=bold,
                           kind=kind)
    ]
    # fmt: on
    if not any(line.text.strip() for line in lines):
        return Parsed([], "", [_fault(shown, "a .docx without text")])
    aside += beside(document.part)
    lines += [Line(nfc(words), kind=kind) for kind, words in aside]
    return Parsed(lines, "", [], _unread(len(boxes), shown))


def _paragraphs(
    container: Document | _Cell, *, kind: str = "speech"
) -> Iterator[tuple[Paragraph, str]]:
    """Give paragraphs in order, and of what kind the cell is that each stands in."""
    for item in container.iter_inner_content():
        if isinstance(item, Table):
            for cell, its_kind in _cells(item):
                yield from _paragraphs(cell, kind=its_kind)
        else:
            yield item, kind


def _cells(table: Table) -> list[tuple[_Cell, str]]:
    """Give each cell once, with its kind: merged ones stand several times in a row."""
    rows = [row.cells for row in table.rows]
    kinds = cell_kinds([[cell.text for cell in row] for row in rows])
    cells: dict[int, tuple[_Cell, str]] = {}
    for row, its_kinds in zip(rows, kinds, strict=True):
        for cell, kind in zip(row, its_kinds, strict=True):
            cells.setdefault(id(cell._tc), (cell, kind))
    return list(cells.values())


def _style_ids(document: Document) -> tuple[set[str], set[str]]:
    """Find the ids of heading styles and of bold ones: looking up each is slow."""
    headings, bold = set(), set()
    for style in document.styles:
        if (style.name or "").startswith(("Heading", "Title")):
            headings.add(style.style_id)
        elif style.type == WD_STYLE_TYPE.CHARACTER and style.font.bold:
            bold.add(style.style_id)
    return headings, bold


def _lines(
    paragraph: Paragraph, *, heading: bool, bold: set[str], kind: str
) -> list[Line]:
    kind = "heading" if heading else kind
    if kind == "speaker":
        name = nfc(" ".join(paragraph.text.split()))
        return [Line(name, speaker=name)]
    first, *others = LINE_END.sub("\n", paragraph.text).split("\n")
    label = _bold_start(paragraph, bold)[: len(first)]
    start = line_from([(label, True), (first[len(label) :], False)], kind=kind)
    return [start, *(line_from([(other, False)], kind=kind) for other in others)]


def _bold_start(paragraph: Paragraph, bold: set[str]) -> str:
    text = ""
    for item in paragraph.iter_inner_content():
        if not isinstance(item, Run) or (
            item.text.strip() and not _is_bold(item, bold)
        ):
            break
        text += item.text
    return text


def _is_bold(run: Run, bold: set[str]) -> bool:
    return run._r.style in bold if run.bold is None else run.bold


def _unread(boxes: int, shown: str) -> list[Fault]:
    if not boxes:
        return []
    return [
        Fault(
            shown,
            found=f"{count_of(boxes, 'paragraph')} in text boxes, left out of the talk",
            expected="paragraphs and tables",
            mend="copy the text into paragraphs if it was spoken",
        )
    ]


def _fault(shown: str, found: str) -> Fault:
    otherwise = "open it in Word or LibreOffice, save it as .txt and name that file"
    mend = MENDS.get(found, otherwise)
    return Fault(shown, found=found, expected="a transcript in .docx", mend=mend)
