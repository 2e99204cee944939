"""A reference that no bibliography has is told where it stands."""

import pytest
from synthesis_fixtures import claims_of

from plait.synthesis.citations import citation_faults, text_faults, unknown_keys

KEYS = {"gillard2022", "dixonwoods2006"}
PROPOSITIONS = """\
- id: p1
  text: As others say [@gilard2022].
  statements:
    - {id: p1a, basis: published, text: T, citation: gilard2022}
    - {id: p1b, basis: published, text: T, citation: gillard2022}
"""


@pytest.mark.parametrize("text", [
    "[@gillard2022] and @dixonwoods2006.", "see @tbl-joint", "a@b.org", r"\@typed",
    '["@all of us"](extract:d1)', "https://example.org/@somebody",
])  # fmt: skip
def test_what_is_no_unknown_reference(text):
    assert unknown_keys(text, KEYS) == []


def test_an_unknown_reference_of_the_argument_has_its_line_and_the_nearest_key(
    tmp_path,
):
    claims = claims_of(tmp_path, argument="One.\n\nSo [see @gilard2022, p. 3].")
    ((name, statement, fault),) = citation_faults(claims, KEYS)
    assert (name, statement, fault.line) == ("", "", 3)
    assert fault.file == "synthesis/argument.md"
    assert "@gilard2022" in fault.found
    assert fault.found.endswith("did you mean gillard2022?")


def test_propositions_and_statements_cite_what_there_is(tmp_path):
    told = list(citation_faults(claims_of(tmp_path, PROPOSITIONS), KEYS))
    assert [(n, s, f.line) for n, s, f in told] == [("p1", "", 2), ("p1", "p1a", 4)]


def test_texts_of_the_study_are_told_by_their_place():
    texts = {"context": "C [@nobody1999].", "involvement": {"aim": "@nobody1999"},
             "limitations": ["None.", "See @nobody1999."]}  # fmt: skip
    places = [fault.where for fault in text_faults(texts, KEYS)]
    assert places == ["report.context", "report.involvement.aim", "report.limitations"]
