"""`plait identifiers` shows on one's own screen what a fault only hints at."""

import pytest
from small_study import spoil

from plait.check import check_study
from plait.cli import main
from plait.deidentification.decisions import ACTIONS, COLUMNS, NEEDED
from plait.ingest.schema import load_schema

PHONE = "07700 900123"
ROWS = "coding/identifiers.csv"


@pytest.fixture
def telling(small):
    spoil(small, "data/transcripts/p02_t2.txt", "Nobody warned me", f"On {PHONE}, Ann")
    return small


def test_nothing_to_show(small, capsys):
    assert main(["identifiers", str(small)]) == 0
    assert capsys.readouterr().out == "Nothing is undecided.\n"


def test_each_string_is_shown_whole_with_its_places(telling, capsys):
    assert main(["identifiers", str(telling)]) == 1
    out = capsys.readouterr().out
    assert f"phone: '{PHONE}'" in out
    assert "data/transcripts/p02_t2.txt, line 3: ..." in out


def test_places_beyond_five_are_counted(telling, capsys):
    spoil(telling, "data/transcripts/p02_t2.txt", "P02: S", f"P02: {f'{PHONE}, ' * 6}S")
    main(["identifiers", str(telling)])
    assert "and 2 more places" in capsys.readouterr().out


def test_rows_are_written_once_and_still_stop_the_run(telling, capsys):
    assert main(["identifiers", str(telling), "--write"]) == 1
    assert "1 added" in capsys.readouterr().out
    assert main(["identifiers", str(telling), "--write"]) == 1
    assert "0 added" in capsys.readouterr().out
    assert [fault.where for fault in check_study(telling).faults] == ["phone"]


def test_a_row_that_a_person_filled_in_lets_the_study_run(telling):
    main(["identifiers", str(telling), "--write"])
    path = telling / ROWS
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("phone,,,", "phone,replace,[phone],"))
    assert check_study(telling) is None
    assert main(["identifiers", str(telling)]) == 0


def test_candidates_are_listed_when_asked_for(telling, capsys):
    main(["identifiers", str(telling), "--candidates"])
    assert "capitals: 'Ann', 1 in p02_t2" in capsys.readouterr().out


def test_faults_of_the_table_are_told_first(telling, capsys):
    (telling / ROWS).write_text("text,action\nAnn,drop\n")
    assert main(["identifiers", str(telling)]) == 1
    out = capsys.readouterr().out
    assert f"{ROWS} line 2, action" in out
    assert PHONE not in out


def test_a_folder_without_a_study_is_a_fault(tmp_path, capsys):
    assert main(["identifiers", str(tmp_path)]) == 1
    assert "study.yaml" in capsys.readouterr().out


def test_other_faults_of_the_transcripts_are_counted(telling, capsys):
    (telling / "data/transcripts/p01_t1.txt").write_text("")
    main(["identifiers", str(telling)])
    assert "Other faults of the transcripts (1)" in capsys.readouterr().out


def test_the_schema_says_what_the_reader_asks_for():
    schema = load_schema("identifiers")
    assert list(schema["properties"]) == list(COLUMNS)
    assert schema["required"] == list(NEEDED)
    assert set(schema["properties"]["action"]["enum"]) == {"", *ACTIONS}
