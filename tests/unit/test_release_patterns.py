"""Patterns of few people's words stay inside."""

import numpy as np
import pandas as pd
import pytest
from synthesis_fixtures import PROFILE

from plait.release.patterns import release_co_occurrence, release_code_tables
from plait.shapes.patterns import CO_OCCURRENCE, SATURATION


def pairs(*people):
    return CO_OCCURRENCE.frame(
        {"code_a": "a", "code_b": f"b{n}", "unit": "turn", "people": count, "units": 9}
        for n, count in enumerate(people)
    )


def runs(*people, length=2, step=2):
    """Lay runs end to end after four documents, or one document apart."""
    return SATURATION.frame(
        {"run_length": length, "first": first, "last": first + length - 1,
         "people": count, "new_codes": 1, "share": 0.25, "base": 4, "base_codes": 4,
         "threshold": 0.05, "status": "computed"}
        for first, count in zip(range(5, 99, step), people, strict=False)
    )  # fmt: skip


def release(co_occurrence=None, saturation=None):
    tables = {
        "co_occurrence": CO_OCCURRENCE.empty() if co_occurrence is None else co_occurrence,
        "saturation": SATURATION.empty() if saturation is None else saturation,
    }  # fmt: skip
    return release_code_tables(tables, PROFILE)


def test_a_pair_in_few_peoples_words_is_left_out_and_counted():
    tables, withheld = release(pairs(2, 3, 0))
    assert tables["co_occurrence"]["code_b"].tolist() == ["b1"]
    assert withheld[["what", "id"]].to_numpy().tolist() == [
        ["pair of codes", "2 pairs"]
    ]


def test_pairs_whose_people_are_not_counted_are_not_let_out():
    shown, withheld = release_co_occurrence(pairs(None, None), PROFILE)
    assert shown.empty
    assert "counts no people" in withheld["rule"].iloc[0]


def test_a_pair_with_a_code_whose_count_is_withheld_is_left_out():
    shown, withheld = release_co_occurrence(pairs(5, 4), PROFILE, held={"b1"})
    assert shown["code_b"].tolist() == ["b0"]
    assert "withheld count" in withheld["rule"].iloc[0]


def test_a_run_of_few_people_keeps_its_row_and_loses_its_numbers():
    tables, withheld = release(saturation=runs(4, 4, 1))
    table = tables["saturation"].set_index("first")
    assert table["status"].tolist() == ["computed", "withheld", "withheld"]
    assert table.loc[9, ["people", "new_codes", "share"]].isna().all()
    assert table.loc[5, "share"] == 0.25
    # the second would leave the third as what is missing to all codes
    assert withheld["id"].tolist() == ["2 runs"]


@pytest.mark.parametrize(("people", "told"), [((1, 2), False), ((3, 3), True)])
def test_the_base_is_told_of_only_beside_a_run(people, told):
    tables, _ = release(saturation=runs(*people))
    assert tables["saturation"]["base_codes"].notna().all() == told


def test_no_run_less_another_tells_of_one_document():
    """A run of four less one of three is the document between."""
    both = pd.concat([runs(3, 3, 3, length=3, step=1), runs(4, 4, length=4, step=1)])
    tables, _ = release(saturation=SATURATION.check(both))
    table = tables["saturation"]
    shown = table[table["status"].eq("computed")]
    ends = [*zip(shown["first"] - 1, shown["last"], strict=True), (0, 4), (0, 9)]
    documents = np.arange(9)
    runs_of = np.array(
        [(first <= documents) & (documents < last) for first, last in ends]
    )
    for one in np.eye(9)[4:]:
        told = np.vstack([runs_of, one])
        assert np.linalg.matrix_rank(told) > np.linalg.matrix_rank(
            runs_of.astype(float)
        )


def test_without_such_tables_nothing_is_withheld():
    tables, withheld = release()
    assert {name: len(table) for name, table in tables.items()} == {
        "co_occurrence": 0, "saturation": 0,
    }  # fmt: skip
    assert withheld.empty
