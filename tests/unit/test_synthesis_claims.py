"""The files of synthesis/ are read with what is wrong in them."""

import pytest

from plait.synthesis.claims import read_claims

PROPOSITION = """\
- id: p1
  text: It rises.
  strands: quantitative
  statements:
    - {id: p1a, strand: quantitative, basis: data, text: It rises.}
"""


@pytest.fixture
def read(tmp_path):
    def write_and_read(argument=None, **files):
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text)
        if argument is not None:
            (tmp_path / "argument.md").write_bytes(argument)
        paths = {name: f"{name}.yaml" for name in files}
        shown = "argument.md" if argument is not None else ""
        return read_claims(paths, shown, folder=str(tmp_path))

    return write_and_read


def test_without_files_there_are_no_claims_and_no_faults(read):
    claims = read()
    assert (claims.propositions.data, claims.negative_cases.data) == ([], [])
    assert (claims.argument, claims.faults) == ("", [])


def test_a_file_is_read(read):
    claims = read(propositions=PROPOSITION)
    assert claims.propositions.data[0]["statements"][0]["id"] == "p1a"
    assert claims.faults == []


def test_an_empty_file_is_no_claims(read):
    claims = read(propositions="# nothing yet\n")
    assert (claims.propositions.data, claims.faults) == ([], [])


def test_faults_of_all_files_are_told_and_their_claims_left_out(read):
    claims = read(propositions=PROPOSITION + "  fit: no\n", questions="- id: q1\n")
    assert {f.file for f in claims.faults} == {"propositions.yaml", "questions.yaml"}
    assert claims.propositions.data == []


def test_a_file_that_is_no_yaml_is_a_fault(read):
    claims = read(propositions="- [")
    assert claims.faults[0].expected == "YAML"
    assert claims.propositions.data == []


@pytest.mark.parametrize("again", [
    "- {id: p1, text: x, strands: both, statements: [{id: s, strand: qualitative, "
    "basis: data, text: y}]}\n",
    "    - {id: p1a, strand: quantitative, basis: data, text: It rises.}\n",
    "    - {id: p1, strand: quantitative, basis: data, text: It rises.}\n",
])  # fmt: skip
def test_an_id_stands_once_among_propositions_and_statements(read, again):
    (fault,) = read(propositions=PROPOSITION + again).faults
    assert (fault.line, fault.expected) == (6, "each id once")


@pytest.mark.parametrize("data", [
    "Étude\n\n".encode(), "Étude".encode("latin-1"), "\ufeffÉtude\r\n".encode()
])  # fmt: skip
def test_the_argument_is_read_however_it_was_saved(read, data):
    assert read(argument=data).argument == "Étude"


def test_lines_above_the_argument_are_kept_so_that_faults_find_it(read):
    assert read(argument=b"\n\nIt rises.\n").argument == "\n\nIt rises."
