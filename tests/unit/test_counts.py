"""Counts of extracts and people as findings."""

import pandas as pd
from coded_fixtures import codebook, coding, themes

from plait.qualitative.counts import NOT_FITTING, qualitative_findings
from plait.shapes.codings import CODINGS

ROWS = [
    coding(extract="x1", code="pay"),
    coding(extract="x1", code="pay", coder="bob"),
    coding(extract="x2", code="bands", start=9, end=12, participant="P04", time="t2"),
    coding(extract="x3", code="bands", start=20, end=22, participant=None, time=None),
]


def count(*rows, approach="codebook"):
    frame = qualitative_findings(
        CODINGS.frame(rows),
        codebook(),
        themes(money="pay"),
        times=["t1", "t2"],
        approach=approach,
    )
    return frame.set_index("finding")


def test_an_extract_counts_once_whoever_coded_it():
    assert count(*ROWS).loc["code.pay.t1.extracts", "estimate"] == 1


def test_a_code_counts_the_codes_below_it_and_says_so():
    row = count(*ROWS).loc["code.pay.all.extracts"]
    assert row["estimate"] == 3
    assert "a code below it" in row["method"]


def test_people_are_known_participants():
    found = count(*ROWS)["estimate"]
    assert found["code.pay.all.people"] == 2
    assert found["code.bands.t2.people"] == 1


def test_a_document_without_a_time_counts_in_all_only():
    found = count(*ROWS)["estimate"]
    assert found["code.bands.all.extracts"] == 2
    assert found["code.bands.t1.extracts"] == 0


def test_themes_count_their_codes():
    assert count(*ROWS).loc["theme.money.all.extracts", "estimate"] == 3


def test_every_code_theme_and_time_has_a_row_without_codings():
    found = count()
    assert len(found) == (3 + 1) * 3 * 2
    assert found["estimate"].eq(0).all()
    assert found["level"].isna().all()


def test_people_are_behind_the_extracts():
    row = count(*ROWS).loc["code.pay.all.extracts"]
    assert (row["n"], row["unit"], row["strand"]) == (2, "extracts", "qualitative")


def test_reflexive_analysis_does_not_count_people():
    found = count(*ROWS, approach="reflexive")
    row = found.loc["theme.money.all.people"]
    assert (row["status"], row["caution"]) == ("not_computed", NOT_FITTING)
    assert pd.isna(row["n"])
    assert found.loc["theme.money.all.extracts", "estimate"] == 3
