"""Gillard et al. 2022, Table 3: the synthetic twin prints it, norms lie where it says."""

import runpy
from pathlib import Path

import pandas as pd
import pytest

from plait.ingest.questionnaires import read_questionnaires
from plait.quantitative.descriptives import mean_findings, summarise
from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table
from plait.quantitative.plan import Plan, plan_scales
from plait.quantitative.scoring import score

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
TIMES = ["t1", "t2", "t3"]
SOURCES = [
    {"file": "data/questionnaires/wellbeing_burnout.csv", "layout": "wide",
     "participant": "id", "time": "wave",
     "time_values": {"1": "t1", "2": "t2", "3": "t3"},
     "patterns": {"wemwbs": "wb_{item}", "cbi": "cbi_{item}"}},
    {"file": "data/questionnaires/job.csv", "layout": "long",
     "participant": "participant", "time": "time", "item": "scale", "answer": "score",
     "time_values": {"T1": "t1", "T2": "t2", "T3": "t3"}, "missing_codes": ["-99"],
     "patterns": {"mjs": "mjs_{item}", "idts": "idts_{item}"}},
]  # fmt: skip
NORMS = ["wemwbs_gillard_2022", "mjs_gillard_2022", "idts_gillard_2022"]


def instruments():
    names = ["wemwbs", "cbi", "mjs", "idts"]
    found, faults = load_instruments(
        {name: str(ROOT / "config" / "instruments" / f"{name}.yaml") for name in names}
    )
    assert faults == []
    return found


def norms():
    paths = {name: str(ROOT / "config" / "norms" / f"{name}.yaml") for name in NORMS}
    found, faults = load_norms(paths, instruments())
    assert faults == []
    return norm_table(found)


@pytest.fixture(scope="module")
def data():
    study = ROOT / "studies" / "impact"
    people = pd.read_csv(study / "participants.csv", dtype="str")
    return read_questionnaires(
        SOURCES, folder=str(study), participants=set(people["participant"]),
        times=TIMES, instruments=instruments(),
    )  # fmt: skip


@pytest.fixture(scope="module")
def means(data):
    scales = plan_scales(Plan(instruments()))
    scores = score(data.answers, instruments())
    found = mean_findings(summarise(scores, scales=scales, times=TIMES), level=0.95)
    return found.set_index(
        found["instrument"] + "." + found["scale"] + "." + found["time"]
    )


def printed_rows():
    table = pd.read_csv(HERE / "table_3.csv", dtype="str")
    return list(table.itertuples(index=False, name=None))


def test_the_twin_is_clean(data):
    assert data.faults == []


@pytest.mark.parametrize("row", printed_rows(), ids=lambda row: f"{row[0]}.{row[1]}")
def test_the_twin_prints_as_table_3(means, row):
    scale, time, *printed = row
    found = means.loc[f"{scale}.{time}"]
    shown = [f"{found['n']}", f"{found['mean']:.1f}", f"{found['sd']:.2f}",
             f"{found['minimum']:.1f}", f"{found['maximum']:.1f}"]  # fmt: skip
    assert shown == printed


def distances():
    rows = [
        {"instrument": scale.split(".")[0], "scale": scale.split(".")[1], "time": time,
         "unit": "points", "n": int(n), "mean": float(mean), "sd": float(sd)}
        for scale, time, n, mean, sd, *_ in printed_rows()
    ]  # fmt: skip
    found = distance_findings(norm_distances(pd.DataFrame(rows), norms()), level=0.95)
    names = [
        found["instrument"] + "." + found["scale"],
        found["time"],
        found["measure"],
    ]
    return found.set_index(names)


@pytest.mark.parametrize("time", TIMES)
def test_distances_from_the_norms_equal_those_worked_from_the_printed_means(time):
    expected = pd.read_csv(HERE / "distances.csv", index_col="scale")
    found = distances()
    for scale, row in expected.iterrows():
        in_sds = found.loc[(scale, time, "distance_z"), "estimate"]
        t = found.loc[(scale, time, "distance"), "statistic"]
        assert in_sds == pytest.approx(row[f"z_{time}"], abs=0.00501), scale
        assert t == pytest.approx(row[f"t_{time}"], abs=0.00501), scale


def test_standards_of_care_have_no_norm():
    assert "mjs.standards" not in distances().index


def test_pay_and_prospects_carry_the_caution_of_a_combined_norm():
    found = distances()["caution"]
    assert "norm of a combined scale" in found["mjs.pay", "t1", "distance"]
    assert "norm of a combined scale" not in found["mjs.overall", "t1", "distance"]


def test_every_distance_says_that_the_norms_own_error_is_unknown():
    assert distances()["caution"].str.contains("sampling error is unknown").all()


@pytest.mark.slow
def test_the_twin_is_what_its_script_makes(tmp_path):
    maker = ROOT / "studies" / "impact" / "synthetic" / "make_questionnaires.py"
    script = runpy.run_path(str(maker))
    script["main"].__globals__["STUDY"] = tmp_path
    script["main"]()
    for made in sorted(tmp_path.rglob("*.csv")):
        kept = ROOT / "studies" / "impact" / made.relative_to(tmp_path)
        assert made.read_bytes() == kept.read_bytes()
