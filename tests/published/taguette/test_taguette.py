"""What Taguette 1.5.2 exports is read."""

from pathlib import Path

from plait.exchange.codebook_qdc import read_qdc
from plait.exchange.taguette import read_highlights
from plait.ingest.csvfile import read_csv_rows

HERE = Path(__file__).parent


def test_the_highlights_are_read():
    project = read_highlights(read_csv_rows(str(HERE / "highlights.csv")))
    assert [(c.code, c.quote) for c in project.codings] == [
        ("support", "I felt my supervisor supported me every week"),
        ("support", "held me – café £5 & more"),
        ("Emotional load", "more. P01: Some evenings I was exhausted"),
    ]


def test_the_codebook_is_read_though_it_is_not_valid():
    data = (HERE / "codebook.qdc").read_bytes()
    codes, faults, losses = read_qdc(data, shown="codebook.qdc")
    assert [code["id"] for code in codes] == ["support", "emotional_load"]
    assert faults == []
    assert "'Sets': Missing child" in losses[0]["detail"]
