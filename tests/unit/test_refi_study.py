"""A study sends a project and takes back what people did with it."""

import pytest
from refi_fixtures import files_of, respoken
from small_study import spoil

from plait.cautions import study_cautions
from plait.check import check_study
from plait.cli import main
from plait.exchange.project_reading import read_qdpx
from plait.exchange.study_imports import Import, with_imports
from plait.exchange.study_project import NOTHING, study_project, undecided
from plait.ingest.transcripts import read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.codings_in_use import codings_in_use
from plait.qualitative.replay import replay
from plait.qualitative.suggestions import suggest
from plait.shapes.exchange import REFI_LOSSES
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import LEFT_OUT
from plait.study import load_study

HIGHLIGHTS = "id,document,tag,content\n1,p01_t1.txt,{tag},I will not lie.\n"
USERS = "file,user,coder\n,,ann\n"


@pytest.fixture
def told(small, monkeypatch, tmp_path):
    """Give a function that replays the study with its imports."""
    monkeypatch.chdir(small)

    def replayed():
        study = load_study(small) | {"times": ["t1", "t2"]}
        said = read_transcripts(
            study["documents"], folder=".", participants=set(study["participants"])
        )
        files = read_coding_files(study, folder=".", documents=study["documents"])
        hits = suggest(said.turns, files.codebook.keywords)
        brought = with_imports(study, files, folder=".", transcripts=said,
                               suggestions=hits)  # fmt: skip
        found = replay(brought.files, suggestions=hits, transcripts=said).codings
        tables = {
            "turns": said.turns,
            "codings": codings_in_use(found.codings, "any_coder"),
            "undecided": undecided(hits, brought.files.decisions),
            "themes": files.themes,
            "decision_counts": found.decision_counts,
        }
        path = str(tmp_path / "left_out.parquet")
        write_frame(said.left_out, path, LEFT_OUT)
        return tables, brought, study_project(tables, [path], study)

    return replayed


def put(small, name, content):
    folder = small / "coding/imports"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(
        content if isinstance(content, bytes) else content.encode()
    )


def test_the_project_holds_every_document_and_coding(told):
    tables, _, (data, losses) = told()
    project = read_qdpx(data, shown="small.qdpx")
    assert project.faults == []
    assert [s.name for s in project.sources] == ["p01_t1", "p02_t2"]
    assert "coder_a" in project.users.values()
    people = [c for c in project.codings if project.users[c.user] == "coder_a"]
    assert len(people) == len(tables["codings"])
    assert set(losses["file"]) == {"results/restricted/refi/small.qdpx"}


def test_a_project_that_comes_back_untouched_changes_nothing(told, small):
    before, _, (data, _) = told()
    put(small, "back.qdpx", data)
    after, brought, (again, _) = told()
    assert after["codings"].equals(before["codings"])
    assert brought.losses.empty
    assert again == data


def test_codings_of_another_tool_become_codings_of_origin_import(told, small):
    put(small, "highlights.csv", HIGHLIGHTS.format(tag="Emotional load"))
    put(small, "users.csv", USERS)
    codings = told()[0]["codings"]
    (row,) = codings[codings["coder"].eq("ann")].to_dict("records")
    assert (row["code"], row["text"]) == ("load", "I will not lie.")
    assert row["origin"] == "import"
    assert row["participant"] == "P01"


def test_memos_are_sent_and_reflexive_notes_are_not(told, small):
    for folder in ("memos", "reflexive_notes"):
        (small / "coding" / folder).mkdir()
        (small / "coding" / folder / "coder_a.md").write_bytes(
            f"# 2026-01-01\r\n{folder} here\r\n".encode()
        )
    texts = b"".join(files_of(told()[2][0]).values())
    assert b"memos here\n" in texts
    assert b"reflexive_notes here" not in texts


def test_a_study_without_a_codebook_has_an_empty_project():
    data, losses = study_project({}, [], {"codebook": ""})
    assert data == NOTHING
    assert losses.empty


def test_check_tells_the_faults_of_imports(small):
    put(small, "highlights.csv", HIGHLIGHTS.format(tag="Unheard of"))
    faults = check_study(small).faults
    assert {fault.found for fault in faults} == {
        "the code 'Unheard of'",
    }
    put(small, "highlights.csv", HIGHLIGHTS.format(tag="load"))
    assert "1 codings that name nobody" in str(check_study(small))
    put(small, "users.csv", USERS)
    assert check_study(small) is None


def test_check_tells_a_brace_in_a_name(small):
    put(small, "a{1}.qdpx", b"")
    assert "brace" in str(check_study(small))


def test_what_was_not_read_is_a_caution(small):
    put(small, "highlights.csv", HIGHLIGHTS.format(tag=""))
    found = [f.found for f in study_cautions(small) if "imports" in f.file]
    assert found == ["1 highlights without a tag, not read"]


def test_a_text_that_changed_meanwhile_keeps_its_codings(told, small):
    data = told()[2][0]
    path = small / "data/transcripts/p01_t1.txt"
    path.write_text(path.read_text().replace("Good, mostly.", "Good, mostly, yes."))
    user = 'name="coder_a"'
    put(small, "back.qdpx", respoken(user, 'name="Bo"', data))
    tables, brought, _ = told()
    assert not brought.faults
    assert "supported" in " ".join(tables["codings"]["text"])


def test_the_study_may_count_a_coder_who_worked_in_another_tool(small):
    put(small, "highlights.csv", HIGHLIGHTS.format(tag="load"))
    put(small, "users.csv", USERS)
    spoil(small, "study.yaml", "seed: 1", "seed: 1\ncodings_used: ann")
    assert check_study(small) is None
    spoil(small, "study.yaml", "codings_used: ann", "codings_used: nobody")
    assert "'nobody'" in str(check_study(small))


def test_more_suggestions_than_anyone_goes_through_are_not_sent(told, monkeypatch):
    monkeypatch.setattr("plait.exchange.study_project.MOST", 2)
    tables, _, (data, losses) = told()
    assert "plait suggestions" not in read_qdpx(data, shown="a").users.values()
    counts = losses.set_index("what")["count"]
    assert counts["undecided suggestions"] == len(tables["undecided"])


def test_a_codebook_that_is_a_table_is_sent_like_any_other(small, told):
    yaml_sent = told()[2][0]
    assert (
        main(["codebook", "convert", "coding/codebook.yaml", "coding/codebook.csv"])
        == 0
    )
    (small / "coding/codebook.yaml").unlink()
    table_sent = told()[2][0]
    assert files_of(table_sent).keys() == files_of(yaml_sent).keys()
    found = read_qdpx(table_sent, shown="p.qdpx")
    assert found.faults == []
    assert len(found.codings) == len(read_qdpx(yaml_sent, shown="p.qdpx").codings) > 0


def test_what_was_not_read_is_told_without_empty_brackets():
    row = {"file": "coding/imports/a.qdpx", "what": "variables", "count": 2}
    losses = REFI_LOSSES.frame([row, row | {"what": "sets", "detail": "Team"}])
    mends = [caution.mend for caution in Import(None, losses).cautions]
    assert sorted(mends) == ["see whether it matters", "see whether it matters (Team)"]
