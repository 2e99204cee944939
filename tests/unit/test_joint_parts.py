"""Tables and the figure in which numbers and words stand together."""

import pandas as pd
import pytest
from report_fixtures import make_inputs, make_study, make_tables

from plait.report.figure_joint import joint_over_time
from plait.report.figure_style import styled
from plait.report.joint_parts import MAKERS, joint_parts
from plait.report.joint_theme_tables import matrix_words, theme_displays
from plait.report.joint_time_tables import time_table
from plait.shapes.joint import JOINT_MEANS, JOINT_PEOPLE, JOINT_THEMES, JOINT_TIMES

SCALE = "wemwbs.wellbeing"
THEME = make_tables()["themes"]["theme"].iloc[0]
TIMES = {"t1": "T1", "t2": "T2", "t3": "T3"}


def line(number, kind, name, *cells):
    return [
        {"display": 1, "line": number, "place": place, "kind": kind, "id": name,
         "time": time, "status": "computed", **cell}
        for place, (time, cell) in enumerate(zip(TIMES, cells, strict=True), start=1)
    ]  # fmt: skip


def mean(value, **more):
    return {"estimate": value, "low": value - 2, "high": value + 2, "n": 20} | more


HELD = {"status": "withheld"}
OVER_TIME = JOINT_TIMES.frame([
    *line(1, "scale", SCALE, mean(50.0), mean(47.5), HELD),
    *line(2, "theme", THEME, {"estimate": 8}, {"estimate": 19}, {"status": "not_computed"}),
    *line(3, "quote", "quote", {"status": "quoted", "quote": "q1"}, {"status": "none"}, {"status": "none"}),
])  # fmt: skip


def themes(*cells, **more):
    row = {"display": 2, "theme": THEME, "scale": SCALE, "at": "t1-t2", "margin": 3.0,
           "margin_from": "declared for equivalence"} | more  # fmt: skip
    return JOINT_THEMES.frame(
        row | {"place": place, "group": group, "people": people, "spoke": spoke, "extracts": quotes}
        for place, (group, people, spoke, quotes) in enumerate(cells, start=1)
    )  # fmt: skip


def people(**counts):
    return JOINT_PEOPLE.frame(
        {"display": 0, "place": place, "what": what.replace("_", " "), "n": n}
        for place, (what, n) in enumerate(counts.items(), start=1)
    )


def inputs_with(approach="codebook", **tables):
    return make_inputs(
        tables=make_tables() | tables, study=make_study() | {"approach": approach}
    )


def test_a_study_without_displays_has_none_of_their_parts():
    assert set(joint_parts(make_inputs()).values()) == {""}
    assert list(joint_parts(make_inputs())) == list(MAKERS)


def test_both_strands_stand_under_the_same_times():
    table = time_table(inputs_with(joint_times=OVER_TIME))
    assert "50.0 (48.0\u00a0to\u00a052.0)" in table
    assert "n\u00a0=\u00a020" in table
    for words in ("**Numbers**", "**Words: coded extracts**", "What somebody said",
                  "{.withheld}", "No quote of this"):  # fmt: skip
        assert words in table


def test_many_times_make_several_tables():
    times = [{"id": f"t{n}", "label": f"T{n}", "short": f"T{n}"} for n in range(1, 8)]
    rows = JOINT_TIMES.frame(
        {"display": 1, "line": 1, "place": n, "kind": "scale", "id": SCALE,
         "time": f"t{n}", "status": "computed", "estimate": 40.0 + n}
        for n in range(1, 8)
    )  # fmt: skip
    tables = make_tables() | {"joint_times": rows}
    text = time_table(make_inputs(tables=tables, study=make_study() | {"times": times}))
    assert "#tbl-joint-time}" in text
    assert "#tbl-joint-time-2}" in text


def draw(table=OVER_TIME, times=TIMES, **tables):
    with styled():
        return joint_over_time(table, make_tables() | tables, times=times)


def texts(drawing):
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def test_the_figure_draws_scores_discs_and_words():
    drawing = draw()
    shown = texts(drawing)
    assert {"50.0", "47.5", "8", "19", "withheld", "–", "T1"} <= set(shown)
    assert any("(q1)" in text for text in shown)
    assert "higher is better" in "\n".join(shown)


def test_the_area_of_a_disc_is_its_count():
    discs = [p for p in draw().figure.axes[0].patches if hasattr(p, "radius")]
    small, large = sorted(disc.radius for disc in discs)
    assert (small / large) ** 2 == pytest.approx(8 / 19)


def test_the_figure_is_told_in_words():
    alt = draw().alt
    assert "Wellbeing: 50.0 at T1, 47.5 at T2, withheld at T3" in alt
    assert "8 at T1, 19 at T2, not computed at T3" in alt
    assert "Words: at T1 “" in alt


def test_columns_too_narrow_for_words_have_none():
    times = {f"t{n}": f"T{n}" for n in range(12)}
    rows = [
        {"display": 1, "line": at, "place": n + 1, "kind": kind, "id": name, "time": t,
         "estimate": 40.0 + n, "status": "computed"}
        for at, (kind, name) in enumerate([("scale", SCALE), ("quote", "quote")], start=1)
        for n, t in enumerate(times)
    ]  # fmt: skip
    drawing = draw(JOINT_TIMES.frame(rows), times)
    assert "What somebody said" not in texts(drawing)
    assert "quote" not in drawing.caption


@pytest.mark.parametrize(
    ("words", "shown"), [("שלום לכולם", "see the table"), ("long " * 90, "cut)")]
)
def test_words_that_cannot_be_drawn_are_left_to_the_table(words, shown):
    quotes = make_tables()["quotes"]
    quotes = quotes.assign(text=quotes["text"].mask(quotes["quote"] == "q1", words))
    assert any(shown in text for text in texts(draw(quotes=quotes)))


SHOWN = themes(("rose", 30, 12, "q1; q2"), ("fell", 40, None, None))
MEANS = JOINT_MEANS.frame([
    {"display": 2, "theme": THEME, "spoke": "yes", "n": 30, "mean": -1.25, "sd": 1.0},
    {"display": 2, "theme": THEME, "spoke": "no"},
])  # fmt: skip


def test_groups_stand_beside_themes_with_quotes_and_means():
    text = theme_displays(inputs_with(joint_themes=SHOWN, joint_means=MEANS))
    assert (
        "a rise or a fall is one of 3 points or more (declared for equivalence)" in text
    )
    for words in (
        "Rose",
        "30)",
        "12 of 30",
        "\\(q1\\)",
        "\\(q2\\)",
        "{.withheld}",
        "−1.3",
    ):
        assert words in text


def test_a_scale_not_meant_for_single_people_says_so():
    table = themes(("rose", 30, 12, None), caution="it was not made for that")
    text = theme_displays(inputs_with(joint_themes=table))
    assert "The groups say little of any one person: it was not made for that." in text


def test_where_all_is_withheld_kind_words_stand_in_its_place():
    table = themes(("rose", None, None, None), ("fell", None, None, None))
    text = theme_displays(inputs_with(joint_themes=table))
    assert "Too few people both answered and were listened to" in text
    assert "#tbl" not in text


def test_a_reflexive_study_sets_quotes_and_the_reason():
    table = themes(("lower half", 30, None, "q1"), ("upper half", 30, None, None),
                   at="t1", margin=None, margin_from=None)  # fmt: skip
    text = theme_displays(inputs_with("reflexive", joint_themes=table))
    assert "is not counted: this analysis is reflexive" in text
    assert "No quote may be" in text
    assert " of 30" not in text


def test_the_matrix_is_told_with_its_size_or_without():
    counts = {
        "with_a_score": 90,
        "who_spoke": 40,
        "linked": 30,
        "rows_of_the_matrix": 71,
    }
    text = matrix_words(inputs_with(joint_people=people(**counts)))
    assert "It has 71 rows, of 30 people." in text
    few = people(**counts | {"linked": None, "rows_of_the_matrix": None})
    assert "is withheld: they are few" in matrix_words(inputs_with(joint_people=few))


def test_one_strand_makes_no_matrix():
    none = people(with_a_score=90, who_spoke=0, linked=0, rows_of_the_matrix=0)
    assert matrix_words(inputs_with(joint_people=none)) == ""
    assert matrix_words(inputs_with(joint_people=pd.DataFrame())) == ""
