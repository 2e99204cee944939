"""What teams answer to checklists goes through the door, and nothing that names someone."""

import pytest
from synthesis_fixtures import PROFILE, claims_of

from plait.deidentification.decisions import Decided
from plait.errors import StudyError
from plait.ingest.checklist_files import SHIPPED
from plait.release.door import open_door
from plait.release.restricted import SHAPES, Restricted


def opened(tmp_path, answer):
    path = tmp_path / "gripp2_sf.yaml"
    path.write_text(f'"1": {{answer: "{answer}"}}\n', "utf-8")
    study = {
        "times": [], "speakers": "peer", "participants": ["P01"], "quotes_from": [],
        "checklists": {"gripp2_sf": str(SHIPPED / "gripp2_sf.yaml")},
        "checklist_answers": {"gripp2_sf": str(path)},
    }  # fmt: skip
    restricted = Restricted(
        tables={name: shape.empty() for name, shape in SHAPES.items()},
        claims=claims_of(tmp_path), workshops=[], people=[], instruments={}, norms={},
        profile=PROFILE, key=b"key", decided=Decided(),
    )  # fmt: skip
    return open_door(restricted, study)


def test_answers_are_released_with_what_is_open(tmp_path):
    released = opened(tmp_path, "To ask well.")
    assert list(released.tables["checklists"]["status"]) == ["answered by the team"] + ["open"] * 4  # fmt: skip
    assert released.prose["checklists"][0]["short"] == "GRIPP2 short form"


@pytest.mark.parametrize("answer", ["P01 asked for it", "Call 020 7946 0958"])
def test_an_answer_that_names_someone_stops_at_the_door(tmp_path, answer):
    with pytest.raises(StudyError, match="checklists"):
        opened(tmp_path, answer)
