"""Take the words out of the report, whichever of its forms it is in."""

import html
import re
from functools import lru_cache
from typing import NamedTuple

from plait.provenance.pdf_text import pdf_text
from plait.provenance.word_text import word_text

DROPPED = re.compile(r"<(script|style|svg|head|nav)\b[^>]*>.*?</\1>", re.S)
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
        drawings, without the lists of contents, and without what stands on every page of
        the PDF.
    """
    read = {"html": _of_page, "docx": word_text, "pdf": pdf_text}[
        name.rpartition(".")[2]
    ]
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
