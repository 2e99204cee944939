"""Words are found in files of every kind, whatever packs or breaks them."""

import gzip
import io
import re
import zipfile

import pandas as pd
import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from small_study import spoil
from withdrawn_study import cells

from plait.cli import main
from plait.release.unmarked_words import Prose
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import write_frame
from plait.study import load_study
from plait.withdrawal import outside
from plait.withdrawal.checking import NOW as NOW_FILE
from plait.withdrawal.checking import check
from plait.withdrawal.file_texts import parts_of
from plait.withdrawal.left import Left
from plait.withdrawal.markup import markup_words
from plait.withdrawal.outside import differencing_told, git_log, history_told
from plait.withdrawal.places import concerns, place_of
from plait.withdrawal.screen import taken_back_faults
from plait.withdrawal.word_runs import WordRuns

SAID = "Some evenings I was exhausted, I will not lie."


def found(name, data):
    runs = WordRuns([SAID])
    return [part.place for part in parts_of(name, data) if list(runs.find(part.text))]


def zipped(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(name, data)
    return out.getvalue()


def word_file():
    document = Document()
    paragraph = document.add_paragraph("Some even")
    for part in ("ings I was exh", "austed, I will", " not lie."):
        paragraph.add_run(part).bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook():
    book, out = Workbook(), io.BytesIO()
    book.active["B7"] = SAID
    book.save(out)
    return out.getvalue()


def parquet():
    out = io.BytesIO()
    pd.DataFrame({"n": [1], "text": pd.Series([SAID], dtype="category")}).to_parquet(
        out
    )
    return out.getvalue()


@pytest.mark.parametrize(("name", "data", "place"), [
    ("a.txt", SAID.encode(), ""),
    ("a.md", b"some *evenings* I was\n> exhausted, I will not lie", ""),
    ("a.csv", f'x,"{SAID}"\n'.encode("utf-16"), ""),
    ("a.json", b'{"a": "Some evenings\\nI was exhausted, I will not lie."}', ""),
    ("a.html", b"<p>Some even<b>ings</b> I was exhausted,<br>I will not&#32;lie.</p>", ""),
    ("a.html", f'<img alt="{SAID}" src="data:image/png;base64,AAAA">'.encode(), ""),
    ("a.svg", f"<svg><text>{SAID}</text></svg>".encode(), ""),
    ("a.docx", word_file(), "word/document.xml"),
    ("a.xlsx", workbook(), "xl/worksheets/sheet1.xml"),
    ("a.zip", zipped("in/a.docx", word_file()), "in/a.docx > word/document.xml"),
    ("a.qdpx", zipped("project.qde", f'<?xml version="1.0"?><a name="{SAID}"/>'), "project.qde"),
    ("a.csv.gz", gzip.compress(SAID.encode(), mtime=0), "unpacked"),
    ("a.parquet", parquet(), "column text"),
    ("a.sqlite", b"SQLite\0\1" + b"\0" * 150 + SAID.encode() + b"\0\0", ""),
])  # fmt: skip
def test_words_are_found(name, data, place):
    assert found(name, data) == [place]


def test_words_in_a_drawing_inside_a_page_are_found():
    import base64

    drawing = base64.b64encode(f"<svg><title>{SAID}</title></svg>".encode()).decode()
    page = f'<img src="data:image/svg+xml;base64,{drawing}">'
    assert found("a.html", page.encode()) == ["drawing 1"]


def test_words_of_different_cells_are_no_run():
    out = io.BytesIO()
    pd.DataFrame(
        {"text": ["some evenings i was", "exhausted i will not lie"]}
    ).to_parquet(out)
    assert found("a.parquet", out.getvalue()) == []


def test_what_cannot_be_searched_says_so():
    (broken,) = parts_of("a.docx", b"PK\3\4 no more")
    (picture,) = parts_of("a.png", b"\x89PNG")
    assert "could not be opened" in broken.why
    assert picture.why == "a picture"
    assert list(parts_of("a.woff2", b"wOF2")) == []


def test_attributes_that_hold_shapes_are_passed_over():
    assert "word" in markup_words('<path d="M one two" title="a word"/>')
    assert "one" not in markup_words('<path d="M one two" title="a word"/>')


def _holds(text, name="K40"):
    return [word for word in re.findall(r"[\w-]+", text) if word == name]


def test_the_place_of_a_cell_is_nobody_s_id():
    book, out = Workbook(), io.BytesIO()
    book.active["K40"] = 3
    book.active["A1"] = "=SUM(K40,K41)"
    book.active.auto_filter.ref = "A1:K40"
    book.save(out)
    assert not any(_holds(part.text) for part in parts_of("a.xlsx", out.getvalue()))


def test_an_id_in_a_cell_a_comment_a_name_a_formula_or_the_properties_is_found():
    book = Workbook()
    sheet, names = book.active, book.defined_names
    sheet["K40"] = "K40"
    sheet["A1"] = '=IF(B1="K40",1,0)'
    sheet["A2"].comment = Comment("of K40", "K40")
    names["of_them"] = DefinedName("of_them", attr_text="Sheet!$A$1", comment="K40")
    book.properties.title = "K40"
    out = io.BytesIO()
    book.save(out)
    held = {p.place for p in parts_of("a.xlsx", out.getvalue()) if _holds(p.text)}
    assert held == {
        "xl/worksheets/sheet1.xml", "xl/comments/comment1.xml",
        "xl/workbook.xml", "docProps/core.xml",
    }  # fmt: skip


@pytest.mark.parametrize("inside", [
    '<w:document xmlns:w="x/wordprocessingml/2006/main"><w:p w:rsidR="K40" w14:paraId="K40"/>',
    '<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    '<style:style style:name="K40"/><text:p text:style-name="K40"/>',
])  # fmt: skip
def test_what_an_office_program_numbers_by_itself_is_nobody_s_id(inside):
    assert not _holds(markup_words(inside))
    assert _holds(markup_words(f'{inside}<w:comment w:author="K40"/>'))


def test_runs_tell_their_line_and_length():
    runs = WordRuns([SAID, "Yes."])
    assert len(runs) == 4
    assert list(runs.find(f"Nothing.\n\nShe: {SAID.upper()} Never.")) == [(3, 9)]
    assert list(runs.find("some evenings I was exhausted")) == []


def test_what_somebody_else_said_as_well_is_not_theirs():
    runs = WordRuns([SAID])
    runs.forget(["I was exhausted, I will not cook."])
    assert list(runs.find("i was exhausted i will not")) == []
    assert list(runs.find("was exhausted i will not lie")) == [(1, 6)]


def test_every_place_has_its_advice():
    assert place_of("results/shareable/report/report.html").kind == "made"
    assert place_of("results/restricted/watch/a.csv").kind == "copy"
    assert place_of("synthesis/versions/2025/argument.md").kind == "copy"
    assert place_of("coding/memos/a.md").kind == "written"
    assert place_of("data/transcripts/a.txt").kind == "source"
    assert place_of("notes.docx").kind == "copy"


def test_of_who_took_back_quotes_only_what_leaves_is_told():
    assert concerns("results/shareable/report/report.html", {"quotes"})
    assert concerns("sent/bundle.zip", {"quotes"})
    assert not concerns("results/restricted/codings.parquet", {"quotes"})
    assert concerns(
        "results/restricted/codings.parquet", {"quotes", "what was given so far"}
    )


def told(folder, person="P01", **more):
    result = check(folder, person, **more)
    return result.bad, "\n".join(result.told)


def test_the_team_s_own_words_and_copies_are_searched(small):
    cells(small, "P01", withdrawal="remove_all", withdrawn_on="2025-03-01")
    (small / "coding/memos").mkdir()
    (small / "coding/memos/a.md").write_text(f"# 2025-01-01\nP01 said: {SAID}\n")
    (small / "coding/review").mkdir()
    (small / "coding/review/coder_a.xlsx").write_bytes(workbook())
    (small / "synthesis/versions/2025-01-01").mkdir(parents=True)
    (small / "synthesis/versions/2025-01-01/argument.md").write_text(SAID)
    bad, text = told(small)
    assert bad
    assert (
        "coding/memos/a.md: 1 time their id or a transcript's, 1 passage of their words"
        in text
    )
    assert "line 2, 9 words on end" in text
    for path in ("coding/review/coder_a.xlsx", "synthesis/versions/2025-01-01/argument.md",
                 "data/transcripts/p01_t1.txt", "data/questionnaires/anxiety.csv"):  # fmt: skip
        assert path in text
    assert "P02" not in text


def test_a_decision_stays_and_a_memo_that_repeats_their_words_is_told(small):
    cells(small, "P01", withdrawal="remove_all")
    assert (
        "coding/decisions/coder_a.csv: 2 times their id or a transcript's"
        in told(small)[1]
    )
    assert not Left("coding/decisions/coder_a.csv", 2, [], named=False).bad
    assert Left(
        "coding/decisions/coder_a.csv", 0, ["line 2, 6 words on end"], named=False
    ).bad


def test_names_that_only_they_said_are_listed(small):
    cells(small, "P01", withdrawal="remove_all")
    (small / "coding/identifiers.csv").write_text(
        "text,kind,action,replacement,reason\nmy supervisor,name,accept,,a role\nexhausted,name,accept,,a word\n"
    )
    text = told(small)[1]
    assert "only they said: coding/identifiers.csv line 2\n" in text


def test_of_who_gives_no_new_data_only_the_new_words_are_looked_for(small):
    cells(
        small,
        "P02",
        withdrawal="no_new_data",
        withdrawn_on="2025-03-01",
        withdrawn_after="t2",
    )
    bad, text = told(small, "P02")
    assert not bad
    assert "0 turns" in text
    cells(small, "P02", withdrawn_after="t1")
    bad, text = told(small, "P02")
    assert bad
    assert "data/transcripts/p02_t2.txt" in text
    assert "their id" not in text


def test_of_who_took_quotes_back_the_transcript_may_stay(small):
    cells(small, "P01", withdrawal="no_quotes", consent_quotes="yes")
    bad, text = told(small)
    assert bad
    assert "synthesis/propositions.yaml" in text
    assert "data/transcripts" not in text


def test_an_id_that_is_a_bare_number_is_not_looked_for(small):
    for name in ("participants.csv", "data/questionnaires/anxiety.csv"):
        path = small / name
        path.write_text(path.read_text().replace("P14", "14"))
    cells(small, "14", withdrawal="remove_all")
    assert "bare number" in told(small, "14")[1]


def test_who_did_not_withdraw_can_be_looked_for_before_they_do(small):
    assert "not marked as withdrawn" in told(small)[1]


def test_nobody_is_looked_for_who_is_not_in_the_study(small, capsys):
    assert main(["withdraw", "P99", "--check", "--study", str(small)]) == 1
    assert "nobody of the id 'P99'" in capsys.readouterr().out


def test_words_of_transcripts_that_are_gone_are_not_known(small):
    cells(small, "P01", withdrawal="remove_all")
    spoil(
        small, "documents.csv", "p01_t1,p01_t1.txt,interview,P01,,t1,Interviewer\n", ""
    )
    (small / "data/transcripts/p01_t1.txt").unlink()
    assert "their transcripts are gone" in told(small)[1].replace("\n", " ")


def test_git_is_asked_for_every_file_that_held_something(tmp_path):
    def log(folder, path):
        return ["b2 2025-04-01", "a1 2025-01-01"] if path == "a.txt" else []

    lines = history_told(tmp_path, ["a.txt", "b.txt"], log)
    assert (
        lines[1]
        == "  a.txt: 2 commits, 2025-01-01 to 2025-04-01 (git log --all -- a.txt)"
    )
    assert len(lines) == 3
    assert "Git keeps none" in history_told(tmp_path, ["b.txt"], log)[0]


def test_a_folder_that_git_does_not_keep_has_no_history(tmp_path, monkeypatch):
    assert git_log(tmp_path, "a.txt") == []
    monkeypatch.setattr(outside.shutil, "which", lambda name: None)
    assert git_log(tmp_path, "a.txt") == []


BEFORE = {"counts": {"a.t1.mean|n": 28, "b.t1.mean|n": 28, "c.people|estimate": 9, "d.t1.mean|n": 40},
          "estimates": {"a.t1.mean": 44.5, "b.t1.mean": 3.0}}  # fmt: skip
NOW = {"counts": {"a.t1.mean|n": 27, "b.t1.mean|n": 28, "c.people|estimate": 7, "d.t1.mean|n": 20},
       "estimates": {"a.t1.mean": 44.0, "b.t1.mean": 3.0}}  # fmt: skip


def test_what_two_releases_tell_of_a_person_is_told_with_numbers():
    first, second = differencing_told("release of 2025-01-01", BEFORE, NOW, 10)
    assert (
        "2 counts are smaller by fewer than 10 people now, 1 of them by exactly one"
        in first
    )
    assert "a.t1.mean: n was 28 and is 27" in second


def test_releases_alike_tell_of_nobody():
    (line,) = differencing_told("x", BEFORE, BEFORE, 10)
    assert "no count is smaller" in line


def test_an_earlier_release_that_is_given_is_set_beside_today_s(small, tmp_path):
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(zipped("other.csv", "a\n1\n"))
    text = told(small, earlier=[str(bundle)])[1]
    assert "no findings there to compare" in text


def finding(n, mean):
    return FINDINGS.frame(
        [{"finding": "gad7.total.t1.mean", "strand": "quantitative", "measure": "mean",
          "estimate": mean, "n": n, "status": "computed", "source": "x",
          "instrument": "gad7", "scale": "total", "method": "mean"}]
    )  # fmt: skip


def test_kept_counts_and_a_bundle_are_set_beside_today_s_release(small, tmp_path):
    (small / "results/shareable").mkdir(parents=True)
    write_frame(finding(13, 5.0), str(small / NOW_FILE), FINDINGS)
    (small / "release/history").mkdir(parents=True)
    (small / "release/history/2025-01-01.json").write_text(
        '{"on": "2025-01-01", "digest": "d", "profile": "acro",'
        ' "counts": {"findings": {"gad7.total.t1.mean|n": 14}},'
        ' "estimates": {"gad7.total.t1.mean": 5.2}}'
    )
    write_frame(finding(16, 5.1), str(tmp_path / "findings.csv"), FINDINGS)
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(zipped("findings.csv", (tmp_path / "findings.csv").read_bytes()))
    text = told(small, earlier=[str(bundle)])[1]
    assert "release of 2025-01-01: 1 counts are smaller" in text
    assert "n was 14 and is 13" in text
    assert (
        f"{bundle}: 1 counts are smaller by fewer than 10 people now, 0 of them" in text
    )
    assert "Take the earlier release back" in text


def test_words_that_were_taken_back_are_found_in_what_is_about_to_leave(small):
    prose = [
        Prose("synthesis/argument.md", f"One said: {SAID}"),
        Prose("a", "Nothing."),
    ]
    assert list(taken_back_faults(prose, load_study(small), str(small))) == []
    cells(small, "P01", withdrawal="remove_all")
    (fault,) = taken_back_faults(prose, load_study(small), str(small))
    assert fault.file == "synthesis/argument.md"
    assert "9 words on end of somebody who took them back" in fault.found
    assert "exhausted" not in str(fault)


def test_new_words_of_who_gives_no_new_data_are_found_too(small):
    prose = [Prose("a", "I am exhausted now. Nobody warned me how much.")]
    cells(
        small,
        "P02",
        withdrawal="no_new_data",
        withdrawn_on="2025-01-01",
        withdrawn_after="t2",
    )
    assert list(taken_back_faults(prose, load_study(small), str(small))) == []
    cells(small, "P02", withdrawn_after="t1")
    assert len(list(taken_back_faults(prose, load_study(small), str(small)))) == 1


def test_what_was_set_aside_is_to_be_deleted_and_not_to_be_run_again(small, capsys):
    place = small / "results/restricted/withdrawn_from/1/figures"
    place.mkdir(parents=True)
    (place / "flow.png").touch()
    assert "delete it" in place_of("results/restricted/withdrawn_from/1/a.csv").todo
    assert main(["withdraw", "P01", "--extent", "no_quotes", "--on", "2025-03-01",
                 "--study", str(small)]) == 0  # fmt: skip
    told = "\n".join(check(small, "P01").told)
    assert "Made before the withdrawal" not in told
    assert "flow.png" in told
