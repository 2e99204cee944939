"""SPSS files are read with their labels and the codes that they declare missing."""

import datetime

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from plait.ingest.savfile import read_sav


@pytest.fixture(params=["sav", "zsav"])
def read(tmp_path, request):
    def write_and_read(frame, **about):
        path = tmp_path / f"f.{request.param}"
        compress = request.param == "zsav"
        pyreadstat.write_sav(frame, str(path), compress=compress, **about)
        return read_sav(str(path), shown=path.name)

    return write_and_read


def _rows(file):
    return {name: list(texts) for name, texts in file.columns.items()}


def test_numbers_are_texts_and_system_missing_is_empty(read):
    file = read(pd.DataFrame({"id": ["p1 ", "p2"], "x": [3.0, np.nan], "y": [3.5, 1]}))
    assert _rows(file) == {"id": ["p1", "p2"], "x": ["3", ""], "y": ["3.5", "1"]}
    assert (list(file.lines), file.encoding, file.faults) == ([1, 2], "sav", [])


def test_codes_stay_numbers_and_their_labels_stand_beside_them(read):
    frame = pd.DataFrame({"x": [1.0, 2.0], "id": ["a", "b"]})
    file = read(frame, column_labels={"x": "How are\nyou?"},
                variable_value_labels={"x": {1: "never", 2: "always "}})  # fmt: skip
    assert list(file.columns["x"]) == ["1", "2"]
    assert file.labels == {"x": "How are you?"}
    assert file.value_labels == {"x": {"1": "never", "2": "always"}}


def test_codes_that_are_declared_missing_are_listed_where_they_occur(read):
    frame = pd.DataFrame({"x": [1.0, 99.0, 2.0], "y": [-1.0, -5.5, 3.0],
                          "s": ["u", "zz", "v"], "z": [1.0, 2.0, 3.0]})  # fmt: skip
    declared = {"x": [98, 99], "y": [{"lo": -9, "hi": -1}], "s": ["zz"], "z": [9]}
    file = read(frame, missing_ranges=declared)
    assert file.missing == {"x": {"99"}, "y": {"-1", "-5.5"}, "s": {"zz"}}
    assert list(file.columns["x"]) == ["1", "99", "2"]


def test_days_and_moments_are_iso(read):
    moment = datetime.datetime(2026, 1, 31, 9, 30)
    frame = pd.DataFrame({"d": [moment.date(), None], "t": [moment, pd.NaT]})
    assert _rows(read(frame)) == {
        "d": ["2026-01-31", ""], "t": ["2026-01-31 09:30:00", ""],
    }  # fmt: skip


def test_a_time_of_day_is_iso(read):
    nine = datetime.time(9, 30)
    assert _rows(read(pd.DataFrame({"t": [nine]}))) == {"t": ["09:30:00"]}


def test_letters_beyond_english_are_read(read):
    assert _rows(read(pd.DataFrame({"id": ["Zoë"]}))) == {"id": ["Zoë"]}


def test_a_file_without_cases_has_its_variables(read):
    file = read(pd.DataFrame({"x": pd.Series([], dtype="float64")}))
    assert (_rows(file), len(file)) == ({"x": []}, 0)


def test_texts_of_windows_in_a_file_that_says_otherwise_are_read(tmp_path):
    path = tmp_path / "f.sav"
    pyreadstat.write_sav(pd.DataFrame({"id": ["Zoe B"]}), str(path))
    path.write_bytes(path.read_bytes().replace(b"Zoe", "Zoë".encode("cp1252")))
    assert _rows(read_sav(str(path), shown="f.sav")) == {"id": ["Zoë B"]}


def test_a_file_that_is_not_spss_is_told(tmp_path):
    (tmp_path / "f.sav").write_bytes(b"id,x\np1,3\n")
    (fault,) = read_sav(str(tmp_path / "f.sav"), shown="f.sav").faults
    assert fault.found.startswith("a file that cannot be read")


def test_a_missing_file_is_told(tmp_path):
    faults = read_sav(str(tmp_path / "none.sav"), shown="none.sav").faults
    assert [fault.found for fault in faults] == ["no such file"]
