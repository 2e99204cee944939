"""The level of a pipeline is assessed from facts; what only people know is not claimed."""

import pytest

from plait.provenance.rap import CHECKLIST, IN_CHECKOUT, assess
from plait.study_files import CHECKOUT

RECORD = {"python": "3.12.0"}
FILES = {"findings.csv": "12ab"}


def items(**study):
    made = assess(FILES, record=RECORD, study=study)
    return {item["id"]: item for item in made["items"]} | {"level": made["level"]}


def test_what_only_a_person_can_say_is_left_open():
    made = items()
    open_items = [
        name for name, item in made.items() if name != "level" and item["met"] is None
    ]
    assert open_items == ["B2", "B4", "B5", "G2", "G3"]
    assert made["level"] == "below Baseline"


def test_a_published_repository_is_a_fact():
    made = items(publication={"repository": "https://example.org/code"})
    assert made["B5"]["met"] is True
    assert "https://example.org/code" in made["B5"]["fact"]


def test_every_fact_of_the_checkout_holds_here():
    made = items()
    assert [name for name in IN_CHECKOUT if not made[name]["met"]] == []


def test_what_a_checkout_lacks_is_named(tmp_path):
    path = tmp_path / CHECKLIST
    path.parent.mkdir(parents=True)
    path.write_bytes((CHECKOUT / CHECKLIST).read_bytes())
    made = assess({}, record=RECORD, study={}, checkout=tmp_path)
    told = {item["id"]: (item["met"], item["fact"]) for item in made["items"]}
    assert told["B3"] == (False, "not in the checkout: README.md")
    assert told["S9"][0] is False


@pytest.mark.parametrize(("open_items", "level"), [
    ((), "Gold"), (("G2",), "Silver"), (("S1", "G1"), "Baseline"), (("B2",), "below Baseline"),
])  # fmt: skip
def test_a_level_needs_every_item_of_it_and_of_those_below(
    monkeypatch, open_items, level
):
    monkeypatch.setattr(
        "plait.provenance.rap._fact", lambda item, *_: (item not in open_items, "")
    )
    assert items()["level"] == level
