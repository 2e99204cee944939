"""What the report says of a scale."""

import pytest

from plait.release.scales import scale_rows, scoring_words


@pytest.mark.parametrize(("changes", "words"), [
    ({}, "sum of 3 items; all needed"),
    ({"min_answered": 2},
     "sum of 3 items; at least 2 needed, the sum then prorated, the rest taken as the "
     "person's mean"),
    ({"rescale": [0, 100]},
     "sum of 3 items, put on 0 to 100 in a straight line; all needed"),
    ({"score": "mean", "rescale_items": True, "reverse": ["1", "2"]},
     "mean of 3 items, 2 reversed, each put on 0 to 1 first, by its own range; all "
     "needed"),
    ({"offset": -3}, "sum of 3 items, minus 3; all needed"),
    ({"offset": 1.5}, "sum of 3 items, plus 1.5; all needed"),
    ({"score": "lookup"}, "sum, converted by table, of 3 items; all needed"),
])  # fmt: skip
def test_scoring_is_told_in_words(changes, words):
    scale = {"score": "sum", "items": ["1", "2", "3"], "min_answered": 3} | changes
    assert scoring_words(scale) == words


def instrument(**changes):
    scale = {"id": "total", "name": "Total", "score": "imported", "range": [0, 9],
             "unit": "points", "better": "lower", "decimals": {"mean": 1, "sd": 2}}  # fmt: skip
    scale |= changes.pop("scale", {})
    return {"id": "tiny", "name": "Tiny", "verified": True, "scales": [scale]} | changes


def note(**changes):
    return scale_rows({"tiny": instrument(**changes)})["note"].iloc[0]


def test_note_says_what_is_never_read_and_why():
    never = {"items": ["9"], "reason": "item 9 is not asked"}
    assert note(note="As seen.", never_read=never) == (
        "As seen. Never read: item 9 is not asked."
    )


def test_note_names_the_bands_and_their_source():
    bands = [{"from": 0, "name": "none"}, {"from": 5, "name": "some"}]
    assert note(scale={"bands": bands, "bands_source": "the manual"}) == (
        "Bands: none from 0, some from 5 (the manual)."
    )


def test_without_anything_to_say_the_note_is_missing():
    assert note() != note()
