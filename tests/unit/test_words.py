"""A direction word is shown only by what it asks of the data."""

import pytest
from synthesis_fixtures import BETTER, by_id, change, equivalence

from plait.synthesis.words import (
    CAUTION,
    CONTRADICTED,
    NOT_SHOWN,
    SHOWN,
    WORDS,
    Verdict,
    measures_of,
    weakest,
    weigh_word,
)

ID = "gad7.total.t1-t2.change"
LATER = "gad7.total.t2-t3.change"


def _weigh(word, *rows, ids=None):
    return weigh_word(word, ids or [rows[0]["finding"]], by_id(*rows), BETTER)


@pytest.mark.parametrize(("word", "above", "around", "below"), [
    ("rose", SHOWN, NOT_SHOWN, CONTRADICTED),
    ("fell", CONTRADICTED, NOT_SHOWN, SHOWN),
    ("no_change_detected", CONTRADICTED, SHOWN, CONTRADICTED),
    ("higher_in_sample", SHOWN, SHOWN, CONTRADICTED),
    ("lower_in_sample", CONTRADICTED, CONTRADICTED, SHOWN),
    ("improved", CONTRADICTED, NOT_SHOWN, SHOWN),
    ("worsened", SHOWN, NOT_SHOWN, CONTRADICTED),
])  # fmt: skip
def test_a_word_is_held_against_the_interval_or_the_sign(word, above, around, below):
    rows = [change(low=1, high=3), change(low=-1, high=3), change(low=-3, high=-1)]
    assert [_weigh(word, row).verdict for row in rows] == [above, around, below]


def test_an_interval_that_touches_0_does_not_exclude_it():
    assert _weigh("rose", change(low=0, high=2)).verdict == NOT_SHOWN


def test_improved_follows_the_direction_of_the_scale():
    row = change("wemwbs.total.t1-t2.change", 1, 3)
    assert _weigh("improved", row).verdict == SHOWN
    assert _weigh("worsened", row).verdict == CONTRADICTED


def test_nothing_improves_on_a_scale_without_a_better_side():
    verdict = _weigh("improved", change("idts.total.t1-t2.change"))
    assert verdict.verdict == NOT_SHOWN
    assert "no direction of this scale is better" in verdict.why


def test_what_is_not_shown_is_told_with_its_interval():
    assert _weigh("fell", change(low=-1, high=3)).why == (
        f"{ID}: 1.00 (interval -1.00 to 3.00)"
    )


def test_a_caution_goes_with_what_is_shown():
    verdict = _weigh("rose", change(caution="few pairs"))
    assert verdict == Verdict(CAUTION, f"{ID}: few pairs")


def test_a_finding_that_was_not_computed_shows_nothing():
    verdict = _weigh("rose", change(status="not_computed"))
    assert verdict == Verdict(NOT_SHOWN, f"not computed: {ID}")


def test_a_statement_is_as_good_as_its_weakest_finding():
    rows = [change(), change(LATER, -1, 3)]
    assert _weigh("rose", *rows, ids=[ID, LATER]).verdict == NOT_SHOWN


def test_reasons_of_the_weakest_are_joined_and_told_once():
    verdicts = [Verdict(SHOWN, ""), Verdict(NOT_SHOWN, "a"), Verdict(NOT_SHOWN, "b"),
                Verdict(NOT_SHOWN, "a")]  # fmt: skip
    assert weakest(verdicts) == Verdict(NOT_SHOWN, "a; b")


@pytest.mark.parametrize("word", ["comparable", "maintained"])
def test_no_significance_is_never_equivalence(word):
    verdict = _weigh(word, change(low=-1, high=1))
    assert verdict == Verdict(NOT_SHOWN, f"{ID}: the study declares no margin for it")


@pytest.mark.parametrize(("p", "shown"), [(0.049, SHOWN), (0.051, NOT_SHOWN)])
def test_equivalence_is_held_against_the_level_of_its_interval(p, shown):
    assert (
        _weigh("maintained", change(low=-1, high=1), equivalence(p=p)).verdict == shown
    )


def test_equivalence_that_was_not_shown_is_told_with_its_margin():
    why = _weigh("maintained", change(low=-1, high=1), equivalence(p=0.5)).why
    assert "equivalence was not shown, margin 2 points, 0.00 (interval" in why


def test_a_caution_of_the_margin_goes_with_equivalence():
    test = equivalence(caution="declared late")
    verdict = _weigh("maintained", change(), test)
    assert verdict == Verdict(CAUTION, f"{ID}: declared late")


def test_equivalence_that_could_not_be_computed_says_why():
    test = equivalence(status="not_computed", caution="the norm's n is unknown")
    verdict = _weigh("comparable", change(), test)
    assert verdict == Verdict(NOT_SHOWN, f"{ID}: the norm's n is unknown")


def test_equivalence_with_a_norm_is_found_by_the_norm():
    distance = change("gad7.total.t1.distance:pop_2020", -1, 1)
    test = equivalence("gad7.total.t1.equivalence:pop_2020")
    assert _weigh("comparable", distance, test).verdict == SHOWN


def test_a_scale_may_be_called_change():
    row = change("rcq.change.t1-t2.change", -1, 1)
    test = equivalence("rcq.change.t1-t2.equivalence")
    assert _weigh("maintained", row, test).verdict == SHOWN


def test_a_rise_did_not_last_where_the_same_people_fell_again():
    rows = [change(), change(LATER, -3, -1)]
    assert _weigh("did_not_last", *rows, ids=[ID, LATER]) == Verdict(SHOWN, "")


@pytest.mark.parametrize("later", [(1, 3), (-1, 3), (-3, 1)])
def test_loss_of_significance_is_not_return(later):
    rows = [change(), change(LATER, *later)]
    verdict = _weigh("did_not_last", *rows, ids=[ID, LATER])
    assert verdict.verdict == NOT_SHOWN
    assert ID in verdict.why
    assert LATER in verdict.why


def test_different_people_behind_the_two_changes_are_a_caution():
    rows = [change(), change(LATER, -3, -1, n=12)]
    verdict = _weigh("did_not_last", *rows, ids=[ID, LATER])
    assert verdict.verdict == CAUTION
    assert "20 and 12 people" in verdict.why


def test_a_caution_of_either_change_goes_with_did_not_last():
    rows = [change(), change(LATER, -3, -1, caution="few pairs")]
    verdict = _weigh("did_not_last", *rows, ids=[ID, LATER])
    assert verdict == Verdict(CAUTION, f"{LATER}: few pairs")


@pytest.mark.parametrize("ids", [
    [ID],
    [LATER, ID],
    [ID, "wemwbs.total.t2-t3.change"],
    [ID, "gad7.total.t1-t3.change"],
])  # fmt: skip
def test_did_not_last_wants_two_changes_of_one_scale_in_their_order(ids):
    rows = [change(), change(LATER, -3, -1),
            change("wemwbs.total.t2-t3.change", -3, -1),
            change("gad7.total.t1-t3.change", -3, -1)]  # fmt: skip
    verdict = _weigh("did_not_last", *rows, ids=ids)
    assert verdict.verdict == NOT_SHOWN
    assert "wanted" in verdict.why


@pytest.mark.parametrize("word", WORDS)
def test_every_word_speaks_of_changes_and_some_of_distances(word):
    compares = {"comparable", "higher_in_sample", "lower_in_sample"}
    assert measures_of(word) == (
        ("change", "distance") if word in compares else ("change",)
    )
