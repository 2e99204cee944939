"""A codebook goes to a spreadsheet and back, and to YAML and back, without loss."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plait.ingest.yamlfile import read_yaml
from plait.qualitative.codebook_table import read_codebook_table, write_codebook_table
from plait.qualitative.codebook_yaml import write_codebook_yaml
from plait.qualitative.list_cells import guard, join_cell, split_cell, unguard

# what a person can type, line ends included; white space around a text is no part of it
SIGNS = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t")
TEXT = st.text(SIGNS, min_size=1).map(str.strip).filter(bool)
FIELDS = ("definition", "use_when", "not_when", "since", "notes")
IDS = [f"c{n}" for n in range(6)]


@st.composite
def codebooks(draw):
    """Draw a tree of up to six codes with any texts."""
    roots, all_codes = [], []
    for name in IDS[: draw(st.integers(1, len(IDS)))]:
        code = {"id": name, "name": draw(TEXT)}
        code |= {field: draw(TEXT) for field in FIELDS if draw(st.booleans())}
        for field in ("keywords", "examples"):
            items = draw(st.lists(TEXT, max_size=3))
            code |= {field: items} if items else {}
        above = draw(st.sampled_from([None, *all_codes]))
        (roots if above is None else above.setdefault("codes", [])).append(code)
        all_codes.append(code)
    data = {"codes": roots}
    if draw(st.booleans()):
        data["version"] = draw(st.integers(0, 99))
        data["themes"] = [{"id": "t", "name": draw(TEXT), "codes": [IDS[0]]}]
        data["history"] = [draw(TEXT), {"what": draw(TEXT)}]
    return data


def through(text, ending, read):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"codebook.{ending}")
        path.write_text(text, encoding="utf-8", newline="")
        file = read(str(path))
    assert file.faults == []
    return file.data


@given(codebooks())
def test_table_and_back(data):
    text = write_codebook_table(data)
    again = through(text, "csv", read_codebook_table)
    assert again == data
    assert write_codebook_table(again) == text


@given(codebooks())
def test_yaml_and_back(data):
    assert through(write_codebook_yaml(data), "yaml", read_yaml) == data


@given(st.lists(st.text(min_size=1)), st.sampled_from(";|"))
def test_any_list_survives_its_cell(items, mark):
    assert split_cell(join_cell(items, mark), mark) == items


@given(st.text())
def test_any_text_survives_the_guard(text):
    assert unguard(guard(text)) == text
