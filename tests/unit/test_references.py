"""A study brings references of its own: they are read strictly, and without notes."""

import json

import pytest

from plait.synthesis.bibtex import read_bibtex, write_bibtex
from plait.synthesis.naming import REFERENCES
from plait.synthesis.references import own_references, read_references, titles_of

OURS = """\
% ours
@string{bmj = "BMJ"}
@article{ours2024,
  author = {Lee, A. and {The team}},
  title = "Paid {NHS} " # {work},
  journal = bmj, month = jan, year = 2024,
  note = {P07 told me of this},
  abstract = {Long}
}
"""
ITEM = {"id": "theirs2023", "type": "book", "title": "T", "note": "secret",
        "author": [{"family": "Lee"}], "issued": {"date-parts": [[2023]]}}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(**files):
        names = [f"references.{kind}" for kind in files]
        for name, text in zip(names, files.values(), strict=True):
            (tmp_path / name).write_text(text, "utf-8")
        return read_references(names, folder=str(tmp_path))

    return read


def found(references):
    return [(f.file, f.line, f.found) for f in references.faults]


def test_without_a_file_the_shipped_references_are_all_there_are(read):
    references = read()
    assert "gillard2022" in references.keys
    assert own_references(references) == {}


def test_both_formats_are_read_beside_the_shipped_ones(read):
    references = read(bib=OURS, json=json.dumps([ITEM]))
    assert references.faults == []
    assert {"gillard2022", "ours2024", "theirs2023"} <= references.keys


def test_notes_and_abstracts_do_not_leave(read):
    made = own_references(read(bib=OURS, json=json.dumps([ITEM])))
    assert list(made) == ["own.bib", "own.json"]
    assert 'title = "Paid {NHS} " # {work}' in made["own.bib"]
    assert '@string{bmj = "BMJ"}' in made["own.bib"]
    assert not any(word in str(made) for word in ("P07", "Long", "secret"))
    assert json.loads(made["own.json"])[0]["author"] == [{"family": "Lee"}]


def test_words_are_titles_and_not_names_or_numbers(read):
    told = titles_of(read(bib=OURS, json=json.dumps([ITEM])))
    assert told.keys() == {"ours2024", "theirs2023"}
    assert "work" in told["ours2024"]
    assert "Lee" not in str(told)


def test_a_key_that_is_there_already_is_a_fault(read):
    twice = OURS.replace("ours2024", "gillard2022") + "\n@misc{a1,}\n@misc{a1,}\n"
    (shipped, own) = found(read(bib=twice))
    assert shipped[1:] == (
        3,
        "the key gillard2022, which reports/references.bib has already",
    )
    assert own[1:] == (12, "the key a1, which line 11 has already")


def test_a_key_of_both_formats_is_a_fault_of_the_second(read):
    ((file, line, _),) = found(
        read(bib=OURS, json=json.dumps([ITEM | {"id": "ours2024"}]))
    )
    assert (file, line) == ("references.json", 1)


@pytest.mark.parametrize(("text", "line", "words"), [
    ("@article{a b, title={T}}", 1, "no comma after the key a"),
    ("\n@article{a,\n  title={T}\n  year={2020}}", 4, "'year={2020}}' before the end of a"),
    ("@article{a,\n title={T\n\n@misc{b, title={U}}", 2, "a brace that is not closed"),
    ('@article{a, title="T}', 1, "a quotation mark that is not closed"),
    ("@article{, title={T}}", 1, "@article without a key"),
    ("@article{a, journal=nature}", 1, "'nature}' without braces"),
    ("@article{a, title={T},, year=2020}", 1, "', year=2020}' where a field should begin"),
    ("@article{a, title={T}, Title={U}}", 1, "title again in a"),
    ("mail a@b.org", 1, "an @ that begins no entry"),
    ("@article{a, title={T}", 1, "nothing before the end of a"),
])  # fmt: skip
def test_a_slip_of_form_is_told_by_its_line(text, line, words):
    (fault,) = read_bibtex(text, shown="references.bib").faults
    assert (fault.line, fault.found[: len(words)]) == (line, words)


def test_after_a_slip_the_next_entry_is_read():
    held = read_bibtex("@misc{a, title={T\n@misc{b, title={U}}\n", shown="f")
    assert [entry.key for entry in held.entries] == ["b"]


def test_what_is_no_reference_is_passed_over():
    text = '% @x{no\n@comment{a @b{c}} @preamble{"x" # {y}}\nWords.\n@misc{a,}\n% x @y'
    held = read_bibtex(text, shown="f")
    assert (held.faults, [e.key for e in held.entries]) == ([], ["a"])


def test_what_is_written_is_read_again_as_it_was():
    held = read_bibtex(OURS, shown="f")
    again = read_bibtex(write_bibtex(held), shown="f")
    assert again.strings == held.strings
    assert [(e.key, e.fields) for e in again.entries] == [
        (e.key, e.fields) for e in held.entries
    ]


@pytest.mark.parametrize(("field", "where"), [
    ("url = {javascript:alert(1)}", "a, url"), (r"title = {\input{/x}}", "a, title"),
])  # fmt: skip
def test_what_would_run_or_fetch_is_a_fault(read, field, where):
    (fault,) = read(bib=f"@misc{{a, {field}}}").faults
    assert fault.where == where


@pytest.mark.parametrize(("text", "line", "words"), [
    ('[\n{"id": "a",\n}]', 3, "expecting property name"), ('{"id": "a"}', 1, ""),
    ('[\n\t{"id": "a", "type": "book", "title": "T"},\n\t{"type": "book", "title": "T"}\n]',
     3, "no 'id'"),
    ('[{"id": "a", "type": "book", "title": "T",\n "URL": "file:///x"}]', 1, "'file:///x'"),
    ('[{"id": "a", "type": "book", "title": "T", "author": "Lee"}]', 1, "'Lee'"),
])  # fmt: skip
def test_what_is_wrong_in_json_is_told_by_its_line(read, text, line, words):
    fault = read(json=text).faults[0]
    assert (fault.line, words in fault.found) == (line, True)


def test_the_shipped_references_are_read_whole():
    text = REFERENCES.read_text("utf-8")
    held = read_bibtex(text, shown="f")
    assert held.faults == []
    assert len({entry.key for entry in held.entries}) == text.count(
        "\n@"
    ) + text.startswith("@")
