"""Set the pieces of the audit page: links, lists, tables, all of it escaped."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

REPORT = "report.html"
POINT = re.compile(r"(?<=[.:])(?=[a-z])")


def link(target: str, words: str) -> str:
    """Link to an entry of this page.

    Parameters
    ----------
    target : str
        Its id.
    words : str
        As typed.

    Returns
    -------
    str
        HTML.
    """
    return f'<a href="#{quote(target)}">{escape(words)}</a>'


def identifier(name: str) -> str:
    """Set an id that may break after its points.

    Parameters
    ----------
    name : str
        As typed.

    Returns
    -------
    str
        HTML; the letters are those of the id, for whoever copies or looks for it.
    """
    return f'<span class="id">{POINT.sub("<wbr>", escape(name))}</span>'


def places(found: Iterable[tuple[str, str]]) -> str:
    """Link to where the report shows something.

    Parameters
    ----------
    found : iterable of (str, str)
        Places in words and their anchors, as `page_uses` gives them.

    Returns
    -------
    str
        A list as HTML; a dash where the report does not show it.
    """
    links = [f'<a href="{REPORT}#{quote(anchor)}">{escape(words)}</a>' if anchor
             else escape(words) for words, anchor in found]  # fmt: skip
    return listed(links) or "–"


def listed(items: Iterable[str]) -> str:
    """Set finished pieces as a list.

    Parameters
    ----------
    items : iterable of str
        HTML; empty ones are left out.

    Returns
    -------
    str
        HTML; one piece alone stands without a list, "" for none.
    """
    told = [item for item in items if item]
    if len(told) < 2:
        return "".join(told)
    return f"<ul>{''.join(f'<li>{item}</li>' for item in told)}</ul>"


def table(name: str, heads: Sequence[str], rows: Iterable[str]) -> str:
    """Set a table that scrolls inside itself.

    Parameters
    ----------
    name : str
        What it is, for its caption.
    heads : sequence of str
        Column heads, as typed.
    rows : iterable of str
        Finished rows, as `row` gives them.

    Returns
    -------
    str
        HTML.
    """
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    label = escape(f"{name}, scrolls sideways", quote=True)
    return (
        f'<div class="table-scroll" role="group" tabindex="0" aria-label="{label}">'
        f"<table><caption>{escape(name)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def row(cells: Sequence[str], name: str = "") -> str:
    """Set a row of a table; the first cell names it.

    Parameters
    ----------
    cells : sequence of str
        HTML.
    name : str, default ""
        Id of the entry, which then can be searched and linked to.

    Returns
    -------
    str
        HTML.
    """
    head = f'<tr id="{escape(name)}" data-e>' if name else "<tr>"
    rest = "".join(f"<td>{cell}</td>" for cell in cells[1:])
    return f'{head}<th scope="row">{cells[0]}</th>{rest}</tr>'


def entry(name: str, title: str, facts: Iterable[tuple[str, str]]) -> str:
    """Set an entry: its title and what is known of it.

    Parameters
    ----------
    name : str
        Its id.
    title : str
        HTML.
    facts : iterable of (str, str)
        Word as typed, and HTML; those without the latter are left out.

    Returns
    -------
    str
        HTML.
    """
    told = "".join(f"<dt>{escape(word)}</dt><dd>{text}</dd>" for word, text in facts if text)  # fmt: skip
    return (f'<article class="entry" id="{escape(name)}" data-e><h3>{title}</h3>'
            f"<dl>{told}</dl></article>")  # fmt: skip


def fold(title: str, body: str) -> str:
    """Fold something away until it is asked for.

    Parameters
    ----------
    title : str
        As typed.
    body : str
        HTML.

    Returns
    -------
    str
        HTML.
    """
    return (f'<details class="fold"><summary>{escape(title)}</summary>'
            f"{body}</details>")  # fmt: skip


def section(name: str, title: str, *parts: str) -> str:
    """Set a section; nothing where it has no parts.

    Parameters
    ----------
    name : str
        Its id.
    title : str
        As typed.
    *parts : str
        HTML.

    Returns
    -------
    str
        HTML.
    """
    body = "".join(parts)
    return f'<h2 id="{name}">{escape(title)}</h2>{body}' if body else ""
