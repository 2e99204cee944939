"""However a team lays its answers out, plait reads the same ones."""

import tempfile
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from plait.ingest.questionnaires import read_questionnaires

PEOPLE, TIMES, ITEMS = ["p1", "p2", "p10"], ["t1", "t2"], ["1", "2", "10"]
MOOD = {"items": {"ids": ITEMS, "low": 0, "high": 9}, "scales": []}
ANSWER = st.sampled_from(["", "0", "3", "9", "2.5"])
TABLE = st.fixed_dictionaries(
    {(person, time): st.tuples(ANSWER, ANSWER, ANSWER)
     for person in PEOPLE for time in TIMES}
)  # fmt: skip
ORDER = st.permutations([(person, time) for person in PEOPLE for time in TIMES])
# each example writes and reads files
few = settings(max_examples=15, deadline=None)


def read(text, **source):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.csv").write_text(text)
        data = read_questionnaires(
            [{"file": "a.csv", "participant": "id", **source}], folder=folder,
            participants=set(PEOPLE), times=TIMES, instruments={"mood": MOOD},
        )  # fmt: skip
    assert data.faults == []
    return data.answers.drop(columns="line")


def wide(table, order):
    rows = [",".join([person, time, *table[person, time]]) for person, time in order]
    text = "\n".join(["id,wave," + ",".join(f"m{item}" for item in ITEMS), *rows])
    return read(text, layout="wide", time="wave", patterns={"mood": "m{item}"})


def long(table, order):
    rows = [f"{person},{time},m{item},{answer}" for person, time in order
            for item, answer in zip(ITEMS, table[person, time], strict=True)]  # fmt: skip
    return read("\n".join(["id,wave,item,answer", *rows]), layout="long", time="wave",
                item="item", answer="answer", patterns={"mood": "m{item}"})  # fmt: skip


def across(table, order):
    people = list(dict.fromkeys(person for person, _ in order))
    names = [f"m{item}_{time}" for time in TIMES for item in ITEMS]
    rows = [",".join([person, *(a for time in TIMES for a in table[person, time])])
            for person in people]  # fmt: skip
    return read("\n".join([",".join(["id", *names]), *rows]), layout="wide",
                patterns={"mood": "m{item}_{time}"})  # fmt: skip


@few
@given(TABLE, ORDER)
def test_three_layouts_of_the_same_answers_are_the_same_table(table, order):
    first = wide(table, order)
    pd.testing.assert_frame_equal(first, long(table, order))
    pd.testing.assert_frame_equal(first, across(table, order))
    given_ = [float(a) if a else None for row in sorted(table) for a in
              (table[row][0], table[row][2], table[row][1])]  # fmt: skip
    people = sorted(PEOPLE)
    assert first["participant"].cat.categories.tolist() == people
    expected = pd.Series(given_, dtype="float64", name="answer")
    pd.testing.assert_series_equal(first["answer"], expected)


@few
@given(TABLE, ORDER)
def test_the_order_of_the_rows_does_not_matter(table, order):
    pd.testing.assert_frame_equal(wide(table, order), wide(table, sorted(order)))
    pd.testing.assert_frame_equal(long(table, order), long(table, sorted(order)))
