"""Dated notes of coders, and what they name."""

import pandas as pd
import pytest

from plait.qualitative.memos import count_memos, names_of, read_memos
from plait.shapes.codings import THEMES
from plait.shapes.patterns import MEMOS
from plait.shapes.release import CODES

NAMES = {"codes": {"own_health": "Own health in the job", "pay": "Pay"},
         "themes": {"held": "Being held"}}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def write(text, path="coding/memos/coder_a.md", coders=("coder_a", "coder_a_b")):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return read_memos([path], folder=str(tmp_path), coders=coders, names=NAMES)

    return write


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# 2025-07-04\nText.", "2025-07-04"),
        ("# On pay, 4 July 2025\nText.", "2025-07-04"),
        ("# On pay\n\ncoder_a, 4 July 2025\n\nText of 2024-01-01.", "2025-07-04"),
        ("# On pay\n\nText.\n2025-07-04", None),
        ("# 2025-02-30\nText.", None),
        ("# 31 June 2025\nText.", None),
    ],
)
def test_the_date_stands_in_the_heading_or_the_line_below(read, text, date):
    memos, cautions = read(text)
    assert (memos["date"][0] if date else None) == date
    assert len(cautions) == (date is None)


def test_each_heading_begins_a_note_and_words_before_it_are_one_too(read):
    memos, _ = read("Before.\n\n# 2025-07-04 One\nText.\n\n## 2025-08-01 Two\nMore.\n")
    assert memos["heading"].isna().tolist() == [True, False, False]
    assert memos["text"].tolist() == ["Before.", "Text.", "More."]
    assert memos["line"].tolist() == [1, 3, 6]


def test_an_empty_file_holds_no_note(read):
    assert read("\n\n")[0].empty


def test_a_note_without_a_date_is_told_with_its_line(read):
    _, cautions = read("# 2025-07-04\nText.\n\n# On pay\nText.\n")
    assert [(c.line, c.where) for c in cautions] == [(4, "On pay")]


@pytest.mark.parametrize(
    ("name", "coder"),
    [("coder_a", "coder_a"), ("coder_a_on_pay", "coder_a"), ("coder_a_b", "coder_a_b"),
     ("joint", "joint")],
)  # fmt: skip
def test_a_file_is_named_for_its_coder(read, name, coder):
    assert read("# 2025-07-04\n", f"coding/memos/{name}.md")[0]["coder"][0] == coder


def test_the_folder_tells_memos_from_reflexive_notes(read):
    memos, _ = read("# 2025-07-04\n", "coding/reflexive_notes/coder_a.md")
    assert memos["kind"].tolist() == ["reflexive note"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("On own_health.", "own_health"),
        ("On own health, and PAY.", "own_health;pay"),
        ("On payment and repay.", None),
        ("On *Own health in the job*.", "own_health"),
    ],
)
def test_a_note_names_codes_by_id_or_name_as_whole_words(read, text, codes):
    memos, _ = read(f"# 2025-07-04 Held\n{text}\n")
    assert (memos["codes"][0] if codes else None) == codes
    assert pd.isna(memos["codes"][0]) == (codes is None)


def test_a_heading_names_too(read):
    memos, _ = read("# 2025-07-04 Being held\n")
    assert memos["themes"].tolist() == ["held"]


def test_notes_are_counted_by_month_and_not_by_coder(read):
    memos, _ = read("# 2025-07-04\nA.\n# 2025-07-31\nB.\n# No date\nC.\n")
    counts = count_memos(memos)
    assert counts.to_numpy().tolist() == [
        ["2025-07", "memo", 2], ["undated", "memo", 1],
    ]  # fmt: skip


def test_no_notes_give_no_counts():
    assert count_memos(MEMOS.empty()).empty


def test_names_are_those_of_codebook_and_themes():
    codes = CODES.frame([{"place": 1, "code": "pay", "name": "Pay"}])
    themes = THEMES.frame([{"theme": "held", "name": "Held", "status": "current"}])
    assert names_of(codes, themes) == {"codes": {"pay": "Pay"}, "themes": {"held": "Held"}}  # fmt: skip
