"""A withdrawal is written down once, whole, and cannot be undone by a new export."""

import codecs

import pytest
from withdrawn_study import cells

from plait import atomic
from plait.cli import main
from plait.ingest.csvfile import read_csv_rows
from plait.ingest.people import read_participants
from plait.study import read_study
from plait.withdrawal.csv_cells import with_cells
from plait.withdrawal.ledger import ledger_faults
from plait.withdrawal.rights import (
    EXTENTS,
    KEPT,
    NEW,
    QUOTES,
    extent_of,
    honoured,
    rights_by_person,
)
from plait.withdrawal.set_aside import ASIDE

LIST = "release/withdrawals.csv"
LINE = {"promised": "", "who": ""}


def withdraw(folder, person, *words):
    return main(["withdraw", person, *words, "--study", str(folder)])


def person(folder, name):
    rows = {row["participant"]: row for row in read_participants(folder).rows}
    return rows[name]


def edited(tmp_path, content, row, cells_):
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    return with_cells(content, read_csv_rows(str(path)), row, cells_)


@pytest.mark.parametrize(("before", "after"), [
    (b"participant,withdrawal\nP1,none\nP2,\n", b"participant,withdrawal\nP1,remove_all\nP2,\n"),
    (b"participant;withdrawal\r\nP1; none \r\n", b"participant;withdrawal\r\nP1;remove_all\r\n"),
    (b'participant,note,withdrawal\n"P1","a, ""b""\nc","none"\n',
     b'participant,note,withdrawal\n"P1","a, ""b""\nc","remove_all"\n'),
    (b"participant\twithdrawal\rP1\t\r", b"participant\twithdrawal\rP1\tremove_all\r"),
    (b"\xef\xbb\xbfparticipant,withdrawal\nP1,none", b"\xef\xbb\xbfparticipant,withdrawal\nP1,remove_all"),
    ("participant,site,withdrawal\nP1,caf\u00e9,\n".encode("cp1252"),
     "participant,site,withdrawal\nP1,caf\u00e9,remove_all\n".encode("cp1252")),
    (b"\nparticipant,withdrawal\n,\n\nP1,none\n", b"\nparticipant,withdrawal\n,\n\nP1,remove_all\n"),
])  # fmt: skip
def test_nothing_but_the_cell_changes(tmp_path, before, after):
    assert edited(tmp_path, before, 0, {"withdrawal": "remove_all"}) == after


def test_columns_that_are_not_there_are_added(tmp_path):
    new = {"withdrawn_on": "2025-01-01", "withdrawal": "no_quotes"}
    assert edited(tmp_path, b"participant,site\r\nP1,a\r\nP2,b\r\n", 1, new) == (
        b"participant,site,withdrawn_on,withdrawal\r\nP1,a,,\r\nP2,b,2025-01-01,no_quotes\r\n"
    )


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_file_of_two_bytes_a_letter_stays_one(tmp_path, mark):
    name = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    before = mark + "participant,withdrawal\nP1,\n".encode(name)
    after = mark + "participant,withdrawal\nP1,no_quotes\n".encode(name)
    assert edited(tmp_path, before, 0, {"withdrawal": "no_quotes"}) == after


def test_what_the_sheet_did_not_promise_is_the_removal_of_what_was_given():
    assert honoured("remove_all") == EXTENTS["remove_all"]
    assert honoured("remove_all", "no_quotes") == {NEW, QUOTES}
    assert honoured("no_quotes", "no_new_data") == {QUOTES}
    assert extent_of({NEW, QUOTES}) == "no_new_data"
    assert extent_of({QUOTES}) == "no_quotes"
    assert extent_of(set()) == "none"


def test_withdrawals_of_a_person_add_up_until_they_change_their_mind():
    rows = [LINE | {"participant": "P1", "asked": "no_quotes", "extent": "no_quotes"},
            LINE | {"participant": "P1", "asked": "no_new_data", "extent": "no_new_data"}]  # fmt: skip
    assert rights_by_person(rows) == {"P1": {NEW, QUOTES}}
    rows.append(LINE | {"participant": "P1", "asked": "none", "extent": "none"})
    assert rights_by_person(rows) == {"P1": frozenset()}


def test_one_command_marks_the_person_and_the_list(small, capsys):
    assert (
        withdraw(
            small,
            "P01",
            "--extent",
            "remove_all",
            "--on",
            "2025-03-01",
            "--who",
            "lead",
        )
        == 0
    )
    assert person(small, "P01")["withdrawal"] == "remove_all"
    assert person(small, "P01")["withdrawn_on"] == "2025-03-01"
    assert (small / LIST).read_text() == (
        "participant,on,asked,promised,extent,who\nP01,2025-03-01,remove_all,,remove_all,lead\n"
    )
    assert "--check" in capsys.readouterr().out
    study = read_study(small)
    assert not study.faults
    assert study.study["no_words_from"] == study.study["no_answers_from"] == ["P01"]


def test_a_second_time_nothing_changes(small, capsys):
    words = ("P01", "--extent", "no_quotes", "--on", "2025-03-01")
    withdraw(small, *words)
    before = (small / LIST).read_bytes(), (small / "participants.csv").read_bytes()
    assert withdraw(small, *words) == 0
    assert "written down before" in capsys.readouterr().out
    assert before == (
        (small / LIST).read_bytes(),
        (small / "participants.csv").read_bytes(),
    )


def test_a_list_that_is_open_elsewhere_is_told_and_the_command_may_be_given_again(
    small, capsys, monkeypatch
):
    real = atomic.os.replace

    def locked(beside, path):
        if path.name == "participants.csv":
            raise PermissionError(13, "Permission denied")
        real(beside, path)

    words = ("P01", "--extent", "no_quotes", "--on", "2025-03-01")
    monkeypatch.setattr(atomic.os, "replace", locked)
    assert withdraw(small, *words) == 1
    assert "close it in other programs" in capsys.readouterr().out
    assert not list(small.glob("*.new"))
    assert "nothing of P01's withdrawal of quotes" in str(read_study(small).faults)
    monkeypatch.setattr(atomic.os, "replace", real)
    assert withdraw(small, *words) == 0
    assert len((small / LIST).read_text().splitlines()) == 2
    assert not read_study(small).faults


def test_no_quotes_and_no_new_data_are_both_kept(small):
    withdraw(small, "P01", "--extent", "no_quotes", "--on", "2025-03-01")
    assert withdraw(small, "P01", "--extent", "no_new_data", "--on", "2025-04-01") == 1
    row = person(small, "P01")
    assert (row["withdrawal"], row["withdrawn_on"], row["consent_quotes"]) == (
        "no_new_data", "2025-04-01", "no",
    )  # fmt: skip
    withdraw(small, "P01", "--extent", "remove_all", "--on", "2025-05-01")
    row = person(small, "P01")
    assert (row["withdrawal"], row["withdrawn_on"]) == ("remove_all", "2025-04-01")
    assert len((small / LIST).read_text().splitlines()) == 4


def test_what_is_not_dated_is_asked_for_at_once(small, capsys):
    assert withdraw(small, "P02", "--extent", "no_new_data", "--on", "2025-04-01") == 1
    told = capsys.readouterr().out
    assert "t2: not known" in told
    assert "fill in withdrawn_after" in told
    assert "left out where P02 speaks: p02_t2" in told


def test_what_was_not_promised_is_told(small, capsys):
    withdraw(
        small,
        "P01",
        "--extent",
        "remove_all",
        "--promised",
        "no_quotes",
        "--on",
        "2025-04-01",
    )
    assert "what was given so far stays" in capsys.readouterr().out
    assert person(small, "P01")["withdrawal"] == "no_new_data"
    assert person(small, "P01")["consent_quotes"] == "no"
    cells(small, "P01", withdrawn_after="t1")
    assert not read_study(small).faults


@pytest.mark.parametrize(("words", "told"), [
    (("P1", "--extent", "no_quotes"), "did you mean"),
    (("P01", "--extent", "no_quotes", "--on", "1 March"), "a date as 2026-01-31"),
    (("P01",), "--extent"),
])  # fmt: skip
def test_a_slip_writes_nothing(small, capsys, words, told):
    assert withdraw(small, *words) == 1
    assert told in capsys.readouterr().out
    assert not (small / LIST).exists()


@pytest.mark.parametrize(("extent", "undone", "right"), [
    ("remove_all", {"withdrawal": "no_quotes"}, KEPT),
    ("no_quotes", {"withdrawal": "none"}, QUOTES),
    ("no_new_data", {"withdrawal": "", "withdrawn_on": ""}, NEW),
])  # fmt: skip
def test_a_new_export_of_the_list_does_not_undo_a_withdrawal(
    small, extent, undone, right
):
    withdraw(small, "P01", "--extent", extent, "--on", "2025-03-01")
    cells(small, "P01", withdrawn_after="t1", **undone)
    found = [fault.found for fault in read_study(small).faults]
    assert f"nothing of P01's withdrawal of {right}" in found


def test_who_withdrew_stays_in_the_list_of_people(small):
    withdraw(small, "P14", "--extent", "remove_all", "--on", "2025-03-01")
    path = small / "participants.csv"
    path.write_text("".join(line for line in path.open() if not line.startswith("P14")))
    assert "P14, who is not in participants.csv" in str(
        ledger_faults(small, [{"participant": "P01"}])[0]
    )


def test_a_later_day_than_was_written_down_is_a_fault(small):
    withdraw(small, "P01", "--extent", "remove_all", "--on", "2025-03-01")
    cells(small, "P01", withdrawn_on="2025-06-01")
    assert [f.found for f in read_study(small).faults] == ["withdrawn_on 2025-06-01"]


def test_slips_in_the_list_are_told(small):
    (small / "release").mkdir()
    head = "participant,on,asked,promised,extent,who\n"
    (small / LIST).write_text(f"{head}P01,soon,all,some,everything,me\n")
    where = {fault.where for fault in read_study(small).faults}
    assert where == {"on", "asked", "promised", "extent"}


def test_a_list_that_a_spreadsheet_saved_is_continued_in_its_form(small):
    (small / "release").mkdir()
    (small / LIST).write_bytes(b"participant;on;asked;promised;extent;who\r\n")
    withdraw(small, "P01", "--extent", "no_quotes", "--on", "2025-03-01")
    assert (
        (small / LIST)
        .read_bytes()
        .endswith(b"\r\nP01;2025-03-01;no_quotes;;no_quotes;\r\n")
    )


@pytest.mark.parametrize(("extent", "moved"), [
    ("no_new_data", False), ("no_quotes", True), ("remove_all", True),
])  # fmt: skip
def test_what_was_released_before_is_set_aside_and_not_deleted(
    small, capsys, extent, moved
):
    shared, aside = small / "results/shareable", small / ASIDE
    (shared / "report").mkdir(parents=True)
    (shared / "report/report.html").write_text("their words", encoding="utf-8")
    withdraw(small, "P03", "--extent", extent, "--on", "2025-03-01")
    there = [path.relative_to(aside).as_posix() for path in aside.rglob("*.html")]
    assert there == ["1/report/report.html"] * moved
    assert shared.exists() != moved
    assert (f"{ASIDE}/1" in capsys.readouterr().out) == moved


def test_what_was_made_on_the_way_is_made_anew(small):
    """A run that has lost its memory would take old codings for its own."""
    (small / "results/restricted/batches").mkdir(parents=True)
    (small / "results/restricted/codings.parquet").write_bytes(b"their words")
    (small / "results/restricted/batches/turns_0.parquet").touch()
    withdraw(small, "P03", "--extent", "remove_all", "--on", "2025-03-01")
    assert [p.name for p in (small / "results/restricted").iterdir()] == [
        "withdrawn_from"
    ]
    kept = small / ASIDE / "1/restricted"
    assert (kept / "codings.parquet").read_bytes() == b"their words"
    assert (kept / "batches/turns_0.parquet").exists()


def test_each_release_that_is_set_aside_keeps_its_own_place(small):
    for person_ in ("P03", "P04"):
        (small / "results/shareable").mkdir(parents=True)
        (small / "results/shareable/bundle.zip").write_bytes(person_.encode())
        withdraw(small, person_, "--extent", "no_quotes", "--on", "2025-03-01")
    kept = {p.parent.name: p.read_bytes() for p in (small / ASIDE).rglob("*.zip")}
    assert kept == {"1": b"P03", "2": b"P04"}


def test_what_was_written_down_before_moves_nothing_again(small):
    for _ in range(2):
        withdraw(small, "P03", "--extent", "no_quotes", "--on", "2025-03-01")
        (small / "results/shareable").mkdir(parents=True, exist_ok=True)
        (small / "results/shareable/a.csv").touch()
    assert (small / "results/shareable/a.csv").exists()


def test_what_cannot_be_moved_is_told_after_it_is_written_down(
    small, capsys, monkeypatch
):
    def refused(*_):
        raise OSError(13, "Permission denied")

    (small / "results/shareable/report").mkdir(parents=True)
    monkeypatch.setattr("plait.withdrawal.set_aside.os.rename", refused)
    assert withdraw(small, "P03", "--extent", "no_quotes", "--on", "2025-03-01") == 1
    assert "move the rest by hand" in " ".join(capsys.readouterr().out.split())
    assert person(small, "P03")["withdrawal"] == "no_quotes"
