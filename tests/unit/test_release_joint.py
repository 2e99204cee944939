"""What links answers with words leaves only where many people stand behind it."""

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, change, coding

from plait.release.joint import release_joint
from plait.release.joint_times import joint_times
from plait.shapes.codings import CODINGS
from plait.shapes.findings import FINDINGS
from plait.shapes.joint import JOINT_MEANS, JOINT_PEOPLE, JOINT_THEMES
from plait.shapes.release import QUOTES

NAMES = {"x1": "q1", "x2": "q2", "x3": "q3"}
COUNTS = {"with a score": 90, "who spoke": 90, "with both": 90,
          "left out, no consent to linkage": 0, "linked": 90}  # fmt: skip


def themes(*cells, theme="held"):
    return JOINT_THEMES.frame(
        {"display": 1, "place": n, "group": f"g{n}", "theme": theme, "scale": "w.total",
         "at": "t1", "people": people, "spoke": spoke, "extracts": "x1; x2; x3; x9"}
        for n, (people, spoke) in enumerate(cells, start=1)
    )  # fmt: skip


def people(**counts):
    given = COUNTS | {key.replace("_", " "): n for key, n in counts.items()}
    return JOINT_PEOPLE.frame(
        {"display": 1, "place": n, "what": what, "n": count}
        for n, (what, count) in enumerate(given.items(), start=1)
    )


def means(*arms):
    return JOINT_MEANS.frame(
        {"display": 1, "theme": "held", "spoke": word, "n": n, "mean": 4.0, "sd": 1.0}
        for word, n in zip(("yes", "no"), arms, strict=True)
    )


def release(table=None, arms=(30, 30), counted=None):
    tables = {
        "joint_themes": themes() if table is None else table,
        "joint_means": means(*arms),
        "joint_people": people() if counted is None else counted,
    }
    return release_joint(tables, PROFILE, names=NAMES)


def spoke(*cells, counted=None):
    table = release(themes(*cells), counted=counted)[0]["joint_themes"]
    return [None if pd.isna(n) else int(n) for n in table["spoke"]]


def test_a_cell_of_many_is_shown_with_two_quotes():
    tables, withheld = release(themes((30, 12), (30, 15), (30, 20)))
    assert tables["joint_themes"]["spoke"].tolist() == [12, 15, 20]
    assert tables["joint_themes"]["extracts"].tolist() == ["q1; q2"] * 3
    assert withheld.empty


@pytest.mark.parametrize("few", [(30, 9), (30, 0), (30, 30), (30, 21)])
def test_few_or_all_or_none_of_a_group_is_withheld(few):
    found = spoke(few, (30, 15), (30, 18))
    assert found[0] is None


def test_one_withheld_cell_takes_another_with_it():
    assert spoke((30, 9), (30, 15), (30, 18)) == [None, None, 18]


def test_enough_hidden_people_need_no_more():
    assert spoke((30, 9), (30, 8), (30, 18)) == [None, None, 18]


def test_few_who_were_left_out_take_a_cell_with_them():
    found = spoke((30, 12), (30, 15), (30, 18), counted=people(linked=87))
    assert found == [None, 15, 18]


def test_a_small_group_has_neither_size_nor_cells_nor_quotes():
    tables, withheld = release(themes((4, 2), (30, 15), (30, 18)))
    table = tables["joint_themes"]
    assert table["people"].isna().tolist() == [True, True, False]
    assert table["extracts"].isna().tolist() == [True, True, False]
    assert withheld["id"].tolist() == ["2 cells"]


def test_where_nobody_is_counted_quotes_need_a_large_group():
    table, _ = release(themes((30, None), (4, None), (30, None)))
    quotes = table["joint_themes"]["extracts"]
    assert quotes.isna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("arms", "counted", "shown"),
    [
        ((30, 30), None, True),
        ((30, 10), None, False),
        ((30, 30), people(**{"with a score": 94}), False),
        ((30, 30), people(**{"with a score": 190}), True),
    ],
)
def test_two_means_are_shown_together_or_not(arms, counted, shown):
    table = release(arms=arms, counted=counted)[0]["joint_means"]
    assert table["mean"].notna().tolist() == [shown, shown]


def test_how_few_did_not_agree_is_not_told():
    counted = people(linked=87, **{"left out, no consent to linkage": 3})
    table = release(counted=counted)[0]["joint_people"].set_index("what")["n"]
    assert table[["with both", "left out, no consent to linkage"]].isna().all()
    assert table["linked"] == 87


def test_that_everybody_agreed_is_told_as_little_as_that_few_did_not():
    table = release(counted=people())[0]["joint_people"].set_index("what")["n"]
    assert table[["with both", "left out, no consent to linkage"]].isna().all()
    assert table[["with a score", "linked"]].tolist() == [90, 90]


def test_where_non_response_is_held_who_has_a_score_at_any_time_is_not_told():
    held = PROFILE | {"quantitative": PROFILE["quantitative"] | {"nonresponse": "held"}}
    tables = {"joint_themes": themes(), "joint_means": means(30, 30), "joint_people": people()}  # fmt: skip
    shown = release_joint(tables, held, names=NAMES)[0]["joint_people"]
    assert shown.set_index("what")["n"].isna()["with a score"]


FOUND = FINDINGS.frame([
    change("w.total.t1.mean", 3.0, 5.0, time="t1", contrast=None),
    change("theme.held.t1.extracts", time="t1", contrast=None, estimate=7, strand="qualitative", status="withheld"),
])  # fmt: skip
SAID = CODINGS.frame([coding("x1"), coding("x2", document="d2", time="t2"), coding("x3", document="d3")])  # fmt: skip
QUOTED = QUOTES.frame([
    {"quote": "q1", "extract": "k", "text": "against", "attribution": "a", "themes": "held", "case_against": "p1"},
    {"quote": "q2", "extract": "k", "text": "two", "attribution": "a", "themes": "other", "statements": "s"},
    {"quote": "q3", "extract": "k", "text": "three", "attribution": "a", "themes": "held", "statements": "s"},
])  # fmt: skip
STUDY = {
    "times": [{"id": "t1"}, {"id": "t2"}],
    "joint_displays": [
        {"kind": "mixed_methods_matrix"},
        {"kind": "over_time", "scales": ["w.total"], "themes": ["held"]},
    ],
}


def over_time():
    table = joint_times(FOUND, QUOTED, SAID, names=NAMES, study=STUDY)
    return {(row["kind"], row["time"]): row for row in table.to_dict("records")}


def test_scores_and_words_are_aligned_by_time():
    rows = over_time()
    assert rows["scale", "t1"]["estimate"] == 4.0
    assert rows["theme", "t1"]["status"] == "withheld"
    assert rows["scale", "t2"]["status"] == "not_computed"
    assert {row["display"] for row in rows.values()} == {2}


def test_the_quote_of_a_time_is_one_that_a_statement_rests_on():
    rows = over_time()
    assert rows["quote", "t1"]["quote"] == "q3"
    assert rows["quote", "t2"]["status"] == "none"
