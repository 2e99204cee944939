"""Gillard et al. 2022, Table 3: the synthetic twin prints it, norms lie where it says,
and what is misprinted is found.
"""

import runpy
from pathlib import Path

import pandas as pd
import pytest

from plait.ingest.questionnaires import read_questionnaires
from plait.ingest.summary_tables import read_summaries
from plait.quantitative.cube import score_cube
from plait.quantitative.descriptives import mean_findings, summarise, summary_rows
from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table
from plait.quantitative.plan import Plan, plan_scales
from plait.quantitative.plausibility import percent_of, shared_norms
from plait.quantitative.printed import printed
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
    cube = score_cube(score(data.answers, instruments()), scales=scales, times=TIMES)
    found = mean_findings(summarise(cube), level=0.95)
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


LABELS = {
    "Wellbeing": "wemwbs.total",
    "Personal Satisfaction": "mjs.personal",
    "Satisfaction with Workload": "mjs.workload",
    "Satisfaction with Professional Support": "mjs.support",
    "Satisfaction with Training": "mjs.training",
    "Satisfaction with Pay": "mjs.pay",
    "Satisfaction with Prospects": "mjs.prospects",
    "Satisfaction with Standards of Care": "mjs.standards",
    "Overall Satisfaction": "mjs.overall",
    "Leadership": "idts.leadership",
    "Team Cohesion": "idts.cohesion",
    "Communication": "idts.communication",
    "Coordination": "idts.coordination",
    "Conflict Management": "idts.conflict",
}
HEADINGS = ["Measure of Job Satisfaction", "Inter-disciplinary Team Survey"]


def read_table_3(folder):
    sources = [
        {"file": "table_3_as_printed.csv", "layout": "summary", "item": "Outcome",
         "columns": LABELS, "time_value": time.lower(), "n": f"{time} n",
         "mean": f"{time} Mean", "sd": f"{time} SD", "minimum": f"{time} Lowest",
         "maximum": f"{time} Highest",
         "leave_out": [*HEADINGS, "Norm mean", "Norm SD"]}
        for time in ("T1", "T2", "T3")
    ]  # fmt: skip
    return read_summaries(sources, folder=str(folder), times=TIMES,
                          instruments=instruments())  # fmt: skip


@pytest.fixture(scope="module")
def mended(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mended")
    text = (HERE / "table_3_as_printed.csv").read_text()
    (folder / "table_3_as_printed.csv").write_text(text.replace("9017", "9.17"))
    return read_table_3(folder)


def test_the_sd_that_is_printed_as_9017_is_refused():
    data = read_table_3(HERE)
    (fault,) = data.faults
    assert (fault.line, fault.found) == (2, "an SD of 9017")
    assert fault.where == "column T2 SD, wemwbs.total, time t2"
    assert fault.expected.startswith("at most 18.8: 20 people")
    assert len(data.summaries) == 14 * 3 - 1


def test_the_mended_table_is_read_without_a_doubt(mended):
    assert mended.faults == []
    assert mended.summaries["caution"].isna().all()
    rows = mended.summaries
    read = {(f"{r.instrument}.{r.scale}", r.time): (r.n, r.mean, r.sd, r.minimum,
                                                    r.maximum)
            for r in rows.itertuples()}  # fmt: skip
    for scale, time, *figures in printed_rows():
        assert read[scale, time] == tuple(map(float, figures))


@pytest.fixture(scope="module")
def distances(mended):
    scales = plan_scales(Plan(instruments()))
    summary = summary_rows(mended.summaries, scales)
    found = distance_findings(norm_distances(summary, norms()), level=0.95)
    names = [
        found["instrument"] + "." + found["scale"],
        found["time"],
        found["measure"],
    ]
    return found.set_index(names)


@pytest.mark.parametrize("time", TIMES)
def test_distances_from_the_norms_equal_those_worked_from_the_printed_means(
    distances, time
):
    expected = pd.read_csv(HERE / "distances.csv", index_col="scale")
    found = distances
    for scale, row in expected.iterrows():
        in_sds = found.loc[(scale, time, "distance_z"), "estimate"]
        t = found.loc[(scale, time, "distance"), "statistic"]
        assert in_sds == pytest.approx(row[f"z_{time}"], abs=0.00501), scale
        assert t == pytest.approx(row[f"t_{time}"], abs=0.00501), scale


def test_standards_of_care_have_no_norm(distances):
    assert "mjs.standards" not in distances.index


def test_pay_and_prospects_carry_the_caution_of_a_combined_norm(distances):
    found = distances["caution"]
    assert "norm of a combined scale" in found["mjs.pay", "t1", "distance"]
    assert "norm of a combined scale" not in found["mjs.overall", "t1", "distance"]


def test_every_distance_says_that_the_norms_own_error_is_unknown(distances):
    assert distances["caution"].str.contains("sampling error is unknown").all()
    assert set(distances.index.get_level_values(2)) == {"distance", "distance_z"}


def test_one_norm_for_pay_and_for_prospects_is_found():
    table = norms().assign(combined=False)
    same = shared_norms(table).set_axis(table["instrument"] + "." + table["scale"])
    assert same["mjs.pay"] == "the same norm as prospects: one norm used twice?"
    assert same.drop(["mjs.pay", "mjs.prospects"]).isna().all()


def test_two_percentages_of_table_1_are_not_those_of_their_counts():
    # ethnicity, of 30 people: counts and percentages as printed
    cells = [(20, "66.7"), (3, "9.0"), (2, "6.7"), (1, "3.1")]
    right = {text: percent_of(count, 30, printed(text)) for count, text in cells}
    wrong = {text: f"{value:.1f}" for text, value in right.items() if value == value}
    assert wrong == {"9.0": "10.0", "3.1": "3.3"}


@pytest.mark.slow
def test_the_twin_is_what_its_script_makes(tmp_path):
    maker = ROOT / "studies" / "impact" / "synthetic" / "make_questionnaires.py"
    script = runpy.run_path(str(maker))
    script["main"].__globals__["STUDY"] = tmp_path
    script["main"]()
    for made in sorted(tmp_path.rglob("*.csv")):
        kept = ROOT / "studies" / "impact" / made.relative_to(tmp_path)
        assert made.read_bytes() == kept.read_bytes()
