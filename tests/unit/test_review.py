"""The sheets of a coder: what is on them, what is hidden, and what comes back."""

import openpyxl
import pandas as pd
import pytest
from coded_fixtures import suggestions, transcripts
from small_study import CODEBOOK, spoil

from plait.cli import main
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.review_rows import book_rows, suggestion_rows
from plait.qualitative.review_sheet import SheetPlan, how_to, workbook
from plait.qualitative.sheet_rows import read_sheets
from plait.qualitative.texts import texts_of
from plait.reviewing import _in_order

TEXTS = texts_of(transcripts())


def test_a_suggestion_is_shown_with_what_was_said_around_it():
    first = suggestion_rows(suggestions(), decided=(), texts=TEXTS)[0]
    assert first["passage"] == "The pay is poor."
    assert first["before"] == "[interviewer] And pay?"
    assert first["after"] == "I felt valued."
    low, high = first["hit"]
    assert first["passage"][low:high] == "pay"


def test_transcripts_stand_in_the_order_of_the_study():
    spoken = [transcripts(document=name) for name in ("P06_t2", "p01_t1")]
    hits = pd.concat([suggestions(one) for one in spoken])
    texts = texts_of(spoken[1]) | texts_of(spoken[0])
    rows = suggestion_rows(hits, decided=(), texts=texts)
    names = [row["document"] for row in rows]
    assert list(dict.fromkeys(names)) == ["p01_t1", "P06_t2"]
    assert _in_order(texts, [{"document": "P06_t2"}, {"document": "p9"}]).keys() == {
        "P06_t2"
    }


def test_what_the_coder_decided_is_not_shown():
    hits = suggestions()
    rows = suggestion_rows(hits, decided=set(hits["suggestion"][:1]), texts=TEXTS)
    assert len(rows) == len(hits) - 1


def test_the_codebook_is_set_in_below_its_parents():
    codes = [{"id": "a", "name": "A", "codes": [{"id": "b", "name": "B"}]}]
    assert [row["name"] for row in book_rows(codes)] == ["A", "   B"]


def test_nothing_in_a_workbook_is_calculated(tmp_path):
    words = ["=SUM(A1:A9)", "-1+1", "@x", "+44", "\x07bell"]
    rows = [{"passage": text, "hit": (0, 2)} for text in words]
    rows += [{"passage": text} for text in words]
    path = tmp_path / "ann.xlsx"
    path.write_bytes(workbook([SheetPlan("Suggestions", ("passage",), rows)], ["=how"]))
    book = openpyxl.load_workbook(path)
    cells = [row[0] for row in book["Suggestions"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[0].quotePrefix
    assert cells[4].value == "bell"
    assert book["How to"]["A1"].data_type == "s"


def test_the_first_sheet_says_how_in_five_sentences():
    said = how_to("ann", "coding/review/ann.xlsx")
    assert len(said) == 5
    assert "plait decide ann coding/review/ann.xlsx" in said[-1]


def review(folder, *words):
    return main(["review", *words, "--study", str(folder)])


def decide(folder, sheet, *words):
    sheet = str(folder / "coding/review" / sheet)
    return main(["decide", "bob", sheet, "--study", str(folder), *words])


def test_decisions_on_csv_files_come_back(small, capsys):
    assert review(small, "bob", "--csv") == 0
    path = small / "coding/review/bob.csv"
    rows = path.read_text("utf-8-sig").splitlines()
    assert any(">>exhausted<<" in row for row in rows)
    path.write_text(
        "\n".join(row.replace(",,,,,,,s", ",reject,,,,,,s", 1) for row in rows)
    )
    assert decide(small, "bob.csv", "--at", "2026-01-31") == 0
    assert decide(small, "bob_by_hand.csv") == 0
    made = read_csv_rows(str(small / "coding/decisions/bob.csv")).rows
    assert len(made) == len(rows) - 1
    assert {row["at"] for row in made} == {"2026-01-31"}
    assert main(["check", str(small)]) == 0


def test_the_study_may_be_named_bare_as_for_other_commands(small, capsys):
    assert main(["review", "bob", str(small), "--csv"]) == 0
    sheet = small / "coding/review/bob_by_hand.csv"
    assert main(["decide", "bob", str(sheet), str(small)]) == 0
    assert main(["decide", "bob", str(small)]) == 1
    assert "no sheet" in capsys.readouterr().out


def test_only_what_is_asked_for_is_shown(small, capsys):
    assert review(small, "bob", "--document", "p01_t1", "--code", "load", "--csv") == 0
    rows = read_csv_rows(str(small / "coding/review/bob.csv")).rows
    assert {(row["document"], row["code"]) for row in rows} == {("p01_t1", "load")}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Bob"], "the coder 'Bob'"),
        (["codera"], "differs from that of"),
        (["bob", "--document", "p9"], "no 'p9'"),
        (["bob", "--code", "rolls"], "no 'rolls'"),
    ],
)
def test_a_wrong_name_is_a_fault(small, capsys, words, told):
    assert review(small, *words) == 1
    assert told in capsys.readouterr().out
    assert not (small / "coding/review").exists()


def test_a_sheet_that_is_there_may_hold_decisions(small, capsys):
    assert review(small, "bob") == 0
    assert review(small, "bob") == 1
    assert "--over" in capsys.readouterr().out
    assert review(small, "bob", "--over") == 0


def test_a_fault_in_a_row_adds_nothing(small, capsys):
    review(small, "bob", "--csv")
    path = small / "coding/review/bob.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",,,,,,,s", ",yes,,,,,,s"))
    assert decide(small, "bob.csv") == 1
    assert "'yes'" in capsys.readouterr().out
    assert not (small / "coding/decisions/bob.csv").exists()


def test_a_time_that_is_none_and_a_file_that_is_none_come_together(small, capsys):
    assert decide(small, "none.xlsx", "--at", "noon") == 1
    said = capsys.readouterr().out
    assert "none.xlsx" in said
    assert "'noon'" in said


def test_a_file_of_something_else_is_told(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    assert "plait review" in read_sheets(str(path), shown="x.csv").faults[0].found


@pytest.fixture
def reflexive(small):
    spoil(small, "study.yaml", "approach: codebook", "approach: reflexive")
    return small


def test_a_reflexive_study_is_told_kindly_and_offered_the_sheet_by_hand(
    reflexive, capsys
):
    assert review(reflexive, "bob") == 0
    assert "they are off in this study" in capsys.readouterr().out
    book = openpyxl.load_workbook(reflexive / "coding/review/bob.xlsx")
    assert book.sheetnames == ["How to", "Add by hand", "Decide again", "Codebook"]
    said = [row[0].value for row in book["How to"].iter_rows()]
    assert len(said) == 5
    assert not [words for words in said if "sheet Suggestions" in words]
    assert book["Add by hand"]["A1"].value == "document"


def test_suggestions_wait_for_the_first_reading_of_this_coder(reflexive, capsys):
    spoil(reflexive, "study.yaml", "seed: 1", "seed: 1\nsuggestions: true")
    (reflexive / "coding/readings.csv").write_text(
        "document,coder,done_on\np01_t1,bob,2025-05-01\np02_t2,coder_a,2025-05-01\n"
    )
    assert review(reflexive, "bob", "--csv") == 0
    assert "there: 1 transcript." in capsys.readouterr().out
    rows = read_csv_rows(str(reflexive / "coding/review/bob.csv")).rows
    assert {row["document"] for row in rows} == {"p01_t1"}


def edit(small, old, new):
    spoil(small, "data/transcripts/p02_t2.txt", old, new)
    assert review(small, "coder_a", "--csv") == 0
    return read_csv_rows(str(small / "coding/review/coder_a_again.csv")).rows


def test_words_that_came_to_stand_in_a_lost_place_are_not_shown(small):
    (row,) = edit(small, "I am exhausted now.", "We moved house. Better now.")
    assert (row["passage"], row["replaces"]) == ("", "d3")


def test_what_a_person_withdrew_is_not_to_be_decided_again(small, capsys):
    people = small / "participants.csv"
    people.write_text(
        "\n".join(
            line.replace(",none", ",remove_all") if line.startswith("P02") else line
            for line in people.read_text().splitlines()
        )
    )
    assert edit(small, "P02: I am exhausted now.", "P02: I am exhausted now.") == []
    assert "0 decisions to look at again" in capsys.readouterr().out


SPLIT = """\
- {id: r1, date: 2025-09-01, from_version: 1, to_version: 2, action: split, codes: load,
   into: [worn, carried], reason: "two things in one"}
"""


def test_decisions_after_a_split_are_looked_at_again(small, capsys):
    book = CODEBOOK.replace("version: 1", "version: 2").replace("id: load", "id: worn")
    book = book.replace("codes: [load]", "codes: [worn]")
    book = book.replace("themes:", "  - {id: carried, name: Carried home}\nthemes:")
    (small / "coding/codebook.yaml").write_text(book)
    (small / "coding/recodes.yaml").write_text(SPLIT)
    assert review(small, "coder_a", "--csv") == 0
    path = small / "coding/review/coder_a_again.csv"
    rows = read_csv_rows(str(path)).rows
    assert [row["code"] for row in rows] == ["load"] * len(rows)
    assert "load was split into worn;carried" in rows[0]["why"]
    head = "replaces,decision,code now,quote now"
    lines = [f"{row['replaces']},add,carried,I am exhausted now." for row in rows[-1:]]
    path.write_text("\n".join([head, *lines]))
    words = ["decide", "coder_a", str(path), "--study", str(small)]
    assert main([*words, "--at", "2026-01-31"]) == 0
    assert "1 of them replace an earlier one" in capsys.readouterr().out
    assert review(small, "coder_a", "--csv", "--over") == 0
    assert len(read_csv_rows(str(path)).rows) == len(rows) - 1
