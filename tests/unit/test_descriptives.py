import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cube import Cube
from plait.quantitative.descriptives import (
    end_findings,
    mean_findings,
    moments,
    summarise,
    with_printed,
)

SCALES = pd.DataFrame([{"instrument": "mood", "scale": "total", "unit": "points",
                        "source": "s", "low": 0.0, "high": 10.0}])  # fmt: skip


def cube(*values, times=("t1",), scales=SCALES, group=""):
    block = np.full((len(values), len(times), len(scales)), np.nan)
    block[:, 0, :] = np.array(values, dtype=float)[:, None]
    people = np.array([f"P{number}" for number in range(len(values))], dtype=object)
    return Cube(people, list(times), scales, block, group)


def mean_of(*values, times=("t1",)):
    return mean_findings(summarise(cube(*values, times=times)), level=0.95).iloc[-1]


def ends_of(*values, scales=SCALES, times=("t1",)):
    found = end_findings(cube(*values, scales=scales, times=times))
    return found.set_index("measure")


def test_mean_carries_its_sd_n_and_range():
    found = mean_of(1, 2, 6)
    numbers = found[["estimate", "sd", "n", "minimum", "maximum"]].tolist()
    assert numbers == pytest.approx([3, np.sqrt(7), 3, 1, 6])


def test_interval_is_students():
    # R: t.test(c(1, 2, 6))$conf.int
    found = mean_of(1, 2, 6)
    assert [found["low"], found["high"]] == pytest.approx(
        [-3.572411, 9.572411], abs=1e-5
    )


def test_missing_scores_are_left_out():
    assert mean_of(1, np.nan, 3)["n"] == 2


def test_equal_scores_have_an_interval_of_no_width():
    found = mean_of(2, 2)
    assert (found["low"], found["high"], found["status"]) == (2, 2, "computed")


def test_scores_that_are_equal_on_paper_have_no_spread():
    third = 1 / 3
    found = moments(np.array([[third], [np.nextafter(third, 1)], [third]]))
    assert (found["sd"][0], found["mean"][0]) == (0, pytest.approx(third))


def test_rounding_grows_with_the_scores():
    large = np.array([[1e6], [1e6 + 1e-4]])
    assert moments(large)["sd"][0] == 0
    assert moments(large - 1e6)["sd"][0] > 0
    far = SCALES.assign(high=1e6)
    assert ends_of(1e6 - 1e-4, 1, scales=far)["n_smallest"].tolist() == [0, 1]


def test_sd_holds_far_from_nought():
    # the one-pass formula gives 0 here
    found = moments(np.array([[1e9], [1e9 + 1], [1e9 + 2]]))
    assert (found["mean"][0], found["sd"][0]) == (1e9 + 1, pytest.approx(1))


def test_one_person_has_a_mean_without_interval():
    found = mean_of(4)
    assert (found["estimate"], found["status"]) == (4, "computed")
    assert found[["low", "high", "sd", "df"]].isna().all()
    assert found["caution"] == "one person: no SD and no interval"


def test_time_without_scores_has_a_row_that_says_so():
    found = mean_of(1, 2, times=("t1", "t2"))
    assert (found["time"], found["status"]) == ("t2", "not_computed")
    assert found["caution"] == "no scores at this time"


def test_several_people_need_no_caution():
    assert pd.isna(mean_of(1, 2)["caution"])


def test_rows_stand_by_scale_then_by_time():
    scales = pd.concat([SCALES, SCALES.assign(scale="part")], ignore_index=True)
    block = np.array([[[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]])
    found = summarise(Cube(np.array(["P1"]), ["t1", "t2", "t3"], scales, block))
    assert found["scale"].tolist() == ["total"] * 3 + ["part"] * 3
    assert found["mean"].tolist() == [1, 2, 3, 10, 20, 30]


def test_nobody_at_no_time_has_no_rows():
    empty = Cube(np.array([]), [], SCALES, np.empty((0, 0, 1)))
    assert summarise(empty).empty
    assert end_findings(empty).empty


def test_group_is_named_where_the_people_are_of_one():
    assert summarise(cube(1, 2, group="north"))["group"].tolist() == ["north"]
    assert summarise(cube(1, 2))["group"].isna().all()


def test_floor_and_ceiling_are_shares_of_the_people_scored():
    found = ends_of(0, 10, 10, 5, np.nan)
    assert found["estimate"].tolist() == [25, 50]
    assert found[["n", "n_smallest"]].to_numpy().tolist() == [[4, 1], [4, 2]]


def test_more_than_15_percent_at_an_end_is_a_caution():
    exactly = ends_of(*[0] * 3, *[5] * 17)["caution"]
    above = ends_of(*[0] * 4, *[5] * 16)["caution"]
    assert pd.isna(exactly["floor"])
    assert above["floor"] == "more than 15 percent at the lowest possible score"


def test_an_end_is_met_within_rounding():
    third = SCALES.assign(high=10 / 3)
    assert ends_of(0.1 + 3.2333333333333334, 1, scales=third)["n_smallest"].tolist() == [0, 1]  # fmt: skip


def test_limits_of_the_scale_are_not_those_of_an_interval():
    assert ends_of(0, 10)[["low", "high"]].isna().all(axis=None)


def test_end_without_scores_or_without_a_known_limit_is_not_computed():
    nobody = ends_of(np.nan)
    assert set(nobody["status"]) == {"not_computed"}
    assert set(nobody["caution"]) == {"no scores at this time"}
    open_end = ends_of(1, 2, scales=SCALES.assign(high=np.nan))
    assert open_end["status"].tolist() == ["computed", "not_computed"]
    assert np.isnan(open_end["estimate"]["ceiling"])
    assert "highest possible score is not known" in open_end["caution"]["ceiling"]


def printed(**changes):
    row = {"instrument": "mood", "scale": "total", "unit": "points", "source": "s",
           "time": "t1", "n": 9, "mean": 5.0, "sd": 2.0, "minimum": np.nan,
           "maximum": np.nan, "caution": None, "file": "data/article.csv"}  # fmt: skip
    frame = pd.DataFrame([row | changes])
    return frame.astype({"mean": float, "sd": float, "caution": "str", "file": "str"})


def test_printed_figures_give_an_interval_and_say_where_they_stand():
    found = mean_findings(printed(), level=0.95).iloc[0]
    # R: 5 + qt(0.975, 8) * 2 / 3
    assert found["high"] == pytest.approx(6.537336, abs=1e-6)
    assert found["method"].startswith("mean and SD as printed in data/article.csv")


@pytest.mark.parametrize(
    ("changes", "status", "caution"),
    [
        ({"sd": np.nan, "n": 2}, "computed", "no SD was printed: no interval"),
        ({"mean": np.nan}, "not_computed", "no mean was printed"),
        (
            {"mean": np.nan, "n": 1},
            "not_computed",
            "no mean was printed; one person: no SD and no interval",
        ),
        (
            {"sd": 0.0},
            "computed",
            "all scores are equal: the interval knows of no spread",
        ),
        ({"caution": "odd"}, "computed", "odd"),
    ],
)
def test_what_is_missing_or_odd_in_print_is_said(changes, status, caution):
    found = mean_findings(printed(**changes), level=0.95).iloc[0]
    assert (found["status"], found["caution"]) == (status, caution)


def test_printed_figures_stand_in_where_there_are_no_scores():
    own = summarise(cube(1, 2, times=("t1", "t2")))
    both = with_printed(own, printed(time="t2"))
    assert both.set_index("time")["mean"].to_dict() == {"t1": 1.5, "t2": 5}
    assert mean_findings(both, level=0.95)["caution"].isna().all()


def test_scores_come_before_printed_figures_and_say_so():
    both = with_printed(summarise(cube(1, 2)), printed())
    assert both["mean"].tolist() == [1.5]
    assert "printed figures" in mean_findings(both, level=0.95)["caution"][0]


def test_a_mean_names_the_level_of_its_interval_and_an_end_its_unit():
    assert mean_of(1, 2, 6)["level"] == 0.95
    assert set(ends_of(0, 5, 10)["unit"]) == {"percent"}
