"""Lay out the cases of a project: people and groups, and what is known of them."""

from xml.etree import ElementTree

from plait.exchange.carried import carried, one_line
from plait.exchange.guids import guid
from plait.exchange.sent import VARIABLES, Sent

Element = ElementTree.Element


def variables(sent: Sent) -> list[Element]:
    """List the variables that somebody or some text has a value of.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    list of element
        `Variable`, all of the type Text.
    """
    rows = [*sent.people, *sent.documents]
    held = {name for row in rows for name, value in row.items() if value}
    return [
        Element("Variable", {"guid": guid("variable", sent.study, name), "name": name,
                             "typeOfVariable": "Text"})
        for name, _ in VARIABLES if name in held
    ]  # fmt: skip


def add_values(parent: Element, sent: Sent, row: dict, of: str) -> None:
    """Add the values of a case or a text.

    Parameters
    ----------
    parent : element
        `Case` or `TextSource`.
    sent : Sent
        What is sent.
    row : dict
        Of participants.csv or documents.csv; blanks are left out.
    of : {"case", "source"}
        Which variables.
    """
    for name, kind in VARIABLES:
        if kind == of and row.get(name):
            value = ElementTree.SubElement(parent, "VariableValue")
            variable = guid("variable", sent.study, name)
            ElementTree.SubElement(value, "VariableRef", {"targetGUID": variable})
            ElementTree.SubElement(value, "TextValue").text = carried(row[name])


def cases(sent: Sent) -> list[Element]:
    """Make a case of each participant and group that has a text in the project.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    list of element
        `Case`, in the order of documents.csv.
    """
    people = {row["participant"]: row for row in sent.people}
    found: dict[str, Element] = {}
    for row in sent.sources:
        name = row["participant"] or row["group"]
        if name and name not in found:
            words = {"guid": guid("case", sent.study, name), "name": one_line(name)}
            found[name] = Element("Case", words)
            add_values(found[name], sent, people.get(name, {}), "case")
        if name:
            target = source_guid(sent, row["document"])
            ElementTree.SubElement(found[name], "SourceRef", {"targetGUID": target})
    return list(found.values())


def source_guid(sent: Sent, document: str) -> str:
    """Give the GUID of a document.

    Parameters
    ----------
    sent : Sent
        What is sent.
    document : str
        Its id.

    Returns
    -------
    str
        In small letters; its file is named so too.
    """
    return guid("document", sent.study, document)
