"""Find what is broken, missing or fetched from elsewhere in a finished web page."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from plait.report.table_files import leads_to_a_table

UNRESOLVED = re.compile(r"\?@(?:sec|tbl|fig)-[\w-]+|\?(?:meta|var):\S+")
FETCHED = re.compile(r"url\(\s*['\"]?(?!data:|#)([^)'\"]+)|@import\s+([^;]+)")
SOURCES = ("src", "srcset", "poster", "data", "background", "xlink:href")
SAFE = ("#", "http://", "https://", "mailto:", "../", "audit.html", "report.html")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TABLES = ("../tables/", "../findings.")
PICTURES = "../figures/"  # from the page, in the folder of what was released


def page_faults(text: str, folder: Path) -> list[str]:
    """Find the faults of a page.

    Parameters
    ----------
    text : str
        A whole HTML page.
    folder : Path
        The render folder, which has the pictures that the page links to.

    Returns
    -------
    list of str
        A short sentence each: no language or title, an id that stands twice, a link
        without its target, a picture without alternative text, anything fetched from
        elsewhere, a link that could run, a reference left unresolved, headings out of
        order. Empty for a sound page.
    """
    page = html.document_fromstring(text.encode("utf-8"), _parser())
    checks = (
        _head(page), _ids(page), _links(page, folder), _pictures(page),
        _fetched(page), _unresolved(page) if UNRESOLVED.search(text) else (),
        _headings(page),
    )  # fmt: skip
    return [fault for found in checks for fault in found]


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _head(page) -> Iterator[str]:
    if not page.get("lang"):
        yield "the page names no language"
    if not (page.findtext("head/title") or "").strip():
        yield "the page has no title"


def _ids(page) -> Iterator[str]:
    counts = Counter(page.xpath("//@id"))
    yield from (f"the id {name} stands twice" for name, n in counts.items() if n > 1)


def _links(page, folder: Path) -> Iterator[str]:
    ids = set(page.xpath("//@id"))
    for link in dict.fromkeys(page.xpath("//a/@href")):
        if link.startswith("#"):
            if unquote(link[1:]) not in ids and link[1:] not in ids:
                yield f"the link {link} leads nowhere"
        elif not link.startswith(SAFE):
            yield f"the link {link} is not one that a report may have"
        elif link.startswith(PICTURES) and not _is_there(link, folder):
            yield f"the link {link} leads to no picture"
        elif link.startswith(TABLES) and not leads_to_a_table(link):
            yield f"the link {link} leads to no table that is released"


def _is_there(link: str, folder: Path) -> bool:
    return (folder / "figures" / link.removeprefix(PICTURES)).is_file()


def _pictures(page) -> Iterator[str]:
    for image in page.iter("img"):
        if not (image.get("alt") or "").strip():
            yield f"a picture has no alternative text: {image.get('src', '')[:60]}"


def _fetched(page) -> Iterator[str]:
    named = [v for name in SOURCES for v in page.xpath("//@*[name() = $n]", n=name)]
    named += page.xpath("//link/@href")
    styles = page.xpath("//style/text() | //@style")
    inside = ["".join(found) for style in styles for found in FETCHED.findall(style)]
    wanted = [value for value in named if not value.startswith(("data:", "#"))]
    for value in dict.fromkeys(wanted + inside):
        yield f"{value[:80]} would be fetched from elsewhere"


def _unresolved(page) -> Iterator[str]:
    words = page.xpath("//body//text()[not(ancestor::script or ancestor::style)]")
    found = [name for part in words for name in UNRESOLVED.findall(part)]
    yield from (f"{name} was not resolved" for name in dict.fromkeys(found))


def _headings(page) -> Iterator[str]:
    before = 0
    for heading in page.iter(*HEADINGS):
        level = int(heading.tag[1])
        if level > before + 1:
            words = " ".join(heading.text_content().split())[:60]
            yield f"the heading “{words}” skips a level"
        before = level
    if len(page.findall(".//h1")) != 1:
        yield "the page does not have one title"
