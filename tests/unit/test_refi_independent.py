"""A reader that plait has no part in reads what plait writes."""

import pytest
from refi_fixtures import CODES, TEXT, passage, sent

from plait.exchange.codebook_qdc import write_qdc
from plait.exchange.project_qdpx import project_qdpx

refi = pytest.importorskip("pyrefiqda.refiproject")
ODD = TEXT.replace("poor", "£5 – café 😀")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.qdpx").write_bytes(
        project_qdpx(sent(passage("joke", code="bands"), texts={"p03_t1": TEXT}))
    )
    return refi.RefiProject.load("a.qdpx")


def test_codes_offsets_and_cases_are_the_same(project):
    codes = project.code_book.codes.code
    assert [code.name for code in codes] == ["Worth", "Pay", "Suggestions (plait)"]
    assert [code.name for code in codes[1].code] == ["Bands"]
    (source,) = project.sources.text_source
    places = [(s.start_position, s.end_position) for s in source.plain_text_selection]
    start = TEXT.index("joke")
    assert (start, start + 4) in places
    assert len(places) == 5
    assert [case.name for case in project.cases.case] == ["P03"]


def test_the_text_and_the_passages_are_the_same(project):
    (source,) = project.sources.text_source
    path = refi.RefiProject.resolve_source_path(
        source.plain_text_path, "extracted_qdpx"
    )
    text = path.read_text(encoding="utf-8")
    assert text == TEXT
    for selection in source.plain_text_selection:
        assert text[selection.start_position :].startswith(selection.name)


def test_accents_dashes_and_emoji_do_not_move_passages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    start = ODD.index("joke")
    coding = passage("joke", code="pay") | {"start": start, "end": start + 4}
    empty = sent().suggestions.iloc[:0]
    data = project_qdpx(sent(coding, texts={"p03_t1": ODD}, suggestions=empty))
    (tmp_path / "a.qdpx").write_bytes(data)
    project = refi.RefiProject.load("a.qdpx")
    (source,) = project.sources.text_source
    path = refi.RefiProject.resolve_source_path(
        source.plain_text_path, "extracted_qdpx"
    )
    (selection,) = source.plain_text_selection
    words = path.read_text(encoding="utf-8")[
        selection.start_position : selection.end_position
    ]
    assert words == "joke"


def test_the_codebook_is_the_same(tmp_path):
    from pyrefiqda.reficodebook import RefiCodebook

    (tmp_path / "a.qdc").write_bytes(write_qdc(CODES))
    codes = RefiCodebook.load(tmp_path / "a.qdc").codes.code
    assert [(code.name, len(code.code)) for code in codes] == [("Worth", 0), ("Pay", 1)]
    assert codes[0].description.endswith("Code id: worth")
