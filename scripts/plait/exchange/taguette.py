"""Read what Taguette exports: highlights as CSV, or the project as SQLite."""

import json
from html.parser import HTMLParser

from plait.errors import Fault
from plait.exchange.database import read_tables
from plait.exchange.projects import Losses, Project, ReadCode, ReadCoding, ReadSource
from plait.ingest.csvfile import CsvFile

COLUMNS = ("id", "document", "tag", "content")
BLOCKS = {"p", "br", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6"}
QUERIES = {
    "highlights": "SELECT h.id AS id, h.snippet AS snippet, h.document_id AS document,"
    " t.id AS tag FROM highlights h LEFT JOIN highlight_tags ht ON ht.highlight_id = h.id"
    " LEFT JOIN tags t ON t.id = ht.tag_id ORDER BY h.id, t.id",
    "documents": "SELECT id, name FROM documents ORDER BY id",
    "tags": "SELECT id, path, description FROM tags ORDER BY id",
    "commands": "SELECT user_login, payload, date FROM commands ORDER BY id",
    "projects": "SELECT id FROM projects",
}


class _Words(HTMLParser):
    """Gather the words of a piece of HTML, a space between its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def is_taguette(columns: list[str]) -> bool:
    """Say whether a CSV file is Taguette's list of highlights.

    Parameters
    ----------
    columns : list of str
        Its header.

    Returns
    -------
    bool
        True for the columns id, document, tag, content.
    """
    return set(COLUMNS) <= set(columns)


def read_highlights(file: CsvFile) -> Project:
    """Read the list of highlights.

    Parameters
    ----------
    file : CsvFile
        With the columns id, document, tag, content.

    Returns
    -------
    Project
        The list has words without places, and does not say who coded.
    """
    losses = Losses(file.shown)
    tags = dict.fromkeys(row["tag"] for row in file.rows if row["tag"])
    documents = dict.fromkeys(row["document"] for row in file.rows)
    codings = []
    for line, row in file.numbered():
        if row["tag"]:
            codings.append(ReadCoding(row["document"], row["tag"], "", row["content"],
                                      line=line))  # fmt: skip
        else:
            losses.add("highlights without a tag, not read", f"line {line}")
    return Project(
        file.shown, "Taguette", {}, [ReadCode(tag, tag) for tag in tags],
        [ReadSource(name, name, None) for name in documents], codings,
        losses=losses.rows(), faults=file.faults,
    )  # fmt: skip


def read_taguette(data: bytes, *, shown: str) -> Project:
    """Read a project of Taguette.

    Parameters
    ----------
    data : bytes
        The .sqlite3 file.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Project
        Words without places: Taguette counts bytes of its own HTML. Who made a
        highlight is taken from its list of commands; an exported project has one
        user, admin. Faults: no database of Taguette's, or several projects in it.
    """
    tables, faults = read_tables(data, QUERIES, shown=shown)
    if not faults and len(tables["projects"]) != 1:
        found = f"{len(tables['projects'])} projects in one database"
        faults = [Fault(shown, 0, "", found, "one project",
                        "export the project from Taguette")]  # fmt: skip
    if faults:
        return Project(shown, faults=faults)
    losses = Losses(shown)
    makers = _makers(tables["commands"])
    codings = []
    for row in tables["highlights"]:
        user, at = makers.get(row["id"], ("", ""))
        if row["tag"] is None:
            losses.add("highlights without a tag, not read", f"highlight {row['id']}")
            continue
        codings.append(ReadCoding(str(row["document"]), str(row["tag"]), user,
                                  words_of(row["snippet"]), at=at))  # fmt: skip
    return Project(
        shown, "Taguette", {user: user for user, _ in makers.values()},
        [ReadCode(str(t["id"]), t["path"], description=t["description"])
         for t in tables["tags"]],
        [ReadSource(str(d["id"]), d["name"], None) for d in tables["documents"]],
        codings, losses=losses.rows(),
    )  # fmt: skip


def _makers(commands: list[dict]) -> dict[int, tuple[str, str]]:
    """Find who made each highlight, and when; the last to change it counts."""
    makers = {}
    for row in commands:
        try:
            said = json.loads(row["payload"])
        except (ValueError, TypeError):
            continue
        if isinstance(said, dict) and said.get("type") == "highlight_add":
            at = str(row["date"] or "")[:19].replace(" ", "T")
            makers[said.get("highlight_id")] = (row["user_login"], at)
    return makers


def words_of(html: str) -> str:
    """Give the words of a piece of HTML.

    Parameters
    ----------
    html : str
        A snippet, as Taguette keeps it.

    Returns
    -------
    str
        One space between words.
    """
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.parts).split())
