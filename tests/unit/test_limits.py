"""A count is held back, or rounded, as the profile says."""

import pandas as pd
import pytest

from plait.release.limits import is_few, limits_of, rounded, rounds, too_few

COUNTS = pd.Series([0, 1, 6, 7, 8, 12, 13, None], dtype="Int64")


def _limits(**more):
    return {"min_people": 8, "zero": "shown", "rounding": "none", "base": 5} | more


def test_small_counts_are_held_and_nobody_is_shown():
    assert list(too_few(COUNTS, _limits())) == [False, True, True, True] + [False] * 4


def test_nobody_is_held_where_the_profile_says_so():
    assert bool(too_few(COUNTS, _limits(zero="held")).iloc[0])
    assert [is_few(n, _limits(zero="held")) for n in (0, 8)] == [True, False]
    assert [is_few(n, _limits()) for n in (0, 1)] == [False, True]


@pytest.mark.parametrize(("rule", "base", "told"), [
    ("nearest", 5, [0, 0, 5, 5, 10, 10, 15]),
    ("nearest", 10, [0, 0, 10, 10, 10, 10, 10]),
    ("midpoint", 6, [0, 3, 3, 9, 9, 9, 15]),  # as opensafely/documentation gives them
    ("midpoint", 5, [0, 3, 8, 8, 8, 13, 13]),
    ("none", 5, [0, 1, 6, 7, 8, 12, 13]),
])  # fmt: skip
def test_counts_are_rounded_by_the_rule(rule, base, told):
    limits = _limits(rounding=rule, base=base)
    once = rounded(COUNTS, limits)
    assert once.dropna().tolist() == told
    assert once.isna().tolist() == COUNTS.isna().tolist()
    assert rounded(once, limits).equals(once)
    assert rounds(limits) == (rule != "none")


@pytest.mark.parametrize(("rule", "base", "asked", "told"), [
    ("midpoint", 6, 6, 7),  # else the 3 of a 6 could be of nothing else
    ("midpoint", 6, 5, 5), ("midpoint", 6, 7, 7),
    ("nearest", 5, 7, 8), ("nearest", 5, 6, 6), ("nearest", 5, 8, 8), ("none", 5, 7, 7),
])  # fmt: skip
def test_no_rounded_number_is_of_one_count_alone(rule, base, asked, told):
    profile = {"quantitative": {"min_people": asked, "rounding": rule, "base": base}}
    limits = limits_of(profile, "quantitative")
    assert limits["min_people"] == told
    assert limits_of({"quantitative": limits}, "quantitative") == limits
