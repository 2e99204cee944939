"""Every statistic of a study stands once in the one table of results."""

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.estimates import measure
from plait.quantitative.findings import quantitative_findings, round_findings
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.quantitative.plan import Plan
from plait.quantitative.scoring import score
from plait.quantitative.spread import spread
from plait.shapes.findings import FINDINGS
from plait.shapes.questionnaires import ANSWERS, SCORES, SUMMARIES
from plait.study_files import CHECKOUT

CONFIG = CHECKOUT / "config"
INSTRUMENTS, _ = load_instruments({"gad7": str(CONFIG / "instruments/gad7.yaml")})
NORMS, _ = load_norms(
    {"gad7_germany_2008": str(CONFIG / "norms/gad7_germany_2008.yaml")}, INSTRUMENTS
)
TIMES = ["t1", "t2", "t3"]
PAIRS = [{"from": "t1", "to": "t2", "family": "main"}, {"from": "t2", "to": "t3"}]
MARGIN = {"scale": "gad7.total", "against": "change", "margin": 3, "reason": "r"}


def answers(people=12):
    """Invent answers in which the last people are lost one after the other."""
    rng = np.random.default_rng(1)
    return ANSWERS.frame(
        {"participant": f"P{who:02}", "time": time, "instrument": "gad7", "item": str(i),
         "level": "item", "answer": int(rng.integers(0, 4)), "file": "f", "line": 1}
        for place, time in enumerate(TIMES)
        for who in range(people - 2 * place)
        for i in range(1, 8)
    )  # fmt: skip


def plan(**changes):
    asked = {
        "norms": NORMS,
        "times": TIMES,
        "contrasts": PAIRS,
        "equivalence": [MARGIN],
    }
    return Plan(INSTRUMENTS, **(asked | changes))


def estimated(given=None, asked=None, groups=None, printed=None):
    given, asked = answers() if given is None else given, asked or plan()
    scores = score(given, asked.instruments)
    summaries = SUMMARIES.empty() if printed is None else printed
    measured = measure(scores, spread(given), summaries, asked, groups=groups or {})
    return quantitative_findings(measured, asked)


@pytest.fixture(scope="module")
def found():
    return estimated().set_index("finding")


OF_A_CONTRAST = {
    "change", "r", "d_z", "g_z", "d_av", "g_av", "d_rms", "g_rms", "d_rm", "g_rm",
    "glass_delta", "permutation", "wilcoxon", "hodges_lehmann", "mixed_change",
    "smallest_change", "tipping", "tipping_equivalence", "equivalence", "people_needed",
    "lost_difference", "reliably_rose", "reliably_fell", "reliably_rose_alpha",
    "reliably_fell_alpha",
}  # fmt: skip


def test_every_statistic_that_a_referee_asks_for_is_there(found):
    of_contrast = found[found["contrast"] == "t1-t2"]
    assert set(of_contrast["measure"]) == OF_A_CONTRAST
    of_time = found[(found["time"] == "t1") & found["contrast"].isna()]
    assert set(of_time["measure"]) == {"mean", "floor", "ceiling", "alpha", "omega",
                                       "distance", "distance_fixed",
                                       "distance_z"}  # fmt: skip
    assert set(found[found["time"] == "all"]["measure"]) == {"time_effect"}


def test_each_finding_has_a_stable_id(found):
    assert found.index.is_unique
    assert "gad7.total.t1-t2.mixed_change" in found.index
    assert "gad7.total.t1.distance_z:germany_2008" in found.index


def test_finding_names_the_file_of_its_norm_or_instrument(found):
    assert found["source"]["gad7.total.t1.mean"] == "instruments/gad7.yaml"
    of_norm = found["source"]["gad7.total.t1.distance:germany_2008"]
    assert of_norm == "norms/gad7_germany_2008.yaml"


def test_what_is_not_computed_says_why(found):
    absent = found[found["status"] == "not_computed"]
    assert len(absent)
    assert absent["caution"].notna().all()


def test_order_of_rows_and_a_second_run_change_nothing(found):
    shuffled = ANSWERS.check(answers().sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(estimated(shuffled).set_index("finding"), found)


def test_groups_have_findings_of_their_own_and_are_compared():
    groups = {f"P{who:02}": "north west" if who % 2 else "south" for who in range(12)}
    table = estimated(asked=plan(between="site"), groups=groups).set_index("finding")
    north = table.loc["gad7.total.t1@north_west.mean"]
    assert (north["group"], north["n"]) == ("north west", 6)
    everyone = table.loc["gad7.total.t1.mean"]
    south = table.loc["gad7.total.t1@south.mean"]
    together = (north["estimate"] * 6 + south["estimate"] * 6) / 12
    assert everyone["estimate"] == pytest.approx(together)
    assert table.loc["gad7.total.t1-t2.change_between", "n_smallest"] == 5
    assert "gad7.total.all.group_by_time" in table.index


def test_a_printed_summary_stands_where_there_are_no_scores():
    printed = SUMMARIES.frame([{"instrument": "gad7", "scale": "total", "time": "t1",
                                "n": 30, "mean": 4.5, "sd": 3.5, "file": "table.csv",
                                "line": 2}])  # fmt: skip
    table = estimated(ANSWERS.empty(), printed=printed).set_index("finding")
    assert table.loc["gad7.total.t1.mean", "estimate"] == 4.5
    assert table.loc["gad7.total.t1.distance:germany_2008", "estimate"] == (
        pytest.approx(4.5 - 2.95)
    )
    assert table.loc["gad7.total.t1-t2.change", "status"] == "not_computed"


def test_one_wave_has_means_and_no_change():
    table = estimated(asked=plan(times=["t1"], contrasts=[], equivalence=[]))
    assert set(table["time"]) == {"t1"}
    assert table["contrast"].isna().all()


def test_contrast_without_a_family_has_none(found):
    assert found["family"]["gad7.total.t1-t2.change"] == "main"
    assert pd.isna(found["family"]["gad7.total.t2-t3.change"])


def test_study_without_questionnaires_has_no_findings():
    scores = SCORES.empty()
    empty = measure(
        scores, spread(ANSWERS.empty()), SUMMARIES.empty(), Plan({}), groups={}
    )
    found = quantitative_findings(empty, Plan({}))
    pd.testing.assert_frame_equal(found, FINDINGS.empty())


def test_study_whose_scores_are_all_missing_has_findings_not_computed():
    assert set(estimated(ANSWERS.empty())["status"]) == {"not_computed"}


def test_findings_are_rounded_to_ten_digits(found):
    table = found.reset_index().assign(estimate=1.23456789012345)
    rounded = round_findings(table)
    assert set(rounded["estimate"]) == {1.234567890}
    pd.testing.assert_frame_equal(round_findings(rounded), rounded)


def test_what_rounding_leaves_of_nought_is_nought():
    # paid in tenths, as an imported score: 0.1 + 0.2 is not 0.3 for a computer
    given = [(f"P{who:02}", time, 0.3 if time == "t1" else 0.1 + 0.2 + step)
             for who, step in enumerate([-0.5, 0.0, 0.5] * 4) for time in ("t1", "t2")]  # fmt: skip
    scores = SCORES.frame(
        {"participant": who, "time": time, "instrument": "gad7", "scale": "total",
         "score": value, "n_items": 7, "n_answered": 7, "status": "scored"}
        for who, time, value in given
    )  # fmt: skip
    measured = measure(scores, spread(answers(0)), SUMMARIES.empty(), plan(), groups={})
    found = round_findings(quantitative_findings(measured, plan()))
    found = found.set_index("finding")
    shift = found.loc["gad7.total.t1-t2.hodges_lehmann", ["estimate", "low", "high"]]
    numbers = found[["estimate", "low", "high", "sd"]].to_numpy(float).ravel()
    assert shift["estimate"] == 0.0
    assert not ((np.abs(numbers) > 0) & (np.abs(numbers) < 1e-9)).any()
