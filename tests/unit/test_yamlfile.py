"""YAML is read as people mean it, with lines, and nothing in it is carried out."""

import pytest

from plait.ingest.yamlfile import YamlFile, key_path, plain_scalar, read_yaml


@pytest.fixture
def read(tmp_path):
    def write_and_read(content) -> YamlFile:
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / "f.yaml").write_bytes(data)
        return read_yaml(str(tmp_path / "f.yaml"), shown="f.yaml")

    return write_and_read


@pytest.mark.parametrize(("typed", "read_as"), [
    ("no", "no"), ("on", "on"), ("y", "y"), ("yes", "yes"), ("012", "012"),
    ("2026-01-15", "2026-01-15"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("1e", "1e"),
    ("12:30", "12:30"), ("-99", -99), ("+5", 5), ("0", 0), ("1.50", 1.5), (".5", 0.5),
    ("1e3", 1000.0), ("2.", 2.0), ("true", True), ("false", False), ("null", None),
    ("~", None), ("", None),
])  # fmt: skip
def test_plain_scalars_follow_yaml_1_2_and_ids_stay_text(typed, read_as):
    scalar = plain_scalar(typed)
    assert scalar == read_as
    assert type(scalar) is type(read_as)


@pytest.mark.parametrize("quoted", ['"12"', "'12'", "|-\n  12", ">-\n  12"])
def test_what_is_quoted_is_text(read, quoted):
    assert read(f"a: {quoted}").data == {"a": "12"}


def test_keys_are_text(read):
    assert read("1: t1\ntrue: x").data == {"1": "t1", "true": "x"}


def test_every_key_path_has_its_line(read):
    file = read("a: 1\nb:\n  - id: x\n    name: y\n")
    assert [file.line("a"), file.line("b"), file.line("b", 0, "name")] == [1, 2, 4]


def test_a_key_that_is_not_there_has_the_line_of_what_is(read):
    file = read("a: 1\nb:\n  - id: x\n")
    assert file.line("b", 0, "name") == 3
    assert file.line("nowhere") == 1


def test_a_key_path_is_written_from_one():
    assert key_path(("times", 1, "label")) == "times[2].label"
    assert key_path((0, "id")) == "[1].id"
    assert key_path(()) == ""


def test_a_fault_has_its_place(read):
    fault = read("a: 1\nb: 2\n").fault(("b",), "2", "3", "correct it")
    assert str(fault) == "f.yaml line 2, b: found 2, expected 3\n  correct it"


def test_a_sound_file_has_no_faults_and_built_in_types(read):
    file = read("a: [1, {b: c}]\n")
    assert file.faults == []
    assert file.data == {"a": [1, {"b": "c"}]}


@pytest.mark.parametrize("content", ["", "# only a comment\n", "\ufeff"])
def test_an_empty_file_is_nothing(read, content):
    file = read(content)
    assert (file.data, file.faults) == (None, [])


def test_a_byte_order_mark_is_passed_over(read):
    assert read(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").data == {"a": 1, "b": 2}


def test_a_duplicate_key_is_told_with_both_lines_and_the_first_is_kept(read):
    file = read("a:\n  b: 1\n  b: 2\n")
    (fault,) = file.faults
    assert file.data == {"a": {"b": 1}}
    assert (fault.line, fault.where) == (3, "a.b")
    assert fault.found == "the key 'b' again (first in line 2)"


def test_all_duplicates_of_a_file_are_told(read):
    assert [f.line for f in read("a: 1\na: 2\nb: {c: 1, c: 2}\n").faults] == [2, 3]


@pytest.mark.parametrize("tag", ["!!python/object:os.system x", "!mine x", "!!set {x}"])
def test_a_tag_is_refused_and_nothing_is_built(read, tag):
    file = read(f"a: {tag}\n")
    assert file.data == {"a": None}
    assert file.faults[0].expected == "no tags"


def test_an_alias_is_refused_where_it_is_used(read):
    file = read("a: &x [1]\nb: *x\n")
    (fault,) = file.faults
    assert file.data == {"a": [1], "b": None}
    assert (fault.line, fault.found) == (2, "an alias (*)")


def test_an_alias_of_itself_ends(read):
    assert read("a: &x [*x]\n").data == {"a": [None]}


def test_a_syntax_error_has_its_line(read):
    file = read("a: 1\nb: [1, 2\nc: 3\n")
    (fault,) = file.faults
    assert file.data is None
    assert fault.line in (2, 3)
    assert fault.expected == "YAML"


@pytest.mark.parametrize(("content", "line", "found"), [
    ("a: ]\n", 1, "a comma or a bracket in place of a value"),
    ("a: 1\nb: [1, 2\nc: 3\n", 3,
     "a [ without its ], or a comma left out (opened in line 2)"),
    ("patterns:\n  {wemwbs: wb_{item}}\n", 2,
     "a { without its }, a comma left out, or text with braces that is not in quotes "
     "(opened in line 2)"),
    ('a: "x\nb: 1\n', 3, "a quote that is not closed (opened in line 1)"),
    ("title: Part 1: start\n", 1, "a colon where none can stand"),
    ("a: 1\nb:2\nc: 3\n", 3, "a key without a colon and a space after it"),
    ("a:\n    b: 1\n  c: 2\n", 3, "a line that does not belong here"),
    ("a:\n  - 1\n  b: 2\n", 3, "a line without a dash in a list"),
    ("a: - 1\n", 1, "a dash after a key"),
    ("a:\n\tb: 1\n", 2, "a tab, or text that begins with %, @ or `"),
    ("a:\n  b: 1\n\tc: 2\n", 3, "a tab in place of spaces"),
    ("a: * x\n", 1, "text that begins with * or & and is not in quotes"),
    ("a: *x\n", 1, "text that begins with * and is not in quotes"),
    ("a: &x 1\nb: &x 2\n", 2, "the same anchor (&) twice"),
    ('a: "C:\\data"\n', 1, "a backslash in double quotes"),
    ("a: |x\n y\n", 1, "text in the line of a | or >"),
    ("a: 1\n---\nb: 2\n", 2, "a second document, after a line ---"),
    ("a: 1\n...\nb: 2\n", 3, "text after a line ..., which ends a file"),
    ("a: \x07\n", 0, "a character that is no text"),
    ("%foo\na: 1\n", 1, "text that is not YAML"),
])  # fmt: skip
def test_what_the_parser_stumbled_over_is_told_in_plain_words(
    read, content, line, found
):
    (fault,) = read(content).faults
    assert fault.line == line
    assert fault.found.startswith(found)


def test_a_control_character_is_no_yaml(read):
    (fault,) = read(b"a: \x00\n").faults
    assert fault.expected == "YAML"


def test_latin_1_is_told_by_the_position_of_the_byte(read):
    (fault,) = read("a: é".encode("latin-1")).faults
    assert fault.found == "a byte that is not UTF-8 at position 3"


def test_a_missing_file_is_a_fault(tmp_path):
    (fault,) = read_yaml(str(tmp_path / "none.yaml"), shown="none.yaml").faults
    assert (fault.file, fault.found) == ("none.yaml", "no such file")


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path):
    assert read_yaml(str(tmp_path)).faults[0].found == "no such file"
