"""Recall speaks of what people coded, and says so."""

from coded_fixtures import codebook, coding, suggestions

from plait.qualitative.keyword_recall import keyword_recall
from plait.shapes.codings import CODINGS

HITS = suggestions()
PAY = HITS[HITS["code"].eq("pay")].iloc[0]


def recall(*rows, approach="codebook", hits=HITS):
    codings = CODINGS.frame(
        coding(extract=f"x{n}", document="p03_t1") | row for n, row in enumerate(rows)
    )
    return keyword_recall(
        codings, suggestions=hits, codebook=codebook(), approach=approach
    ).set_index("code")


def test_what_overlaps_a_suggestion_of_its_code_was_found():
    found = recall(
        {"start": PAY.start, "end": PAY.start + 1},
        {"start": PAY.end, "end": PAY.end + 4},
        {"start": PAY.start, "end": PAY.end, "code": "worth"},
    )
    assert found.loc["pay", ["extracts", "found", "missed"]].tolist() == [2, 1, 1]
    assert found.loc["pay", "recall"] == 0.5
    assert found.loc["worth", "missed"] == 1
    assert "passages that nobody looked at" in found.loc["pay", "caution"]


def test_a_passage_that_two_coders_coded_counts_once():
    same = {"extract": "x1", "start": PAY.start, "end": PAY.end}
    assert recall(same, same | {"coder": "bob"}).loc["pay", "extracts"] == 1


def test_a_code_that_nobody_used_has_no_recall():
    found = recall()
    assert found.loc["bands", "extracts"] == 0
    assert found["recall"].isna().all()


def test_under_reflexive_nothing_is_counted_and_the_reason_is_given():
    found = recall({"start": PAY.start, "end": PAY.end}, approach="reflexive")
    assert found[["extracts", "found", "missed", "recall"]].isna().all(axis=None)
    assert "reflexive" in found.loc["pay", "caution"]


def test_without_suggestions_nothing_was_missed():
    found = recall({"start": 1, "end": 2}, hits=HITS.iloc[:0])
    assert found["missed"].isna().all()
    assert "suggestions are off" in found.loc["pay", "caution"]
