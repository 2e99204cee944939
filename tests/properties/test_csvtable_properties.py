"""A CSV table read by columns is the table read by rows, for whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plait.ingest import csvbytes, csvtable
from plait.ingest.csvfile import read_csv_rows

PIECES = ["a", "1", " ", "é", ",", ",", "\n", "\n", "\r\n", '"', '""', '"x"', '"a\nb"']
HEADS = ["h,k\n", '\n "h",k\n', "h,k,m\n", "h\n", '"h\nq",k\n', ",\nh,k\n"]
TEXT = st.builds(
    lambda head, pieces: head + "".join(pieces),
    st.sampled_from(HEADS), st.lists(st.sampled_from(PIECES), max_size=24),
)  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csvbytes, "STEP", 7)
        patch.setattr(csvbytes, "BLOCK", 7)  # so that marks fall on the seams
        yield tmp_path_factory.mktemp("csv") / "f.csv"


@given(text=TEXT, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
       small=st.booleans())  # fmt: skip
def test_columns_and_rows_say_the_same(path, text, encoding, small):
    path.write_bytes(text.encode(encoding))
    rows = read_csv_rows(str(path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csvtable, "SMALL", 1 << 20 if small else 0)
        table = csvtable.read_csv_table(str(path), shown=str(path))
    if rows.faults:
        assert table.faults
    elif not table.faults:
        listed = [dict(zip(table.columns, row, strict=True))
                  for row in zip(*table.columns.values(), strict=True)]  # fmt: skip
        assert listed == rows.rows
        assert list(table.lines) == rows.lines
        assert table.encoding == rows.encoding
    else:
        # refused where it is large: a quotation mark that is not around a cell
        assert not small
        assert "quotation mark" in table.faults[0].found
