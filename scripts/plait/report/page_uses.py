"""Find where the finished web page shows a number, a quote or a statement."""

import json
from collections.abc import Iterator

from lxml import html

HEADINGS = ("h2", "h3", "h4")
AUDIT, PICTURES = "audit.html#", "../figures/"
Place = tuple[str, str]


def page_uses(text: str) -> dict[str, list[Place]]:
    """Find every place of everything that has a tip, or a link to the audit page.

    Parameters
    ----------
    text : str
        A whole page of the report.

    Returns
    -------
    dict of str to list of (str, str)
        Last line of the tip (the id of a finding; `q7, tables/quotes.csv`), the target
        of the link, or `figures/<name>` of a picture, to where it stands, as ("4.2 Changes, Table 5", its
        anchor), each place once and in order.
    """
    page = html.document_fromstring(text.encode("utf-8"), _parser())
    ends = _ends(page)
    uses: dict[str, dict[Place, None]] = {}
    for key, place in _marks(page, ends):
        uses.setdefault(key, {})[place] = None
    return {key: list(places) for key, places in uses.items()}


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True)


def _ends(page) -> list[str]:
    """Give the last line of every tip, by its number."""
    store = page.xpath("//script[@id='tips']/text()")
    told = json.loads(store[0]) if store else {"lines": [], "tips": []}
    return [told["lines"][numbers[-1]] for numbers in told["tips"]]


def _marks(page, ends: list[str]) -> Iterator[tuple[str, Place]]:
    section, boxes = ("", ""), {}
    for element in page.iter():
        if element.tag in HEADINGS:
            section = (_words(element), element.get("id") or section[1])
        for key in _keys(element, ends):
            box = _box(element, boxes)
            where = ", ".join(filter(None, (section[0], box[0])))
            yield key, (where, box[1] or section[1])


def _keys(element, ends: list[str]) -> Iterator[str]:
    number = element.get("data-t")
    if number is not None:
        yield ends[int(number)]
    target = element.get("href") or ""
    if target.startswith(AUDIT):
        yield target.removeprefix(AUDIT)
    if target.startswith(PICTURES) and target.endswith(".svg"):
        yield target.removeprefix("../").removesuffix(".svg")


def _box(element, boxes: dict) -> Place:
    """Name the table or figure that an element stands in, and its anchor."""
    for above in element.iterancestors():
        if above.tag in ("table", "figure"):
            if above not in boxes:
                boxes[above] = _named(above)
            return boxes[above]
    return "", ""


def _named(box) -> Place:
    label = box.xpath(".//*[contains(@class, 'caption-label')]")
    ids = [box.get("id"), *(above.get("id") for above in box.iterancestors("div"))]
    anchor = next((name for name in ids if name and name.startswith(("tbl-", "fig-"))), "")  # fmt: skip
    return (_words(label[0]).rstrip(".") if label else ""), anchor


def _words(element) -> str:
    return " ".join(element.text_content().split())
