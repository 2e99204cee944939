"""Every count is rounded, and what would give the unrounded one away is coarsened."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t as t_distribution
from synthesis_fixtures import change

from plait.release.blurring import significant, widened
from plait.release.released import RELEASED
from plait.release.rounding import round_findings, round_tables
from plait.release.suppression import release_findings
from plait.shapes.counted import COUNTED, DIFFERENCES, NOT_COUNTED
from plait.shapes.findings import FINDINGS
from plait.shapes.release import FLOW

LIMITS = {"min_people": 8, "zero": "shown", "rounding": "nearest", "base": 5,
          "df": "withheld", "p": "withheld", "digits": 3, "min_df": 0,
          "ranges": "withheld"}  # fmt: skip
WORDS = {"min_people": 3, "rounding": "none", "complementary": True}
PROFILE = {"id": "round", "quantitative": LIMITS, "qualitative": WORDS}


def _round(*rows, profile=PROFILE):
    return round_findings(FINDINGS.frame(rows), profile).set_index("finding")


def test_every_whole_number_that_leaves_is_called_a_count_of_people_or_not():
    for name, shape in {**RELEASED, "findings": FINDINGS}.items():
        counts = {column.name for column in shape.columns if column.kind == "count"}
        known = set(COUNTED.get(name, {})) | NOT_COUNTED[""] | NOT_COUNTED.get(name, set())  # fmt: skip
        assert counts <= known, name
        assert set(COUNTED.get(name, {})) <= counts, name


def test_people_degrees_of_freedom_and_p_go_together():
    row = _round(change(n=13, df=12.0, statistic=2.4, p=0.03, p_adjusted=0.06, sd=1.23456)).iloc[0]  # fmt: skip
    assert row["n"] == 15
    assert row[["df", "statistic", "p", "p_adjusted", "p_fdr"]].isna().all()
    assert row["sd"] == 1.23


def test_nothing_is_rounded_where_the_profile_does_not():
    rows = FINDINGS.frame([change(n=13, df=12.0)])
    plain = PROFILE | {"quantitative": LIMITS | {"rounding": "none"}}
    assert round_findings(rows, plain) is rows


def test_words_keep_their_counts_where_only_answers_are_rounded():
    said = {"finding": "code.x.all.people", "strand": "qualitative", "instrument": "code",
            "scale": "x", "measure": "people", "unit": "people", "estimate": 4.0, "n": 4,
            "status": "computed"}  # fmt: skip
    rows = _round(said, change(n=13))
    assert (rows["estimate"]["code.x.all.people"], rows["n"]["code.x.all.people"]) == (4.0, 4)  # fmt: skip
    assert rows["n"].tolist() == [4, 15]


def test_a_percentage_is_taken_anew_from_rounded_counts():
    row = _round(change("gad7.total.t1.ceiling", estimate=100 * 12 / 32, unit="percent",
                        n=32, n_smallest=12, low=np.nan, high=np.nan)).iloc[0]  # fmt: skip
    assert row["estimate"] == round(100 * 10 / 30)


def test_a_total_is_the_sum_of_its_rounded_parts():
    def extracts(time, n):
        return {"finding": f"code.x.{time}.extracts", "strand": "qualitative",
                "instrument": "code", "scale": "x", "measure": "extracts", "time": time,
                "unit": "extracts", "estimate": float(n), "n": 20, "status": "computed"}  # fmt: skip

    rounding = PROFILE | {"qualitative": WORDS | {"rounding": "nearest", "base": 5}}
    rows = _round(*(extracts(*pair) for pair in (("t1", 12), ("t2", 12), ("all", 24))), profile=rounding)  # fmt: skip
    assert rows["estimate"].to_dict() == {
        "code.x.all.extracts": 20, "code.x.t1.extracts": 10, "code.x.t2.extracts": 10
    }  # fmt: skip


def test_a_number_of_people_in_a_caution_is_rounded_and_a_rule_is_not():
    row = _round(change(n=13, caution="13 people answered all 7 items; fewer than 30 pairs")).iloc[0]  # fmt: skip
    assert row["caution"] == "15 people answered all 7 items; fewer than 30 pairs"


def test_small_counts_are_held_before_the_others_are_rounded():
    released, _ = release_findings(FINDINGS.frame([change(n=7), change("gad7.total.t1.mean", n=8)]), PROFILE)  # fmt: skip
    told = released.set_index("finding")
    assert told["status"].tolist() == ["withheld", "computed"]
    assert told["n"].dropna().tolist() == [10]


def test_those_who_did_not_answer_are_the_difference_of_rounded_counts():
    flow = FLOW.frame([{"place": 1, "time": "t1", "label": "T1", "enrolled": 32,
                        "answered": 13, "not_answered": 19, "interviewed": 4}])  # fmt: skip
    row = round_tables({"flow": flow}, PROFILE)["flow"].iloc[0]
    assert row[["enrolled", "answered", "not_answered", "interviewed"]].tolist() == [30, 15, 15, 4]  # fmt: skip
    assert DIFFERENCES["flow"] == {"not_answered": ("enrolled", "answered")}


def test_of_a_file_people_are_rounded_and_columns_are_not():
    rows = RELEASED["rows_read"].frame(
        [{"file": "f", "what": "columns_used", "detail": "d", "n": 13},
         {"file": "f", "what": "rows_used", "detail": "d", "people": 13}]
    )  # fmt: skip
    told = round_tables({"rows_read": rows}, PROFILE)["rows_read"]
    assert (told["n"][0], told["people"][1]) == (13, 15)


def test_means_beside_rounded_numbers_keep_few_digits():
    shape = RELEASED["joint_means"]
    row = dict.fromkeys(shape.names) | {"display": 1, "theme": "a", "spoke": True, "n": 13,
                                        "mean": 49.78125, "sd": 9.06868}  # fmt: skip
    told = round_tables({"joint_means": pd.DataFrame([row])}, PROFILE)["joint_means"]
    assert told[["n", "mean", "sd"]].iloc[0].tolist() == [15, 49.8, 9.07]


def test_tables_without_counts_stay_as_they_are():
    codes = RELEASED["codes"].empty()
    assert round_tables({"codes": codes}, PROFILE)["codes"] is codes


@pytest.mark.parametrize(("value", "digits", "told"), [
    (0.0, 3, 0.0), (49.78125, 3, 49.8), (-0.52172, 2, -0.52), (1234.0, 2, 1200.0)
])  # fmt: skip
def test_numbers_keep_as_many_digits_as_allowed(value, digits, told):
    assert significant(pd.Series([value]), pd.Series([digits])).tolist() == [told]


def test_an_interval_is_never_narrower_and_bounded_where_its_unit_is():
    row = _round(change("gad7.total.t1-t2.r", estimate=0.9, low=0.7, high=0.995, n=13,
                        unit="correlation")).iloc[0]  # fmt: skip
    assert row["low"] <= 0.7
    assert row["high"] == 1.0


def test_an_interval_without_people_is_not_told():
    none = pd.Series([np.nan])
    low, high = widened(pd.Series([1.0]), pd.Series([3.0]), pd.Series([2.0]), none, LIMITS)  # fmt: skip
    assert low.isna().all()
    assert high.isna().all()


def _consistent(sd, low, high, limits, *, shown):
    """List every number of people with which a reader would get the same interval."""
    people = np.arange(8, 60)
    half = t_distribution.ppf(0.975, people - 1) * sd / np.sqrt(people)
    ends = widened(*(pd.Series(v) for v in (shown - half, shown + half)),
                   pd.Series(np.full(len(people), shown)), pd.Series(people.astype("float64")), limits)  # fmt: skip
    same = np.isclose(ends[0], low) & np.isclose(ends[1], high)
    return people[same]


@pytest.mark.parametrize(("rounding", "base"), [("nearest", 5), ("midpoint", 6)])
def test_a_reader_cannot_work_the_number_of_people_out_of_an_interval(rounding, base):
    limits = LIMITS | {"rounding": rounding, "base": base}
    random = np.random.default_rng(6)
    left = []
    for _ in range(200):
        n, sd = int(random.integers(10, 45)), float(random.uniform(2, 12))
        mean = float(random.uniform(-6, 6))
        half = t_distribution.ppf(0.975, n - 1) * sd / np.sqrt(n)
        low, high = (v.iloc[0] for v in widened(
            *(pd.Series([v]) for v in (mean - half, mean + half, mean, float(n))), limits))  # fmt: skip
        left.append(len(_consistent(sd, low, high, limits, shown=mean)))
    # the reader knows mean and SD to the last digit, and this rule: the worst case
    assert np.mean(np.array(left) >= 3) > 0.85
    assert np.median(left) >= base
