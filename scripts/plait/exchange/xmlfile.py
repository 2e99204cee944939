"""Read and check XML from other tools: no entities, no network, no huge trees."""

from functools import cache
from pathlib import Path

from lxml import etree

from plait.errors import Fault

SCHEMAS = Path(__file__).parents[3] / "config" / "refi"


def parse_xml(data: bytes, *, shown: str) -> tuple[etree._Element | None, list[Fault]]:
    """Parse XML that somebody else wrote.

    Parameters
    ----------
    data : bytes
        The file; a byte order mark is no fault.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    root : element or None
        None where there is a fault.
    faults : list of Fault
        Not well formed, or with a document type: entities are never resolved.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", 0) or 0
        return None, [_refused(shown, line, f"XML that is not well formed ({problem})")]
    if root.getroottree().docinfo.doctype:
        return None, [_refused(shown, 1, "a document type, which may hold entities")]
    return root, []


def _refused(shown: str, line: int, found: str) -> Fault:
    mend = "export it again from the tool that made it"
    return Fault(shown, line, "", found, "plain QDA-XML", mend)


def kind_of(element: etree._Element) -> str:
    """Give the name of an element, whatever version of the namespace it is in.

    Parameters
    ----------
    element : element
        Of a parsed file.

    Returns
    -------
    str
        As `TextSource`.
    """
    return etree.QName(element).localname


def below(element: etree._Element, *kinds: str) -> list[etree._Element]:
    """List the children of some kinds, in order.

    Parameters
    ----------
    element : element
        The parent.
    *kinds : str
        Names without namespace.

    Returns
    -------
    list of element
        May be empty.
    """
    return [child for child in element if kind_of(child) in kinds]


def text_below(element: etree._Element, kind: str) -> str:
    """Give the text of the first child of a kind.

    Parameters
    ----------
    element : element
        The parent.
    kind : str
        Name without namespace.

    Returns
    -------
    str
        "" where there is none.
    """
    return next((child.text or "" for child in below(element, kind)), "")


def schema_errors(root: etree._Element, schema: str) -> list[str]:
    """Hold a file against the schema of the standard.

    Parameters
    ----------
    root : element
        Of a parsed file.
    schema : {"Project", "Codebook"}
        Which.

    Returns
    -------
    list of str
        As `line 29: ...`; empty where it is valid.

    References
    ----------
    REFI-QDA 1.0, Project.xsd and Codebook.xsd (18 March 2019).
    """
    against = _schema(schema)
    against.validate(root)
    return [f"line {e.line}: {_short(e.message)}" for e in against.error_log]


@cache
def _schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / f"{name}.xsd")))


def _short(message: str) -> str:
    for version in ("project", "codebook"):
        message = message.replace(f"{{urn:QDA-XML:{version}:1.0}}", "")
    return message
