"""A quote says no more of who speaks than enough others share."""

import pandas as pd
import pytest

from plait.release.attribution import Spoken, attribute, in_words, who_spoke
from plait.shapes.transcripts import TURNS

# six at T1 (four north, two south), two at T2
VOICES = pd.DataFrame(
    [(f"P{i}", "t1", "peer worker", "north" if i < 4 else "south") for i in range(6)]
    + [(f"P{i}", "t2", "team lead" if i == 7 else "peer worker", "north") for i in (6, 7)],
    columns=["participant", "time", "role", "site"],
)  # fmt: skip


def _told(person, time, parts=("time",), least=3, voices=VOICES):
    return attribute({"x": ([person], time)}, Spoken(voices, parts, least))["x"]


def test_a_time_that_enough_people_share_is_told():
    assert _told("P0", "t1", least=2) == {"time": "t1"}


def test_a_time_of_too_few_is_not_told_and_neither_is_the_next_that_would_tell_it():
    # whoever is told without a time would be one of two, so T1 loses its time too
    assert (_told("P6", "t2"), _told("P0", "t1")) == ({}, {})


def test_small_cells_that_are_enough_together_leave_the_others_alone():
    more = pd.concat([VOICES, pd.DataFrame({"participant": ["P8", "P9"], "time": "t3", "role": "", "site": ""})])  # fmt: skip
    told = [_told(p, t, voices=more) for p, t in (("P6", "t2"), ("P8", "t3"), ("P0", "t1"))]  # fmt: skip
    assert told == [{}, {}, {"time": "t1"}]


def test_a_site_is_dropped_before_the_time():
    parts = ("time", "site")
    assert _told("P0", "t1", parts, 2) == {"time": "t1", "site": "north"}
    assert _told("P4", "t1", parts, 4) == {}  # T2 has two, so T1 goes with it
    alone = VOICES[VOICES["time"] == "t1"]
    # two in the south: without their site they would be known by its absence
    assert _told("P0", "t1", parts, 3, alone) == {"time": "t1"}


def test_a_role_that_one_person_has_is_not_told():
    assert _told("P7", "t2", ("role",), 2) == {}


def test_a_passage_of_people_who_differ_tells_only_what_they_share():
    spoken = Spoken(VOICES, ("site",), 1)
    assert attribute({"x": (["P0", "P4"], "t1"), "y": (["P0", "P1"], "t1")}, spoken) == {
        "x": {}, "y": {"site": "north"}
    }  # fmt: skip


def test_voices_without_a_time_are_told_without():
    assert _told("P0", "", least=1) == {}


@pytest.mark.parametrize(("parts", "words"), [
    ({}, "peer worker"), ({"time": "t1"}, "peer worker, T1"),
    ({"time": "t1", "site": "north"}, "peer worker, north, T1"),
    ({"role": "volunteer"}, "volunteer"), ({"time": "t9"}, "peer worker"),
])  # fmt: skip
def test_an_attribution_in_words(parts, words):
    assert in_words(parts, speakers="peer worker", times={"t1": "T1"}) == words


def test_who_spoke_is_taken_from_the_transcripts():
    turn = {"document": "d", "role": "participant", "participant": "P1", "time": "t1",
            "text": "x", "start": 0, "end": 1, "text_hash": "0"}  # fmt: skip
    turns = TURNS.frame([turn | {"turn": 1}, turn | {"turn": 2}, turn | {"turn": 3, "role": "interviewer", "participant": None}])  # fmt: skip
    people = [{"participant": "P1", "role": "peer worker"}]
    spoken = who_spoke(turns, people, {"attribution": ["time"], "attribution_people": 3})  # fmt: skip
    assert spoken.voices.to_dict("records") == [
        {"participant": "P1", "time": "t1", "role": "peer worker", "site": ""}
    ]
    assert (spoken.parts, spoken.least) == (("time",), 3)
