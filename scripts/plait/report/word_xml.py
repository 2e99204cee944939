"""Read, change and write the parts of a Word file, the same bytes each time."""

import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The last of what a paragraph may have, in Word's order.
AFTER = ("spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr")


def w(name: str) -> str:
    """Give the full name of a Word element or attribute.

    Parameters
    ----------
    name : str
        As in `w:p`, without the prefix.

    Returns
    -------
    str
        As lxml wants it.
    """
    return f"{{{W}}}{name}"


def made(tag: str, /, **attributes: str) -> etree._Element:
    """Make a Word element.

    Parameters
    ----------
    tag : str
        Without the prefix.
    **attributes : str
        Without the prefix.

    Returns
    -------
    Element
        Without children.
    """
    return etree.Element(w(tag), {w(key): text for key, text in attributes.items()})


def text_of(element: etree._Element) -> str:
    """Give the words inside an element.

    Parameters
    ----------
    element : Element
        Such as a paragraph.

    Returns
    -------
    str
        Without those of fields' instructions.
    """
    return "".join(part.text or "" for part in element.iter(w("t")))


def style_of(paragraph: etree._Element) -> str:
    """Give the id of a paragraph's style.

    Parameters
    ----------
    paragraph : Element
        `w:p`.

    Returns
    -------
    str
        "" where it has none.
    """
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"))


def properties_of(paragraph: etree._Element) -> etree._Element:
    """Give the properties of a paragraph, made where there are none.

    Parameters
    ----------
    paragraph : Element
        `w:p`.

    Returns
    -------
    Element
        `w:pPr`, the first child.
    """
    found = paragraph.find(w("pPr"))
    if found is None:
        found = made("pPr")
        paragraph.insert(0, found)
    return found


def mark(paragraph: etree._Element, name: str) -> None:
    """Set a switch of a paragraph, in the order that Word asks for.

    Parameters
    ----------
    paragraph : Element
        `w:p`, changed in place.
    name : str
        As keepNext.
    """
    properties = properties_of(paragraph)
    if properties.find(w(name)) is None:
        style = properties.find(w("pStyle"))
        place = 0 if style is None else properties.index(style) + 1
        properties.insert(place, made(name))


def lay(paragraph: etree._Element, look: etree._Element) -> None:
    """Give a paragraph a spacing or an indent, in the order that Word asks for.

    Parameters
    ----------
    paragraph : Element
        `w:p`, changed in place; what it has already stays.
    look : Element
        `w:spacing` or `w:ind`.
    """
    properties = properties_of(paragraph)
    if properties.find(look.tag) is None:
        after = AFTER[AFTER.index(etree.QName(look).localname) + 1 :]
        later = (one for one in properties if one.tag in map(w, after))
        place = next(later, None)
        properties.insert(
            len(properties) if place is None else properties.index(place), look
        )


def beside(element: etree._Element, step: int) -> Iterator[etree._Element]:
    """Walk from an element over what stands beside it, past bookmarks.

    Parameters
    ----------
    element : Element
        A child of the body.
    step : {-1, 1}
        Backwards or forwards.

    Yields
    ------
    Element
        The next ones, nearest first.
    """
    marks = {w("bookmarkStart"), w("bookmarkEnd")}
    for other in element.itersiblings(preceding=step < 0):
        if other.tag not in marks:
            yield other


def with_parts(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Change the parts of a Word file.

    Parameters
    ----------
    content : bytes
        A .docx.
    change : callable
        Takes the name and the bytes of a part, and gives its bytes.

    Returns
    -------
    bytes
        The .docx; entries keep their order and their times.
    """
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            target.writestr(entry, change(entry.filename, source.read(entry)))
    return filled.getvalue()
