"""The same content has the same bytes."""

import pytest

from plait.provenance.jsonfile import read_json, write_json


def test_what_is_written_is_read(tmp_path):
    path = str(tmp_path / "new" / "a.json")
    write_json({"b": ["é", None, 1.5], "a": True}, path)
    assert read_json(path) == {"b": ["é", None, 1.5], "a": True}


def test_json_is_utf_8_in_the_order_given_with_a_line_feed_at_the_end(tmp_path):
    write_json({"b": "é", "a": 1}, str(tmp_path / "a.json"))
    data = (tmp_path / "a.json").read_bytes()
    assert data == '{\n  "b": "é",\n  "a": 1\n}\n'.encode()


def test_a_number_that_is_none_is_refused(tmp_path):
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json({"a": float("nan")}, str(tmp_path / "a.json"))
