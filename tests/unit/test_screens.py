"""Whatever a person typed and that leaves is held against the transcripts."""

from types import SimpleNamespace

import pandas as pd
import pytest
from synthesis_fixtures import claims_of

from plait.deidentification.decisions import Decided
from plait.release.released import RELEASED
from plait.release.screens import screen_words

SAID = "I walk past and I do not know what they make of me"
TURNS = pd.DataFrame({"text": [f"Well. {SAID} at all."]})


def screened(tmp_path, tables=None, prose=None, **study):
    empty = {name: shape.empty() for name, shape in RELEASED.items()}
    restricted = SimpleNamespace(
        claims=claims_of(tmp_path), decided=Decided(), tables={"turns": TURNS}
    )
    asked = {"participants": ["P01"]} | study
    found = screen_words(empty | (tables or {}), prose or {}, restricted, asked)
    return [(fault.file, fault.where, fault.found) for fault in found]


@pytest.mark.parametrize(("key", "text", "where"), [
    ("title", SAID, "title"), ("subtitle", SAID, "subtitle"), ("question", SAID, "question"),
    ("synthetic", SAID, "synthetic"), ("design", {"purpose": SAID}, "design.purpose"),
    ("times", [{"id": "t1", "label": SAID}], "times[1].label"),
    ("equivalence", [{"reason": SAID}], "equivalence[1].reason"),
    ("report", {"involvement": {"aim": SAID}}, "report.involvement.aim"),
    ("report", {"keywords": [SAID]}, "report.keywords[1]"),
    ("positionality", [{"text": SAID}], "positionality[1].text"),
    ("guide", {"heads": {"h": SAID}}, "guide.heads.h"),
])  # fmt: skip
def test_every_text_of_study_yaml_is_looked_through(tmp_path, key, text, where):
    (found,) = screened(tmp_path, **{key: text})
    assert found == ("study.yaml", where, "13 words on end of a transcript")


@pytest.mark.parametrize(("table", "column"), [
    ("checklists", "answer"), ("checklists", "where"), ("norms", "citation"),
    ("scales", "note"), ("ratings", "rater"), ("quotes", "attribution"),
    ("argument_faults", "found"), ("rows_read", "detail"),
])  # fmt: skip
def test_every_table_that_leaves_is_looked_through(tmp_path, table, column):
    frame = RELEASED[table].empty()
    frame = pd.concat([frame, pd.DataFrame({column: [SAID.replace(" ", "\n")]})])
    (found,) = screened(tmp_path, {table: frame})
    assert found == (f"table {table}", column, "13 words on end of a transcript")


def test_the_words_of_a_quote_are_released_and_no_fault(tmp_path):
    quotes = pd.DataFrame({"text": [SAID], "attribution": ["a peer worker, T1"]})
    assert screened(tmp_path, {"quotes": quotes}) == []


def test_a_participants_id_in_study_yaml_is_a_fault_and_a_helpline_is_none(tmp_path):
    texts = {"support": "Call 116 123.", "setting": "P01 chose the place."}
    (found,) = screened(tmp_path, report=texts)
    assert found == ("study.yaml", "", "the participant id P01")


def test_titles_of_own_references_are_looked_through_and_authors_are_not(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(f"@misc{{a, author={{P01}}, title={{{SAID}}}, doi={{10.1/P01}}}}")
    (found,) = screened(tmp_path, references=[str(path)])
    assert found[1:] == ("references.a", "13 words on end of a transcript")
