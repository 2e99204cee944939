"""Give the text of any file, and of whatever is packed in it."""

import codecs
import gzip
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plait.ingest.decoding import decode
from plait.withdrawal.markup import drawings_in, markup_words

MARKUP = (".htm", ".html", ".qde", ".qdc", ".rdf", ".rels", ".svg", ".xhtml", ".xml")
PICTURES = (".gif", ".ico", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
FONTS = (".otf", ".ttf", ".woff", ".woff2")
SOUND = (".avi", ".m4a", ".mov", ".mp3", ".mp4", ".wav", ".wma")
TWO_BYTES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DEEPEST = 6  # packages within packages
BETWEEN = "\nxbetweencellsx\n"  # no word of anybody


@dataclass(frozen=True)
class Part:
    """What a file, or a file inside it, holds.

    Parameters
    ----------
    place : str
        Path inside the file, ` > ` between packages; "" for the file itself.
    text : str
        Its words, as far as it has any.
    why : str
        Why it could not be searched; "" where it was.
    """

    place: str
    text: str = ""
    why: str = ""


def parts_of(name: str, data: bytes, place: str = "", depth: int = 0) -> Iterator[Part]:
    """Give the text of a file and of everything packed in it.

    Parameters
    ----------
    name : str
        Of the file.
    data : bytes
        What is in it.
    place : str, default ""
        Where it lies inside others.
    depth : int, default 0
        In how many.

    Yields
    ------
    Part
        ZIP (so .docx, .xlsx, .ods, .qdpx), gzip, PDF, Parquet, HTML and XML, and any
        text; pictures and sound cannot be searched, and say so.
    """
    ending = PurePosixPath(name.lower()).suffix
    if ending in PICTURES + SOUND:
        yield Part(place, "", "a picture" if ending in PICTURES else "sound")
        return
    if ending in FONTS:
        return
    try:
        yield from _opened(data, ending, place, depth)
    except Exception as error:
        yield Part(place, "", f"it could not be opened ({type(error).__name__})")


def _opened(data: bytes, ending: str, place: str, depth: int) -> Iterator[Part]:
    for begins, reader in PACKED.items():
        if data.startswith(begins) and depth < DEEPEST:
            yield from reader(data, place, depth)
            return
    text = _plain(data)
    if ending in MARKUP or text.lstrip()[:5].lower() in ("<?xml", "<!doc", "<html"):
        yield Part(place, markup_words(text))
        for number, drawing in enumerate(drawings_in(text), start=1):
            yield Part(_inside(place, f"drawing {number}"), markup_words(drawing))
    else:
        yield Part(place, text)


def _plain(data: bytes) -> str:
    if b"\0" in data and not data.startswith(TWO_BYTES):
        # a database, an old Word file: texts lie in it with one byte a letter, or two
        ways = (
            data.replace(b"\0", sign).decode("utf-8", "replace") for sign in (b" ", b"")
        )
        return BETWEEN.join(ways)
    # in JSON a line end is written as two signs
    text = decode(data)[0].replace("\\n", "\n ")
    return text.replace("\\u2019", "’").replace('\\"', '"')


def _zip(data: bytes, place: str, depth: int) -> Iterator[Part]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for one in package.infolist():
            if not one.is_dir():
                inside = _inside(place, one.filename)
                yield Part(inside, one.filename)
                content = package.read(one)
                yield from parts_of(one.filename, content, inside, depth + 1)


def _gzip(data: bytes, place: str, depth: int) -> Iterator[Part]:
    yield from parts_of(
        "", gzip.decompress(data), _inside(place, "unpacked"), depth + 1
    )


def _pdf(data: bytes, place: str, depth: int) -> Iterator[Part]:
    from pypdfium2 import PdfDocument

    with PdfDocument(data) as document:
        for number in range(len(document)):
            text = document[number].get_textpage().get_text_bounded()
            # a word that goes on in the next line is one word
            joined = (
                text.replace("\ufffe\r\n", "")
                .replace("\ufffe", "")
                .replace("-\r\n", "")
            )
            yield Part(
                _inside(place, f"page {number + 1}"), joined.replace("\r\n", "\n")
            )


def _parquet(data: bytes, place: str, depth: int) -> Iterator[Part]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(data))
    for field in table.schema:
        kind = (
            field.type.value_type if pa.types.is_dictionary(field.type) else field.type
        )
        if pa.types.is_string(kind) or pa.types.is_large_string(kind):
            values = (
                table.column(field.name).cast(kind).unique().drop_null().to_pylist()
            )
            yield Part(_inside(place, f"column {field.name}"), BETWEEN.join(values))


def _inside(place: str, name: str) -> str:
    return f"{place} > {name}" if place else name


Reader = Callable[[bytes, str, int], Iterator[Part]]
PACKED: dict[bytes, Reader] = {
    b"PK": _zip,
    b"\x1f\x8b": _gzip,
    b"%PDF-": _pdf,
    b"PAR1": _parquet,
}
