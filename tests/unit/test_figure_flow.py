"""The flow of people is drawn from released counts, and few people stay few."""

import pytest

from plait.report.figure_flow import flow_of_people, has_flow
from plait.report.figure_style import styled
from plait.shapes.participation import LOSSES
from plait.shapes.release import FLOW

START = {"place": 1, "time": "t1", "label": "Start", "enrolled": 32, "answered": 32,
         "not_answered": 0, "left": 0, "interviewed": 4, "quoted": 3, "withdrawn": 0}  # fmt: skip
LATER = START | {"place": 2, "time": "t2", "label": "Later", "answered": 20,
                 "not_answered": 12, "left": None}  # fmt: skip


def drawn(rows, losses=()):
    with styled():
        return flow_of_people(FLOW.frame(rows), LOSSES.frame(losses))


def lost(reason, n, post="under 3 months", time="t2"):
    return {"time": time, "reason": reason, "in_post": post, "n": n}


def texts(drawing):
    return [t.get_text() for t in drawing.figure.axes[0].texts if t.get_text()]


def test_both_strands_stand_beside_each_other_at_each_time():
    said = texts(drawn([START, LATER]))
    assert said.count("Spoke in an interview or group: 4") == 2
    assert "Answered questionnaires: 20" in said
    assert said[0] == "Enrolled: 32"


def test_a_count_that_is_withheld_reads_few():
    assert "Left the role: few" in texts(drawn([START, LATER]))
    assert "Enrolled: few" in texts(drawn([START | {"enrolled": None}]))
    assert "Withdrew, at any time: few" in texts(drawn([START | {"withdrawn": None}]))


def test_nobody_is_not_told_where_nobody_is_lost():
    said = texts(drawn([START]))
    assert not any("Did not answer" in line or "Withdrew" in line for line in said)


@pytest.mark.parametrize(("losses", "words"), [
    ([], "Did not answer: 12"),
    ([lost("health", None)], "(why: too few for each reason)"),
    ([lost("health", 10), lost("health", 2, "3 to 6 months")], "(health 12)"),
    ([lost("health", 11), lost("job", None)], "(health 11, other reasons)"),
    ([lost("health", 11), lost("other reasons", 10, "any time in post")],
     "(health at least 11, other reasons)"),
])  # fmt: skip
def test_reasons_are_told_as_far_as_they_are_released(losses, words):
    assert any(words in line for line in texts(drawn([START, LATER], losses)))


def test_words_alone_need_no_questionnaires():
    row = {"place": 1, "time": "all", "label": "whole study", "enrolled": 17,
           "interviewed": 17, "quoted": 12, "withdrawn": 0}  # fmt: skip
    assert texts(drawn([row])) == ["Enrolled: 17", "Spoke in an interview or group: 17", "Of them quoted: 12"]  # fmt: skip


def test_numbers_alone_have_no_box_for_words():
    rows = [{k: v for k, v in START.items() if k not in ("interviewed", "quoted")}]
    assert not any("Spoke" in line for line in texts(drawn(rows)))


def test_twelve_times_fit_on_a_page():
    rows = [LATER | {"place": n, "time": f"t{n}", "label": f"Month {n}"} for n in range(1, 13)]  # fmt: skip
    losses = [lost(r, 10, time=f"t{n}") for n in range(1, 13) for r in ("health", "another job", "end of contract")]  # fmt: skip
    assert drawn(rows, losses).figure.get_size_inches()[1] < 10


def test_no_text_leaves_its_box():
    label = "Month 6, after the long training, the induction and a summer with many people away"
    figure = drawn([START | {"label": label}, LATER], [lost("health", 12)]).figure
    axes = figure.axes[0]
    renderer = figure.canvas.get_renderer() if hasattr(figure.canvas, "get_renderer") else None  # fmt: skip
    boxes = [patch.get_window_extent() for patch in axes.patches]
    for text in [t for t in axes.texts if t.get_text()]:
        extent = text.get_window_extent(renderer)
        assert any(b.x0 <= extent.x0 and extent.x1 <= b.x1 for b in boxes)


def test_the_alternative_text_tells_every_number():
    alt = drawn([START, LATER]).alt
    assert alt.startswith("Flow diagram. Enrolled: 32.")
    assert "Later, Answered questionnaires: 20, Did not answer: 12" in alt


def test_nothing_is_drawn_where_nothing_may_be_counted():
    assert not has_flow(FLOW.empty())
    assert not has_flow(FLOW.frame([{"place": 1, "time": "all", "label": "x"}]))
    assert has_flow(FLOW.frame([START]))
