import numpy as np
import pandas as pd
import pytest

from plait.ingest.summary_tables import read_summaries
from plait.quantitative.descriptives import summary_rows
from plait.shapes.questionnaires import ROWS_READ, SUMMARIES

TOTAL = {"id": "total", "score": "sum", "items": ["1", "2"], "min_answered": 2,
         "range": [2, 10], "unit": "points"}  # fmt: skip
PAY = {"id": "pay", "score": "imported", "min_answered": 0, "range": [1, 5],
       "unit": "points"}  # fmt: skip
INSTRUMENTS = {
    "mood": {"id": "mood", "items": {"values": [1, 2, 3, 4, 5]}, "scales": [TOTAL]},
    "job": {"id": "job", "scales": [PAY]},
}
ENTRY = {"file": "article.csv", "layout": "summary", "item": "scale", "time": "wave",
         "n": "n", "mean": "mean", "sd": "sd"}  # fmt: skip
HEAD = "scale,wave,n,mean,sd"


@pytest.fixture
def read(tmp_path):
    def run(*lines, head=HEAD, **changes):
        entry = {key: value for key, value in {**ENTRY, **changes}.items() if value}
        (tmp_path / "article.csv").write_text("\n".join([head, *lines]) + "\n")
        return read_summaries([entry], folder=str(tmp_path), times=["t1", "t2"],
                              instruments=INSTRUMENTS)  # fmt: skip

    return run


def told(data):
    return [(fault.line, fault.found) for fault in data.faults]


def test_a_row_becomes_a_summary_of_its_scale_and_time(read):
    data = read("job.pay,t1,29,4.3,0.72", "job.pay,t2,17,4.2,0.51")
    assert data.faults == []
    assert SUMMARIES.check(data.summaries).equals(data.summaries)
    row = data.summaries.iloc[1]
    assert row[["time", "n", "mean", "sd", "line"]].tolist() == ["t2", 17, 4.2, 0.51, 3]
    assert np.isnan(row["minimum"])


def test_labels_and_times_of_an_article_are_mapped(read):
    data = read("Satisfaction with pay,T1,29,4.3,0.72",
                columns={"Satisfaction with pay": "job.pay"},
                time_values={"T1": "t1"})  # fmt: skip
    assert data.summaries[["instrument", "scale", "time"]].iloc[0].tolist() == [
        "job", "pay", "t1"
    ]  # fmt: skip


def test_times_in_columns_of_their_own_are_entries_of_their_own(tmp_path):
    (tmp_path / "article.csv").write_text(
        "scale,n1,m1,s1,n2,m2,s2,norm\njob.pay,29,4.3,0.72,17,4.2,0.51,3.4\n"
    )
    plain = {key: value for key, value in ENTRY.items() if key != "time"}
    entries = [
        plain | {"time_value": f"t{k}", "n": f"n{k}", "mean": f"m{k}", "sd": f"s{k}"}
        for k in (1, 2)
    ]
    data = read_summaries(entries, folder=str(tmp_path), times=["t1", "t2"],
                          instruments=INSTRUMENTS)  # fmt: skip
    assert data.faults == []
    assert data.summaries["mean"].tolist() == [4.3, 4.2]
    left_out = data.rows_read[data.rows_read["what"] == "columns_left_out"]
    assert left_out["detail"].tolist() == ["norm: not named in study.yaml"]


def test_a_table_may_lack_figures_but_not_the_number_of_people(read):
    data = read("job.pay,t1,29,,", "job.pay,t2,,4.2,0.51")
    assert data.summaries["mean"].isna().tolist() == [True]
    assert told(data) == [(3, "no number of people")]


def test_missing_codes_are_missing_and_listed(read):
    data = read("job.pay,t1,29,4.3,-", missing_codes=["-"])
    assert data.summaries["sd"].isna().all()
    recoded = data.rows_read.set_index("what").loc["recoded_missing"]
    assert recoded[["detail", "n"]].tolist() == ["missing code -", 1]


def test_decimal_commas_are_read_where_semicolons_separate(read):
    data = read("job.pay;t1;29;4,3;0,72", head=HEAD.replace(",", ";"))
    assert (data.faults, data.summaries["sd"].tolist()) == ([], [0.72])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("job.luck,t1,29,4.3,0.72", "'job.luck'"),
        ("job.pay,t9,29,4.3,0.72", "'t9'"),
        ("job.pay,t1,29,4.3a,0.72", "the text '4.3a'"),
        ("job.pay,t1,many,4.3,0.72", "the text 'many'"),
        ("job.pay,t1,2.5,4.3,0.72", "2.5 people"),
        ("job.pay,t1,-2,4.3,0.72", "-2 people"),
        ("job.pay,t1,0,4.3,", "a mean of 4.3 of nobody"),
        ("job.pay,t1,29,43,0.72", "a mean of 43"),
        ("job.pay,t1,29,4.3,72", "an SD of 72"),
        ("job.pay,t1,1e999,4.3,0.72", "the text '1e999'"),
        ("job.pay,t1,1e20,4.3,0.72", "1e20 people"),
    ],
)
def test_what_cannot_be_is_a_fault_with_its_line(read, line, found):
    data = read("job.pay,t2,17,4.2,0.51", line)
    assert told(data) == [(3, found)]
    assert data.summaries["time"].tolist() == ["t2"]


def test_a_fault_names_column_scale_and_time(read):
    (fault,) = read("job.pay,t1,29,4.3,72").faults
    assert fault.where == "column sd, job.pay, time t1"
    assert fault.expected.startswith("at most 1.5")
    assert fault.mend == "correct it against its source, or leave the cell empty"


def test_observed_ends_are_read_and_held_against_the_scale(read):
    data = read("job.pay,t1,29,4.3,0.72,0.5,5.0", head=f"{HEAD},least,most",
                minimum="least", maximum="most")  # fmt: skip
    assert told(data) == [(2, "a minimum of 0.5")]


def test_all_faults_of_a_row_are_told(read):
    assert told(read("luck,t9,x,y,z")) == [(2, "'luck'"), (2, "'t9'")]
    assert len(read("job.pay,t1,x,y,z").faults) == 3


def test_a_scale_and_time_twice_is_a_fault_that_names_the_first(read):
    data = read("job.pay,t1,29,4.3,0.72", "job.pay,t1,29,4.3,0.72")
    assert told(data) == [(3, "the same again as in article.csv line 2")]
    assert len(data.summaries) == 1


def test_a_mean_that_whole_answers_cannot_give_is_a_caution(read):
    data = read("mood.total,t1,43,5.27,1.10", "mood.total,t2,43,5.28,1.10")
    assert data.faults == []
    assert data.summaries["caution"][0] == (
        "the mean 5.27 cannot come of whole answers of 43 people: 5.26 or 5.28 could"
    )
    assert pd.isna(data.summaries["caution"][1])


COUNTED = {"head": f"{HEAD},cases,share", "count": "cases", "percent": "share"}
COUNTS_ONLY = {"head": "scale,wave,n,cases,share", "count": "cases",
               "percent": "share", "mean": None, "sd": None}  # fmt: skip


# 3 (9.0) and 1 (3.1) of 30 stand in table 1 of Gillard et al. (2022)
@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("3,9.0", ("share", "9.0 percent", "10.0: 3 of 30 people")),
        ("1,3.1", ("share", "3.1 percent", "3.3: 1 of 30 people")),
        ("1,0.03", ("share", "0.03 percent", "3.33: 1 of 30 people")),
        ("31,103.3", ("cases", "a count of 31", "a whole number from 0 to 30")),
        ("-1,", ("cases", "a count of -1", "a whole number from 0 to 30")),
        ("2.5,8.3", ("cases", "a count of 2.5", "a whole number from 0 to 30")),
        ("few,8.3", ("cases", "the text 'few'", "a number")),
        (",103.3", ("share", "103.3 percent", "a percentage from 0 to 100")),
        (",-3.3", ("share", "-3.3 percent", "a percentage from 0 to 100")),
    ],
)
def test_a_percentage_that_is_not_its_count_of_n_is_a_fault(read, cells, found):
    (fault,) = read(f"job.pay,t1,30,4.3,0.72,{cells}", **COUNTED).faults
    column, *told = found
    assert (fault.line, fault.where) == (2, f"column {column}, job.pay, time t1")
    assert [fault.found, fault.expected] == told
    assert fault.mend == "correct it against its source, or leave the cell empty"


def test_a_percentage_of_nobody_is_a_fault(read):
    assert told(read("job.pay,t1,0,,,0,0.0", **COUNTED)) == [
        (2, "0.0 percent of nobody")
    ]


@pytest.mark.parametrize(
    "cells", ["20,66.7", "2,7", "1,3.3%", "1,3.3 %", "3,", ",6.7", ",", "30,100", "0,0"]
)
def test_a_percentage_that_its_count_or_any_count_gives_is_sound(read, cells):
    data = read(f"job.pay,t1,30,4.3,0.72,{cells}", **COUNTED)
    assert (data.faults, data.summaries["caution"].isna().all()) == ([], True)
    assert data.summaries["mean"].tolist() == [4.3]


def test_decimal_commas_are_read_in_percentages(read):
    changes = COUNTED | {"head": COUNTED["head"].replace(",", ";")}
    data = read("job.pay;t1;30;4,3;0,72;3;9,0 %", **changes)
    assert [fault.expected for fault in data.faults] == ["10.0: 3 of 30 people"]


NO_COUNT = "{} percent cannot come of a whole number among 32 people: {} could"


def test_a_percentage_alone_that_no_whole_number_of_people_gives_is_a_caution(read):
    data = read("job.pay,t1,32,4.3,0.72,,12.4", **COUNTED)
    assert data.faults == []
    assert data.summaries["caution"].tolist() == [
        NO_COUNT.format("12.4", "9.4 or 12.5")
    ]


def test_a_doubtful_mean_and_a_doubtful_percentage_are_both_told(read):
    data = read("mood.total,t1,43,5.27,1.10,,12.4", **COUNTED)
    mean, percent = data.summaries["caution"][0].split("; ")
    assert mean.startswith("the mean 5.27 cannot")
    assert percent.startswith("12.4 percent cannot")


def test_a_table_may_hold_counts_only(read):
    data = read("job.pay,t1,32,5,15.6", **COUNTS_ONLY)
    assert data.faults == []
    assert data.summaries["n"].tolist() == [32]
    assert data.summaries["mean"].isna().all()


def test_a_table_of_counts_names_mean_and_sd_or_neither(read):
    data = read("job.pay,t1,32,4.3,0.72,5,15.6", **COUNTED, sd=None)
    assert [fault.found for fault in data.faults] == ["no 'sd'"]


def test_rows_of_counts_stand_beside_that_of_the_mean_and_give_it_their_cautions(read):
    data = read("job.pay,t1,32,,,,12.4", "job.pay,t1,32,4.3,0.72,,",
                "job.pay,t1,32,,,5,15.6", "job.pay,t1,32,,,,12.4",
                "job.pay,t1,32,,,,3.0", **COUNTED)  # fmt: skip
    assert data.faults == []
    row = data.summaries.iloc[0]
    assert (len(data.summaries), row["mean"], row["line"]) == (1, 4.3, 3)
    assert row["caution"] == "; ".join(
        [NO_COUNT.format("12.4", "9.4 or 12.5"), NO_COUNT.format("3.0", "0.0 or 3.1")]
    )


def test_columns_that_are_checked_only_are_accounted_for_as_such(read):
    rows = read("job.pay,t1,32,4.3,0.72,5,15.6", **COUNTED).rows_read
    used = rows[rows["what"] == "columns_used"].set_index("detail")["n"]
    assert used["printed figures: scale, wave, n, mean, sd"] == 5
    assert used["held against n, and not reported: cases, share"] == 2


def test_every_row_and_column_is_accounted_for(read):
    data = read("Job satisfaction,,,,,", "job.pay,t1,29,4.3,0.72,p",
                "job.pay,t2,29,4.3,72,p", head=f"{HEAD},note",
                leave_out=["Job satisfaction"])  # fmt: skip
    rows = data.rows_read
    assert ROWS_READ.check(rows).equals(rows)
    counts = {(what, detail): n for _, what, detail, n, _ in rows.to_numpy()}
    assert counts["rows_used", "a scale and time by its printed figures"] == 1
    assert counts["rows_left_out", "named in leave_out"] == 1
    assert counts["rows_left_out", "a row with a fault"] == 1
    assert counts["columns_used", "printed figures: scale, wave, n, mean, sd"] == 5
    assert counts["columns_left_out", "note: not named in study.yaml"] == 1
    assert ("encoding", "utf-8") in counts


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"sd": None}, "no 'sd'"),
        ({"time": None}, "both or neither of time and time_value"),
        ({"time_value": "t1"}, "both or neither of time and time_value"),
        ({"sd": "spread"}, "only scale, wave, n, mean, sd"),
        ({"columns": {"Pay": "job.luck"}}, "job.luck for 'Pay'"),
        ({"time_values": {"t1": "t9"}}, "time_values t1: t9"),
    ],
)
def test_an_entry_that_names_what_is_not_there_is_a_fault(read, changes, found):
    data = read("job.pay,t1,29,4.3,0.72", **changes)
    assert [fault.found for fault in data.faults] == [found]
    assert data.summaries.empty


def test_a_file_that_is_not_there_is_a_fault(tmp_path):
    data = read_summaries([ENTRY], folder=str(tmp_path), times=["t1"],
                          instruments=INSTRUMENTS)  # fmt: skip
    assert [fault.found for fault in data.faults] == ["no such file"]


def test_exports_of_answers_are_passed_over(tmp_path):
    sources = [{"file": "answers.csv", "layout": "wide", "participant": "id"}]
    data = read_summaries(sources, folder=str(tmp_path), times=[], instruments={})
    assert (len(data.summaries), len(data.rows_read), data.faults) == (0, 0, [])


def test_summaries_are_laid_out_as_those_of_scores(read):
    scales = pd.DataFrame({"instrument": ["job", "mood"], "scale": ["pay", "total"],
                           "unit": "points", "source": "s"})  # fmt: skip
    rows = summary_rows(read("job.pay,t1,29,4.3,0.72").summaries, scales)
    assert rows[["scale", "unit", "time", "n", "file"]].iloc[0].tolist() == [
        "pay", "points", "t1", 29, "article.csv"
    ]  # fmt: skip
    assert rows["group"].isna().all()
    assert rows["n"].dtype == "int64"
