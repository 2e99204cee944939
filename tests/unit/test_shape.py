"""A table is held against its shape: columns, types, required values, key."""

import pandas as pd
import pytest

from plait.shapes.shape import Column, Shape, ShapeError

PLANTS = Shape(
    name="plants",
    grain="one row: a plant",
    key=("bed", "plant"),
    columns=(
        Column("bed", "text", "where", required=True),
        Column("plant", "count", "which", required=True),
        Column("height", "number", "cm"),
        Column("note", "text", "anything"),
        Column("alive", "flag", "whether it lives"),
    ),
)


def _row(bed="a", plant=1, **more):
    return {"bed": bed, "plant": plant, "alive": True} | more


def test_columns_come_in_order_and_rows_by_the_key():
    frame = PLANTS.frame([_row("b"), _row("a", 10), _row("a", 2)])
    assert list(frame) == ["bed", "plant", "height", "note", "alive"]
    assert list(zip(frame["bed"], frame["plant"], strict=True)) == [
        ("a", 2), ("a", 10), ("b", 1)
    ]  # fmt: skip
    assert list(frame.index) == [0, 1, 2]


def test_columns_have_their_types_even_without_rows():
    types = ["str", "Int64", "float64", "str", "bool"]
    assert [str(t) for t in PLANTS.empty().dtypes] == types
    assert [str(t) for t in PLANTS.frame([_row()]).dtypes] == types


def test_what_a_row_leaves_out_is_missing():
    row = PLANTS.frame([_row()]).iloc[0]
    assert pd.isna(row["height"])
    assert pd.isna(row["note"])


def test_an_unknown_column_of_a_row_is_refused():
    with pytest.raises(ShapeError, match="unknown columns \\['colour'\\]"):
        PLANTS.frame([_row(colour="red")])


def test_a_missing_column_is_refused():
    with pytest.raises(ShapeError, match="missing or unknown: \\['note'\\]"):
        PLANTS.check(PLANTS.empty().drop(columns="note"))


def test_a_column_that_stands_twice_is_refused():
    frame = PLANTS.empty()
    with pytest.raises(ShapeError):
        PLANTS.check(pd.concat([frame, frame[["note"]]], axis=1))


def test_a_missing_required_value_is_refused():
    with pytest.raises(ShapeError, match="missing values in \\['bed'\\]"):
        PLANTS.frame([_row(bed=None)])


def test_a_missing_flag_is_refused_and_does_not_become_true():
    with pytest.raises(ShapeError, match="missing values in \\['alive'\\]"):
        PLANTS.frame([{"bed": "a", "plant": 1}])


def test_a_key_that_stands_twice_is_refused_with_the_key():
    with pytest.raises(ShapeError, match=r"one row: a plant, but .*'plant': 2.* twice"):
        PLANTS.frame([_row(plant=1), _row(plant=2), _row(plant=2, note="again")])


def test_the_words_true_and_false_are_read_as_flags():
    frame = PLANTS.empty().astype({"alive": "str"})
    frame.loc[0] = ["a", 1, 1.0, None, "False"]
    frame.loc[1] = ["a", 2, 1.0, None, "True"]
    assert list(PLANTS.check(frame.astype({"alive": "str"}))["alive"]) == [False, True]


def test_another_word_is_no_flag():
    frame = PLANTS.empty().astype({"alive": "str"})
    frame.loc[0] = ["a", 1, 1.0, None, "no"]
    with pytest.raises(ShapeError, match="missing values in \\['alive'\\]"):
        PLANTS.check(frame.astype({"alive": "str"}))


def test_a_checked_table_is_not_changed_by_a_second_check():
    frame = PLANTS.frame([_row("b", height=1.5), _row("a", note="x")])
    pd.testing.assert_frame_equal(PLANTS.check(frame), frame)


PEOPLE = Shape(
    name="people",
    grain="one row: a person x time",
    key=("person", "time"),
    columns=(
        Column("person", "label", "who", required=True),
        Column("time", "label", "when", required=True),
        Column("score", "number", "what"),
    ),
)


def test_a_table_of_labels_is_sorted_by_their_text():
    rows = [("b", "t2"), ("a", "t10"), ("a", "t1"), ("b", "t1")]
    frame = PEOPLE.frame({"person": p, "time": t, "score": 1} for p, t in rows)
    assert list(zip(frame["person"], frame["time"], strict=True)) == [
        ("a", "t1"), ("a", "t10"), ("b", "t1"), ("b", "t2")
    ]  # fmt: skip


def test_labels_of_another_order_are_put_in_order():
    backwards = pd.Categorical(["a", "b"], categories=["b", "a"])
    frame = pd.DataFrame({"person": backwards, "time": "t1", "score": 1.0})
    checked = PEOPLE.check(frame)
    assert list(checked["person"]) == ["a", "b"]
    assert list(checked["person"].cat.categories) == ["a", "b"]


def test_a_person_who_was_left_out_does_not_stay_behind_as_a_category():
    frame = PEOPLE.frame({"person": p, "time": "t1", "score": 1} for p in ("a", "b"))
    kept = PEOPLE.check(frame[frame["person"] != "b"])
    assert list(kept["person"].cat.categories) == ["a"]


def test_the_same_labels_twice_are_refused():
    rows = [("b", "t1"), ("a", "t1"), ("b", "t1")]
    with pytest.raises(ShapeError, match="stands twice"):
        PEOPLE.frame({"person": p, "time": t, "score": 1} for p, t in rows)
