"""Read the project of QualCoder: the file data.qda in its folder."""

from plait.exchange.database import read_tables
from plait.exchange.offsets import count_places
from plait.exchange.projects import Losses, Project, ReadCode, ReadCoding, ReadSource

QUERIES = {
    "sources": "SELECT id, name, fulltext FROM source ORDER BY id",
    "codes": "SELECT cid, name, memo, catid FROM code_name ORDER BY cid",
    "categories": "SELECT catid, name, memo, supercatid FROM code_cat ORDER BY catid",
    "codings": "SELECT ctid, cid, fid, seltext, pos0, pos1, owner, date, memo"
    " FROM code_text ORDER BY ctid",
    "notes": "SELECT name, jentry FROM journal ORDER BY jid",
    "media": "SELECT (SELECT count(*) FROM code_image) + (SELECT count(*) FROM code_av)"
    " AS count",
}


def read_qualcoder(data: bytes, *, shown: str) -> Project:
    """Read a project of QualCoder.

    Parameters
    ----------
    data : bytes
        The file data.qda.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Project
        Categories are codes above codes. Places are taken in the way of counting
        that makes the words agree. Faults: no database of QualCoder's. Losses:
        codings of pictures, audio and video.
    """
    tables, faults = read_tables(data, QUERIES, shown=shown)
    if faults:
        return Project(shown, faults=faults)
    losses = Losses(shown)
    losses.add("codings of pictures, audio or video, not read",
               count=tables["media"][0]["count"])  # fmt: skip
    sources, codings = [], []
    for row in tables["sources"]:
        mine = [c for c in tables["codings"] if c["fid"] == row["id"]]
        source, found = _source(row, mine, losses)
        sources.append(source)
        codings += found
    owners = dict.fromkeys(c["owner"] or "" for c in tables["codings"])
    return Project(
        shown, "QualCoder", {name: name for name in owners if name}, _codes(tables),
        sources, codings,
        notes={row["name"]: row["jentry"] or "" for row in tables["notes"]},
        losses=losses.rows(),
    )  # fmt: skip


def _codes(tables: dict[str, list[dict]]) -> list[ReadCode]:
    above = {row["catid"]: f"category {row['catid']}" for row in tables["categories"]}
    categories = [
        ReadCode(above[row["catid"]], row["name"], above.get(row["supercatid"], ""),
                 row["memo"] or "")
        for row in tables["categories"]
    ]  # fmt: skip
    return categories + [
        ReadCode(str(row["cid"]), row["name"], above.get(row["catid"], ""),
                 row["memo"] or "")
        for row in tables["codes"]
    ]  # fmt: skip


def _source(
    row: dict, codings: list[dict], losses: Losses
) -> tuple[ReadSource, list[ReadCoding]]:
    places = [(c["pos0"], c["pos1"], c["seltext"] or "") for c in codings]
    counted = count_places(row["fulltext"] or "", places)
    source = ReadSource(str(row["id"]), row["name"], counted.text)
    counted.note(row["name"], losses)
    found = []
    sure = [pair for number, pair in enumerate(zip(codings, counted.spans, strict=True))
            if number not in counted.doubtful]  # fmt: skip
    for coding, (start, end) in sure:
        if not 0 <= start < end:
            losses.add("passages that do not lie in their text, not read",
                       f"{row['name']}: {coding['pos0']} to {coding['pos1']}")  # fmt: skip
            continue
        at = (coding["date"] or "")[:19].replace(" ", "T")
        found.append(ReadCoding(
            source.guid, str(coding["cid"]), coding["owner"] or "",
            counted.text[start:end], start, end, at, coding["memo"] or "",
        ))  # fmt: skip
    return source, found
