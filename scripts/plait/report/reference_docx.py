"""Prepare the Word template: plait's own, or the one that a study brings."""

import copy
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from plait.errors import Fault
from plait.report.word_xml import with_parts

PLACE = "PLAIT-NOTICE"
FIXED = (1980, 1, 1, 0, 0, 0)
# A look that a style of ours may not bring into another template: its own fonts rule.
LOOKS = ("w:rFonts", "w:color")
# What a report cannot do without; ids, since Word translates the names.
NEEDED = ("Title", "Heading1", "Heading2", "Heading3")
NO_WORD_FILE = (PackageNotFoundError, KeyError, ValueError, OSError, SyntaxError,
                zipfile.BadZipFile)  # fmt: skip
MEND = "save it anew in Word as .docx, or take it away: plait has a template of its own"


def word_template(ours: bytes, own: str | Path, notice: str) -> bytes:
    """Give the template for a report.

    Parameters
    ----------
    ours : bytes
        The .docx that plait brings.
    own : str or Path
        Template of the study; "" where it has none.
    notice : str
        Stands on every page; may be empty.

    Returns
    -------
    bytes
        A .docx; the same for the same input. A template of the study keeps its fonts,
        margins, headers and footers, and gains the styles that it lacks.
    """
    if not own:
        return fill_notice(ours, notice)
    template, source = Document(str(own)), Document(io.BytesIO(ours))
    for name in missing_styles(own, ours):
        template.styles.element.append(_bare(source, name))
    if notice:
        _add_notice(template, notice)
    saved = io.BytesIO()
    template.save(saved)
    return _fixed_times(fill_notice(saved.getvalue(), notice))


def fill_notice(template: bytes, notice: str) -> bytes:
    """Fill the running header of a Word file.

    Parameters
    ----------
    template : bytes
        A .docx whose headers hold the word PLAIT-NOTICE.
    notice : str
        Stands on every page; may be empty.

    Returns
    -------
    bytes
        The same for the same input: entries keep their order and their times.
    """
    words = escape(" ".join(notice.split())).encode()

    def fill(name: str, part: bytes) -> bytes:
        header = name.startswith("word/header")
        return part.replace(PLACE.encode(), words) if header else part

    return with_parts(template, fill)


def missing_styles(own: str | Path, ours: bytes) -> list[str]:
    """List the styles of plait's template that another one lacks.

    Parameters
    ----------
    own : str or Path
        A .docx.
    ours : bytes
        The .docx that plait brings.

    Returns
    -------
    list of str
        Their ids, in our order.
    """
    known = set(_ids(Document(str(own))))
    return [name for name in _ids(Document(io.BytesIO(ours))) if name not in known]


def template_faults(path: str | Path, *, shown: str) -> list[Fault]:
    """Say whether a file can be a template for Word.

    Parameters
    ----------
    path : str or Path
        The study's reference.docx.
    shown : str
        The path as a person sees it.

    Returns
    -------
    list of Fault
        One where it is no Word file or has no headings; else none.
    """
    try:
        known = set(_ids(Document(str(path))))
    except NO_WORD_FILE:
        return [Fault(shown, 0, "", "no Word file", "a template in .docx", MEND)]
    lost = [name for name in NEEDED if name not in known]
    if not lost:
        return []
    found = f"no style {' and no style '.join(lost)}"
    mend = (
        "make the template from an empty document of Word, or from the report that "
        "plait makes without it"
    )
    return [Fault(shown, 0, "", found, "the styles of a Word document", mend)]


def _ids(document: Document) -> Iterable[str]:
    styles = document.styles.element.findall(qn("w:style"))
    return [style.get(qn("w:styleId")) for style in styles]


def _bare(source: Document, name: str):
    """Copy a style without fonts and numbering, which belong to its template."""
    found = next(style for style in source.styles.element.findall(qn("w:style"))
                 if style.get(qn("w:styleId")) == name)  # fmt: skip
    style = copy.deepcopy(found)
    for look in (*LOOKS, "w:numPr"):
        for element in list(style.iter(qn(look))):
            element.getparent().remove(element)
    return style


def _add_notice(template: Document, notice: str) -> None:
    for place, section in enumerate(template.sections):
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            # A header that follows the one before has it already.
            if place == 0 or not header.is_linked_to_previous:
                _put_notice(header, notice)


def _put_notice(header, notice: str) -> None:
    if PLACE not in "".join(paragraph.text for paragraph in header.paragraphs):
        paragraph = header.add_paragraph()
        paragraph.add_run(" ".join(notice.split())).bold = True


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
