"""How differently the people lost would have had to change for a claim to fall."""

import numpy as np
import pytest
from change_fixtures import pairs

from plait.quantitative.change import change_findings
from plait.quantitative.tipping import tipping_equivalence_findings, tipping_findings

CHANGES = [2, 3, 4, 3, 2, 4, 3, 3]


def lost(changes, people):
    first = [0.0] * (len(changes) + people)
    return pairs(first, [*changes, *[np.nan] * people])


def found(changes, people=4):
    return tipping_findings(lost(changes, people), level=0.95).iloc[0]


@pytest.mark.parametrize("sign", [1, -1])
def test_at_the_tipping_point_the_near_limit_is_nought(sign):
    changes = [sign * change for change in CHANGES]
    row = found(changes)
    change = change_findings(lost(changes, 4), level=0.95).iloc[0]
    near = change["low"] if sign > 0 else change["high"]
    assert near + row["estimate"] * 4 / (8 + 4) == pytest.approx(0)
    assert np.sign(row["estimate"]) == -sign


def test_more_people_lost_tip_a_claim_sooner():
    assert abs(found(CHANGES, 16)["estimate"]) < abs(found(CHANGES, 4)["estimate"])


def test_people_lost_are_counted_and_guarded():
    row = found(CHANGES, 4)
    assert (row["n"], row["n_smallest"]) == (12, 4)
    assert row["level"] == 0.95


def test_without_a_claim_there_is_nothing_to_tip():
    row = found([-1, 1, 2, -2, 0, 1, -1, 0])
    assert row["status"] == "not_computed"
    assert row["caution"].startswith("no claim of change to tip")


def test_without_a_loss_there_is_nothing_to_ask():
    row = found(CHANGES, 0)
    assert row["status"] == "not_computed"
    assert row["caution"].startswith("nobody was lost")


@pytest.mark.parametrize(("changes", "reason"), [([3], "one pair"), ([], "no pairs")])
def test_under_two_pairs_the_reason_is_the_pairs(changes, reason):
    row = found(changes, 3)
    assert row["status"] == "not_computed"
    assert row["caution"].startswith(reason)


def equivalent(changes, width, people=4):
    margin = {"scale": "mood.total", "against": "change", "margin": width}
    rows = tipping_equivalence_findings(lost(changes, people), equivalence=[margin])
    return rows.iloc[0]


@pytest.mark.parametrize("sign", [1, -1])
def test_equivalence_tips_at_the_nearer_margin(sign):
    changes = [sign * change for change in (0, 1, 0, 1, 0, 1, 0, 1)]
    row = equivalent(changes, 2)
    # mean .5, SE .188982, t(7) 1.894579 (R: qt(0.95, 7)): near limit .858041
    near = sign * (0.5 + 1.894579 * 0.188982)
    assert near + row["estimate"] / 3 == pytest.approx(sign * 2, abs=1e-5)
    assert row["measure"] == "tipping_equivalence"


def test_equivalence_that_was_not_shown_cannot_tip():
    row = equivalent(CHANGES, 2)
    assert row["status"] == "not_computed"
    assert row["caution"].startswith("no claim of equivalence to tip")


def test_equivalence_without_a_loss_cannot_tip():
    assert equivalent([0, 1, 0, 1], 3, 0)["caution"].startswith("nobody was lost")


def test_no_margins_give_no_rows():
    assert tipping_equivalence_findings(lost(CHANGES, 1), equivalence=[]).empty


@pytest.mark.parametrize("sign", [1, -1])
def test_a_claim_of_equivalence_needs_no_more_than_a_little_room(sign):
    changes = [sign * change for change in (0, 1, 0, 1, 0, 1, 0, 1)]
    row = equivalent(changes, 1)
    near = sign * (0.5 + 1.894579 * 0.188982)
    assert row["status"] == "computed"
    assert near + row["estimate"] / 3 == pytest.approx(sign, abs=1e-5)


def test_a_limit_outside_its_margin_by_a_little_is_no_claim():
    assert equivalent([0, 1, 0, 1, 0, 1, 0, 1], 0.85)["status"] == "not_computed"


def test_a_claim_that_one_person_lost_could_tip_is_computed():
    row = found(CHANGES, 1)
    assert (row["status"], row["n_smallest"]) == ("computed", 1)
    low = change_findings(lost(CHANGES, 1), level=0.95)["low"].iloc[0]
    assert low + row["estimate"] / 9 == pytest.approx(0)


def test_a_tipping_point_names_its_method_and_has_no_test_of_its_own():
    row = found(CHANGES)
    assert isinstance(row["method"], str)
    assert {"p", "statistic", "df", "low", "high"}.isdisjoint(row.index)


@pytest.mark.parametrize("sign", [0.25, -0.25])
def test_a_small_change_that_excludes_nought_is_a_claim(sign):
    row = found([sign * change for change in CHANGES])
    assert row["status"] == "computed"
    assert np.sign(row["estimate"]) == -np.sign(sign)
