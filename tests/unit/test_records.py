"""Rows of a table as dictionaries: the same as pandas gives, and quicker."""

import math

import pandas as pd

from plait.shapes.records import plain_rows, records

FRAME = pd.DataFrame(
    {
        "text": pd.Series(["a", None], dtype="str"),
        "number": [0.5, float("nan")],
        "count": pd.Series([3, None], dtype="Int64"),
        "flag": [True, False],
        "label": pd.Series(["x", None], dtype="category"),
    }
)


def test_rows_come_in_order_with_every_column():
    assert records(FRAME)[0] == plain_rows(FRAME)[0] == {
        "text": "a", "number": 0.5, "count": 3, "flag": True, "label": "x"
    }  # fmt: skip


def test_plain_rows_have_none_for_whatever_is_missing():
    assert plain_rows(FRAME)[1] == {
        "text": None, "number": None, "count": None, "flag": False, "label": None
    }  # fmt: skip


def test_records_are_those_of_pandas():
    ours, theirs = records(FRAME), FRAME.to_dict("records")
    for own, other in zip(ours, theirs, strict=True):
        for name in FRAME:
            same = own[name] == other[name] or (
                math.isnan(own[name]) and math.isnan(other[name])
            )
            assert same, name
            assert type(own[name]) is type(other[name])


def test_a_frame_without_rows_has_none():
    assert records(FRAME[:0]) == plain_rows(FRAME[:0]) == []
