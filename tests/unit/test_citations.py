"""A reference that no bibliography has is told where it stands."""

import pytest
from synthesis_fixtures import claims_of

from plait.synthesis.citations import (
    citation_faults,
    read_besides,
    text_faults,
    unknown_keys,
)
from plait.synthesis.claims import read_claims

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
    more = {"question": "Q @nobody1999?", "design": {"purpose": "[@nobody1999]"},
            "positionality": [{"coder": "a", "text": "as @nobody1999"}],
            "guide": {"made": "@nobody1999"}, "names": "@not_printed"}  # fmt: skip
    places = [f.where for f in text_faults({"report": texts} | more, KEYS)]
    assert places == [
        "question", "report.context", "report.involvement.aim", "report.limitations[2]",
        "positionality[1].text", "design.purpose", "guide.made",
    ]  # fmt: skip


FILES = {
    "questions": "- id: q1\n  text: T\n  history:\n    - {text: T, why: 'as @gilard2022'}\n",
    "constructs": "- id: c1\n  name: N\n  kind: existing\n  definition: D @gilard2022\n",
    "relations": "- id: r1\n  from: c1\n  to: c2\n  kind: limits\n  text: '@gilard2022'\n",
    "negative_cases": "- id: n1\n  proposition: p1\n  searched: all\n  meaning: M @gilard2022\n",
    "critique": "- id: w1\n  on: method\n  by: us\n  text: T\n  done: read @gilard2022\n",
}


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_synthesis_is_read_for_what_it_cites(tmp_path, name):
    (tmp_path / f"{name}.yaml").write_text(FILES[name])
    claims = read_claims({name: f"{name}.yaml"}, "", folder=str(tmp_path))
    assert claims.faults == []
    ((item, statement, fault),) = citation_faults(claims, KEYS)
    assert (item, statement) == (FILES[name][6:8], "")
    assert FILES[name].splitlines()[fault.line - 1].count("gilard2022") == 1
    assert "did you mean gillard2022?" in fault.found


def test_what_a_relation_is_bound_to_is_told_elsewhere(tmp_path):
    text = "- {id: r1, from: c1, to: c2, kind: limits, text: T, for: ['@gilard2022']}\n"
    (tmp_path / "relations.yaml").write_text(text)
    claims = read_claims({"relations": "relations.yaml"}, "", folder=str(tmp_path))
    assert list(citation_faults(claims, KEYS)) == []


WORKSHOP = """\
id: w1
kind: recommendations
date: "2025-11-20"
actions:
  - {action: retire, theme: a, reason: "as [@gilard2022]"}
recommendations:
  - id: r1
    head: h
    text: Pay people.
    why: See @gillard2022 and @gilard2022.
"""


def test_workshops_and_printed_memos_are_read_for_what_they_cite(tmp_path):
    (tmp_path / "w1.yaml").write_text(WORKSHOP)
    (tmp_path / "a.md").write_text("---\nprint: true\n---\n# 2025-11-20\n@gilard2022\n")
    (tmp_path / "b.md").write_text("# 2025-11-20\n@gilard2022 stays inside\n")
    study = {"workshops": ["w1.yaml"], "synthesis_memos": ["a.md", "b.md"]}
    besides = read_besides(study, folder=str(tmp_path))
    told = [
        (f.file, f.line)
        for *_, f in citation_faults(claims_of(tmp_path), KEYS, besides)
    ]
    assert told == [("a.md", 5), ("w1.yaml", 5), ("w1.yaml", 10)]
