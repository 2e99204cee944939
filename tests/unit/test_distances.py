import numpy as np
import pandas as pd
import pytest

from plait.quantitative.distances import distance_findings, norm_distances


def distances(n=9, mean=4.0, sd=3.0, caution=None, **norm):
    norms = {"instrument": "mood", "scale": "total", "norm": "public_2020",
             "norm_mean": 5.0, "norm_sd": 2.0, "norm_n": np.nan, "norm_se": np.nan,
             "combined": False, "verified": True, "source": "f", "caution": None}  # fmt: skip
    summary = {"instrument": "mood", "scale": "total", "time": "t1", "unit": "points",
               "n": n, "mean": mean, "sd": sd, "low": 0.0, "high": 9.0,
               "caution": caution}  # fmt: skip
    frames = [pd.DataFrame([row]) for row in (summary, norms | norm)]
    frames = [frame.astype({"caution": "str"}) for frame in frames]
    found = distance_findings(norm_distances(*frames), level=0.95)
    return found.set_index("measure")


def test_norm_of_known_size_is_set_beside_with_and_without_its_own_error():
    found = distances(norm_n=100.0)
    assert found.index.tolist() == ["distance", "distance_fixed", "distance_z"]
    assert found["statistic"]["distance"] == pytest.approx(-1 / np.sqrt(1 + 0.04))
    assert found["statistic"]["distance_fixed"] == -1
    assert found["df"]["distance_fixed"] == 8
    wider = found["high"] - found["low"]
    assert wider["distance"] > wider["distance_fixed"]
    assert found["caution"].isna().all()


def test_norm_of_unknown_error_has_no_second_row():
    found = distances()
    assert found.index.tolist() == ["distance", "distance_z"]
    assert "one-sample t" in found["method"]["distance"]
    assert set(found["caution"]) == {"the norm's own sampling error is unknown"}


def test_pooled_norm_has_its_own_error_and_no_sds():
    found = distances(norm_sd=np.nan, norm_se=0.75)
    row = found.loc["distance"]
    assert (row["statistic"], row["df"]) == (pytest.approx(-1 / 1.25), 8)
    assert "degrees of freedom of the sample" in row["method"]
    assert pd.isna(row["caution"])
    assert "distance_fixed" in found.index
    in_sds = found.loc["distance_z"]
    assert in_sds["status"] == "not_computed"
    assert in_sds["caution"] == "the norm's SD is not known"
    assert np.isnan(in_sds["low"])


def test_standard_error_of_a_pooled_norm_comes_before_its_sd_and_n():
    row = distances(norm_n=100.0, norm_se=0.75).loc["distance"]
    assert (row["statistic"], row["df"]) == (pytest.approx(-1 / 1.25), 8)


def test_cautions_of_the_norm_and_of_the_figures_are_handed_on():
    found = distances(caution="odd mean", **{"combined": True, "verified": False})
    assert found["caution"]["distance_z"] == (
        "the norm's own sampling error is unknown; norm of a combined scale; norm not "
        "verified against its source; odd mean"
    )


def test_norm_without_its_new_columns_is_read_too():
    summary = pd.DataFrame([{"instrument": "mood", "scale": "total", "time": "t1",
                             "n": 9, "mean": 4.0, "sd": 3.0}])  # fmt: skip
    norms = pd.DataFrame([{"instrument": "mood", "scale": "total", "norm": "x",
                           "norm_mean": 5.0, "norm_sd": 2.0, "norm_n": 100.0,
                           "combined": False, "verified": True, "source": "f"}])  # fmt: skip
    assert norm_distances(summary, norms)["distance"].tolist() == [-1]


@pytest.mark.parametrize(
    ("changes", "caution"),
    [
        ({"n": 0, "mean": np.nan, "sd": np.nan}, "no scores at this time"),
        ({"n": 1, "sd": np.nan}, "one person: no interval can be given"),
        ({"mean": np.nan}, "no mean was printed"),
    ],
)
def test_without_a_mean_of_two_people_no_distance_is_computed(changes, caution):
    found = distances(norm_n=100.0, **changes)
    assert set(found["status"]) == {"not_computed"}
    assert set(found["caution"]) == {caution}


def test_figures_without_an_sd_have_a_distance_without_interval():
    found = distances(sd=np.nan, norm_n=100.0)
    assert found["estimate"].tolist() == [-1, -1, -0.5]
    assert found[["low", "high", "p"]].isna().all(axis=None)
    assert set(found["caution"]) == {"no SD was printed: no interval"}


def test_equal_scores_carry_a_caution_beside_a_norm():
    cautions = distances(sd=0.0, norm_n=100.0)["caution"]
    assert set(cautions) == {"all scores are equal: the interval knows of no spread"}


def test_limits_are_those_of_the_interval_and_not_of_the_scale():
    # R: -1 + c(-1, 1) * qt(0.975, 8)
    found = distances().loc["distance"]
    assert (found["low"], found["high"]) == pytest.approx((-3.306004, 1.306004))


def test_two_people_beside_a_norm_of_two_are_enough():
    found = distances(n=2, norm_n=2.0).loc["distance"]
    assert found["status"] == "computed"
    assert found["statistic"] == pytest.approx(-1 / np.sqrt(4.5 + 2))


def test_norm_of_one_person_has_no_error():
    assert "sampling error is unknown" in distances(norm_n=1.0)["caution"]["distance"]


def test_no_norms_give_no_rows():
    summary = pd.DataFrame([{"instrument": "mood", "scale": "total", "time": "t1",
                             "n": 9, "mean": 4.0, "sd": 3.0}])  # fmt: skip
    columns = {"instrument": "str", "scale": "str", "norm": "str", "combined": "bool",
               "norm_mean": "float64", "norm_sd": "float64", "norm_n": "float64",
               "verified": "bool", "source": "str"}  # fmt: skip
    none = pd.DataFrame(columns=list(columns)).astype(columns)
    assert distance_findings(norm_distances(summary, none), level=0.95).empty
