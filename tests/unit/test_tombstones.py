"""Of decisions on words that were taken back only who, when and which code is kept."""

import pandas as pd

from plait.ingest.withheld import WITHDREW
from plait.qualitative.decisions import COLUMNS
from plait.shapes.codings import ORPHANS
from plait.withdrawal.tombstones import tombstones, without_tombstones


def decision(name, **values):
    base = dict.fromkeys(COLUMNS, "") | {"decision": name, "coder": "a", "document": "d",
                                         "at": "2025-06-01T10:30:00"}  # fmt: skip
    return base | values


DECISIONS = pd.DataFrame([
    decision("d1", action="add", code="pay", memo="their words", text_hash="f" * 64),
    decision("d2", action="move", code="pay", code_to="worth"),
    decision("d3", action="accept"),
    decision("d4", action="add", code="pay"),
    decision("d1", action="add", code="pay"),
])  # fmt: skip
LOST = ORPHANS.frame(
    {"decision": name, "coder": "a", "document": "d", "file": "coding/decisions/a.csv",
     "line": 2, "reason": reason}
    for name, reason in (("d1", WITHDREW), ("d2", WITHDREW), ("d3", WITHDREW), ("d4", "gone"))
)  # fmt: skip


def test_what_stays_is_who_when_and_which_code():
    rows = tombstones(LOST, DECISIONS)
    assert list(rows["decision"]) == ["d1", "d2", "d3"]
    assert rows["code"].fillna("").tolist() == ["pay", "worth", ""]
    assert set(rows["at"]) == {"2025-06-01"}
    assert "their words" not in rows.to_csv()
    assert "f" * 64 not in rows.to_csv()


def test_decisions_that_lost_their_text_otherwise_stay_orphans():
    assert list(without_tombstones(LOST)["decision"]) == ["d4"]
    assert tombstones(LOST.iloc[:0], DECISIONS).empty
