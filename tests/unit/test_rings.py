"""Rings are found once, whole, and never in their thousands."""

from itertools import permutations

from plait.synthesis.rings import rings


def test_a_chain_that_ends_has_no_ring():
    assert rings([("a", "b"), ("b", "c")]) == []


def test_a_ring_is_told_once_from_its_first_arrow():
    assert rings([("b", "c"), ("c", "a"), ("a", "b")]) == [["b", "c", "a"]]


def test_an_arrow_to_itself_is_no_ring():
    assert rings([("a", "a")]) == []


def test_of_two_ways_round_the_shorter_is_told():
    arrows = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")]
    assert rings(arrows) == [["a", "b"], ["a", "b", "c"]]


def test_two_rings_apart_are_both_told():
    arrows = [("a", "b"), ("x", "y"), ("b", "a"), ("y", "x")]
    assert rings(arrows) == [["a", "b"], ["x", "y"]]


def test_everything_related_to_everything_ends_quickly():
    found = rings(permutations([f"c{k}" for k in range(20)], 2))
    assert len(found) == 190
    assert {len(ring) for ring in found} == {2}
