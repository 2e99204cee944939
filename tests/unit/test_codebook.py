"""The codebook: a tree, flattened, and what is wrong with it."""

import pytest

from plait.qualitative.codebook import read_codebook

GOOD = """\
version: 2
codes:
  - id: support
    name: "Support"
    definition: "what holds"
    keywords: ["supervis*", "supervis*", "part of the team"]
    codes:
      - id: peers
        name: "Peers"
        keywords: ["=peer"]
        codes:
          - {id: alone, name: "Alone"}
  - {id: pay, name: "Pay"}
themes:
  - {id: holding, name: "Holding", codes: [support]}
"""


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "codebook.yaml"
        path.write_text(text, encoding="utf-8")
        return read_codebook(str(path), shown="coding/codebook.yaml")

    return read


def test_the_tree_is_flattened_parents_first(read):
    codes = read(GOOD).codes
    assert codes["code"].tolist() == ["support", "peers", "alone", "pay"]
    assert codes["parent"].fillna("-").tolist() == ["-", "support", "peers", "-"]


def test_a_code_knows_all_codes_below(read):
    below = read(GOOD).below()
    assert below["support"] == {"support", "peers", "alone"}
    assert below["pay"] == {"pay"}


def test_keywords_keep_their_order_and_stand_once(read):
    assert read(GOOD).keywords == [
        ("support", "supervis*"),
        ("support", "part of the team"),
        ("peers", "=peer"),
    ]


def test_version_and_themes_are_kept(read):
    found = read(GOOD)
    assert found.version == "2"
    assert [theme["id"] for theme in found.themes] == ["holding"]


def test_an_id_used_twice_names_both_lines(read):
    fault = read(GOOD.replace("id: pay", "id: peers")).faults[0]
    assert fault.found == "'peers' in line 13 and in line 8"


def test_a_theme_used_twice_is_a_fault(read):
    twice = GOOD + '  - {id: holding, name: "Again", codes: []}\n'
    assert len(read(twice).faults) == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("id: pay", "id: Pay-1", 13),
        ("definition", "definitoin", 5),
        ("[support]", "[supprt]", 15),
        ('"=peer"', '"=pe*r"', 10),
        ('"=peer"', '"*"', 10),
        ("codes: [support]", "kodes: [support]", 15),
    ],
)
def test_faults_have_a_line(read, old, new, line):
    found = read(GOOD.replace(old, new, 1))
    assert line in [fault.line for fault in found.faults]
    assert found.codes.empty


def test_a_codebook_that_is_not_there_is_a_fault(tmp_path):
    assert read_codebook(str(tmp_path / "none.yaml")).faults


def test_the_word_for_all_codes_is_no_code(read):
    fault = read(GOOD.replace("id: pay", "id: all")).faults[0]
    assert (fault.line, "stands for all codes" in fault.found) == (13, True)
