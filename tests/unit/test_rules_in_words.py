"""Readers are told in words what a profile asks."""

from synthesis_fixtures import PROFILE

from plait.release.rules_in_words import rules_in_words


def _told(**more):
    quantitative = PROFILE["quantitative"] | more
    return " ".join(rules_in_words(PROFILE | {"quantitative": quantitative}))


def test_limits_are_told():
    told = _told(zero="held")
    assert "fewer than 10 people, nobody included, is withheld" in told
    assert "fewer than 10 degrees of freedom" in told
    assert "what fewer than 3 people said" in told
    assert "more than 2 times" in told


def test_rounding_is_told_where_there_is_any():
    assert "rounded" not in _told()
    assert "nearest 5" in _told(rounding="nearest", base=5)
    assert "middle of a run of 6" in _told(rounding="midpoint", base=6)


def test_an_attribution_is_told_where_it_is_limited():
    words = PROFILE["qualitative"] | {"attribution": ["time", "site"], "attribution_people": 3}  # fmt: skip
    told = " ".join(rules_in_words(PROFILE | {"qualitative": words}))
    assert "A quote tells time and site only where at least 3 people share it." in told
