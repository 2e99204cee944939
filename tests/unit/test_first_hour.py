"""A person's first hour: codebook of 20 codes, 12 transcripts, decisions, the framework.

The transcripts are those of the shipped study, which are invented; the decisions are
made here, on the workbook, as a person would fill it in.
"""

import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from plait.cli import main
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.framework import chart_framework
from plait.study_material import read_material

SHIPPED = Path(__file__).parents[2] / "studies" / "impact"
NEEDED = (
    "study.yaml",
    "participants.csv",
    "documents.csv",
    "data",
    "coding/codebook.yaml",
)
MORE = """\
grievance,,Grievance,"A wrong that was done, and not put right.",,,"unfair; sorry",
humour,,Humour,Laughing with or at it.,,,"laugh*",A joke about the kettle.
place,,Places,Where it happens.,,,"kitchen; corridor",
travel,place,Getting there,,,,"bus; =train",
,,,,,,,
"""
QUOTE = "It’s  like being handed back\nyour own coat"  # as a word processor gives it


@pytest.fixture
def study(tmp_path):
    """Start a study: the shipped transcripts, a codebook in a spreadsheet, no coding."""
    folder = tmp_path / "my study"
    for name in NEEDED:
        source, target = SHIPPED / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    # the shipped one goes on to themes that its workshop made
    plan = (folder / "study.yaml").read_text("utf-8")
    plan = re.sub(r"^joint_displays:.*\n(?:[ #].*\n)+", "", plan, flags=re.M)
    (folder / "study.yaml").write_text(plan, "utf-8")
    book = folder / "coding/codebook.csv"
    assert (
        main(["codebook", "convert", str(folder / "coding/codebook.yaml"), str(book)])
        == 0
    )
    (folder / "coding/codebook.yaml").unlink()
    lines = book.read_text(encoding="utf-8-sig").splitlines()
    more = [f"{line}{',' * 4}" for line in MORE.splitlines()]
    first = next(n for n, line in enumerate(lines) if ",theme," in line)
    book.write_text("\n".join([*lines[:first], *more, *lines[first:]]) + "\n")
    return folder


def fill_in(path):
    """Decide on every suggestion of two codes, as a person would, and add a passage."""
    book = openpyxl.load_workbook(path)
    sheet = book["Suggestions"]
    columns = {cell.value: cell.column for cell in sheet[1]}

    def cell(row, name):
        return sheet.cell(row, columns[name])

    for row in range(2, sheet.max_row + 1):
        if cell(row, "code").value == "valued":
            cell(row, "decision").value = "accept"
        elif cell(row, "code").value == "travel":
            cell(row, "decision").value = "Reject"
            cell(row, "reason").value = "a bus that is only passing"
        elif cell(row, "code").value == "humour":
            cell(row, "decision").value = "move"
            cell(row, "move to").value = "Feeling valued and connected"
    hand = book["Add by hand"]
    for place, text in enumerate(
        ["p03_t1", QUOTE, None, "growth", None, "The coat!"], 1
    ):
        hand.cell(2, place).value = text
    book.save(path)


def test_from_a_codebook_to_the_framework_matrix(study, capsys):
    assert main(["check", str(study)]) == 0
    assert main(["review", "ann", "--study", str(study)]) == 0
    sheet = study / "coding/review/ann.xlsx"
    before = read_material(study)
    assert len(before.files.codebook.ids) == 20
    assert len(before.study["documents"]) == 12
    fill_in(sheet)
    words = [
        "decide",
        "ann",
        str(sheet),
        "--study",
        str(study),
        "--at",
        "2026-01-31T14:05",
    ]
    assert main(words) == 0
    codes = before.suggestions["code"].value_counts()
    rows = read_csv_rows(str(study / "coding/decisions/ann.csv")).rows
    actions = [row["action"] for row in rows]
    assert actions.count("accept") == codes["valued"]
    assert actions.count("reject") == codes["travel"]
    assert actions.count("move") == codes["humour"]
    assert actions[-1] == "add"
    assert rows[-1]["decision"] == f"ann_{len(rows):04}"
    assert rows[0]["codebook_version"] == "1"
    _the_framework_is_right(study)
    _a_second_time_adds_nothing(study, words, len(rows), capsys)
    assert main(["check", str(study)]) == 0


def _the_framework_is_right(study):
    after = read_material(study)
    codings = after.replayed.codings.codings
    assert after.replayed.codings.orphans.empty
    (coat,) = codings[codings["origin"].eq("hand")].to_dict("records")
    assert coat["text"] == "It's like being handed back your own coat"
    assert coat["memo"] == "The coat!"
    table = chart_framework(
        codings, turns=after.transcripts.turns, themes=after.files.themes
    )
    cells = table.set_index(["case", "time", "theme"])["extracts"]
    mine = codings[codings["theme"].eq("worth") & codings["participant"].eq("P03")]
    told = mine[mine["time"].eq("t1")]["extract"].nunique()
    assert told > 1
    assert cells["P03", "t1", "worth"] == told
    assert (
        table["extracts"].sum() == codings.groupby("theme")["extract"].nunique().sum()
    )


def _a_second_time_adds_nothing(study, words, count, capsys):
    capsys.readouterr()
    assert main(words) == 0
    assert "0 decisions added" in capsys.readouterr().out
    assert len(read_csv_rows(str(study / "coding/decisions/ann.csv")).rows) == count
    assert main(["review", "ann", "--study", str(study), "--over"]) == 0
    book = openpyxl.load_workbook(study / "coding/review/ann.xlsx")
    left = {
        row[5] for row in book["Suggestions"].iter_rows(min_row=2, values_only=True)
    }
    assert left
    assert left.isdisjoint({"valued", "travel", "humour"})
