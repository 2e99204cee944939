import json
from pathlib import Path

import pytest

from plait.quantitative.examples import example_faults
from plait.quantitative.instruments import answer_targets, load_instruments, source_name

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(ROOT.glob("config/instruments/*.yaml"))
FILES = [*SHIPPED, *sorted(ROOT.glob("tests/real/*/instruments/*.yaml"))]
SEEN = {"gad7", "idts", "mbi_hss", "mjs", "olbi", "phq8", "wemwbs"}


def instrument(**changes):
    scale = {"id": "total", "name": "Total", "items": ["1", "2"], "score": "sum",
             "range": [2, 10], "unit": "points", "better": "higher",
             "decimals": {"mean": 1, "sd": 2}}  # fmt: skip
    scale |= changes.pop("scale", {})
    items = {"ids": ["1", "2"], "low": 1, "high": 5} | changes.pop("items", {})
    example = {"answers": {"1": 1}, "scores": {"total": None}, "source": "by hand"}
    return {"id": "tiny", "name": "Tiny", "short": "TINY", "version": "2 items",
            "construct": "size", "citation": "none", "licence": "none",
            "wording": "not shipped", "verified": True, "items": items,
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


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_worked_examples_score_as_their_source_says(file):
    instruments, _ = load_instruments({file.stem: str(file)})
    assert example_faults(instruments) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_worked_examples_show_what_missing_items_do(file):
    whole = load_instruments({file.stem: str(file)})[0][file.stem]
    assert any(None in example["scores"].values() for example in whole["examples"])


@pytest.mark.parametrize("name", ["cbi", "olbi"])
def test_worked_examples_would_tell_a_key_without_its_reversed_items(name):
    found, _ = load_instruments({name: str(ROOT / f"config/instruments/{name}.yaml")})
    reversing = {s["id"] for s in found[name]["scales"] if s["reverse"]}
    for scale in found[name]["scales"]:
        scale["reverse"] = []
    told = {fault.found.split(":")[0] for fault in example_faults(found)}
    assert told == reversing


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_shipped_instrument_says_what_was_not_seen_and_ships_no_wording(file):
    whole = load_instruments({file.stem: str(file)})[0][file.stem]
    assert whole["wording"] == "not shipped"
    assert len(whole["note"]) > 40
    assert all(item.isdigit() for item in whole.get("items", {"ids": []})["ids"])


def test_only_keys_that_were_seen_are_called_verified():
    found, _ = load_instruments({file.stem: str(file) for file in SHIPPED})
    verified = {name for name, whole in found.items() if whole["verified"]}
    assert verified <= SEEN


@pytest.mark.parametrize("name", ["wemwbs", "swemwbs"])
def test_wellbeing_is_not_for_single_people(name):
    path = str(ROOT / f"config/instruments/{name}.yaml")
    assert not load_instruments({name: path})[0][name]["individuals"]["allowed"]


def test_item_nine_of_the_phq_is_never_read():
    path = str(ROOT / "config/instruments/phq8.yaml")
    phq8 = load_instruments({"phq8": path})[0]["phq8"]
    assert phq8["never_read"]["items"] == ["9"]
    assert "9" not in answer_targets(phq8)


def test_defaults_of_a_scale_are_filled_in(loaded):
    found, faults = loaded(instrument())
    assert faults == []
    scale = found["tiny"]["scales"][0]
    keys = ("reverse", "rescale_items", "offset", "min_answered", "metric")
    assert [scale[key] for key in keys] == [[], False, 0, 2, "sum"]


@pytest.mark.parametrize(
    "scale",
    [
        {"rescale": [0, 100], "range": [0, 100]},
        {"rescale_items": True, "range": [0, 2]},
    ],
)
def test_metric_of_rescaled_scores_is_not_that_of_their_sums(loaded, scale):
    found, _ = loaded(instrument(scale=scale))
    assert found["tiny"]["scales"][0]["metric"] == "rescaled"


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


BANDS = [{"from": 2, "name": "low"}, {"from": 6, "name": "high"}]
SOURCED = {"bands_source": "here"}
RELIABLE = {"kind": "alpha", "source": "here"}
CONTRADICTIONS = [
    ({"id": "other"}, "other"),
    ({"items": {"low": 5, "high": 1}}, "5 to 1"),
    ({"items": {"ranges": {"9": [1, 7]}}}, "item 9"),
    ({"items": {"ranges": {"2": [7, 1]}}}, "7 to 1"),
    ({"items": {"ranges": {"2": [1, 5]}, "values": [1, 5]}}, "ranges beside values"),
    ({"anchors": {"key": "agree", "other": "agree"}}, "agree twice"),
    ({"never_read": {"items": ["2"], "reason": "r"}}, "item 2, which is scored"),
    ({"scale": {"items": ["1", "9"]}}, "item 9"),
    ({"scale": {"items": ["1"], "reverse": ["2"]}}, "item 2"),
    ({"scale": {"min_answered": 3}}, "3"),
    ({"scale": {"min_answered": 1}, "items": {"ranges": {"2": [1, 7]}}},
     "1 of 2 items of different ranges"),
    ({"scale": {"range": [1, 10]}}, "1 to 10"),
    ({"scale": {"score": "mean"}}, "2 to 10"),
    ({"scale": {"offset": -2}}, "2 to 10"),
    ({"scale": {"rescale": [100, 0], "range": [100, 0]}}, "100 to 0"),
    ({"scale": {"rescale": [0, 100], "range": [0, 100], "offset": 1}},
     "an offset beside rescale"),
    ({"scale": {"rescale_items": True}}, "2 to 10"),
    ({"scale": {"score": "imported", "metric": "sum"}}, "items of an imported score"),
    ({"scale": {"score": "lookup"}}, "no entry for 2, 3, 4, 5, 6, 7, 8, 9, 10"),
    ({"scale": {"score": "lookup"}, "items": {"values": [1, 3, 5]},
      "lookup": {"2": 2, "4": 3, "6": 5, "10": 10}}, "no entry for 8"),
    ({"scale": {"score": "lookup", "min_answered": 1},
      "lookup": {str(raw): raw for raw in range(2, 11)}}, "1"),
    ({"scale": {"score": "lookup", "rescale": [0, 1]},
      "lookup": {str(raw): raw for raw in range(2, 11)}},
     "rescale of a scale with a table"),
    ({"scale": {"score": "lookup"}, "lookup": {str(raw): raw for raw in range(2, 12)}},
     "2 to 10"),
    ({"scale": {"bands": BANDS}}, "bands without bands_source, or the reverse"),
    ({"scale": SOURCED}, "bands without bands_source, or the reverse"),
    ({"scale": {"bands": [*BANDS, {"from": 11, "name": "more"}], **SOURCED}},
     "bands from 2 to 11"),
    ({"scale": {"bands": [{"from": 3, "name": "low"}, BANDS[1]], **SOURCED}},
     "bands from 3 to 6"),
    ({"scale": {"bands": [BANDS[0], BANDS[1], BANDS[1]], **SOURCED}},
     "bands that do not rise"),
    ({"scale": {"reliability": {"value": 1.2, **RELIABLE}}}, "1.2"),
    ({"scale": {"reliability": {"value": 0.8, "kind": "alpha"}}}, "no 'source'"),
    ({"individuals": {"allowed": False}}, "no 'reason'"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "found"), CONTRADICTIONS)
def test_a_contradiction_is_one_fault(loaded, changes, found):
    assert [fault.found for fault in loaded(instrument(**changes))[1]] == [found]


@pytest.mark.parametrize("changes", [
    {"scale": {"bands": BANDS, **SOURCED}},
    {"scale": {"reliability": {"value": 0.8, **RELIABLE}}},
    {"scale": {"rescale": [0, 100], "range": [0, 100]}},
    {"scale": {"offset": -2, "range": [0, 8]}},
    {"items": {"ranges": {"2": [1, 7]}}, "scale": {"range": [2, 12]}},
    {"items": {"ranges": {"2": [1, 7]}}, "scale": {"score": "mean", "range": [1, 6]}},
    {"items": {"ranges": {"2": [1, 7]}},
     "scale": {"rescale_items": True, "min_answered": 1, "range": [0, 2]}},
    {"anchors": {"key": "agree", "other": "disagree"}},
    {"never_read": {"items": ["3"], "reason": "r"}},
    {"individuals": {"allowed": False, "reason": "r"}},
])  # fmt: skip
def test_what_an_instrument_can_say_is_no_fault(loaded, changes):
    assert loaded(instrument(**changes))[1] == []


def without_items(**changes):
    definition = instrument(**changes)
    del definition["scales"][0]["items"]
    return definition


def test_a_scale_without_items_is_a_fault(loaded):
    assert loaded(without_items())[1][0].found == "a scale without items"


def test_anchors_need_items(loaded):
    anchors = {"key": "agree", "other": "disagree"}
    definition = without_items(scale={"score": "imported", "metric": "sum"},
                               anchors=anchors)  # fmt: skip
    del definition["items"]
    assert [f.found for f in loaded(definition)[1]] == ["anchors without items"]


@pytest.mark.parametrize(("changes", "found"), [
    ({}, "an imported score of unknown metric"),
    ({"metric": "sum", "rescale": [0, 1]}, "rescale of an imported score"),
    ({"metric": "sum", "range": [10, 2]}, "10 to 2"),
])  # fmt: skip
def test_an_imported_score_is_as_it_is_and_says_its_metric(loaded, changes, found):
    definition = without_items(scale={"score": "imported", **changes})
    assert [fault.found for fault in loaded(definition)[1]] == [found]


def test_a_scale_twice_is_a_fault(loaded):
    definition = instrument()
    definition["scales"] *= 2
    assert [fault.found for fault in loaded(definition)[1]] == ["total twice"]


def test_targets_are_items_and_scores_that_can_be_imported(loaded):
    imported = {**instrument()["scales"][0], "id": "given", "score": "imported",
                "metric": "sum", "range": [0, 54]}  # fmt: skip
    del imported["items"]
    found, _ = loaded(instrument(scales=[*instrument()["scales"], imported]))
    levels = {k: v["level"] for k, v in answer_targets(found["tiny"]).items()}
    assert levels == {"1": "item", "2": "item", "given": "scale", "total": "scale"}
    assert answer_targets(found["tiny"])["given"]["high"] == 54


def test_target_of_an_item_has_the_range_of_that_item(loaded):
    found, _ = loaded(instrument(items={"ranges": {"2": [1, 7]}},
                                 scale={"range": [2, 12]}))  # fmt: skip
    highs = {name: t["high"] for name, t in answer_targets(found["tiny"]).items()}
    assert highs == {"1": 5, "2": 7, "total": 12}


def example(answers, scores):
    return {"answers": answers, "scores": scores, "source": "worked by hand"}


@pytest.mark.parametrize(("answers", "scores", "found"), [
    ({"1": 2, "2": 3}, {"total": 6}, "total: 5"),
    ({"1": 2}, {"total": 2}, "total: no score"),
    ({"1": 2, "2": 3}, {"total": None}, "total: 5"),
    ({"1": 2, "2": 9}, {"total": 11}, "the answer 9 to item 2"),
    ({"1": 2, "7": 3}, {"total": 5}, "the item 7"),
    ({"1": 2, "2": None}, {"part": None}, "the scale part"),
])  # fmt: skip
def test_an_example_that_does_not_come_out_is_a_fault(loaded, answers, scores, found):
    right = example({"1": 2, "2": 3}, {"total": 5})
    definition = instrument(examples=[right, example(answers, scores)])
    faults = example_faults(loaded(definition)[0])
    assert [fault.found for fault in faults] == [found]
    assert faults[0].where == "examples[2]"


def test_an_answer_between_the_possible_ones_is_a_fault_of_the_example(loaded):
    odd = example({"1": 1, "2": 2}, {"total": 3})
    definition = instrument(items={"values": [1, 5]}, examples=[odd, odd])
    found, _ = loaded(definition)
    assert example_faults(found)[0].found == "the answer 2 to item 2"


@pytest.mark.parametrize(("written", "right"), [
    (4.6667, True), (4.67, True), (14 / 3, True), (4.7, True),
    (4.6666, False), (4.66, False), (5, False),
])  # fmt: skip
def test_a_score_of_an_example_is_held_to_the_decimals_it_is_written_in(
    loaded, written, right
):
    scale = {"items": ["1", "2", "3"], "score": "mean", "range": [1, 5]}
    one = example({"1": 4, "2": 5, "3": 5}, {"total": written})
    definition = instrument(
        items={"ids": ["1", "2", "3"]}, scale=scale, examples=[one, one]
    )
    found, faults = loaded(definition)
    assert not faults
    assert (not example_faults(found)) == right
