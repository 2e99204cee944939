import numpy as np
import pytest

from plait.qualitative.agreement import cohen_kappa, crossed


@pytest.mark.parametrize(
    ("one", "other", "both", "units", "expected"),
    [
        (50, 50, 40, 1000, 0.789474),
        (50, 50, 40, 100, 0.600000),
        (500, 500, 250, 1000, 0),
        (300, 300, 90, 1000, 0),
    ],
)
def test_kappa_of_two_coders_marking_characters(one, other, both, units, expected):
    """Uncoded text counts: over the coded part alone the first would be -0.20."""
    table = [[both, one - both], [other - both, units - one - other + both]]
    kappa = cohen_kappa(np.array(table), unit="character")
    assert kappa.estimate == pytest.approx(expected, abs=5e-7)
    assert (kappa.n, kappa.unit) == (units, "character")


def test_the_share_of_agreement_and_of_chance_are_given():
    kappa = cohen_kappa(np.array([[40, 10], [10, 940]]), unit="character")
    assert kappa.observed == pytest.approx(0.98)
    assert kappa.expected == pytest.approx(0.905)


def test_full_agreement_is_one_without_doubt():
    kappa = cohen_kappa(np.diag([3, 4, 5]), unit="turn")
    assert (kappa.estimate, kappa.low, kappa.high) == (1, 1, 1)


def test_the_interval_stops_at_one():
    assert cohen_kappa(np.array([[4, 1], [0, 5]]), unit="turn").high == 1


def test_categories_that_nobody_used_change_nothing():
    table = np.array([[5, 2, 0], [1, 6, 0], [0, 0, 0]])
    assert cohen_kappa(table, unit="turn") == cohen_kappa(table[:2, :2], unit="turn")


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[0, 0], [0, 0]], "no units"),
        ([[7, 0], [0, 0]], "both coders used one and the same category"),
    ],
)
def test_without_anything_to_tell_apart_there_is_no_kappa(table, reason):
    kappa = cohen_kappa(np.array(table), unit="turn")
    assert np.isnan(kappa.estimate)
    assert kappa.reason == reason
    full = 1 if kappa.n else float("nan")
    assert (kappa.observed, kappa.expected) == pytest.approx((full, full), nan_ok=True)


def test_judgements_are_counted_in_sorted_categories():
    table = crossed(["b", "a", "b", "c"], ["b", "b", "a", "c"])
    assert table.tolist() == [[0, 1, 0], [1, 1, 0], [0, 0, 1]]


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_a_missing_judgement_is_refused(missing):
    with pytest.raises(ValueError, match="1 judgements are missing"):
        crossed(["a", "b"], ["a", missing])


def test_lists_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="2 judgements beside 1"):
        crossed(["a", "b"], ["a"])


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ([[1, 2, 3], [1, 2, 3]], "rows and columns must be the same"),
        ([[1, np.nan], [0, 1]], "missing or negative"),
        ([[1, -1], [0, 1]], "missing or negative"),
    ],
)
def test_a_table_that_is_none_is_refused(table, words):
    with pytest.raises(ValueError, match=words):
        cohen_kappa(np.array(table), unit="turn")
