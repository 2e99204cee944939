"""Take the words out of a PDF, but for what stands on every page."""

import re
from collections import Counter

LEADERS = re.compile(r"^.*(?: \.){3,}.*$", re.M)  # a line of a list of contents
REFERRED = re.compile(r"\bon\s+page\s+\d+")  # only paper has pages


def pdf_text(data: bytes) -> str:
    """Take the words out of a PDF.

    Parameters
    ----------
    data : bytes
        A PDF.

    Returns
    -------
    str
        A line for each of its lines; without the list of contents, the numbers of pages
        and the lines that head or foot most pages.
    """
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    text = "\n".join(without_edges([LEADERS.sub("", page) for page in pages]))
    return REFERRED.sub(" ", text)


def without_edges(pages: list[str]) -> list[str]:
    """Take from each page its number, and the head and foot that most pages have.

    Parameters
    ----------
    pages : list of str
        In order.

    Returns
    -------
    list of str
        The same pages. A line inside a page stays, though it reads like a page's number.
    """
    lines = [_numberless(page.splitlines(), f"{place} (?:of|/) {len(pages)}")
             for place, page in enumerate(pages, 1)]  # fmt: skip
    times = Counter(line for page in lines for line in {*page[:1], *page[-1:]})
    often = {line for line, n in times.items() if n > max(1, len(pages) / 2)}
    return ["\n".join(_inner(page, often)) for page in lines]


def _numberless(lines: list[str], number: str) -> list[str]:
    """Strip the first and last line, and cut the number of the page there."""
    kept = [line.strip() for line in lines]
    for edge in {0, len(kept) - 1} if kept else ():
        kept[edge] = re.sub(rf"\b{number}\b", "", kept[edge]).strip()
    return kept


def _inner(lines: list[str], often: set[str]) -> list[str]:
    last = len(lines) - 1
    return [line for i, line in enumerate(lines) if i not in (0, last) or line not in often]  # fmt: skip
