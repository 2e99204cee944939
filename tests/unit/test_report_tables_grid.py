"""A grid table keeps its cells, however long or strange their words."""

import json
import subprocess

import pypandoc

from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, columns_of, grid_table, set_table


def parsed(markdown: str) -> dict:
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=json"]
    done = subprocess.run(command, input=markdown, capture_output=True, text=True, check=True)  # fmt: skip
    (block,) = json.loads(done.stdout)["blocks"]
    assert block["t"] == "Table"
    return block["c"]


def spans(rows: list) -> list[list[int]]:
    return [[cell[3] for cell in row[1]] for row in rows]


def test_heads_and_cells_may_cover_several_columns():
    head = [["", Span("T1", 2)], ["a", "b", "c"]]
    body = [[Span("group", 3)], ["1", Span("2", 2)], ["1", "2", "3"]]
    table = parsed(grid_table(Grid([1, 1, 1], head, body, "lrc")))
    assert spans(table[3][1]) == [[1, 2], [1, 1, 1]]
    assert spans(table[4][0][3]) == [[3], [1, 2], [1, 1, 1]]
    assert [spec[0]["t"] for spec in table[2]] == ["AlignLeft", "AlignRight", "AlignCenter"]  # fmt: skip


def test_widths_follow_the_shares_though_a_word_is_long():
    long = "wemwbs.total.t1-t2.change_of_a_very_long_name_that_cannot_be_broken"
    table = parsed(grid_table(Grid([1, 3], [["a", "b"]], [[long, "c"]])))
    narrow, wide = (spec[1]["c"] for spec in table[2])
    assert abs(wide / narrow - 3) < 0.1
    assert long in json.dumps(table)


def test_no_break_spaces_do_not_shift_a_cell():
    cell = "\u00a0".join(["word"] * 30)
    table = parsed(grid_table(Grid([1, 1], [["a", "b"]], [[cell, "x"], ["y", "z"]])))
    assert spans(table[4][0][3]) == [[1, 1], [1, 1]]


def test_strange_characters_do_not_shift_a_cell():
    strange = escape_cell("漢字 e\u0301 🙂 👩‍👩‍👧 | a + b \u200d العربية")
    table = parsed(grid_table(Grid([1, 1], [["a", "b"]], [[strange, "x"], ["y", "z"]])))
    assert spans(table[4][0][3]) == [[1, 1], [1, 1]]


def test_blank_lines_part_paragraphs_within_a_cell():
    table = parsed(grid_table(Grid([1], [["a"]], [["one\n\ntwo"]])))
    assert [block["t"] for block in table[4][0][3][0][1][0][4]] == ["Para", "Para"]


def test_a_table_without_rows_is_nothing():
    assert set_table(Grid([1], [["a"]]), name="x", caption="y") == ""


def test_a_span_counts_all_its_columns():
    assert columns_of(["a", Span("b", 3)]) == 4
