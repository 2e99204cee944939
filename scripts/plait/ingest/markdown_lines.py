"""Cut a Markdown transcript into lines of plain text."""

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plait.ingest.parsed import Line, Parsed, line_from
from plait.ingest.text_lines import parse_text

# A transcript is speech. Lists would lose "1986." at the start of a paragraph,
# indented code and quotations their indent, and a reference definition would
# swallow "[laughs]: yes"; HTML stays as it is typed.
PARSER = MarkdownIt("commonmark", {"html": False}).disable(
    ["list", "code", "blockquote", "reference"]
)
BREAKS = {"softbreak", "hardbreak"}


def markdown_lines(data: bytes, *, shown: str) -> Parsed:
    """Cut a .md transcript into lines.

    Parameters
    ----------
    data : bytes
        The file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        The text that a reader of the rendered page sees, a blank line between
        paragraphs; targets of links follow at the end, a line each.
    """
    return parse_text(data, shown=shown, parse=_parse)


def _parse(text: str, *, shown: str) -> Parsed:
    lines, targets, heading = [], [], False
    for token in PARSER.parse(text):
        if token.type in {"heading_open", "paragraph_open"}:
            heading = token.type == "heading_open"
        elif token.type == "inline":
            targets += _targets(token.children or [])
            lines += [*_inline_lines(token.children or [], heading=heading), Line("")]
        elif token.content:
            lines += [*map(Line, token.content.split("\n")), Line("")]
    links = [Line(target, kind="link target") for target in targets]
    return Parsed([*lines, *links])


def _inline_lines(children: list[Token], *, heading: bool) -> list[Line]:
    kind = "heading" if heading else "speech"
    rows: list[list[tuple[str, bool]]] = [[]]
    bold = 0
    for child in children:
        bold += (child.type == "strong_open") - (child.type == "strong_close")
        if child.type in BREAKS:
            rows.append([])
        elif child.content:
            rows[-1].append((child.content, bold > 0))
    return [line_from(row, kind=kind) for row in rows]


def _targets(children: list[Token]) -> list[str]:
    links = [c for c in children if c.type == "link_open" and c.markup != "autolink"]
    images = [str(c.attrGet("src")) for c in children if c.type == "image"]
    return [str(c.attrGet("href")) for c in links] + images
