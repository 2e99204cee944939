"""pandoc reads a bibliography: slips are told by their line, and only what cites leaves."""

import json

import pytest

from plait.synthesis import bibliography
from plait.synthesis.bibliography import FIELDS, keys_of, read_bibtex, read_csl
from plait.synthesis.naming import REFERENCES

BOOK = {"id": "a", "type": "book", "title": "T"}


def told(read):
    return [(f.line, f.where, f.found) for f in read.faults]


def titles(text):
    return [item.get("title") for item in read_bibtex(text, shown="f").items]


@pytest.mark.parametrize(("text", "line", "where", "found"), [
    ("@article{a b, title={T}}", 1, "column 12", "'b'"),
    ("\n@article{a,\n  title={T}\n  year={2020}}", 4, "column 3", "'y'"),
    ("@article{a,\n\t\ttitle={T} year={2020}}", 2, "column 13", "'y'"),
    ("@article{, title={T}}", 1, "column 10", "','"),
    ("@article{a, title={T},, year=2020}", 1, "column 23", "','"),
    ("@book(a, title={T})", 1, "column 6", "'('"),
    ("\r\nmail a@b.org", 2, "column 9", "'.'"),
])  # fmt: skip
def test_a_slip_of_form_is_told_by_its_line(text, line, where, found):
    assert told(read_bibtex(text, shown="f")) == [(line, where, found)]


@pytest.mark.parametrize(("text", "line", "key"), [
    ("@article{a,\n title={T\n\n@misc{b, title={U}}", 1, "a"),
    ("@misc{z,}\n@misc{a,\n title={T}}\n\n@misc{b, title={U\n@misc{c,}", 5, "b"),
    ('@misc{z,}\n@article{a, title="T}', 2, "a"),
    ("@article{a, title={T}", 1, "a"),
    ("@article{", 1, ""),
])  # fmt: skip
def test_what_is_never_closed_is_told_where_it_begins(text, line, key):
    assert told(read_bibtex(text, shown="f")) == [
        (line, key, "no end of what begins here")
    ]


def test_keys_of_a_file_with_a_slip_are_known_still():
    read = read_bibtex("@misc{a, title={T}}\n@misc{b title={U}}", shown="f")
    assert (read.items, read.keyed) == ([], [("a", 1), ("b", 2)])


def test_what_is_no_reference_is_passed_over():
    text = '% @x{no,\n@comment{a @b{c}} @preamble{"x" # {y}}\nWords.\n@misc{a,}\n% x @y'
    read = read_bibtex(text, shown="f")
    assert (read.faults, read.keyed) == ([], [("a", 4)])


@pytest.mark.parametrize(("text", "keyed"), [
    ("@comment{@misc{b, }}\n@misc{a,}", [("a", 2)]), ("@misc{a,}\n@misc{a,}", [("a", 1), ("a", 2)]),
    ("@misc{a, url={https://x.org/%20}} @misc{b,}", [("a", 1), ("b", 0)]),
    ("@Misc { é:c/d.e+1_2 ,}", [("é:c/d.e+1_2", 1)]),
])  # fmt: skip
def test_each_reference_has_the_line_where_it_begins(text, keyed):
    assert read_bibtex(text, shown="f").keyed == keyed


@pytest.mark.parametrize(("typed", "shown"), [
    ("{Paid {NHS} } # {work}", "Paid NHS work"), ("{{<script>x</script>}}", "<script>x</script>"),
    (r"{{\"U}ber \emph{all} \& $\alpha$}", r"Über <i>all</i> & $\alpha$"), ("short", "Long"),
    (r"{\href{javascript:x}{here} \url{https://x.org}}", "Here https://x.org"),
])  # fmt: skip
def test_a_title_shows_as_words(typed, shown):
    assert titles(f"@string{{short = {{Long}}}}\n@misc{{a, title = {typed}}}") == [
        shown
    ]


@pytest.mark.parametrize(("field", "line", "where"), [
    ("url = {javascript:alert(1)}", 1, "a, url"), ("url = {file:///x}", 1, "a, url"),
    ("title = {T},\n" r"note = {\input{/x}}", 2, ""), (r"title = {\write18{ls}}", 1, ""),
])  # fmt: skip
def test_what_would_run_or_fetch_is_a_fault(field, line, where):
    read = read_bibtex(f"@misc{{a, {field}}}", shown="f")
    assert [(f.line, f.where) for f in read.faults] == [(line, where)]
    assert read.items == []


@pytest.mark.parametrize("field", [
    r"file = {C\:\\input\\x.pdf}", r"title = {\inputs}", "url = {https://x.org}",
])  # fmt: skip
def test_what_only_looks_like_it_is_none(field):
    assert read_bibtex(f"@misc{{a, {field}}}", shown="f").faults == []


def test_addresses_are_as_a_browser_wants_them():
    text = r"@misc{a, url={ https://x.org/a{\_}b\_c%20d?e=1\&f#g}, doi={10.1/x{\_}y}}"
    (item,) = read_bibtex(text, shown="f").items
    assert item["URL"] == "https://x.org/a_b_c%20d?e=1&f#g"
    assert item["DOI"] == "10.1/x_y"


def test_what_is_beside_a_reference_stays_behind():
    beside = ("note", "addendum", "annote", "abstract", "keywords", "file", "library")
    fields = ", ".join(f"{name} = {{secret}}" for name in beside)
    (item,) = read_bibtex(f"@book{{a, title = {{T}}, {fields}}}", shown="f").items
    assert item == BOOK


@pytest.mark.parametrize(("text", "line", "words"), [
    ('[\n{"id": "a",\n}]', 3, "expecting property name"), ('{"id": "a"}', 1, ""),
    ('[\n\t{"id": "a", "type": "book", "title": "T"},\n\t{"type": "book", "title": "T"}\n]',
     3, "no 'id'"),
    ('[{"id": "a", "type": "book", "title": "T",\n "URL": "file:///x"}]', 1, "'file:///x'"),
    ('[{"id": "a", "type": "book", "title": "T", "author": "Lee"}]', 1, "'Lee'"),
    ('[{"id": "a", "type": "book", "title": "T"},\n {"id": "b", "type": "book", "title": "T", '
     '"page": null}]', 2, "Null"),
])  # fmt: skip
def test_what_is_wrong_in_json_is_told_by_its_line(text, line, words):
    read = read_csl(text, shown="f")
    assert (read.faults[0].line, words in read.faults[0].found) == (line, True)
    assert read.items == []


def test_only_what_leaves_is_held_against_the_form_of_csl():
    item = BOOK | {"note": None, "author": [{"family": "Lee", "notes": "secret"}]}
    assert read_csl(json.dumps([item]), shown="f").items == [
        BOOK | {"author": [{"family": "Lee"}]}
    ]


def test_a_failure_without_a_place_is_a_fault_of_the_file(monkeypatch):
    monkeypatch.setattr(bibliography, "_by_pandoc", lambda *_: ("", "out of memory"))
    for read in (read_bibtex("@misc{a,}", shown="f"), read_csl("[]", shown="f")):
        assert told(read) == [(0, "", "out of memory")]


def test_pandoc_is_asked_once_about_the_same_file(monkeypatch):
    calls = []
    run = bibliography.subprocess.run
    monkeypatch.setattr(
        bibliography.subprocess, "run", lambda *a, **k: calls.append(a) or run(*a, **k)
    )
    first, again = (read_bibtex("@misc{once,}", shown="f") for _ in range(2))
    assert first == again
    assert len([call for (call,) in calls if "--sandbox" in call]) == 1


def test_the_shipped_references_are_read_whole():
    text = REFERENCES.read_text("utf-8")
    read = read_bibtex(text, shown="f")
    assert read.faults == []
    assert read.keyed == keys_of(text)
    assert len(dict(read.keyed)) == text.count("\n@") + text.startswith("@")
    assert {name for item in read.items for name in item} <= set(FIELDS.split())
