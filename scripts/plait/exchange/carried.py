"""Say what other tools can carry of a text, without moving any of its characters."""

import re
import unicodedata

SQUARE = "\u25a1"
# Above the first 65,536 code points tools count differently; of control characters XML
# takes only the line feed and the tab, and some tools break lines at the others.
NOT_CARRIED = re.compile(
    "[\U00010000-\U0010ffff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff"
    "\ufffe\uffff]"
)

ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def carried(text: str) -> str:
    """Give the text as it is sent: a square for every character that tools miscount.

    Parameters
    ----------
    text : str
        Of a transcript or a name.

    Returns
    -------
    str
        As long as `text`, so that every offset holds. Emoji, other characters
        outside the basic plane, and control characters are a white square.
    """
    return NOT_CARRIED.sub(SQUARE, text)


def legal(text: str) -> str:
    """Give a text that XML can hold and gives back as it is.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        Emoji stay; control characters that XML has no place for are a white square,
        and every line end is a line feed.
    """
    return ILLEGAL.sub(SQUARE, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Give a text as it is sent in an attribute, where line ends do not survive.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        As long as `text`; tabs and line feeds are spaces.
    """
    return carried(text).replace("\n", " ").replace("\t", " ")


def folded(text: str) -> str:
    """Fold what two tools may write differently in a name.

    Parameters
    ----------
    text : str
        A name.

    Returns
    -------
    str
        NFC, small letters, one space between words.
    """
    return " ".join(unicodedata.normalize("NFC", carried(text)).casefold().split())
