"""Set the themes of several trusts side by side, as people said they belong together."""

from collections.abc import Mapping, Sequence

from plait.pooling.beside import beside_nothing, missing_ids
from plait.pooling.trusts import Trust
from plait.shapes.records import plain_rows

GONE = ("merged", "split", "retired")  # a theme that a workshop gave up


def same_themes(
    trusts: Sequence[Trust], pool: Mapping
) -> tuple[list[dict], list[dict]]:
    """Say which themes of the trusts mean the same.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.
    pool : mapping
        `themes`, as people wrote them.

    Returns
    -------
    list of dict
        `id`, `name`, `note`, `trusts` (trust to a list of `name`, `extracts` and `people`,
        each a row of FINDINGS or None). Nothing where people wrote none: that two
        themes have one name does not make them the same.
    list of dict
        Rows of LEFT_UNPOOLED.
    """
    names = {t.id: {row["theme"]: row["name"] for row in t.tables["themes"]
                    if row["status"] not in GONE} for t in trusts}  # fmt: skip
    written = pool["themes"]
    left = missing_ids("theme", written, names)
    counts = {t.id: _counts(t) for t in trusts}
    told = [
        {"id": one["id"], "name": one["name"], "note": one.get("note") or "",
         "trusts": {t: [{"name": names[t][name], **counts[t].get(name, {})}
                        for name in own if name in names[t]]
                    for t, own in one["trusts"].items()}}
        for one in written
    ]  # fmt: skip
    taken = {(t, name) for one in written for t, own in one["trusts"].items() for name in own}  # fmt: skip
    return told, left + beside_nothing("theme", names, taken)


def _counts(trust: Trust) -> dict[str, dict]:
    found = trust.findings
    wanted = found["instrument"].eq("theme") & found["time"].eq("all") & found["group"].isna()  # fmt: skip
    wanted &= found["measure"].isin(("people", "extracts"))
    counts: dict[str, dict] = {}
    for row in plain_rows(found[wanted]):
        counts.setdefault(row["scale"], {})[row["measure"]] = row
    return counts
