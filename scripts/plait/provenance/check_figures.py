"""Hold figures against figures.json and against what web page and Word file show."""

import base64
import html
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from plait.provenance.report_text import plain

FIGURES, NOTES = "figures/", "figures/figures.json"
FORMS = (".svg", ".png")
PAGE, WORD = "report/report.html", "report/report.docx"
PICTURE = re.compile(r"<img\b[^>]*>")
WORDS = re.compile(r'\baria-label="([^"]*)"')
EMBEDDED = re.compile(r'\bsrc="data:image/svg\+xml;base64,([^"]*)"')
RELATIONS = "word/_rels/document.xml.rels"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
BLIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
SIGN = b"\x89PNG\r\n\x1a\n"


class Shown(NamedTuple):
    """A figure as a form of the report shows it.

    Parameters
    ----------
    form : str
        Ending of the file in figures/.
    words : str
        Its text for those who cannot see it.
    data : bytes
        The picture.
    """

    form: str
    words: str
    data: bytes


def check_figures(files: Mapping[str, bytes]) -> Iterator[str]:
    """Name the figures that are not those of figures.json or of the report.

    Parameters
    ----------
    files : mapping of str to bytes
        Released files; without figures.json nothing is checked.

    Yields
    ------
    str
        A file that is lost or not told of; a picture of the web page (SVG) or the Word
        file (PNG) that differs from the file with the same words; a PNG that is broken
        or has not the shape of its SVG.
    """
    if NOTES not in files:
        return
    notes = json.loads(files[NOTES])
    wanted = {f"{FIGURES}{name}{form}" for name in notes for form in FORMS}
    there = {name for name in files if name.startswith(FIGURES)} - {NOTES}
    yield from (f"{name}: not there, {NOTES} tells of it" for name in sorted(wanted - there))  # fmt: skip
    yield from (f"{name}: {NOTES} does not tell of it" for name in sorted(there - wanted))  # fmt: skip
    for place, read in ((PAGE, _of_page), (WORD, _of_word)):
        if place in files:
            yield from _as_shown(place, read(files[place]), notes, files)
    for name in sorted(name for name in there if name.endswith(".png")):
        svg = files.get(name.replace(".png", ".svg"))
        wrong = _wrong(files[name], svg)
        yield from [f"{name}: {wrong}"] if wrong else []


def _as_shown(
    place: str, pictures: Iterator[Shown], notes: Mapping, files: Mapping
) -> Iterator[str]:
    for one in pictures:
        names = [n for n, note in notes.items() if plain(note["alt"]) == one.words]
        if not names:
            yield f"{place}: shows a figure with other words than {NOTES}: {one.words[:60]!r}"
        elif one.data not in [files.get(f"{FIGURES}{n}{one.form}") for n in names]:
            yield f"{FIGURES}{names[0]}{one.form}: another picture than {place} shows"


def _of_page(data: bytes) -> Iterator[Shown]:
    for picture in PICTURE.findall(data.decode("utf-8", "replace")):
        words, source = WORDS.search(picture), EMBEDDED.search(picture)
        if words and source:
            shown = plain(html.unescape(words[1]))
            yield Shown(".svg", shown, base64.b64decode(source[1]))


def _of_word(data: bytes) -> Iterator[Shown]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if RELATIONS not in package.namelist():
            return
        targets = {one.get("Id"): one.get("Target") for one in _tree(package.read(RELATIONS))}  # fmt: skip
        body = _tree(package.read("word/document.xml"))
        for drawing in body.iter(f"{DRAWING}wordprocessingDrawing}}inline"):
            words = drawing.find(f"{DRAWING}wordprocessingDrawing}}docPr").get("descr")
            for blip in drawing.iter(f"{DRAWING}main}}blip"):
                picture = package.read(f"word/{targets[blip.get(BLIP)]}")
                yield Shown(".png", plain(words or ""), picture)


def _tree(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return etree.fromstring(data, parser)


def _wrong(png: bytes, svg: bytes | None) -> str:
    """Say what is wrong with a PNG; "" where nothing is."""
    if not _is_whole(png):
        return "broken, or bytes after its end"
    if svg is not None:
        width, height = struct.unpack(">2L", png[16:24])
        wide, high = _size(svg)
        # each of its sides is rounded to a whole pixel
        if abs(width * high - height * wide) > wide + high:
            return "not of the shape of its SVG"
    return ""


def _is_whole(png: bytes) -> bool:
    """Walk over the chunks: each has a sum of its own, and IEND is the last."""
    at, kind = len(SIGN), b""
    while png.startswith(SIGN) and kind != b"IEND" and at + 12 <= len(png):
        (length,), kind = struct.unpack(">L", png[at : at + 4]), png[at + 4 : at + 8]
        end = at + 8 + length
        if png[end : end + 4] != struct.pack(">L", zlib.crc32(png[at + 4 : end])):
            return False
        at = end + 4
    return kind == b"IEND" and at == len(png)


def _size(svg: bytes) -> tuple[float, float]:
    """Give width and height in points."""
    root = _tree(svg)
    return tuple(float(root.get(side).removesuffix("pt")) for side in ("width", "height"))  # fmt: skip
