"""Numbers are set as a journal sets them."""

import pytest
from table_rows import without_tips

from plait.report.cells import cell, mean_sd, p_cell, t_and_df, with_interval
from plait.report.numerals import (  # fmt: skip
    change_decimals,
    count,
    interval,
    numeral,
    p_value,
    signed,
)
from plait.synthesis.rounding import gives, numbers_of

FINDING = {"finding": "a.b.t1-t2.change", "status": "computed", "estimate": -2.1, "low": -3.9, "high": -0.3, "sd": 9.067,
           "statistic": -2.44, "df": 17.0}  # fmt: skip
SCALE = {"mean_decimals": 1, "sd_decimals": 2, "low": 14, "high": 70}


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(-2.14, 1, "−2.1"), (4.25, 1, "4.3"), (0.125, 2, "0.13"), (-0.04, 1, "0.0"),
     (49.84375, 1, "49.8"), (3, 0, "3"), (1e-9, 2, "0.00"), (1234567.0, 0, "1234567")],
)  # fmt: skip
def test_halves_round_up_and_the_sign_is_a_minus(value, decimals, shown):
    assert numeral(value, decimals) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.5, "+0.5"), (-0.5, "−0.5"), (0.01, "0.0"), (0.0, "0.0")])  # fmt: skip
def test_a_difference_has_its_sign_unless_it_rounds_to_nothing(value, shown):
    assert signed(value, 1) == shown


@pytest.mark.parametrize(("p", "shown"), [(0.0009, "<.001"), (0.001, ".001"), (0.04951, ".050"), (1.0, "1.000"), (0.9999, "1.000")])  # fmt: skip
def test_p_has_no_leading_zero(p, shown):
    assert p_value(p) == shown


def test_an_interval_reads_low_to_high_on_one_line():
    assert interval(-3.94, -0.26, 1) == "−3.9\u00a0to\u00a0−0.3"


@pytest.mark.parametrize(("value", "shown"), [(32, "32"), (32.0, "32"), ("32.0", "32"), ("<10", "<10"), (None, "–"), (float("nan"), "–"), ("", "–")])  # fmt: skip
def test_a_count_or_what_stands_in_its_place(value, shown):
    assert count(value) == shown


def test_a_short_scale_has_one_more_decimal_in_its_differences():
    assert change_decimals({"mean_decimals": 1, "low": 1, "high": 5}) == 2


def test_a_long_scale_has_the_decimals_of_its_mean():
    assert change_decimals(SCALE) == 1


def test_a_mean_stands_with_its_sd():
    assert mean_sd({"estimate": 49.84, "sd": 9.067}, SCALE) == "49.8\u00a0(9.07)"


def test_a_mean_without_sd_stands_alone():
    assert mean_sd({"estimate": 49.84, "sd": None}, SCALE) == "49.8"


@pytest.mark.parametrize(("low", "high", "shown"), [
    (-0.0033, 0.46, "−0.00 to 0.46"), (-0.46, 0.0033, "−0.46 to +0.00"),
    (0.0033, 0.46, "0.00 to 0.46"), (0.0, 0.46, "0.00 to 0.46"),
])  # fmt: skip
def test_a_limit_that_rounds_to_zero_keeps_its_sign_where_zero_is_inside(low, high, shown):  # fmt: skip
    assert interval(low, high, 2).replace("\u00a0", " ") == shown
    row = {"status": "computed", "estimate": 0.23, "low": low, "high": high}
    assert all(gives(number, row, set()) for number in numbers_of(shown))


def test_an_estimate_stands_with_its_interval():
    assert with_interval(FINDING, 1) == "−2.1 (−3.9\u00a0to\u00a0−0.3)"


def test_an_estimate_without_interval_stands_alone():
    assert with_interval(FINDING | {"low": None}, 1) == "−2.1"


@pytest.mark.parametrize(("df", "shown"), [(17.0, "−2.44\u00a0(17)"), (24.37, "−2.44\u00a0(24.4)"), (None, "−2.44")])  # fmt: skip
def test_t_stands_with_its_degrees_of_freedom(df, shown):
    assert t_and_df(FINDING | {"df": df}) == shown


def test_no_statistic_is_a_dash():
    assert t_and_df(FINDING | {"statistic": None}) == "–"


def test_p_is_safe_in_markdown():
    assert p_cell(0.0001) == "\\<.001"
    assert p_cell(None) == "–"


def test_withheld_says_so_and_uncomputed_is_a_dash():
    held = cell(FINDING | {"status": "withheld"}, str)
    assert without_tips(held) == "[withheld]{.withheld}"
    assert without_tips(cell(FINDING | {"status": "not_computed"}, str)) == "–"
    assert cell(None, str) == "–"
