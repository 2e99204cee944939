import json
from pathlib import Path

import pandas as pd
import pytest
import yaml

from plait.quantitative.instruments import answer_targets, load_instruments, source_name
from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS

ROOT = Path(__file__).parents[2]
FILES = sorted([*ROOT.glob("config/instruments/*.yaml"),
                *ROOT.glob("tests/real/*/instruments/*.yaml")])  # fmt: skip


def instrument(**changes):
    scale = {"id": "total", "name": "Total", "items": ["1", "2"], "score": "sum",
             "range": [2, 10], "unit": "points", "better": "higher",
             "decimals": {"mean": 1, "sd": 2}}  # fmt: skip
    scale |= changes.pop("scale", {})
    example = {"answers": {"1": 1}, "scores": {"total": None}, "source": "by hand"}
    return {"id": "tiny", "name": "Tiny", "short": "TINY", "version": "2 items",
            "construct": "size", "citation": "none", "licence": "none",
            "wording": "not shipped", "verified": True,
            "items": {"ids": ["1", "2"], "low": 1, "high": 5},
            "scales": [scale], "examples": [example, example]} | changes  # fmt: skip


@pytest.fixture
def loaded(tmp_path):
    def load(definition):
        path = tmp_path / "tiny.yaml"
        path.write_text(json.dumps(definition, indent=1))
        return load_instruments({"tiny": str(path)})

    return load


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_instrument_has_no_fault(file):
    assert load_instruments({file.stem: str(file)})[1] == []


def examples():
    for file in FILES:
        for place, example in enumerate(yaml.safe_load(file.read_text())["examples"]):
            yield pytest.param(file, example, id=f"{file.stem}-{place + 1}")


@pytest.mark.parametrize(("file", "example"), list(examples()))
def test_worked_example_scores_as_its_source_says(file, example):
    instruments, _ = load_instruments({file.stem: str(file)})
    targets = answer_targets(instruments[file.stem])
    rows = [{"participant": "P01", "time": "t1", "instrument": file.stem,
             "item": str(item), "level": targets[str(item)]["level"],
             "answer": answer, "file": "f", "line": 2}
            for item, answer in example["answers"].items()]  # fmt: skip
    scores = score(ANSWERS.frame(rows), instruments).set_index("scale")["score"]
    expected = pd.Series(example["scores"], dtype="float64")
    pd.testing.assert_series_equal(
        scores[expected.index], expected, check_names=False, check_index_type=False
    )


def test_defaults_of_a_scale_are_filled_in(loaded):
    found, faults = loaded(instrument())
    assert faults == []
    scale = found["tiny"]["scales"][0]
    filled = [scale[key] for key in ("reverse", "offset", "min_answered", "metric")]
    assert filled == [[], 0, 2, "sum"]


def test_source_is_the_same_on_every_machine():
    assert source_name("/anywhere/instruments/cbi.yaml") == "instruments/cbi.yaml"


def test_a_file_that_cannot_be_read_is_one_fault(tmp_path):
    found, faults = load_instruments({"tiny": str(tmp_path / "none.yaml")})
    assert found == {}
    assert len(faults) == 1


def test_an_unknown_key_is_a_fault_with_its_line(loaded):
    found, faults = loaded(instrument(colour="blue"))
    assert found == {}
    assert "colour" in faults[0].found
    assert faults[0].line > 1


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"id": "other"}, "other"),
        ({"scale": {"items": ["1", "9"]}}, "item 9"),
        ({"scale": {"items": ["1"], "reverse": ["2"]}}, "item 2"),
        ({"scale": {"min_answered": 3}}, "3"),
        ({"scale": {"score": "imported", "metric": "sum"}}, "items of an imported score"),
        ({"scale": {"score": "lookup"}}, "no entry for 2, 3, 4, 5, 6, 7, 8, 9, 10"),
        ({"scale": {"score": "lookup", "min_answered": 1},
          "lookup": {str(raw): raw for raw in range(2, 11)}}, "1"),
    ],
)  # fmt: skip
def test_a_contradiction_is_one_fault(loaded, changes, found):
    assert [fault.found for fault in loaded(instrument(**changes))[1]] == [found]


def test_a_scale_without_items_is_a_fault(loaded):
    definition = instrument()
    del definition["scales"][0]["items"]
    assert loaded(definition)[1][0].found == "a scale without items"


def test_an_imported_score_needs_its_metric(loaded):
    definition = instrument(scale={"score": "imported"})
    del definition["scales"][0]["items"]
    assert loaded(definition)[1][0].found == "an imported score of unknown metric"


def test_a_scale_twice_is_a_fault(loaded):
    definition = instrument()
    definition["scales"] *= 2
    assert "total twice" in [fault.found for fault in loaded(definition)[1]]


def test_targets_are_items_and_imported_scales(loaded):
    imported = {**instrument()["scales"][0], "id": "given", "score": "imported",
                "metric": "sum"}  # fmt: skip
    del imported["items"]
    found, _ = loaded(instrument(scales=[*instrument()["scales"], imported]))
    levels = {k: v["level"] for k, v in answer_targets(found["tiny"]).items()}
    assert levels == {"1": "item", "2": "item", "given": "scale"}
