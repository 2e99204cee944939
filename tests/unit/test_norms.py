import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table

CONFIG = Path(__file__).parents[2] / "config"
FILES = sorted(CONFIG.glob("norms/*.yaml"))
INSTRUMENTS = {"mood": {"version": "2 items", "scales": [{"id": "total",
                                                          "metric": "sum"}]}}  # fmt: skip


def norm(**changes):
    scale = {"scale": "total", "metric": "sum", "mean": 5, "sd": 2, "n": None,
             "combined": False}  # fmt: skip
    scale |= changes.pop("scale", {})
    return {"norm": "public_2020", "instrument": "mood", "version": "2 items",
            "population": "public", "country": "England", "year": 2020,
            "citation": "none", "licence": "none", "verified": True,
            "scales": [scale]} | changes  # fmt: skip


@pytest.fixture
def loaded(tmp_path):
    def load(definition, name="mood_public_2020"):
        path = tmp_path / f"{name}.yaml"
        path.write_text(json.dumps(definition, indent=1))
        return load_norms({name: str(path)}, INSTRUMENTS)

    return load


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_shipped_norm_fits_its_instrument(file):
    name = file.stem.split("_")[0]
    path = str(CONFIG / "instruments" / f"{name}.yaml")
    instruments, _ = load_instruments({name: path})
    assert load_norms({file.stem: str(file)}, instruments)[1] == []


def test_norm_without_a_fault_is_loaded_with_its_source(loaded):
    found, faults = loaded(norm())
    assert faults == []
    assert found["mood_public_2020"]["source"].endswith("/mood_public_2020.yaml")


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"instrument": "sleep"}, "a norm of sleep"),
        ({"version": "3 items"}, "3 items"),
        ({"scale": {"scale": "part"}}, "the scale part"),
        ({"scale": {"metric": "mean"}}, "a norm in the metric mean"),
        ({"norm": "private_2020"}, "mood_private_2020"),
        ({"scale": {"sd": 0}}, "0"),
    ],
)
def test_norm_that_does_not_fit_is_a_fault(loaded, changes, found):
    norms, faults = loaded(norm(**changes))
    assert norms == {}
    assert found in [fault.found for fault in faults]


def test_scale_twice_is_a_fault(loaded):
    faults = loaded(norm(scales=norm()["scales"] * 2))[1]
    assert [fault.found for fault in faults] == ["total twice"]


def distances(n=9, sd=3.0, **changes):
    norms = norm_table({"mood_public_2020": norm(**changes) | {"source": "f"}})
    summary = pd.DataFrame([{"instrument": "mood", "scale": "total", "time": "t1",
                             "unit": "points", "n": n, "mean": 4.0, "sd": sd}])  # fmt: skip
    found = distance_findings(norm_distances(summary, norms), level=0.95)
    return found.set_index("measure")


def test_distance_is_in_points_and_in_sds_of_the_norm():
    assert distances()["estimate"].tolist() == [-1, -0.5]


def test_distance_in_sds_has_the_same_interval_over_the_sd():
    found = distances()
    assert (found.loc["distance", "low"] / 2) == found.loc["distance_z", "low"]


def test_norm_of_unknown_size_is_taken_as_fixed_and_says_so():
    found = distances().loc["distance"]
    assert (found["statistic"], found["df"]) == (-1, 8)
    assert found["caution"] == "the norm's own sampling error is unknown"


def test_norm_of_known_size_adds_its_error():
    found = distances(scale={"n": 100}).loc["distance"]
    assert found["statistic"] == pytest.approx(-1 / np.sqrt(1 + 0.04))
    assert "Welch" in found["method"]
    assert pd.isna(found["caution"])


def test_combined_and_unverified_norms_carry_cautions():
    found = distances(scale={"combined": True}, verified=False)
    assert "norm of a combined scale; norm not verified" in found["caution"]["distance"]


@pytest.mark.parametrize(("n", "caution"), [(0, "no scores"), (1, "one person")])
def test_under_two_people_no_distance_is_computed(n, caution):
    found = distances(n=n, sd=np.nan)
    assert set(found["status"]) == {"not_computed"}
    assert found["caution"].str.startswith(caution).all()


def test_equal_scores_beside_a_fixed_norm_have_no_t():
    found = distances(sd=0.0).loc["distance"]
    assert found["estimate"] == -1
    assert np.isnan(found["p"])
