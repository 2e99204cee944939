"""What raters judged of each pairing, and the code that follows."""

from synthesis_fixtures import yaml_of

from plait.synthesis.joint_faults import rating_faults
from plait.synthesis.joint_ratings import pairing_codes, rating_rows

BOTH = {"statements": ["a", "b"], "covered": "both", "meaning": "agree"}
AGREE = BOTH | {"rater": "Ann", "coverage": "agree"}
PARTLY = BOTH | {"rater": "Bo", "coverage": "disagree"}


def rows(*ratings):
    return rating_rows([{"id": "p1", "ratings": list(ratings)}]).to_dict("records")


def test_raters_are_numbered_and_never_named():
    found = rows(AGREE, PARTLY)
    assert [row["rater"] for row in found] == ["rater 1", "rater 2"]
    assert "Ann" not in str(found)


def test_a_pairing_has_the_codes_of_its_raters():
    found = rows(AGREE, PARTLY)
    assert {row["pairing"] for row in found} == {1}
    assert pairing_codes(found) == ["agreement", "partial agreement"]


def test_what_was_settled_together_is_the_code():
    found = rows(AGREE, PARTLY, PARTLY | {"rater": "both", "settled": True})
    assert found[-1]["rater"] == "together"
    assert pairing_codes(found) == ["partial agreement"]


def test_another_set_of_statements_is_another_pairing():
    found = rows(AGREE, AGREE | {"statements": ["c"]})
    assert [row["pairing"] for row in found] == [1, 2]


def test_the_last_word_of_a_rater_counts():
    (row,) = rows(AGREE, AGREE | {"meaning": "disagree", "coverage": "disagree"})
    assert row["code"] == "dissonance"


def test_a_judgement_that_is_missing_gives_no_code():
    assert pairing_codes(rows({"rater": "r1", "covered": "both"})) == []


def test_a_rating_of_a_statement_that_is_not_there_is_a_fault(tmp_path):
    file = yaml_of(tmp_path, "propositions", """\
- id: p1
  statements: [{id: p1a}]
  ratings:
    - {rater: r1, statements: [p1a, p1x], covered: both}
""")  # fmt: skip
    (fault,) = rating_faults(file)
    assert (fault.line, fault.found, fault.mend) == (4, "'p1x'", "correct the id")
