"""Decode a plain text transcript and cut it into lines."""

import re
from dataclasses import replace

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.ingest.parsed import Line, Parsed, nfc

# CRLF, CR, NEL, line and paragraph separators, vertical tab, form feed
LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
LINE_END = re.compile("|".join(LINE_ENDS))
BLANK = Line("")


def text_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .txt transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        One line a line of the file, blank ones too.
    """
    return parse_text(data, shown=shown, parse=plain_lines)


def parse_text(data: bytes, *, shown: str, parse) -> Parsed:
    """Decode a file and hand its text to a parser.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.
    parse : callable
        Takes the text (NFC, LF, no byte order mark) and `shown`; gives Parsed.

    Returns
    -------
    Parsed
        With the encoding; a caution where it is neither UTF-8 nor UTF-16; a
        fault where the file is empty or not text.
    """
    text, encoding = decode(data)
    for line_end in LINE_ENDS:  # over a whole file faster than a pattern
        text = text.replace(line_end, "\n")
    text = nfc(text)
    fault = _fault(text, shown)
    if fault:
        return Parsed([], encoding, [fault])
    parsed = parse(text, shown=shown)
    cautions = [*_encoding_caution(encoding, shown), *parsed.cautions]
    return replace(parsed, encoding=encoding, cautions=cautions)


def plain_lines(text: str, *, shown: str) -> Parsed:
    """Cut a text at its line feeds.

    Parameters
    ----------
    text : str
        In NFC, with LF.
    shown : str
        Not used: there is nothing to complain of.

    Returns
    -------
    Parsed
        Lines joined by a line feed give the text back.
    """
    return Parsed([Line(line) if line else BLANK for line in text.split("\n")])


def _fault(text: str, shown: str) -> Fault | None:
    if not text.strip():
        return Fault(
            shown,
            found="an empty file",
            expected="a transcript",
            mend="put the transcript there, or take the row out of documents.csv",
        )
    if "\x00" in text:
        return Fault(
            shown,
            found="a file that is not text",
            expected="text in UTF-8",
            mend="save the transcript as plain text, or give the file its own ending",
        )
    return None


def _encoding_caution(encoding: str, shown: str) -> list[Fault]:
    if encoding.startswith("utf"):
        return []
    return [
        Fault(
            shown,
            found=f"text that is not UTF-8; read as {encoding}",
            expected="UTF-8",
            mend="look at the pound signs and accents, then save the file as UTF-8",
        )
    ]
