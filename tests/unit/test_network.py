"""A network is drawn so that no box or label lies on another."""

from functools import cache

import numpy as np
import pytest
from argument_fixtures import HELD, LOAD, network_of, relation

from plait.report.figure_files import save_figures
from plait.report.figure_network import _fitted, construct_network
from plait.report.figure_style import styled
from plait.report.network import crossings, place_boxes
from plait.report.network_labels import overlap
from plait.report.network_paths import Sizes, lay_out
from plait.report.network_words import arrow_label, loop_words, loops_of, network_alt
from plait.shapes.argument import CONSTRUCTS, RELATIONS
from plait.shapes.records import plain_rows

NAMES = ["Usable support", "Borrowed footing", "Initial optimism and adjustment",
         "Peer emotional labour", "Worth in writing that is believed over what is said"]  # fmt: skip


def some_arrows(count, many, seed):
    rng, arrows = np.random.default_rng(seed), []
    while len(arrows) < many:
        a, b = (int(k) for k in rng.integers(0, count, 2))
        if a != b and (a, b) not in arrows:
            arrows.append((a, b))
    return arrows


CASES = {
    "one alone": (1, []),
    "both ways": (2, [(0, 1), (1, 0)]),
    "three times the same": (2, [(0, 1)] * 3),
    "a star": (20, [(0, k) for k in range(1, 20)]),
    "a star and a ring": (20, [(0, k) for k in range(1, 20)]
                          + [(k, k + 1) for k in range(1, 12)]),
    "nine among six": (6, some_arrows(6, 9, 0)),
    "eighteen among twelve": (12, some_arrows(12, 18, 1)),
    "thirty among twenty": (20, some_arrows(20, 30, 2)),
    "thirty others among twenty": (20, some_arrows(20, 30, 4)),
}  # fmt: skip


def fitted(count, arrows):
    names = [f"{NAMES[k % 5]} {k}" for k in range(count)]
    constructs, relations = network_of(names, arrows)
    nodes, drawn = plain_rows(constructs), plain_rows(relations)
    with styled():
        return _fitted(nodes, drawn, arrows)


@cache
def placed(case):
    return fitted(*CASES[case])


@pytest.mark.parametrize("case", CASES)
def test_no_box_and_no_label_lies_on_another(case):
    _, layout, _ = placed(case)
    assert layout.complete
    things = np.vstack([layout.boxes, layout.labels])
    for at, one in enumerate(things):
        assert not overlap(one, np.delete(things, at, axis=0)).any()
    assert things.min() >= 0
    assert things[:, 2].max() <= 6.7
    assert things[:, 3].max() <= layout.height


@pytest.mark.parametrize("case", CASES)
def test_a_label_touches_its_own_arrow(case):
    _, layout, _ = placed(case)
    for path, (left, top, right, bottom) in zip(
        layout.paths, layout.labels, strict=True
    ):
        x, y = path[:, 0], path[:, 1]
        assert ((x >= left) & (x <= right) & (y >= top) & (y <= bottom)).any()


def test_where_words_have_no_room_a_number_stands_for_them():
    words, _, numbered = fitted(2, [(0, 1)] * 12)
    assert numbered
    assert {lines[0] for lines in words.labels if len(lines) == 1} <= {
        str(k) for k in range(1, 13)
    }


def test_the_same_network_is_placed_the_same():
    arrows = some_arrows(9, 12, 5)
    assert (place_boxes(9, arrows, columns=3) == place_boxes(9, arrows, columns=3)).all()  # fmt: skip


def test_boxes_that_belong_together_come_beside_each_other():
    places = place_boxes(6, [(0, 5)], columns=3)
    assert np.linalg.norm(places[0] - places[5]) <= 1.2


def test_crossings_are_counted_but_not_where_lines_meet():
    starts, ends = np.array([[0, 0], [0, 2], [0, 0]]), np.array([[2, 2], [2, 0], [0, 2]])  # fmt: skip
    assert crossings(starts.astype(float), ends.astype(float)) == 1


def test_what_has_no_room_at_all_is_not_complete():
    sizes = Sizes(np.array([[1, 1], [1, 1]]), np.array([[9, 9]]), 4.0, 3.0)
    assert not lay_out(sizes, [(0, 1)]).complete


def drawing_of(constructs, relations):
    with styled():
        return construct_network(CONSTRUCTS.frame(constructs), RELATIONS.frame(relations))  # fmt: skip


def test_the_picture_is_told_in_words():
    rows = [relation(), relation(2, "load", "in_tension_with", "held", n_for=0, n_against=0,
                                 basis="interpretation")]  # fmt: skip
    alt = drawing_of([HELD, LOAD], rows).alt
    assert alt.startswith("Boxes and arrows. One existing construct: The load; one synthetic construct: Being held.")  # fmt: skip
    assert "Being held limits The load (2 for, 1 against)" in alt
    assert "The load is in tension with Being held (interpretation)" in alt


def test_what_is_new_is_marked_and_explained():
    drawing = drawing_of([HELD | {"news": "new"}, LOAD], [relation(news="reworded")])
    words = [text.get_text() for text in drawing.figure.axes[0].texts]
    assert "new" in words
    assert "2 for, 1 against · reworded" in words
    assert "since the last version" in drawing.caption


def test_a_network_without_arrows_and_one_with_a_relation_to_itself_are_drawn():
    assert drawing_of([HELD], []).alt.endswith("No arrows.")
    assert drawing_of([HELD], [relation(target="held")]).alt.endswith("No arrows.")


def test_a_name_that_is_markup_stands_as_it_was_typed(tmp_path):
    name = "<script>alert(1)</script> & $x_1$"
    drawing = drawing_of([HELD | {"name": name}, LOAD], [relation()])
    words = " ".join(text.get_text() for text in drawing.figure.axes[0].texts)
    assert "<script>" in words
    assert name in drawing.alt
    save_figures({"n": drawing}, tmp_path)
    assert "<script>" not in (tmp_path / "n.svg").read_text()


def test_a_very_long_name_is_cut_in_the_picture_only():
    drawing = drawing_of([HELD | {"name": "word " * 40}], [])
    assert any("…" in text.get_text() for text in drawing.figure.axes[0].texts)
    assert drawing.alt.count("word") == 40


def test_the_same_network_gives_the_same_bytes(tmp_path):
    for name in "ab":
        save_figures({name: drawing_of([HELD, LOAD], [relation()])}, tmp_path)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


NAMED = {"held": "Being held", "load": "The load"}


@pytest.mark.parametrize(("back", "turn"), [
    ("limits", "it feeds itself"), ("leads_to", "it holds itself in check"),
])  # fmt: skip
def test_a_feedback_loop_is_told_with_what_it_does(back, turn):
    (loop,) = loops_of([relation(), relation(2, "load", back, "held")])
    assert loop_words(loop, NAMED).startswith("Being held limits The load, which")
    assert turn in loop_words(loop, NAMED)


def test_what_explains_or_qualifies_makes_no_loop():
    assert loops_of([relation(kind="explains"), relation(2, "load", "limits", "held")]) == []  # fmt: skip


def test_an_arrow_says_its_verb_and_its_evidence():
    assert arrow_label(relation(kind="part_of") | {"news": None}) == [
        "is part of", "2 for, 1 against"]  # fmt: skip


def test_many_constructs_are_counted_in_figures():
    nodes = [LOAD | {"construct": f"c{k}", "name": f"C{k}"} for k in range(12)]
    assert "12 existing constructs" in network_alt(nodes, [])
