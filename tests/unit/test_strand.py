"""The qualitative strand from turns and decision files to tables."""

import pytest
from small_study import spoil

from plait.errors import StudyError
from plait.ingest.transcripts import read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.strand import SHAPES, read_strand
from plait.qualitative.suggestions import suggest
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import LEFT_OUT, SUGGESTIONS, TURNS
from plait.study import load_study


@pytest.fixture
def strand(small, monkeypatch, tmp_path):
    """Give a function that reads the strand of the study as it stands."""
    monkeypatch.chdir(small)

    def read(**changed):
        study = load_study(small) | {"times": ["t1", "t2"]} | changed
        said = read_transcripts(
            study["documents"], folder=".", participants=set(study["participants"])
        )
        files = read_coding_files(study, folder=".", documents=study["documents"])
        paths = {name: [str(tmp_path / f"{name}.parquet")]
                 for name in ("turns", "left_out", "suggestions")}  # fmt: skip
        write_frame(said.turns, paths["turns"][0], TURNS)
        write_frame(said.left_out, paths["left_out"][0], LEFT_OUT)
        hits = suggest(said.turns, files.codebook.keywords)
        write_frame(hits, paths["suggestions"][0], SUGGESTIONS)
        return read_strand(paths, study)

    return read


def test_every_table_of_the_strand_has_its_shape(strand):
    tables = strand()
    assert set(tables) == set(SHAPES)
    for name, shape in SHAPES.items():
        assert list(tables[name].columns) == shape.names


def test_decisions_become_codings_and_counts(strand):
    tables = strand()
    assert sorted(tables["codings"]["code"]) == ["load", "load", "support"]
    found = tables["findings"].set_index("finding")["estimate"]
    assert found["code.load.all.extracts"] == 2
    assert found["theme.held.all.people"] == 1


def test_a_time_without_a_transcript_has_no_counts(strand):
    found = strand(times=["t1", "t2", "t3"])["findings"]
    assert set(found["time"]) == {"t1", "t2", "all"}


def test_an_absent_strand_is_empty_tables(small, monkeypatch):
    monkeypatch.chdir(small)
    nothing = {name: [] for name in ("turns", "left_out", "suggestions")}
    tables = read_strand(nothing, {"codebook": ""})
    assert {name: len(table) for name, table in tables.items()} == dict.fromkeys(
        SHAPES, 0
    )


def test_faults_of_the_files_stop_the_strand(small, strand):
    spoil(small, "coding/decisions/coder_a.csv", ",add,load,", ",add,laod,")
    with pytest.raises(StudyError, match="laod"):
        strand()


def test_summaries_fill_the_framework(small, strand):
    (small / "coding/summaries.csv").write_text(
        "case,time,theme,summary\nP01,t1,held,Held by a weekly hour.\n"
    )
    table = strand(summaries="coding/summaries.csv")["framework"]
    cell = table.set_index(["case", "time", "theme"]).loc[("P01", "t1", "held")]
    assert (cell["extracts"], cell["summary"]) == (1, "Held by a weekly hour.")


def test_an_orphan_is_kept_and_logged(small, strand, caplog):
    spoil(
        small, "data/transcripts/p02_t2.txt", "I am exhausted now.", "I am tired now."
    )
    assert strand()["orphans"]["decision"].tolist() == ["d3"]
    assert "coder_a.csv line 4" in caplog.text
