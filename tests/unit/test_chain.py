"""A decision file that was edited in the middle shows it."""

import pytest

from plait.qualitative.chain import chain_marks, first_break

ROWS = [{"decision": f"d{n}", "code": "pay", "memo": ""} for n in range(1, 5)]


def marked():
    return [row | {"chain": m} for row, m in zip(ROWS, chain_marks(ROWS), strict=True)]


def test_an_untouched_file_has_no_break():
    assert first_break(marked()) is None


def test_the_mark_does_not_depend_on_blank_columns():
    assert chain_marks([{"a": "1", "b": ""}]) == chain_marks([{"a": "1"}])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda rows: rows[1].update(code="role"),
        lambda rows: rows.pop(1),
        lambda rows: rows.insert(1, {"decision": "d9", "code": "pay"}),
        lambda rows: rows.reverse(),
    ],
    ids=["changed", "taken out", "put in", "sorted"],
)
def test_a_change_in_the_middle_breaks_the_chain(spoil):
    rows = marked()
    spoil(rows)
    assert first_break(rows) is not None


def test_lines_without_a_mark_may_be_added_at_the_end():
    assert first_break([*marked(), {"decision": "d5", "chain": ""}]) is None
