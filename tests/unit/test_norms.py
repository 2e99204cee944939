import json
from pathlib import Path

import pandas as pd
import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table
from plait.release.norms import norm_rows

CONFIG = Path(__file__).parents[2] / "config"
FILES = sorted(CONFIG.glob("norms/*.yaml"))
INSTRUMENTS = {
    "mood": {"version": "2 items", "scales": [
        {"id": "total", "metric": "sum", "range": [0, 10]},
        {"id": "part", "metric": "sum", "range": [0, 10]},
    ]},
}  # fmt: skip


def scale(**changes):
    return {"scale": "total", "metric": "sum", "mean": 5, "sd": 2, "n": None,
            "combined": False} | changes  # fmt: skip


def norm(**changes):
    only = scale(**changes.pop("scale", {}))
    return {"norm": "public_2020", "instrument": "mood", "version": "2 items",
            "population": "public", "country": "England", "year": 2020,
            "citation": "none", "licence": "none", "verified": True,
            "scales": [only]} | changes  # fmt: skip


@pytest.fixture
def loaded(tmp_path):
    def load(definition, name="mood_public_2020"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(json.dumps(definition, indent=1))
        return load_norms({name: str(path)}, INSTRUMENTS)

    return load


@pytest.fixture(scope="module")
def shipped():
    paths = {file.stem: str(file) for file in CONFIG.glob("instruments/*.yaml")}
    instruments, _ = load_instruments(paths)
    return load_norms({file.stem: str(file) for file in FILES}, instruments)


def test_every_shipped_norm_fits_its_instrument(shipped):
    assert shipped[1] == []
    assert len(shipped[0]) == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_norm_that_was_not_verified_says_what_was_not_seen(shipped, file):
    whole = shipped[0][file.stem]
    seen = ("not checked", "not seen", "inferred")
    assert whole["verified"] or any(word in whole["note"] for word in seen)


def test_norm_without_a_fault_is_loaded_with_its_source(loaded):
    found, faults = loaded(norm())
    assert faults == []
    assert found["mood_public_2020"]["source"].endswith("/mood_public_2020.yaml")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"instrument": "sleep"}, ["sleep_public_2020", "a norm of sleep"]),
        ({"version": "3 items"}, ["3 items"]),
        ({"scale": {"scale": "rest"}}, ["the scale rest"]),
        ({"scale": {"metric": "mean"}}, ["a norm in the metric mean"]),
        ({"norm": "private_2020"}, ["mood_private_2020"]),
        ({"scale": {"sd": 0}}, ["0"]),
        ({"scales": [scale(), scale()]}, ["total twice"]),
        ({"scale": {"mean": 11}}, ["a mean of 11"]),
        ({"scale": {"mean": -1}}, ["a mean of -1"]),
        ({"scale": {"sd": 917}}, ["an SD of 917"]),
        ({"scale": {"sd": 5.1, "n": 100}}, ["an SD of 5.1"]),
        ({"scale": {"mean": 1, "sd": 3.1, "n": 100}}, ["an SD of 3.1"]),
        ({"scale": {"low": 4}}, ["one limit of an interval"]),
        ({"scale": {"low": 6, "high": 7}}, ["6 to 7"]),
    ],
)
def test_norm_that_does_not_fit_is_a_fault(loaded, changes, found):
    norms, faults = loaded(norm(**changes))
    assert norms == {}
    assert [fault.found for fault in faults] == found


def test_a_norm_without_its_instrument_is_a_fault_of_the_entry_in_the_study(loaded):
    (fault,) = loaded(norm(instrument="sleep"), name="sleep_public_2020")[1]
    assert str(fault) == (
        "study.yaml, norms, sleep_public_2020: found a norm of sleep, expected sleep "
        "under instruments\n  add sleep to instruments, or take sleep_public_2020 out "
        "of norms"
    )


@pytest.mark.parametrize("changes", [
    {"mean": 0, "sd": None}, {"mean": 10, "sd": None}, {"sd": 5.02, "n": 100},
    {"sd": 7.07}, {"sd": None, "low": 4.9, "high": 5.1}, {"caution": "read it twice"},
])  # fmt: skip
def test_norm_that_is_just_possible_is_no_fault(loaded, changes):
    assert loaded(norm(scale=changes))[1] == []


def table(**changes):
    return norm_table({"mood_public_2020": norm(**changes) | {"source": "f"}})


def test_what_is_not_known_is_missing():
    found = table(scale={"sd": None}).iloc[0]
    assert found[["norm_sd", "norm_n", "norm_se", "caution"]].isna().all()
    assert found[["population", "citation", "source"]].tolist() == [
        "public",
        "none",
        "f",
    ]


def test_error_of_a_pooled_mean_comes_from_its_interval():
    found = table(scale={"sd": None, "low": 3.04, "high": 6.96}).iloc[0]
    assert found["norm_se"] == pytest.approx(1, abs=1e-4)


def test_same_figures_for_two_scales_are_told():
    same = [scale(), scale(scale="part")]
    assert table(scales=same)["caution"].tolist() == [
        "the same norm as part: one norm used twice?",
        "the same norm as total: one norm used twice?",
    ]


def test_norms_that_are_said_to_be_combined_need_no_question():
    same = [scale(combined=True), scale(scale="part", combined=True)]
    assert table(scales=same)["caution"].isna().all()


def test_own_caution_comes_before_the_question():
    same = [scale(caution="read it twice"), scale(scale="part")]
    found = table(scales=same)["caution"]
    assert found[0] == "read it twice; the same norm as part: one norm used twice?"


def test_no_norms_give_an_empty_table():
    assert norm_table({}).empty
    assert norm_rows({}).empty


def test_released_norms_say_whom_they_describe_and_what_was_not_seen():
    note = "n was not seen"
    whole = norm(verified=False, note=note) | {"source": "f"}
    found = norm_rows({"mood_public_2020": whole}).iloc[0]
    assert found["population"] == "public; England"
    assert found["caution"] == note
    assert pd.isna(found["n"])


def test_released_norms_keep_the_notes_of_verified_ones_to_themselves():
    whole = norm(note="as printed") | {"source": "f"}
    assert norm_rows({"mood_public_2020": whole})["caution"].isna().all()
