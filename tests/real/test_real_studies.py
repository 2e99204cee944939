"""Real data from end to end, held against the known answers of their sources.

Skipped, with the reason printed, where the folder named by PLAIT_REAL_DATA is absent.
"""

import pandas as pd
import pytest
from build import DATA, build_bliese, build_pospsy
from runs import released, run

from plait.check import check_study
from plait.ingest.transcripts import read_transcripts

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real data: {DATA} is not there"),
]
# bliese_multilevel: valid scores by wave; labelled turns by speaker as the sources say
JOBSAT_N = {"t1": 468, "t2": 465, "t3": 463}
OCCASION_N = {"t0": 295, "t1": 148, "t2": 156, "t3": 138, "t4": 133, "t5": 120}
TURNS_BY_SPEAKER = {
    "hearing_1": {"Ms Rozanne Foyer": 58, "Counsel Inquiry": 53, "Lady Hallett": 7,
                  "Mr Fireman": 6, "Ms Mitchell": 2, "The Witness": 1},
    "hearing_2": {"Professor Fong": 75, "Lead 3": 65, "Ms Carey": 5,
                  "Lady Hallett": 4, "Ms Munroe KC": 3, "Ms Munroe": 2},
    "hearing_3": {"Dr Stephen Mathieu": 68, "Counsel Inquiry": 36, "Mr Weatherby": 21,
                  "Lady Hallett": 12, "Ms Woodward": 6, "Mr Fireman": 3,
                  "Mr Jacobs": 1, "Ms Carey": 1},
    "podcast_1": {"Suz Hinton": 35, "Emma Wedekind": 29, "Feross Aboukhadijeh": 20},
    "podcast_2": {"Adam Stacoviak": 42, "Mireille Reece, PsyD": 42},
    "podcast_3": {"Ryan Bigg": 54, "Nadia Eghbal": 46, "Mikeal Rogers": 22,
                  "Adam Stacoviak": 2},
}  # fmt: skip


@pytest.fixture(scope="module")
def bliese(tmp_path_factory):
    folder = build_bliese(tmp_path_factory.mktemp("real data") / "bliese")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def pospsy(tmp_path_factory):
    folder = build_pospsy(tmp_path_factory.mktemp("real") / "pospsy")
    done = run(folder)
    assert done.returncode == 0, done.stderr
    return folder


def findings(folder):
    path = folder / "results/shareable/findings.parquet"
    return pd.read_parquet(path).set_index("finding")


@pytest.mark.parametrize("study", ["bliese", "pospsy"])
def test_a_real_study_ends_in_a_report(request, study):
    files = set(released(request.getfixturevalue(study)))
    assert {f"report/report.{form}" for form in ("html", "pdf", "docx")} <= files


def test_every_wave_has_its_known_number_of_scores(bliese):
    n = findings(bliese)["n"]
    assert {time: n[f"jobsat.total.{time}.mean"] for time in JOBSAT_N} == JOBSAT_N


def test_means_and_changes_equal_those_of_the_scores_as_printed(bliese):
    """The file carries every score a second time, wide: JOBSAT1 to JOBSAT3."""
    wide = pd.read_csv(DATA / "bliese_multilevel/univbct.csv").drop_duplicates("SUBNUM")
    found = findings(bliese)
    for time, column in zip(JOBSAT_N, ("JOBSAT1", "JOBSAT2", "JOBSAT3"), strict=True):
        row = found.loc[f"jobsat.total.{time}.mean"]
        assert row["estimate"] == pytest.approx(wide[column].mean(), rel=1e-9)
        assert row["sd"] == pytest.approx(wide[column].std(), rel=1e-9)
    change = (wide["JOBSAT3"] - wide["JOBSAT1"]).dropna()
    row = found.loc["jobsat.total.t1-t3.change"]
    assert (row["n"], row["estimate"]) == (len(change), pytest.approx(change.mean()))


def test_turns_by_label_are_as_counted_in_the_sources(bliese):
    turns = pd.read_parquet(bliese / "results/restricted/turns.parquet")
    for document, expected in TURNS_BY_SPEAKER.items():
        counted = turns[turns["document"] == document]["speaker"].value_counts()
        assert counted.to_dict() == expected


def test_the_word_copy_of_a_hearing_gives_the_same_turns(bliese):
    turns = pd.read_parquet(bliese / "results/restricted/turns.parquet")
    row = {"document": "hearing_1", "kind": "other", "group": "hearing_1",
           "file": "module-3_2024-09-16_foyer.derived.docx"}  # fmt: skip
    word = read_transcripts([row], folder=str(DATA / "covid_inquiry_m3")).turns
    said = [
        frame[frame["document"] == "hearing_1"]["text"].str.split().str.join(" ")
        for frame in (turns, word)
    ]
    assert said[0].tolist() == said[1].tolist()


def test_a_claim_that_real_data_contradict_is_marked(bliese):
    statements = pd.read_csv(bliese / "results/shareable/tables/statements.csv")
    verdicts = dict(zip(statements["statement"], statements["verdict"], strict=True))
    assert verdicts == {"p1a": "not shown", "p1b": "contradicted", "p1c": "shown"}


def test_every_occasion_has_its_known_number_of_people(pospsy):
    n = findings(pospsy)["n"]
    for scale in ("ahi.total", "cesd.total"):
        assert {t: n[f"{scale}.{t}.mean"] for t in OCCASION_N} == OCCASION_N


def test_every_score_equals_the_total_that_the_file_carries(pospsy):
    """990 rows: ahiTotal is a plain sum; cesdTotal the keyed sum minus 20."""
    raw = pd.read_csv(DATA / "pospsy_ahi_cesd/posPsy_long.csv")
    raw["participant"] = raw["id"].astype(str)
    raw["time"] = "t" + raw["occasion"].astype(str)
    scores = pd.read_parquet(pospsy / "results/restricted/scores.parquet")
    for instrument, total in (("ahi", "ahiTotal"), ("cesd", "cesdTotal")):
        ours = scores[scores["instrument"] == instrument]
        both = raw.merge(ours, on=["participant", "time"])
        assert len(both) == 990
        assert (both["score"] == both[total]).all()


def test_everybody_improved_as_the_data_paper_says(pospsy):
    found = findings(pospsy)
    assert found.loc["ahi.total.t0-t5.change", "low"] > 0
    assert found.loc["cesd.total.t0-t5.change", "high"] < 0


def test_the_raw_file_stops_the_run_and_both_double_occasions_are_named(tmp_path):
    folder = build_pospsy(tmp_path, raw=True)
    faults = check_study(folder).faults
    assert len(faults) == 2
    assert ["8" in f.where and "t2" in f.where for f in faults].count(True) == 1
    assert ["64" in f.where and "t4" in f.where for f in faults].count(True) == 1
    done = run(folder)
    assert done.returncode != 0
    assert "2 faults in this study" in done.stdout + done.stderr
    assert not (folder / "results/restricted/scores.parquet").exists()
