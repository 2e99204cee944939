"""New codes in runs of documents, by hand; nothing is decided by them."""

import pandas as pd
import pytest
from coded_fixtures import coding

from plait.qualitative.saturation import in_order, saturation
from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import TURNS

# what each of eight interviews brought; a, b, c and d are known after the base of four
CODES = ["ab", "ac", "bc", "d", "ae", "b", "f", "af"]
DOCUMENTS = [f"d{n}" for n in range(1, 9)]
ROWS = CODINGS.frame(
    coding(document=document, code=code, extract=f"x{document}{code}")
    for document, codes in zip(DOCUMENTS, CODES, strict=True)
    for code in codes
)


def turns(people=None):
    return TURNS.frame(
        {"document": document, "turn": 1, "role": "participant", "case": "c",
         "participant": (people or {}).get(document, document), "text": "t", "start": 0,
         "end": 1, "text_hash": "h"}
        for document in DOCUMENTS
    )  # fmt: skip


def runs(approach="codebook", people=None, order=DOCUMENTS, **settings):
    found = saturation(
        ROWS, turns(people), order=order, approach=approach, settings=settings
    )
    return found.set_index(["run_length", "first"])


def test_new_information_is_new_codes_of_the_run_over_the_codes_of_the_base():
    """Worked by hand: e is new in 5, f in 7; the base has four codes."""
    found = runs(runs=[2])
    assert found["new_codes"].tolist() == [1, 1, 1]
    assert found["share"].tolist() == [0.25, 0.25, 0.25]
    assert found.loc[(2, 6), ["last", "base", "base_codes"]].tolist() == [7, 4, 4]
    assert runs(runs=[1])["share"].tolist() == [0.25, 0, 0.25, 0]


def test_the_first_run_of_the_published_example_brings_19_per_cent():
    """Guest et al. (2020): 37 codes in the base, 7 new ones in interviews 5 and 6."""
    known = [f"k{n}" for n in range(37)]
    new = [f"n{n}" for n in range(7)]
    brought = [known[:20], known[10:30], known[25:], known[:5], new[:4], new[3:]]
    rows = CODINGS.frame(
        coding(document=document, code=code, extract=f"x{document}{code}")
        for document, codes in zip(DOCUMENTS, brought, strict=False)
        for code in codes
    )
    found = saturation(rows, turns(), order=DOCUMENTS, approach="codebook",
                       settings={"runs": [2]})  # fmt: skip
    assert found["base_codes"].tolist() == [37]
    assert round(100 * found["share"].iloc[0]) == 19


def test_three_lengths_of_run_are_shown_and_the_threshold_is_only_named():
    found = runs()
    assert found.index.get_level_values("run_length").unique().tolist() == [2, 3, 4]
    assert set(found["threshold"]) == {0.05}
    assert set(found["status"]) == {"computed"}


def test_documents_that_nobody_coded_are_no_run():
    order = [*DOCUMENTS[:4], "uncoded", *DOCUMENTS[4:]]
    pd.testing.assert_frame_equal(runs(order=order), runs())


def test_people_of_a_run_are_counted_once():
    same = dict.fromkeys(DOCUMENTS, "P01")
    assert set(runs(people=same)["people"]) == {1}


def test_no_more_documents_than_the_base_give_no_run():
    assert runs(base=8).empty


def test_there_is_no_saturation_in_a_reflexive_analysis():
    assert runs(approach="reflexive").empty


@pytest.mark.parametrize(
    ("times", "order"),
    [(["t1", "t2"], ["c", "a", "d", "b"]), ([], ["a", "b", "c", "d"])],
)
def test_documents_stand_by_time_and_then_as_they_are_listed(times, order):
    rows = [{"document": "a", "time": "t1"}, {"document": "b", "time": "t2"},
            {"document": "c", "time": ""}, {"document": "d", "time": "t1"}]  # fmt: skip
    rows = rows if times else [row | {"time": ""} for row in rows]
    assert in_order(rows, times) == order
