"""Make reference.docx, the Word template, from pandoc's own."""

import io
import subprocess
import zipfile
from pathlib import Path

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from plait.report.reference_docx import PLACE

TARGET = Path(__file__).with_name("reference.docx")
INK, SOFT, ACCENT = (RGBColor.from_string(c) for c in ("1D2329", "59636E", "0B5C8A"))
SERIF, SANS = "Cambria", "Calibri"
CHARACTERS = (("Attribution", SANS, 9), ("Small", SANS, 7.5), ("Id", "Consolas", 7))
FIXED = (1980, 1, 1, 0, 0, 0)
# name: font, size in points, bold, colour, space before and after in points
STYLES = {
    "Body Text": (SERIF, 10.5, None, INK, 0, 7),
    "First Paragraph": (SERIF, 10.5, None, INK, 0, 7),
    "Compact": (SERIF, 10.5, None, INK, 0, 3),
    "Title": (SANS, 22, True, INK, 6, 4),
    "Subtitle": (SANS, 13, False, SOFT, 0, 8),
    "Author": (SANS, 11, None, INK, 0, 2),
    "Date": (SANS, 10, None, SOFT, 0, 10),
    "Abstract Title": (SANS, 10.5, True, INK, 8, 3),
    "Abstract": (SERIF, 10, None, INK, 0, 8),
    "Heading 1": (SANS, 15, True, INK, 20, 7),
    "Heading 2": (SANS, 12.5, True, INK, 14, 5),
    "Heading 3": (SANS, 11, True, SOFT, 11, 4),
    "Table Caption": (SANS, 9, False, INK, 12, 5),
    "Image Caption": (SANS, 9, False, INK, 5, 14),
    "Block Text": (SERIF, 10.5, None, INK, 4, 6),
    "Bibliography": (SERIF, 10, None, INK, 0, 4),
}
NEW = {
    "Table Text": (SANS, 8, False, INK, 1, 1),
    "Table Head": (SANS, 8, True, INK, 1, 1),
    "Callout": (SERIF, 10.5, None, INK, 0, 6),
    "Callout Title": (SANS, 11, True, ACCENT, 8, 4),
}


def main() -> None:
    """Write the template, the same bytes on every run."""
    document = Document(io.BytesIO(_default()))
    for name, look in (STYLES | NEW).items():
        _look(_style(document, name), look)
    _callouts(document)
    _characters(document)
    _table_style(document)
    _page(document)
    saved = io.BytesIO()
    document.save(saved)
    TARGET.write_bytes(_fixed_times(saved.getvalue()))


def _default() -> bytes:
    command = [
        pypandoc.get_pandoc_path(),
        "--print-default-data-file",
        "reference.docx",
    ]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _style(document, name: str):
    styles = document.styles
    if name in [style.name for style in styles]:
        return styles[name]
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    return made


def _look(style, look: tuple) -> None:
    font, size, bold, colour, before, after = look
    style.font.name, style.font.size, style.font.bold = font, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = colour
    # The theme's fonts would win over the name.
    fonts = style.element.rPr.rFonts
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:cs"), font)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if style.name in ("Title", "Subtitle", "Author", "Date", "Abstract Title"):
        layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if style.name in ("Table Caption", "Table Head", "Callout Title"):
        layout.keep_with_next = True


def _callouts(document) -> None:
    for name in ("Callout", "Callout Title"):
        layout = document.styles[name].element.get_or_add_pPr()
        layout.append(parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="10" '
            'w:color="0B5C8A"/></w:pBdr>'
        ))  # fmt: skip
        document.styles[name].paragraph_format.left_indent = Cm(0.5)
    block = document.styles["Block Text"].paragraph_format
    block.left_indent, block.right_indent = Cm(0.8), Cm(0.4)


def _characters(document) -> None:
    for name, font, size in CHARACTERS:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), SOFT


def _table_style(document) -> None:
    element = document.styles["Table"].element
    for old in element.findall(qn("w:tblPr")) + element.findall(qn("w:tblStylePr")):
        element.remove(old)
    line = 'w:val="single" w:space="0" w:color='
    element.append(parse_xml(
        f'<w:tblPr {nsdecls("w")}><w:tblBorders>'
        f'<w:top {line}"1D2329" w:sz="8"/><w:bottom {line}"1D2329" w:sz="8"/>'
        f'<w:insideH {line}"D5DAE0" w:sz="4"/></w:tblBorders>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    ))  # fmt: skip
    element.append(parse_xml(
        f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:tcPr><w:tcBorders>'
        f'<w:bottom {line}"1D2329" w:sz="6"/></w:tcBorders></w:tcPr></w:tblStylePr>'
    ))  # fmt: skip


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.4)
    for place, words in ((section.header, PLACE), (section.footer, None)):
        place.is_linked_to_previous = False
        paragraph = place.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words or "")
        run.font.size, run.font.name, run.font.color.rgb = Pt(8), SANS, SOFT
        run.font.bold = words is not None
        if words is None:
            _page_number(run)


def _page_number(run) -> None:
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _fixed_times(content: bytes) -> bytes:
    fixed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            info = zipfile.ZipInfo(entry.filename, FIXED)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(entry))
    return fixed.getvalue()


if __name__ == "__main__":
    main()
