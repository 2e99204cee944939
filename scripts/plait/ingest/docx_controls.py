"""Open the content controls of a Word file, and find the words in its text boxes."""

from collections.abc import Iterator

from docx.oxml.ns import qn

INSERTED = "inserted part"  # a table of contents, a cover page: Word made it
PLACEHOLDER = "placeholder"
TEXT_BOX = "text box"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WORDS = (qn("w:t"), qn("w:delText"))
SPACES = (qn("w:tab"), qn("w:br"), qn("w:cr"))


def open_controls(body) -> list[tuple[str, str]]:
    """Put the content of content controls where the controls stand.

    Parameters
    ----------
    body : lxml element
        The document's body; it is changed. What a form field or a repeated section
        holds is body text afterwards, in a paragraph, around it, or in a table.

    Returns
    -------
    list of (kind, words)
        What is no body text, a paragraph each: parts that Word inserted, such as a
        table of contents, and placeholders that nobody filled in.
    """
    aside: list[tuple[str, str]] = []
    # inner ones first, so that outer ones find them open
    for control in reversed(list(body.iter(qn("w:sdt")))):
        content = control.find(qn("w:sdtContent"))
        kind = _kind(control)
        if kind and content is not None:
            aside = [*((kind, words) for words in _paragraphs(content)), *aside]
        elif content is not None:
            for element in list(content):
                control.addprevious(element)
        control.getparent().remove(control)
    return aside


def text_boxes(body) -> list[tuple[str, str]]:
    """Gather the words in text boxes.

    Parameters
    ----------
    body : lxml element
        The document's body.

    Returns
    -------
    list of (kind, words)
        One for each paragraph with words, in the order of the document. Word keeps
        most boxes twice, for itself and for older programs: the second is passed over.
    """
    boxes = [
        box for box in body.iter(qn("w:txbxContent"))
        if next(box.iterancestors(FALLBACK), None) is None
    ]  # fmt: skip
    return [(TEXT_BOX, words) for box in boxes for words in _paragraphs(box)]


def _kind(control) -> str:
    properties = control.find(qn("w:sdtPr"))
    if properties is None:
        return ""
    if properties.find(qn("w:docPartObj")) is not None:
        return INSERTED
    return PLACEHOLDER if properties.find(qn("w:showingPlcHdr")) is not None else ""


def _paragraphs(container) -> Iterator[str]:
    said: dict[object, list[str]] = {}
    for element in container.iter(*WORDS, *SPACES):
        above = next(element.iterancestors(qn("w:p")), None)
        words = (element.text or "") if element.tag in WORDS else " "
        said.setdefault(above, []).append(words)
    for words in said.values():
        if joined := " ".join("".join(words).split()):
            yield joined
