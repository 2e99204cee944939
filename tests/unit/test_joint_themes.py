"""What people said, beside a result of their own."""

import pandas as pd
from synthesis_fixtures import coding

from plait.shapes.codings import CODINGS, THEMES
from plait.synthesis.joint_themes import (
    ThemeDisplay,
    spoken_of,
    standing_themes,
    statistics_by_theme,
)

THEME_TABLE = THEMES.frame([
    {"theme": "held", "name": "Held", "status": "current"},
    {"theme": "left", "name": "Left", "status": "renamed"},
    {"theme": "gone", "name": "Gone", "status": "retired"},
])  # fmt: skip
SAID = CODINGS.frame([
    coding("x1", document="d1", participant="a", theme="held;left", time="t1"),
    coding("x2", document="d1", start=50, participant="a", time="t2"),
    coding("x2", document="d1", start=50, participant="a", time="t2", coder="b"),
    coding("x3", document="d2", participant="b", time="t1"),
    coding("x4", document="d3", participant=None),
])  # fmt: skip
POINTS = pd.Series({"a": 5.0, "b": -4.0, "c": 1.0})
ASKED = {"scale": "w.total", "at": "t1-t2", "groups": "direction"}


def display(counted=True, **more):
    words = {"margin_from": "declared for this display", "caution": None}
    return ThemeDisplay(1, ASKED | more, POINTS, 3.0, counted, words)


def test_people_are_counted_once_however_much_they_said():
    table, _ = statistics_by_theme(display(), SAID, THEME_TABLE)
    rows = table.set_index(["group", "theme"])
    assert rows.loc[("rose", "held"), "spoke"] == 1
    assert rows.loc[("rose", "held"), "extracts"] == "x1; x2"
    assert rows.loc[("fell", "left"), "spoke"] == 0
    assert rows.loc[("about the same", "held"), "people"] == 1


def test_each_theme_has_the_mean_of_those_who_spoke_of_it():
    _, means = statistics_by_theme(display(), SAID, THEME_TABLE)
    rows = means.set_index(["theme", "spoke"])
    assert rows.loc[("held", "yes"), "mean"] == 0.5
    assert rows.loc[("held", "no"), "mean"] == 1.0
    assert rows.loc[("left", "yes"), "n"] == 1


def test_a_reflexive_study_counts_nobody_and_keeps_the_words():
    table, means = statistics_by_theme(display(counted=False), SAID, THEME_TABLE)
    assert table["spoke"].isna().all()
    assert means.empty
    assert "x3" in set(table["extracts"].dropna())


def test_only_what_was_said_then_counts():
    assert ("b", "held") not in spoken_of(SAID, "t2")
    assert spoken_of(SAID)["a", "held"] == ["x1", "x2"]


def test_themes_that_workshops_let_go_are_left_out():
    assert standing_themes(THEME_TABLE, []) == ["held", "left"]
    assert standing_themes(THEME_TABLE, ["left", "gone"]) == ["left"]
