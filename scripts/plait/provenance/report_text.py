"""Take the words out of the report, whichever of its forms it is in."""

import html
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
DROPPED = re.compile(r"<(script|style|svg|head|nav)\b[^>]*>.*?</\1>", re.S)
LEADERS = re.compile(r"^.*(?: \.){3,}.*$", re.M)  # a line of a list of contents
NUMBERED = re.compile(rb'<span class="header-section-number">[^<]*</span>')
INLINE = re.compile(
    r"</?(?:span|a|em|strong|code|i|b|mark|abbr|q|cite|u|small|sub|sup)\b[^>]*>"
)
TAG = re.compile(r"<[^>]*>")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f]+")
BROKEN = re.compile("[\u00ad\ufffe]\\s*")  # a word that a line breaks
HIDDEN = str.maketrans({"\u00ad": None, "\ufffe": None, "\u200b": None, "−": "-", "–": "-",
                        "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"'})  # fmt: skip
BESIDE = 3  # words on each side that tell where a word stands
TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


class Token(NamedTuple):
    """A word or number with the words beside it.

    Parameters
    ----------
    before, after : tuple of str
        Up to three words on each side, in small letters.
    word : str
        The word or number itself.
    """

    before: tuple[str, ...]
    word: str
    after: tuple[str, ...]

    def __str__(self) -> str:
        """Give the passage, the word in question between brackets."""
        return " ".join([*self.before, f"[{self.word}]", *self.after])


def text_of(name: str, data: bytes) -> str:
    """Take the words out of one form of a report.

    Parameters
    ----------
    name : str
        Ends in .html, .docx or .pdf.
    data : bytes
        The file.

    Returns
    -------
    str
        With single spaces, plain quotation marks and minus signs; without scripts and
        drawings, without the list of contents of the web page, and without what stands
        on every page of the PDF.
    """
    read = {"html": _of_page, "docx": _of_word, "pdf": _of_pdf}[name.rpartition(".")[2]]
    return plain(read(data))


def without_section_numbers(page: bytes) -> bytes:
    """Take the numbers of sections out of a web page: the Word file reckons its own.

    Parameters
    ----------
    page : bytes
        HTML.

    Returns
    -------
    bytes
        HTML.
    """
    return NUMBERED.sub(b" ", page)


def plain(text: str) -> str:
    """Even out spaces, minus signs and quotation marks.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        To be compared.
    """
    return SPACES.sub(" ", BROKEN.sub("", text).translate(HIDDEN)).strip()


def letters(text: str) -> str:
    """Take letters and digits alone: a line may break anywhere.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        In small letters.
    """
    return "".join(TOKEN.findall(plain(text).lower()))


@lru_cache(maxsize=16)
def words_in(text: str) -> list[Token]:
    """List the words and numbers of a text with the words beside them.

    Parameters
    ----------
    text : str
        As `text_of` gives it.

    Returns
    -------
    list of Token
        In order; signs are not told.
    """
    words = TOKEN.findall(text.lower())
    return [
        Token(tuple(words[max(0, i - BESIDE) : i]), word, tuple(words[i + 1 : i + 1 + BESIDE]))
        for i, word in enumerate(words)
    ]  # fmt: skip


def strangers(tokens: list[Token], others: list[list[Token]]) -> list[Token]:
    """List the words and numbers that none of the other texts has in their place.

    Parameters
    ----------
    tokens : list of Token
        Of one text.
    others : list of list of Token
        Of the same text in other forms.

    Returns
    -------
    list of Token
        Each once, in order. A form may break a sentence on one side of a word, at the
        end of a cell or a page, but not on both.
    """
    before = {(t.before, t.word) for other in others for t in other}
    after = {(t.word, t.after) for other in others for t in other}
    return list(dict.fromkeys(
        token for token in tokens
        if (token.before, token.word) not in before and (token.word, token.after) not in after
    ))  # fmt: skip


def _of_page(data: bytes) -> str:
    body = DROPPED.sub(" ", data.decode("utf-8", "replace"))
    return html.unescape(TAG.sub(" ", INLINE.sub("", body)))


def _of_word(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if PARTS.fullmatch(name)]
        return "\n".join(line for name in names for line in _lines(package.read(name)))


def _lines(data: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for paragraph in etree.fromstring(data, parser).iter(f"{WORD}p"):
        yield "".join(
            part.text or "" if part.tag == f"{WORD}t" else " "
            for part in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br")
        )


def _of_pdf(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    numbered = re.compile(rf"\b\d+ (?:of|/) {len(pages)}\b|\bon\s+page\s+\d+")
    return "\n".join(numbered.sub(" ", LEADERS.sub("", page)) for page in pages)
