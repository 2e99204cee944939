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
# Fonts that every machine has, or one as wide: the same pages for all who write.
SERIF, SANS = "Times New Roman", "Arial"
CHARACTERS = (("Attribution", SANS, 8.5), ("Small", SANS, 7), ("Id", "Consolas", 7))
FIXED = (1980, 1, 1, 0, 0, 0)
FIELDS = ("PAGE", "NUMPAGES")
FOOT = ("PAGE", " of ", "NUMPAGES")
HEADINGS = 1  # the id of their numbering; pandoc's own begin at 990
# What the schema of Word wants after the borders of a paragraph.
AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind",
                 "w:contextualSpacing", "w:jc", "w:outlineLvl")  # fmt: skip
# name: font, size in points, bold, colour, space before and after in points
STYLES = {
    "Body Text": (SERIF, 11, None, INK, 0, 7),
    "First Paragraph": (SERIF, 11, None, INK, 0, 7),
    "Compact": (SERIF, 11, None, INK, 0, 3),
    "Title": (SANS, 18, True, INK, 6, 4),
    "Subtitle": (SANS, 12, False, SOFT, 0, 8),
    "Author": (SANS, 10.5, None, INK, 0, 2),
    "Date": (SANS, 9.5, None, SOFT, 0, 10),
    "Abstract Title": (SANS, 10, True, INK, 8, 3),
    "Abstract": (SERIF, 10.5, None, INK, 0, 8),
    "Heading 1": (SANS, 14, True, INK, 20, 7),
    "Heading 2": (SANS, 11.5, True, INK, 14, 5),
    "Heading 3": (SANS, 10, True, SOFT, 11, 4),
    "Table Caption": (SANS, 8.5, False, INK, 12, 5),
    "Image Caption": (SANS, 8.5, False, INK, 5, 14),
    "Block Text": (SERIF, 11, None, INK, 4, 6),
    "Caption": (SANS, 8.5, False, INK, 5, 5),
    "Bibliography": (SERIF, 10.5, None, INK, 0, 4),
}
NEW = {
    "Quote": (SERIF, 11, None, INK, 4, 6),
    "Table Text": (SANS, 8, False, INK, 1, 1),
    "Table Head": (SANS, 8, True, INK, 1, 1),
    # of tables that would not fit otherwise, as filters/widths.lua finds
    "Table Text Dense": (SANS, 7, False, INK, 1, 1),
    "Table Head Dense": (SANS, 7, True, INK, 1, 1),
    "Fault Note": (SANS, 8.5, False, INK, 3, 6),
    "Callout": (SERIF, 11, None, INK, 0, 6),
    "Callout Title": (SANS, 10.5, True, ACCENT, 8, 4),
}


def main() -> None:
    """Write the template, the same bytes on every run."""
    document = Document(io.BytesIO(_default()))
    for name, look in (STYLES | NEW).items():
        _look(_style(document, name), look)
    _boxes(document)
    _number_headings(document)
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
    for wide in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(wide)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    if style.name in ("Title", "Subtitle", "Author", "Date", "Abstract Title"):
        layout.alignment = WD_ALIGN_PARAGRAPH.LEFT
    if style.name.startswith(("Table Caption", "Table Head", "Callout Title")):
        layout.keep_with_next = True


def _boxes(document) -> None:
    for name, colour in (("Callout", "0B5C8A"), ("Callout Title", "0B5C8A"),
                         ("Fault Note", "8A4B00"), ("Quote", "D5DAE0")):  # fmt: skip
        layout = document.styles[name].element.get_or_add_pPr()
        layout.insert_element_before(parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="10" '
            f'w:color="{colour}"/></w:pBdr>'
        ), *AFTER_BORDERS)  # fmt: skip
        document.styles[name].paragraph_format.left_indent = Cm(0.5)
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FDF6EC"/>'
    note = document.styles["Fault Note"].element.get_or_add_pPr()
    note.insert_element_before(parse_xml(shade), *AFTER_BORDERS[1:])
    block = document.styles["Block Text"].paragraph_format
    block.left_indent, block.right_indent = Cm(0.8), Cm(0.4)
    document.styles["Quote"].paragraph_format.right_indent = Cm(0.4)


def _number_headings(document) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(level + 1))}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level in range(3)
    )  # fmt: skip
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{HEADINGS}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    ))  # fmt: skip
    numbering.append(parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{HEADINGS}">'
        f'<w:abstractNumId w:val="{HEADINGS}"/></w:num>'
    ))  # fmt: skip
    for level in range(3):
        layout = document.styles[f"Heading {level + 1}"].element.get_or_add_pPr()
        counted = layout.get_or_add_numPr()
        counted.get_or_add_ilvl().val = level
        counted.get_or_add_numId().val = HEADINGS


def _characters(document) -> None:
    for name, font, size in CHARACTERS:
        style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), SOFT
    withheld = document.styles.add_style("Withheld", WD_STYLE_TYPE.CHARACTER)
    withheld.font.italic, withheld.font.color.rgb = True, SOFT


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
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.settings.element.find(qn("w:themeFontLang")).set(qn("w:val"), "en-GB")
    for place, words in ((section.header, [PLACE]), (section.footer, FOOT)):
        place.is_linked_to_previous = False
        paragraph = place.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for word in words:
            run = paragraph.add_run("1" if word in FIELDS else word)
            run.font.size, run.font.name, run.font.color.rgb = Pt(8), SANS, SOFT
            run.font.bold = word == PLACE
            if word in FIELDS:
                _field(run, word)


def _field(run, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run._r.addprevious(field)
    field.append(run._r)


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
