"""Small parts of the release: profile, prose, scales, sidecars, withdrawal."""

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, claims_of, yaml_of

from plait.ingest.consent import count_left_out, without
from plait.quantitative.instruments import load_instruments
from plait.release.profile import read_profile
from plait.release.prose import release_prose
from plait.release.scales import scale_rows, scoring_words
from plait.release.sidecars import Checked, sidecar
from plait.shapes.questionnaires import ROWS_READ
from plait.shapes.release import FLOW
from plait.study_files import CHECKOUT

WORKSHOP = """\
id: first
kind: interpretive
date: "2025-06-01"
present: {peer workers: 4, researchers: 2}
actions: [{action: retire}]
"""


@pytest.mark.parametrize("path", sorted((CHECKOUT / "config/disclosure").glob("*")),
                         ids=lambda path: path.stem)  # fmt: skip
def test_every_shipped_profile_follows_its_schema_and_has_its_name(path):
    profile, faults = read_profile(str(path))
    assert faults == []
    assert profile["id"] == path.stem


def test_a_profile_that_does_not_follow_its_schema_is_empty_and_told(tmp_path):
    (tmp_path / "p.yaml").write_text("id: p\nname: P\n")
    profile, faults = read_profile("p.yaml", folder=str(tmp_path))
    assert profile == {}
    assert {fault.file for fault in faults} == {"p.yaml"}


def test_a_profile_that_is_no_yaml_is_told(tmp_path):
    (tmp_path / "p.yaml").write_text("id: [")
    assert read_profile("p.yaml", folder=str(tmp_path))[1][0].expected == "YAML"


def test_few_people_at_a_workshop_are_not_counted(tmp_path):
    workshop = yaml_of(tmp_path, "w", WORKSHOP)
    prose = release_prose(
        claims_of(tmp_path, argument="It holds."), [workshop], PROFILE
    )
    assert prose["argument"] == "It holds."
    assert prose["workshops"] == [
        {"id": "first", "kind": "interpretive", "date": "2025-06-01",
         "present": {"peer workers": 4, "researchers": None},
         "actions": 1, "recommendations": 0}
    ]  # fmt: skip


def test_each_scale_of_a_study_is_described_in_order():
    paths = {
        i: str(CHECKOUT / f"config/instruments/{i}.yaml") for i in ("wemwbs", "gad7")
    }
    rows = scale_rows(load_instruments(paths)[0]).set_index("instrument")
    assert rows.loc["wemwbs", "place"] < rows.loc["gad7", "place"]
    assert rows.loc["gad7", ["low", "high", "better"]].tolist() == [0, 21, "lower"]
    assert rows.loc["gad7", "scoring"] == "sum of 7 items; all needed"


@pytest.mark.parametrize(("scale", "words"), [
    ({"score": "imported"}, "scale scores imported as the study's own files give them"),
    ({"score": "sum", "items": ["1", "2"], "min_answered": 2},
     "sum of 2 items; all needed"),
    ({"score": "mean", "items": ["1", "2", "3"], "min_answered": 2, "reverse": ["1"]},
     "mean of 3 items, 1 reversed; at least 2 needed, the rest taken as the person's "
     "mean"),
    ({"score": "lookup", "items": ["1"], "min_answered": 1},
     "sum, converted by table, of 1 items; all needed"),
])  # fmt: skip
def test_scoring_is_told_in_one_sentence(scale, words):
    assert scoring_words(scale) == words


def test_a_sidecar_describes_its_table():
    table = FLOW.frame({"place": n, "time": f"t{n}", "label": "T"} for n in range(3))
    described = sidecar(FLOW, table, Checked(PROFILE))
    assert described["rows"] == 3
    assert (described["profile"], described["status"]) == ("acro", "held back")
    assert list(described["columns"]) == FLOW.names


def test_rows_of_people_who_withdrew_everything_are_left_out_and_no_others():
    frame = pd.DataFrame({"participant": ["P01", "P02", None], "x": [1, 2, 3]})
    assert without(frame, ["P01"])["x"].tolist() == [2, 3]
    assert without(frame, []).index.tolist() == [0, 1, 2]


def test_lines_that_are_left_out_for_consent_are_counted():
    counted = count_left_out(ROWS_READ.empty(), {"a.csv": (1, 1)})
    (row,) = counted.to_dict("records")
    assert (row["file"], row["what"], row["n"]) == ("a.csv", "rows_left_out", 1)
    assert row["detail"].startswith("no consent")
