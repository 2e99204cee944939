import math

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.contradictions import impossible
from plait.quantitative.plausibility import (
    largest_sd,
    largest_sd_at,
    nearest_means,
    percent_of,
    score_step,
    shared_norms,
    smallest_sd_at,
)
from plait.quantitative.printed import Figures, printed


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("9.07", 9.065, 9.075), ("50", 49.5, 50.5), ("-1.0", -1.05, -0.95),
     ("9.1e1", 90.5, 91.5)],
)  # fmt: skip
def test_a_printed_number_stands_for_all_that_round_to_it(text, least, most):
    number = printed(text)
    assert (number.least, number.most) == pytest.approx((least, most))


@pytest.mark.parametrize(
    ("text", "decimals"), [("9.07", 2), ("50", 0), ("9.10e1", 2), ("", 0)]
)
def test_decimals_are_those_that_are_printed(text, decimals):
    assert printed(text).decimals == decimals


def test_a_number_beyond_all_bounds_is_read():
    assert printed("0e999").least == -math.inf


def test_nothing_printed_is_no_number():
    assert not printed("")
    assert printed("0")


def test_largest_sd_is_that_of_half_the_people_at_either_end():
    assert largest_sd(0, 4, 6) == pytest.approx(np.std([0, 0, 0, 4, 4, 4], ddof=1))


def test_largest_sd_at_a_mean_is_that_of_people_at_the_ends_alone():
    assert largest_sd_at(1, 0, 4, 4) == pytest.approx(np.std([0, 0, 0, 4], ddof=1))


def test_smallest_sd_is_that_of_one_person_at_either_end():
    assert smallest_sd_at(2, 0, 4, 3) == pytest.approx(np.std([0, 2, 4], ddof=1))


def figures(mean="50.0", sd="9.0", minimum="", maximum="", n=20):
    numbers = {name: printed(text) for name, text in
               [("mean", mean), ("sd", sd), ("minimum", minimum), ("maximum", maximum)]}  # fmt: skip
    return Figures(n=n, **numbers, low=14, high=70)


def wrong(**changes):
    return [(name, found) for name, found, _ in impossible(figures(**changes))]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"minimum": "32.0", "maximum": "69.0"}, []),
        ({"mean": "71.0"}, [("mean", "a mean of 71.0")]),
        ({"mean": "13.9"}, [("mean", "a mean of 13.9")]),
        ({"minimum": "51.0"}, [("mean", "a mean of 50.0")]),
        ({"maximum": "48.0"}, [("mean", "a mean of 50.0")]),
        ({"minimum": "60", "maximum": "40"}, [("minimum", "a minimum of 60")]),
        ({"minimum": "3.2"}, [("minimum", "a minimum of 3.2")]),
        ({"maximum": "75"}, [("maximum", "a maximum of 75")]),
        ({"sd": "28.9"}, [("sd", "an SD of 28.9")]),
        ({"mean": "", "sd": "28.9"}, [("sd", "an SD of 28.9")]),
        ({"mean": "", "sd": "28.7"}, []),
        ({"sd": "-1"}, [("sd", "an SD of -1")]),
        ({"n": 1, "sd": "2.0"}, [("sd", "an SD of 2.0")]),
        ({"n": 1, "sd": ""}, []),
        ({"n": 1, "sd": "0"}, []),
        ({"minimum": "28.0", "maximum": "70.0", "sd": "0.907"}, [("sd", "an SD of 0.907")]),
        ({"minimum": "50.0", "maximum": "50.0", "sd": "0.0"}, []),
        ({"minimum": "48", "maximum": "52", "sd": "0.4"}, [("sd", "an SD of 0.4")]),
    ],
)  # fmt: skip
def test_figures_that_contradict_each_other_are_told(changes, found):
    assert wrong(**changes) == found


def test_rounding_is_allowed_for():
    # 5 people at 70 print a mean of 70; an end may be rounded as well
    assert wrong(mean="70.0", minimum="70", maximum="70", sd="0.00", n=5) == []
    assert wrong(mean="50.04", minimum="50.0", maximum="50.0", sd="0.00") == []
    # two people with 14 and 70: 39.598 prints as 39.6, which is more
    assert wrong(mean="42.0", sd="39.6", n=2) == []
    assert wrong(mean="42.0", sd="39.7", n=2) == [("sd", "an SD of 39.7")]


def test_what_is_possible_is_said_in_words():
    (_, _, expected), = impossible(figures("47.7", "9017", "32.0", "69.0"))  # fmt: skip
    assert expected == (
        "at most 18.8: 20 people with scores from 32.0 to 69.0 and a mean of 47.7 cannot "
        "differ more"
    )


# the worked example of the vignette "GRIM" of the R package scrutiny
def test_a_mean_that_whole_numbers_cannot_have_is_told_with_its_neighbours():
    near = nearest_means(printed("5.27"), n=43, step=1, start=1)
    assert [f"{value:.2f}" for value in near] == ["5.26", "5.28"]


@pytest.mark.parametrize(
    ("text", "n", "step"),
    [
        ("5.28", 43, 1),  # 227 / 43
        ("5.3", 43, 1),  # one decimal tells too little
        ("3.125", 4, 0.5),  # of item means of two items
        ("2.5", 30, 1),
        ("3.12", 8, 1),  # 3.125, which some round to even
        ("3.13", 8, 1),
    ],
)
def test_a_mean_that_whole_numbers_can_have_is_not(text, n, step):
    assert nearest_means(printed(text), n=n, step=step, start=1) == []


def test_percentages_are_held_against_their_counts():
    assert percent_of(3, 30, printed("9.0")) == 10
    assert percent_of(1, 30, printed("3.1")) == pytest.approx(100 / 30)
    assert math.isnan(percent_of(5, 32, printed("15.6")))


ITEMS = {"values": [1, 2, 3, 4, 5], "low": 1, "high": 5}
SCALE = {"score": "sum", "items": ["1", "2"], "min_answered": 2}


@pytest.mark.parametrize(
    ("scale", "items", "step"),
    [
        ({}, {}, 1),
        ({"score": "mean"}, {}, 0.5),
        ({"score": "mean"}, {"values": [0, 25, 50, 75, 100]}, 12.5),
        ({"score": "imported"}, {}, math.nan),
        ({"score": "lookup"}, {}, math.nan),
        ({"rescale": [0, 100]}, {}, math.nan),
        ({"rescale_items": True}, {}, math.nan),
        ({"min_answered": 1}, {}, math.nan),
        ({}, {"ranges": {"1": [1, 7]}}, math.nan),
        ({}, {"values": [1, 2, 4]}, math.nan),
        ({}, {"values": []}, math.nan),
    ],
)
def test_scores_have_a_step_where_every_item_is_answered_in_even_steps(
    scale, items, step
):
    found = score_step({**SCALE, **scale}, {**ITEMS, **items})
    assert found == pytest.approx(step, nan_ok=True)


def norms(*rows):
    names = ("norm", "scale", "norm_mean", "norm_sd", "combined")
    frame = pd.DataFrame(rows, columns=list(names)).assign(instrument="mjs")
    return shared_norms(frame).tolist()


def test_one_norm_of_two_scales_is_told_unless_it_is_said_to_be_combined():
    row = ("x_2022", "pay", 3.4, 0.66, False)
    same = norms(row, ("x_2022", "prospects", 3.4, 0.66, False))
    assert same[0] == "the same norm as prospects: one norm used twice?"
    combined = norms((*row[:4], True), ("x_2022", "prospects", 3.4, 0.66, True))
    assert pd.isna(combined).all()


def test_norms_that_differ_or_are_of_other_samples_or_have_no_sd_are_not():
    assert pd.isna(norms(("x", "pay", 3.4, 0.66, False), ("x", "other", 3.4, 0.7, False),
                         ("y", "pay", 3.4, 0.66, False))).all()  # fmt: skip
    unknown = [("x", name, 3.4, np.nan, False) for name in ("pay", "prospects")]
    assert pd.isna(norms(*unknown)).all()


def test_a_rounded_mean_is_taken_as_near_the_middle_as_it_may_be():
    # 20 people from 14 to 70: at most 27.68 about 49.5, and 27.37 about 50.5
    assert wrong(mean="50", sd="27.6") == []
    assert wrong(mean="50.4", sd="27.6") == [("sd", "an SD of 27.6")]
