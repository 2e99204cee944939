"""Disclosure control holds for every table of findings, not for those we thought of."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from plait.release.flow import release_flow
from plait.release.suppression import NUMBERS, release_findings
from plait.shapes.findings import FINDINGS
from plait.shapes.release import FLOW

MEASURES = {"quantitative": ["mean", "change"], "qualitative": ["people", "extracts"]}
PROFILES = st.builds(
    lambda people, df, voices, ranges, complementary: {
        "quantitative": {"min_people": people, "min_df": df, "ranges": ranges},
        "qualitative": {"min_people": voices, "complementary": complementary},
    },
    st.integers(1, 12), st.integers(0, 12), st.integers(1, 6),
    st.sampled_from(["withheld", "shown"]), st.booleans(),
)  # fmt: skip


@st.composite
def _finding(draw):
    strand = draw(st.sampled_from(list(MEASURES)))
    measure = draw(st.sampled_from(MEASURES[strand]))
    time = draw(st.sampled_from(["t1", "t2", "t3", "all"]))
    scale = draw(st.sampled_from(["a", "b"]))
    n = draw(st.integers(0, 15))
    return {
        "finding": f"{strand}.{scale}.{time}.{measure}", "strand": strand,
        "instrument": strand, "scale": scale, "measure": measure, "time": time,
        "estimate": draw(st.floats(-9, 9)), "n": n, "df": draw(st.none() | st.just(n - 1.0)),
        "minimum": draw(st.none() | st.floats(-9, 9)), "level": 0.95,
        "status": draw(st.sampled_from(["computed", "not_computed"])),
    }  # fmt: skip


TABLES = st.lists(_finding(), max_size=12, unique_by=lambda row: row["finding"])


@given(rows=TABLES, profile=PROFILES)
def test_no_count_under_the_limit_is_shown(rows, profile):
    before = FINDINGS.frame(rows)
    released, _ = release_findings(before, profile)
    shown = before[released["status"] != "withheld"]
    for strand, people in shown.groupby("strand")["n"]:
        assert not people.between(1, profile[strand]["min_people"] - 1).any()


@given(rows=TABLES, profile=PROFILES)
def test_a_number_whose_people_are_not_known_is_not_shown(rows, profile):
    nobody = [row | {"n": None, "status": "computed"} for row in rows]
    released, _ = release_findings(FINDINGS.frame(nobody), profile)
    assert (released["status"] == "withheld").all()


@given(rows=TABLES, profile=PROFILES)
def test_a_withheld_row_has_no_number_but_the_level(rows, profile):
    released, _ = release_findings(FINDINGS.frame(rows), profile)
    held = released[released["status"] == "withheld"]
    assert held[[name for name in NUMBERS if name != "level"]].isna().all(axis=None)


@given(rows=TABLES, profile=PROFILES)
def test_no_row_is_lost_and_every_withheld_one_is_listed(rows, profile):
    before = FINDINGS.frame(rows)
    released, withheld = release_findings(before, profile)
    assert list(released["finding"]) == list(before["finding"])
    listed = set(withheld.loc[withheld["what"] == "finding", "id"])
    assert listed == set(released.loc[released["status"] == "withheld", "finding"])


@given(rows=TABLES, profile=PROFILES)
def test_releasing_again_shows_nothing_more_and_changes_no_other_row(rows, profile):
    once, _ = release_findings(FINDINGS.frame(rows), profile)
    twice, _ = release_findings(once, profile)
    # counts of extracts lose their n, so that a second time they are held back
    same = once["measure"] != "extracts"
    pd.testing.assert_frame_equal(twice[same], once[same])
    assert (twice["estimate"].isna() | (twice["estimate"] == once["estimate"])).all()


@given(rows=TABLES, profile=PROFILES)
def test_what_is_shown_is_what_was_found(rows, profile):
    before = FINDINGS.frame(rows)
    released, _ = release_findings(before, profile)
    shown = released["status"] != "withheld"
    columns = [
        name for name in FINDINGS.names if name not in ("minimum", "maximum", "n")
    ]
    pd.testing.assert_frame_equal(
        released.loc[shown, columns], before.loc[shown, columns]
    )


@given(rows=TABLES, profile=PROFILES)
def test_no_withheld_cell_is_the_only_one_beside_its_total(rows, profile):
    if not profile["qualitative"]["complementary"]:
        return
    released, _ = release_findings(FINDINGS.frame(rows), profile)
    extracts = released[released["measure"] == "extracts"]
    for _, code in extracts.groupby(["instrument", "scale"]):
        whole = code["time"] == "all"
        parts_held = (code.loc[~whole, "status"] == "withheld").sum()
        assert parts_held != 1 or (code.loc[whole, "status"] != "computed").all()


@given(counts=st.lists(st.none() | st.integers(0, 15), max_size=5), profile=PROFILES)
def test_a_flow_shows_nobody_or_enough_people_and_a_second_time_the_same(
    counts, profile
):
    rows = [{"place": n, "time": f"t{n}", "label": "x", "answered": count,
             "interviewed": count} for n, count in enumerate(counts)]  # fmt: skip
    once = release_flow(FLOW.frame(rows), profile)
    for column, strand in (
        ("answered", "quantitative"),
        ("interviewed", "qualitative"),
    ):
        shown = once[column].dropna()
        assert ((shown == 0) | (shown >= profile[strand]["min_people"])).all()
    pd.testing.assert_frame_equal(release_flow(once, profile), once)
