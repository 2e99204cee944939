"""Set callouts, quotes and the room below tables in a Word file."""

from lxml import etree

from plait.report.word_xml import W, beside, lay, made, mark, style_of, text_of, w

NS = {"w": W}
CALLOUT = "w:p[w:pPr/w:pStyle/@w:val='Callout'"
LISTS = f"{CALLOUT} and w:pPr/w:numPr]"
LEADS = f"{CALLOUT} and w:r and not(w:r[not(w:rPr/w:b)])]"
SPOKEN = ".//w:rStyle[@w:val='Attribution']"
SHOWN = ".//w:t|.//w:drawing"
SMALL = "w:p//w:rStyle[@w:val='Small']"
# In twentieths of a point; a list stands in so far that the bar of its callout goes on.
BELOW_TABLES, BETWEEN_POINTS, STEP, POINT = "200", "60", "643", "360"


def set_looks(body: etree._Element) -> None:
    """Set what the styles of a template cannot.

    Parameters
    ----------
    body : Element
        `w:body`, changed in place: the bar of a callout runs on beside its lists and its
        leads, and all that ends in a colon, stay with what follows; a quote stays with
        who said it; a note that is no cell is not as small as in a table; there is some
        room below tables.
    """
    for listed in body.xpath(LISTS, namespaces=NS):
        lay(listed, made("spacing", after=BETWEEN_POINTS))
        lay(listed, made("ind", left=STEP, hanging=POINT))
    for lead in body.xpath(LEADS, namespaces=NS):
        mark(lead, "keepNext")
    for small in body.xpath(SMALL, namespaces=NS):
        small.set(w("val"), "Attribution")
    for paragraph in body.findall(w("p")):
        _keep_quote(paragraph)
        if text_of(paragraph).rstrip().endswith(":"):
            mark(paragraph, "keepNext")
    for table in body.findall(w("tbl")):
        _leave_room(table)


def _keep_quote(paragraph: etree._Element) -> None:
    """Keep words with the line below that says whose they are."""
    below = next(beside(paragraph, 1), None)
    if below is None or below.tag != w("p") or style_of(below) != style_of(paragraph):
        return
    if len(below.xpath(SPOKEN, namespaces=NS)):
        mark(paragraph, "keepNext")


def _leave_room(table: etree._Element) -> None:
    below = next(beside(table, 1), None)
    if below is None or below.tag != w("p") or style_of(below).endswith("Caption"):
        return
    if len(below.xpath(SHOWN, namespaces=NS)):
        lay(below, made("spacing", before=BELOW_TABLES))
