"""Relations leave with quote ids only, and old wordings are screened like new ones."""

from dataclasses import replace

import pytest
from argument_fixtures import HELD, LOAD, argument_tables, relation
from test_door import STUDY, restricted

from plait.errors import StudyError
from plait.release.argument import bound_to_relations, release_argument
from plait.release.door import open_door

__all__ = ["restricted"]
CHANGE = {"place": 2, "version": "now", "kind": "question", "id": "q1",
          "change": "reworded", "before": "Did it?", "after": "Does it?"}  # fmt: skip
VERSION = {"place": 1, "version": "2025-09-20", "date": "2025-09-20", "why": "w", "words": 1}  # fmt: skip
MEMO = {"place": 1, "text": "We quarrelled.", "approved_on": "2025-12-01"}
NOTE = {"place": 1, "note": "n", "on_kind": "method", "on": "method", "by": "us", "text": "No."}  # fmt: skip


def test_extracts_of_relations_are_bound_with_their_side():
    tables = argument_tables(relations=[relation(extracts_for="x1", extracts_against="x2")])  # fmt: skip
    assert bound_to_relations(tables["relations"]).values.tolist() == [
        ["x1", "r1", False], ["x2", "r1", True]]  # fmt: skip


def test_a_relation_leaves_with_ids_of_quotes_and_without_those_held_back():
    tables = argument_tables(relations=[relation(extracts_for="x1; x2")])
    (row,) = release_argument(tables, {"x1": "q1"})["relations"].to_dict("records")
    assert row["extracts_for"] == "q1; (withheld)"
    assert row["n_for"] == 2


def test_a_quote_of_a_relation_goes_through_the_door(restricted):
    rows = [relation(extracts_for="x1", extracts_against="x2")]
    told = restricted.tables | argument_tables(constructs=[HELD, LOAD], relations=rows)
    tables = open_door(replace(restricted, tables=told), STUDY).tables
    assert list(tables["relations"]["extracts_for"]) == ["q1"]
    assert list(tables["relations"]["extracts_against"]) == ["(withheld)"]
    assert "x1" not in tables["relations"].to_csv()


@pytest.mark.parametrize(("table", "row"), [
    ("version_changes", CHANGE | {"before": "What P02 said"}),
    ("versions", VERSION | {"why": "after P02 left"}),
    ("reflexive_memos", MEMO | {"text": "I liked P02."}),
    ("critique_notes", NOTE | {"text": "This is P02 alone."}),
    ("earlier_wordings", {"kind": "question", "id": "q1", "place": 1, "text": "P02?", "now": "n"}),
    ("constructs", HELD | {"definition": "as P02"}),
    ("relations", relation(text="as P02")),
])  # fmt: skip
def test_a_participants_id_in_anything_old_or_new_stops_the_run(restricted, table, row):
    told = restricted.tables | argument_tables(**{table: [row]})
    with pytest.raises(StudyError, match=f"table {table}: found the participant id P02"):  # fmt: skip
        open_door(replace(restricted, tables=told), STUDY)
