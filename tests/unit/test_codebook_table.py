"""A codebook from a spreadsheet is the codebook of the YAML file."""

import pytest

from plait.ingest.yamlfile import read_yaml
from plait.qualitative.codebook import read_codebook
from plait.qualitative.codebook_table import read_codebook_table, write_codebook_table
from plait.qualitative.codebook_yaml import write_codebook_yaml
from plait.qualitative.list_cells import guard, join_cell, split_cell, unguard

TABLE = """\
id,parent,name,definition,use_when,not_when,keywords,examples
support,,Support,"what holds, mostly",Someone holds.,,supervis*; part of the team,
alone,peers,Alone,,,,,"One, alone.|Nobody ""there""."
peers,support,Peers,,,,'=peer,
pay,,Pay,,,,,
"""


@pytest.fixture
def write(tmp_path):
    def write(text):
        path = tmp_path / "codebook.csv"
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def codes(data):
    return data["codes"]


def test_rows_become_a_tree_in_any_order(write):
    support, pay = codes(read_codebook_table(write(TABLE)).data)
    assert support["codes"][0]["id"] == "peers"
    assert support["codes"][0]["codes"][0]["id"] == "alone"
    assert pay == {"id": "pay", "name": "Pay"}


def test_lists_are_taken_apart_and_formulas_unguarded(write):
    support = codes(read_codebook_table(write(TABLE)).data)[0]
    assert support["keywords"] == ["supervis*", "part of the team"]
    peers = support["codes"][0]
    assert peers["keywords"] == ["=peer"]
    assert peers["codes"][0]["examples"] == ["One, alone.", 'Nobody "there".']


def test_a_study_reads_its_codebook_from_the_table(write):
    found = read_codebook(write(TABLE), shown="coding/codebook.csv")
    assert found.faults == []
    assert found.ids == ["support", "peers", "alone", "pay"]
    assert ("peers", "=peer") in found.keywords


def test_a_semicolon_file_as_spreadsheets_save_it_is_read(write):
    text = 'id;parent;name;keywords\npay;;Pay;"wage; band*"\n'
    assert read_codebook(write(text)).keywords == [("pay", "wage"), ("pay", "band*")]


@pytest.mark.parametrize(
    ("row", "line", "where"),
    [
        ("peers,,Twice,,,,,", 6, "column id"),
        ("x,nowhere,X,,,,,", 6, "column parent"),
        ("x,x,X,,,,,", 6, "column parent"),
        ("Bad-Id,,X,,,,,", 6, "column id"),
        ("x,,,,,,,", 6, "column name"),
        ("x,,X,,,,=pe*r,", 6, "column keywords"),
    ],
)
def test_each_fault_has_its_line_and_column(write, row, line, where):
    faults = read_codebook(write(f"{TABLE}{row}\n")).faults
    assert [(fault.line, fault.where) for fault in faults] == [(line, where)]


def test_a_cycle_of_parents_names_every_code_in_it(write):
    faults = read_codebook(write("id,parent,name\na,b,A\nb,c,B\nc,a,C\nd,a,D\n")).faults
    assert [fault.line for fault in faults] == [2, 3, 4]
    assert "circle" in faults[0].found


def test_a_code_below_itself_in_the_yaml_file_is_a_fault(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text("codes: [{id: a, name: A, codes: [{id: a, name: A}]}]\n")
    assert "'a'" in read_codebook(str(path)).faults[0].found


def test_an_unknown_kind_of_row_is_a_fault(write):
    faults = read_codebook(write("id,name,kind\na,A,cod\n")).faults
    assert [(fault.line, fault.where) for fault in faults] == [(2, "column kind")]


def test_an_unknown_column_is_a_fault(write):
    assert read_codebook(write("id,name,colour\na,A,red\n")).faults


def test_themes_version_and_changes_have_rows_of_their_own(write):
    data = {
        "version": 3,
        "history": ["split pay", {"version": 2, "what": "more"}],
        "codes": [{"id": "pay", "name": "Pay"}],
        "themes": [{"id": "worth", "name": "Worth", "codes": ["pay"]}],
    }
    text = write_codebook_table(data)
    assert read_codebook_table(write(text)).data == data
    assert read_codebook(write(text)).version == "3"


def test_a_codebook_of_codes_alone_has_no_column_for_other_kinds():
    text = write_codebook_table({"codes": [{"id": "pay", "name": "Pay"}]})
    assert text.splitlines()[0].endswith("examples,since,notes")


def test_yaml_keeps_words_that_look_like_something_else(tmp_path):
    data = {"codes": [{"id": "no", "name": "012", "keywords": ["1e5", "null", "-x"]}]}
    path = tmp_path / "codebook.yaml"
    path.write_text(write_codebook_yaml(data), encoding="utf-8")
    assert read_yaml(str(path)).data == data


def test_an_empty_codebook_is_written_as_one(tmp_path):
    path = tmp_path / "codebook.yaml"
    path.write_text(write_codebook_yaml({}), encoding="utf-8")
    assert read_yaml(str(path)).data == {"codes": []}


def test_a_mark_inside_an_item_is_kept():
    assert split_cell(join_cell(["a;b", "c\\", " d "], ";"), ";") == [
        "a;b",
        "c\\",
        " d ",
    ]


def test_what_a_person_types_loosely_is_read():
    assert split_cell(" a ;; b;", ";") == ["a", "b"]
    assert split_cell("a\\", ";") == ["a\\"]


@pytest.mark.parametrize("text", ["=SUM(A1)", "+1", "-x", "@x", "'=x", "plain", ""])
def test_a_guarded_text_is_no_formula_and_comes_back(text):
    assert guard(text)[:1] not in {"=", "+", "-", "@"}
    assert unguard(guard(text)) == text
