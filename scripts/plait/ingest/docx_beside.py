"""Find the words of a Word file that stand beside its text: headers, notes, comments."""

from collections.abc import Iterator

from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

# how the relation of a part ends, and why its words are left out
KINDS = {
    "header": "header",
    "footer": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
}
WORDS = {qn("w:t"), qn("w:delText")}
SPACES = {qn("w:tab"), qn("w:br"), qn("w:cr")}
PARAGRAPH = qn("w:p")


def beside(part: Part) -> list[tuple[str, str]]:
    """Gather the words that stand in the parts beside the text.

    Parameters
    ----------
    part : Part
        The main part of the document.

    Returns
    -------
    list of (kind, words)
        One for each paragraph with words: headers, footers, footnotes, endnotes,
        comments, in this order; kinds as in `KINDS`. Words that somebody deleted
        with tracked changes are among them, since they are in the file.
    """
    found = [
        (list(KINDS).index(kind), str(rel.target_part.partname), rel.target_part.blob)
        for rel in part.rels.values()
        if (kind := rel.reltype.rsplit("/", 1)[-1]) in KINDS and not rel.is_external
    ]
    names = list(KINDS.values())
    return [
        (names[place], words)
        for place, _, blob in sorted(found)
        for words in _paragraphs(blob)
    ]


def _paragraphs(blob: bytes) -> Iterator[str]:
    said: dict[object, list[str]] = {}
    for element in parse_xml(blob).iter(*WORDS, *SPACES):
        # a text box is a paragraph inside a paragraph
        above = next(element.iterancestors(PARAGRAPH), None)
        words = (element.text or "") if element.tag in WORDS else " "
        said.setdefault(above, []).append(words)
    yield from (" ".join("".join(words).split()) for words in said.values()
                if "".join(words).strip())  # fmt: skip
