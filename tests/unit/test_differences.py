"""Where coders who read the same words coded them otherwise."""

from agreement_fixtures import coded, said

from plait.qualitative.differences import count_differences, list_differences
from plait.shapes.codings import CODINGS
from plait.shapes.patterns import DIFFERENCES

TURNS = said("d")
READERS = {"d": ["ann", "bob"]}
TEXTS = {
    "d": "X: And pay?\nX: One two.\nX: Three four.\nX: Five six.\nX: Seven eight.\n"
}


def differ(readers=READERS, **by):
    return list_differences(coded(TURNS, **by), readers=readers, texts=TEXTS)


def test_a_passage_of_one_coder_that_another_read_is_listed_with_its_words():
    found = differ(d__ann=[(2, "pay")])
    row = found.iloc[0]
    assert (row["text"], row["coders"], row["others"]) == ("One two.", "ann", "bob")


def test_what_both_coded_alike_is_no_difference():
    assert differ(d__ann=[(2, "pay")], d__bob=[(2, "pay")]).empty


def test_passages_that_overlap_are_the_same_passage():
    codings = coded(TURNS, d__ann=[(2, "pay")], d__bob=[(2, "pay")])
    moved = codings.assign(end=codings["end"] - [0, 5])
    readers = {"d": ["ann", "bob", "cat"]}
    found = list_differences(moved, readers=readers, texts=TEXTS)
    assert found["others"].tolist() == ["cat"]
    assert found["coders"].tolist() == ["ann;bob"]
    assert found["text"].tolist() == ["One two."]


def test_what_the_other_gave_instead_stands_beside_it():
    found = differ(d__ann=[(2, "pay")], d__bob=[(2, "worth")]).set_index("code")
    assert found.loc["pay", "instead"] == "bob: worth"
    assert found.loc["worth", "instead"] == "ann: pay"


def test_the_list_is_by_place_and_not_by_coder():
    found = differ(d__ann=[(4, "pay")], d__bob=[(2, "pay"), (5, "pay")])
    assert found["start"].is_monotonic_increasing
    assert found["coders"].tolist() == ["bob", "ann", "bob"]


def test_documents_of_one_coder_have_no_differences():
    assert differ(readers={"d": ["ann"]}, d__ann=[(2, "pay")]).empty


def test_a_document_that_nobody_coded_has_no_differences():
    assert list_differences(CODINGS.empty(), readers=READERS, texts=TEXTS).empty


def test_the_list_is_counted_as_a_list_and_no_score():
    found = count_differences(differ(d__ann=[(2, "pay")]), readers=READERS, people=4)
    row = found.iloc[0]
    assert (row["finding"], row["estimate"], row["n"]) == ("differences.all.all.passages", 1, 4)  # fmt: skip
    assert "no score" in row["method"]


def test_without_a_document_of_two_coders_nothing_is_counted():
    nothing = DIFFERENCES.empty()
    assert count_differences(nothing, readers={"d": ["ann"]}, people=1).empty
