"""What came after the day on which somebody said: no new data."""

import pytest
from small_study import spoil
from withdrawn_study import cells

from plait.ingest.csvfile import CsvFile
from plait.study import read_study
from plait.withdrawal.dates import document_place, held_back, time_places

TIMES = [{"id": "t1", "target_days": 0}, {"id": "t2", "target_days": 100},
         {"id": "t3", "target_days": 300, "window_days": [-30, 30]}]  # fmt: skip
PERSON = {"participant": "P1", "withdrawal": "no_new_data", "started_on": "2025-01-01"}


def places(day, **more):
    return list(time_places(PERSON | {"withdrawn_on": day} | more, TIMES).values())


@pytest.mark.parametrize(("day", "expected"), [
    ("2024-12-31", ["after", "after", "after"]),
    ("2025-01-01", ["before", "after", "after"]),
    ("2025-04-11", ["before", "before", "after"]),
    ("2025-11-01", ["before", "before", "not known"]),
    ("2026-01-31", ["before", "before", "before"]),
])  # fmt: skip
def test_a_time_point_is_dated_by_the_start_and_its_target(day, expected):
    assert places(day) == expected


def test_what_the_team_wrote_goes_before_what_the_target_says():
    assert places("2024-01-01", withdrawn_after="t2") == ["before", "before", "after"]
    assert places("2026-12-01", withdrawn_after="none") == ["after", "after", "after"]


def test_without_a_start_or_a_day_nothing_is_known():
    assert places("2025-02-01", started_on="") == ["not known"] * 3
    assert places("") == ["not known"] * 3


def test_a_target_beyond_every_calendar_is_not_known():
    far = [{"id": "t1", "target_days": 10**9}]
    assert time_places(PERSON | {"withdrawn_on": "2025-02-01"}, far) == {
        "t1": "not known"
    }


def test_time_points_are_in_order():
    times = [{"id": "t1"}, TIMES[1], {"id": "t3"}]
    early = time_places(PERSON | {"withdrawn_on": "2025-05-01"}, times)
    assert list(early.values()) == ["before", "before", "not known"]
    late = time_places(PERSON | {"withdrawn_on": "2025-02-01"}, times)
    assert list(late.values()) == ["not known", "after", "after"]


@pytest.mark.parametrize(("recorded", "place"), [
    ("2025-02-01", "before"), ("2025-02-02", "after"), ("", "after"),
])  # fmt: skip
def test_the_date_of_a_recording_goes_before_that_of_its_time_point(recorded, place):
    document = {"time": "t2", "recorded_on": recorded}
    person = PERSON | {"withdrawn_on": "2025-02-01"}
    assert document_place(document, person, {"t2": "after"}) == place


def people(**row):
    return CsvFile("participants.csv", rows=[PERSON | row], lines=[2])


def document(name, **row):
    return {"document": name, "participant": "P1", "time": "", "speaker_map": "",
            "recorded_on": "", "line": 2} | row  # fmt: skip


def test_new_answers_and_documents_are_held_back():
    documents = [document("a", time="t1"), document("b", time="t2"),
                 document("c", recorded_on="2025-01-20")]  # fmt: skip
    held = held_back(people(withdrawn_on="2025-02-01"), TIMES, documents)
    assert held.answers == {"P1": ["t2", "t3"]}
    assert held.words == {"P1": ["b"]}
    assert held.faults == []


def test_what_nobody_can_date_is_asked_for_and_held_back():
    held = held_back(people(started_on="", withdrawn_on="2025-02-01"), TIMES,
                     [document("a"), document("b", participant="P2"),
                      document("c", participant="", speaker_map="X=P2;Y=P1")])  # fmt: skip
    assert held.answers == {"P1": ["t1", "t2", "t3"]}
    assert held.words == {"P1": ["a", "b", "c"]}
    assert [(fault.file, fault.where) for fault in held.faults] == [
        ("participants.csv", "withdrawal"), ("documents.csv", "recorded_on"),
        ("documents.csv", "recorded_on"),
    ]  # fmt: skip
    assert "t1, t2, t3" in held.faults[0].found


def test_a_last_time_point_that_the_study_does_not_have_is_a_fault():
    (fault,) = held_back(
        people(withdrawn_on="2025-02-01", withdrawn_after="t9"), TIMES, []
    ).faults
    assert fault.where == "withdrawn_after"


def test_of_others_nothing_is_held_back():
    held = held_back(people(withdrawal="no_quotes"), TIMES, [document("a")])
    assert not (held.answers)
    assert not (held.words)
    assert not (held.faults)


def test_a_study_is_asked_for_the_dates_it_lacks(small):
    cells(small, "P01", withdrawal="no_new_data", withdrawn_on="2025-02-01")
    file = read_study(small)
    assert [fault.where for fault in file.faults] == ["withdrawal"]
    cells(small, "P01", withdrawn_after="t1")
    file = read_study(small)
    assert not file.faults
    assert file.study["no_answers_at"] == {"P01": ["t2"]}
    assert file.study["no_words_in"] == {"P01": ["p02_t2"]}


def test_a_date_of_a_recording_must_be_a_date(small):
    spoil(
        small,
        "documents.csv",
        "interviewer_labels\n",
        "interviewer_labels,recorded_on\n",
    )
    path = small / "documents.csv"
    lines = path.read_text().splitlines()
    path.write_text(
        "\n".join([lines[0], f"{lines[1]},2025-13-01", f"{lines[2]},"]) + "\n"
    )
    assert [fault.where for fault in read_study(small).faults] == ["recorded_on"]
