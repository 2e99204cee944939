"""Cut the text layer of a PDF transcript into lines, without what is on every page."""

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from plait.errors import Fault
from plait.ingest.parsed import Line, Parsed, nfc
from plait.ingest.pdf_pages import SOFT, join_hyphens, page_marks
from plait.ingest.text_lines import LINE_END

SAVE = "save it as .docx or .txt, and name that file"
NO_LETTER = "\ufffd"
# PDFium's own sign for a word that goes on in the next line, and for no letter
SIGNS = {0xFFFE: SOFT, 0x0: NO_LETTER, 0x9: " "}


def pdf_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .pdf transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        The text layer, page after page, a tab as a space; then numbers in the
        margin, running heads, page numbers and hyphens of line breaks, as lines of
        these kinds: below the rest, so that no turn is cut by a page. A file that
        is broken, locked or has no text layer is a fault; a page without text is a
        caution.
    """
    try:
        pages = _pages(data)
    except PdfiumError as problem:
        return Parsed([], "", [_unreadable(shown, problem)])
    return _parse(pages, shown)


def _pages(data: bytes) -> list[list[str]]:
    document = PdfDocument(data)
    try:
        return [_lines(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def _lines(text: str) -> list[str]:
    lines = nfc(LINE_END.sub("\n", text.translate(SIGNS))).split("\n")
    return [" ".join(line.split()) for line in lines]


def _unreadable(shown: str, problem: PdfiumError) -> Fault:
    found, mend = "a file that is no sound .pdf", f"open it, {SAVE}"
    if problem.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        found = "a .pdf that is locked with a password"
    return Fault(shown, 0, "", found, "a transcript in .pdf", mend)


def _parse(pages: list[list[str]], shown: str) -> Parsed:
    if not any(line.strip() for page in pages for line in page):
        return Parsed([], "", [_no_text(shown)])
    lines = [Line(text, page=number) for number, page in enumerate(pages, start=1)
             for text in page]  # fmt: skip
    spoken, marks = page_marks(lines)
    spoken, hyphens = join_hyphens(spoken)
    cautions = [_empty(shown, number) for number, page in enumerate(pages, start=1)
                if not any(line.strip() for line in page)]  # fmt: skip
    if any(NO_LETTER in line.text for line in lines):
        cautions.append(_no_letters(shown))
    return Parsed([*spoken, *marks, *hyphens], "", [], cautions)


def _no_text(shown: str) -> Fault:
    mend = "run text recognition (OCR), correct it against the recording, "
    return Fault(shown, 0, "", "a .pdf without text: pictures of pages, most likely",
                 "a .pdf with a text layer", mend + SAVE)  # fmt: skip


def _empty(shown: str, number: int) -> Fault:
    return Fault(shown, 0, f"page {number}", "no text", "text on every page",
                 "look whether the page is a picture of words")  # fmt: skip


def _no_letters(shown: str) -> Fault:
    return Fault(shown, 0, "", f"signs that stand for no letter ({NO_LETTER})",
                 "letters", "look the places up in the .pdf, and correct them in "
                 "a .docx or .txt")  # fmt: skip
