"""The trail from the first codes to the final themes: table, picture, page."""

import pytest
from coded_fixtures import codebook
from report_fixtures import make_inputs

from plait.qualitative.trail import theme_trail
from plait.qualitative.workshops import read_workshops
from plait.report.figure_trail import theme_trail_figure
from plait.report.trail import stages_of, trail_table
from plait.shapes.trail import THEME_TRAIL

START = [
    {"id": "money", "name": "Money", "codes": ["pay"]},
    {"id": "self", "name": "Self", "codes": ["worth"]},
]
SPLIT = (
    "actions:\n  - {action: split, theme: money, reason: r, into: ["
    "{id: a, name: A, codes: [pay]}, {id: b, name: B, codes: [bands]}]}\n"
)
RETIRE = "actions:\n  - {action: retire, theme: self, reason: r}\n"
TALK = "recommendations: []\n"


@pytest.fixture
def trail(tmp_path):
    def trail(*bodies):
        paths = []
        for day, body in enumerate(bodies, start=1):
            path = tmp_path / f"w{day}.yaml"
            head = f"id: w{day}\nkind: interpretive\ndate: 2025-11-0{day}\n"
            path.write_text(head + body, encoding="utf-8")
            paths.append((str(path), path.name))
        return theme_trail(codebook(START), read_workshops(paths).files)

    return trail


def places(frame):
    rows = frame.astype({"theme": object}).fillna({"theme": "-"})
    return list(zip(rows["stage"], rows["code"], rows["theme"], strict=True))


def test_every_code_is_followed_through_every_workshop(trail):
    assert places(trail(SPLIT, RETIRE)) == [
        (0, "worth", "self"), (0, "pay", "money"), (0, "bands", "money"),
        (1, "worth", "self"), (1, "pay", "a"), (1, "bands", "b"),
        (2, "worth", "-"), (2, "pay", "a"), (2, "bands", "b"),
    ]  # fmt: skip


def test_a_workshop_that_changed_no_theme_is_no_stage(trail):
    frame = trail(TALK, SPLIT)
    assert frame["stage"].unique().tolist() == [0, 1]
    assert frame["workshop"].dropna().unique().tolist() == ["w2"]


def test_a_stage_knows_its_themes_as_they_were_called_then(trail):
    renamed = "actions:\n  - {action: rename, theme: self, name: Worth, reason: r}\n"
    first, last = stages_of(trail(renamed))
    assert (first.names["self"], last.names["self"]) == ("Self", "Worth")
    assert (first.title, last.title) == ("First themes", "After the workshop")


def test_the_picture_names_every_code_and_theme_and_says_where_each_ended(trail):
    frame = trail(SPLIT, RETIRE)
    drawing = theme_trail_figure(frame, codebook().codes)
    words = [text.get_text() for axes in drawing.figure.axes for text in axes.texts]
    assert {"Worth", "Pay", "Bands", "Money", "A", "B", "in no theme"} <= set(words)
    assert {"First themes", "After workshop 1", "After workshop 2"} <= set(words)
    assert "A holds Pay" in drawing.alt
    assert "in no theme holds Worth" in drawing.alt
    assert len(drawing.figure.axes[0].patches) == 6 + 2 + 3 + 3


def test_a_code_in_two_themes_runs_in_both():
    rows = [
        {"stage": stage, "place": 1, "code": "pay", "theme": theme, "name": theme}
        for stage in (0, 1)
        for theme in ("a", "b")
    ]
    drawing = theme_trail_figure(THEME_TRAIL.frame(rows), codebook().codes)
    lines = [p for p in drawing.figure.axes[0].patches if p.get_alpha()]
    assert len(lines) == 2
    assert len({p.get_facecolor() for p in lines}) == 2


def test_the_table_has_a_row_a_code_and_a_column_a_stage():
    text = trail_table(make_inputs())
    assert "After the workshop" in text
    assert text.count("{#tbl-trail}") == 1


def test_without_a_change_there_is_no_table():
    inputs = make_inputs()
    first = inputs.tables["theme_trail"].query("stage == 0")
    assert trail_table(make_inputs(tables=inputs.tables | {"theme_trail": first})) == ""
