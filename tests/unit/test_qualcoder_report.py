"""QualCoder's coding report as CSV: what each row says, and what it does not."""

import csv
import io

import pytest

from plait.check import check_study
from plait.exchange.import_files import read_imports
from plait.exchange.qualcoder_report import is_report, read_report

HEAD = [
    "File",
    "Coder",
    "Coded",
    "Id",
    "Codename",
    "Coded_Memo",
    "Category",
    "Category",
]
PAY = [
    "p03_t1.txt",
    "Ann",
    'The pay\nis poor; "so", yes.',
    "ctid:1",
    "Pay",
    "hm",
    "Work",
]


def report(*rows, head=HEAD, delimiter=","):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, delimiter=delimiter)
    writer.writerows([head, *rows])
    return out.getvalue().encode("utf-8-sig")


def test_a_row_is_a_passage_with_words_coder_code_and_memo():
    project = read_report(report(PAY), shown="r.csv")
    (coding,) = project.codings
    assert (coding.source, coding.code, coding.user) == ("p03_t1.txt", "Pay", "Ann")
    assert (coding.quote, coding.memo) == (PAY[2], "hm")
    assert (coding.start, coding.end, coding.line) == (-1, -1, 2)
    assert (project.users, project.origin) == ({"Ann": "Ann"}, "QualCoder")
    assert [code.name for code in project.codes] == ["Pay"]


def test_a_report_by_cases_names_the_file_and_counts_a_passage_once():
    head = ["Case", "Filename", *HEAD[1:]]
    rows = [[case, *PAY] for case in ("P03", "Ward 2")]
    project = read_report(report(*rows, head=head), shown="r.csv")
    assert [coding.source for coding in project.codings] == ["p03_t1.txt"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_have_saved_it(delimiter):
    data = report(PAY, delimiter=delimiter)
    assert len(read_report(data, shown="r.csv").codings) == 1


def test_pictures_and_sound_are_a_loss():
    rows = [["a.png", "Ann", "image", "imid:4", "Pay", ""], PAY,
            ["a.mp3", "Ann", "a/v", "avid:4", "Pay", ""]]  # fmt: skip
    project = read_report(report(*rows), shown="r.csv")
    assert len(project.codings) == 1
    assert [row["count"] for row in project.losses] == [2]


def test_a_row_that_is_cut_off_is_a_fault_with_its_line():
    project = read_report(report(PAY, ["p03_t1.txt", "Ann"]), shown="r.csv")
    assert [(fault.line, fault.found) for fault in project.faults] == [(4, "2 cells")]


@pytest.mark.parametrize(
    ("columns", "ours"),
    [(HEAD, True), (["Case", "Filename", *HEAD[1:]], True),
     (["File/case", *HEAD[1:5]], True), (["id", "document", "tag", "content"], False),
     (["File", "Coder"], False), ([], False)],
)  # fmt: skip
def test_the_report_is_known_by_its_columns(columns, ours):
    assert is_report(columns) == ours


def test_among_imports_it_is_read_though_rows_differ_in_length(tmp_path):
    path = tmp_path / "codes.csv"
    path.write_bytes(report(PAY, [*PAY[:3], "ctid:2", "Pay", "", "Work", "All", "x"]))
    (project,) = read_imports([(str(path), "coding/imports/codes.csv")]).projects
    assert project.faults == []
    assert len(project.codings) == 2


def test_in_a_study_it_makes_decisions_of_its_coder(small):
    folder = small / "coding/imports"
    folder.mkdir()
    row = ["p01_t1.txt", "coder_a", "I will not lie.", "ctid:1", "{}", ""]
    for code, found in (("Emotional load", None), ("Unheard of", "'Unheard of'")):
        cells = [cell.format(code) for cell in row]
        (folder / "codes.csv").write_bytes(report(cells))
        told = check_study(small)
        assert told is None if found is None else found in str(told)
