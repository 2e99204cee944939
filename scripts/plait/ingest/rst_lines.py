"""Cut a reStructuredText transcript into lines of plain text."""

from docutils import nodes
from docutils.core import publish_doctree

from plait.errors import Fault
from plait.ingest.parsed import Line, Parsed, line_from
from plait.ingest.text_lines import parse_text

# no file is read through a transcript, and nothing is printed
SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "warning_stream": False,
    "_disable_config": True,
    "docinfo_xform": False,
    "doctitle_xform": False,
    "line_length_limit": 10_000_000,
}


def rst_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .rst transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        The text of every block, a blank line between two; comments and the
        targets of links are lines of that kind. A directive that would read
        another file, or that is not known, is a fault, because its text would
        be lost; the number of a numbered item is not in the text, a caution.
    """
    return parse_text(data, shown=shown, parse=_parse)


def _parse(text: str, *, shown: str) -> Parsed:
    tree = publish_doctree(text, settings_overrides=SETTINGS)
    lines: list[Line] = []
    for block in tree.findall(nodes.TextElement):
        if not _inside_other(block):
            lines += [*_block_lines(block), Line("")]
    links = [Line(target, kind="link target") for target in _targets(tree)]
    faults = _lost_faults(tree, {line.text for line in lines}, shown)
    return Parsed([*lines, *links], "", faults, _list_cautions(tree, shown))


def _inside_other(block: nodes.Node) -> bool:
    """Say whether the text is part of a larger block, or a message of the parser."""
    parent = block.parent
    while parent is not None:
        if isinstance(parent, nodes.TextElement | nodes.system_message):
            return True
        parent = parent.parent
    return False


def _block_lines(block: nodes.TextElement) -> list[Line]:
    kind = "speech"
    if isinstance(block, nodes.title | nodes.subtitle):
        kind = "heading"
    elif isinstance(block, nodes.comment):
        kind = "comment"
    rows: list[list[tuple[str, bool]]] = [[]]
    for text in block.findall(nodes.Text):
        bold = isinstance(text.parent, nodes.strong)
        first, *others = text.astext().split("\n")
        rows[-1].append((first, bold))
        rows += [[(other, bold)] for other in others]
    return [line_from(row, kind=kind) for row in rows]


def _targets(tree: nodes.document) -> list[str]:
    links = [(n.get("refuri", ""), n.astext()) for n in tree.findall(nodes.reference)]
    return [uri for uri, text in links if uri not in {"", text, f"mailto:{text}"}]


def _lost_faults(tree: nodes.document, kept: set[str], shown: str) -> list[Fault]:
    """Find what the parser put into a message of its own and nowhere else."""
    messages = [
        message
        for message in tree.findall(nodes.system_message)
        for block in message.findall(nodes.literal_block)
        if not all(_is_kept(line, kept) for line in block.astext().split("\n"))
    ]
    return [
        Fault(
            shown,
            line=message.get("line", 0),
            found="a directive or title whose text would be lost",
            expected="paragraphs with a speaker label in bold",
            mend="take out the directive, or mend the line under the title",
        )
        for message in messages
    ]


def _is_kept(line: str, kept: set[str]) -> bool:
    return line.strip() in kept or not any(letter.isalnum() for letter in line)


def _list_cautions(tree: nodes.document, shown: str) -> list[Fault]:
    if next(tree.findall(nodes.enumerated_list), None) is None:
        return []
    return [
        Fault(
            shown,
            found="numbered items, whose numbers are not in the text",
            expected="paragraphs",
            mend=r"write \ before the number where somebody said it",
        )
    ]
