"""A finding with too few people behind it keeps its row and loses its numbers."""

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, change

from plait.release.complementary import hold_back
from plait.release.solving import told
from plait.release.sums import Cell, Sum
from plait.release.suppression import NUMBERS, release_findings
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES

ID = "gad7.total.t1-t2.change"
SHOWN_RANGES = PROFILE | {"quantitative": PROFILE["quantitative"] | {"ranges": "shown"}}


def _voices(measure="people", time="all", n=5, scale="support", **more):
    return {
        "finding": f"code.{scale}.{time}.{measure}", "strand": "qualitative",
        "instrument": "code", "scale": scale, "measure": measure, "time": time,
        "estimate": float(n), "n": n, "status": "computed",
    } | more  # fmt: skip


def _release(*rows, profile=PROFILE):
    released, withheld = release_findings(FINDINGS.frame(rows), profile)
    return released.set_index("finding"), withheld


@pytest.mark.parametrize(("n", "status"), [(9, "withheld"), (10, "computed")])
def test_fewer_people_than_the_limit_are_withheld(n, status):
    released, withheld = _release(change(n=n))
    assert released["status"].iloc[0] == status
    assert len(withheld) == (status == "withheld")


def test_a_withheld_row_keeps_its_id_and_its_level_and_no_other_number():
    released, _ = _release(
        change(n=9, sd=1.0, p=0.01, df=8.0, minimum=1.0, maximum=9.0)
    )
    row = released.iloc[0]
    assert released.index[0] == "gad7.total.t1-t2.change"
    assert row[[name for name in NUMBERS if name != "level"]].isna().all()
    assert row["level"] == 0.95
    assert row["caution"] == "fewer than 10 people"


def test_few_degrees_of_freedom_are_withheld():
    released, withheld = _release(change(df=9.0))
    assert released["caution"].iloc[0] == "fewer than 10 df"
    assert withheld.to_dict("records") == [
        {"what": "finding", "id": "gad7.total.t1-t2.change", "rule": "fewer than 10 df"}
    ]


@pytest.mark.parametrize(("n", "status"), [(2, "withheld"), (3, "computed")])
def test_voices_follow_the_qualitative_limit(n, status):
    released, _ = _release(_voices(n=n))
    assert released["status"].iloc[0] == status


def test_what_was_not_computed_stays_so():
    released, withheld = _release(_voices(n=0, status="not_computed"))
    assert released["status"].iloc[0] == "not_computed"
    assert len(withheld) == 0


def test_one_withheld_time_takes_the_smallest_other_with_it():
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "t2", 8),
            _voices("extracts", "all", 10)]  # fmt: skip
    released, _ = _release(*rows)
    assert released["status"].to_dict() == {
        "code.support.all.extracts": "computed", "code.support.t1.extracts": "withheld",
        "code.support.t2.extracts": "withheld",
    }  # fmt: skip


def test_two_withheld_times_hide_each_other():
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "t2", 2),
            _voices("extracts", "all", 4)]  # fmt: skip
    released, _ = _release(*rows)
    assert released.loc["code.support.all.extracts", "status"] == "computed"


def test_which_of_the_withheld_ones_is_the_small_one_is_not_told():
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "t2", 8),
            _voices("extracts", "all", 10)]  # fmt: skip
    _, withheld = _release(*rows)
    assert withheld["rule"].unique().tolist() == [
        "fewer than 3 people, or it would tell of such a count"
    ]


def test_people_and_extracts_of_one_place_are_withheld_together():
    """The number of people stands beside the extracts too."""
    rows = [_voices(measure, time, n) for measure in ("people", "extracts")
            for time, n in (("t1", 2), ("t2", 8), ("all", 10 - (measure == "people")))]  # fmt: skip
    released, _ = _release(*rows)
    held = released.index[released["status"] == "withheld"]
    assert list(held) == [
        "code.support.t1.extracts", "code.support.t1.people",
        "code.support.t2.extracts", "code.support.t2.people",
    ]  # fmt: skip


def test_totals_of_another_code_and_of_people_give_nothing_away():
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "all", 10, "load"),
            _voices("people", "t1", 2), _voices("people", "all", 10)]  # fmt: skip
    released, _ = _release(*rows)
    assert released.loc["code.load.all.extracts", "status"] == "computed"
    assert released.loc["code.support.all.people", "status"] == "computed"


def test_a_profile_may_do_without_complementary_suppression():
    profile = PROFILE | {
        "qualitative": PROFILE["qualitative"] | {"complementary": False}
    }
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "all", 10)]
    released, _ = _release(*rows, profile=profile)
    assert released.loc["code.support.all.extracts", "status"] == "computed"


def test_ranges_are_single_peoples_answers_and_are_withheld():
    rows = [change(minimum=1.0, maximum=9.0), change("gad7.total.t2-t3.change")]
    released, withheld = _release(*rows)
    assert released[["minimum", "maximum"]].isna().all(axis=None)
    assert withheld[["what", "id"]].to_dict("records") == [
        {"what": "range", "id": "1 ranges"}
    ]


def test_a_profile_may_show_ranges():
    released, withheld = _release(
        change(minimum=1.0, maximum=9.0), profile=SHOWN_RANGES
    )
    assert list(released["maximum"]) == [9.0]
    assert len(withheld) == 0


def test_without_findings_nothing_is_withheld():
    released, withheld = release_findings(FINDINGS.empty(), PROFILE)
    pd.testing.assert_frame_equal(released, FINDINGS.empty())
    assert len(withheld) == 0


def test_where_the_approach_counts_no_people_their_number_does_not_go_out():
    rows = [_voices("extracts", n=8), _voices("people", n=8, status="not_computed"),
            _voices("extracts", n=8, scale="load")]  # fmt: skip
    released, _ = _release(*rows)
    assert pd.isna(released.loc["code.support.all.extracts", "n"])
    assert released.loc["code.support.all.extracts", "estimate"] == 8
    assert released.loc["code.load.all.extracts", "n"] == 8


@pytest.mark.parametrize(("n", "status"), [(3, "withheld"), (0, "not_computed")])
def test_few_people_behind_what_was_not_computed_are_not_told(n, status):
    released, _ = _release(change(n=n, status="not_computed", estimate=None))
    assert released["status"].iloc[0] == status


def test_a_small_group_is_not_counted_beside_what_was_not_computed():
    row = change(n=40, n_smallest=3, status="not_computed", estimate=None)
    released, _ = _release(row, change("gad7.total.t1-t3.change", n=40, n_smallest=20))
    assert released["n"].tolist() == [40, 40]
    assert released["n_smallest"].fillna(0).tolist() == [0, 20]


def test_effect_sizes_go_with_the_change_that_they_tell():
    size = change("gad7.total.t1-t2.d_z", n=10)
    other = change("gad7.total.t1-t3.d_z", n=10)
    released, withheld = _release(change(n=10, df=9.0), size, other)
    assert released["status"].to_dict() == {
        ID: "withheld", size["finding"]: "withheld", other["finding"]: "computed"
    }  # fmt: skip
    assert set(withheld["rule"]) == {"fewer than 10 df"}


def _groups(**sizes):
    return [
        change(
            f"gad7.total.t1-t2@{name}.change",
            n=n,
            group=name,
            df=float(n),
            time="t2",
            contrast="t1-t2",
        )
        for name, n in sizes.items()
    ]


def test_few_people_in_a_compared_group_are_withheld_however_many_there_are_in_all():
    released, _ = _release(change(n=40, n_smallest=4))
    assert released["caution"].iloc[0] == "fewer than 10 people in a group or count"


def test_a_count_of_nobody_tells_of_nobody():
    released, _ = _release(change(n=40, n_smallest=0))
    assert released["status"].iloc[0] == "computed"


def test_one_withheld_group_takes_the_smallest_other_with_it():
    released, _ = _release(change(n=60), *_groups(north=20, south=33, west=7))
    held = released["status"] == "withheld"
    assert held.to_dict() == {
        "gad7.total.t1-t2.change": False,
        "gad7.total.t1-t2@north.change": True,
        "gad7.total.t1-t2@south.change": False,
        "gad7.total.t1-t2@west.change": True,
    }


def test_groups_that_are_all_large_enough_are_shown():
    released, _ = _release(change(n=60), *_groups(north=20, south=40))
    assert set(released["status"]) == {"computed"}


def _said_in(factor, measure="people", **sizes):
    return [
        _voices(measure, n=n) | {
            "finding": f"code.support.all@{factor}_{name}.{measure}",
            "group": f"{factor}: {name}",
        }
        for name, n in sizes.items()
    ]  # fmt: skip


def test_each_factor_of_the_words_adds_up_to_everyone_by_itself():
    """One site and one role are withheld: each would be told by the others."""
    rows = [
        *_said_in("site", north=5, south=4, west=2),
        *_said_in("role", a=6, b=4, c=1),
    ]
    released, _ = _release(_voices(n=11), *rows)
    held = released.index[released["status"] == "withheld"]
    assert list(held) == [
        "code.support.all@role_b.people", "code.support.all@role_c.people",
        "code.support.all@site_south.people", "code.support.all@site_west.people",
    ]  # fmt: skip


def test_groups_do_not_hide_a_time_that_the_total_would_tell():
    rows = [_voices("extracts", "t1", 2), _voices("extracts", "t2", 8),
            _voices("extracts", "all", 10),
            *_said_in("site", "extracts", north=2, south=2, west=6)]  # fmt: skip
    released, _ = _release(*rows)
    assert released.loc["code.support.t2.extracts", "status"] == "withheld"


TREE = CODES.frame(
    {"place": place, "code": code, "parent": parent, "name": code}
    for place, (code, parent) in enumerate(
        [("support", None), ("team", "support"), ("alone", "support"), ("load", None)]
    )
)


def _themes(**codes):
    return THEMES.frame(
        {"theme": name, "name": name, "codes": held, "status": "current"}
        for name, held in codes.items()
    )


def _held(*rows, codes=TREE, themes=None):
    released, _ = release_findings(
        FINDINGS.frame(rows), PROFILE, codes=codes, themes=themes
    )
    held = released["scale"][released["status"] == "withheld"]
    return sorted(set(held))


def _said(kind="code", **counts):
    return [
        _voices(n=n, scale=scale) | {"instrument": kind, "finding": f"{kind}.{scale}"}
        for scale, n in counts.items()
    ]


def test_a_code_is_not_told_by_the_code_above_it():
    assert _held(*_said(support=9, team=7, alone=2)) == ["alone", "team"]


def test_a_code_whose_codes_do_not_add_up_tells_nothing():
    """People speak of two things: taking one from the other gives a wrong number."""
    assert _held(*_said(support=8, team=7, alone=2)) == ["alone"]


def test_a_code_is_not_told_by_the_theme_that_holds_it():
    rows = [*_said(support=9, alone=2, load=7), *_said("theme", weight=9)]
    assert _held(*rows, themes=_themes(weight="alone;load")) == ["alone", "load"]


def test_a_code_is_not_told_by_a_theme_that_leaves_it_out():
    rows = [*_said(support=9, team=7, alone=2), *_said("theme", held=7)]
    assert _held(*rows, themes=_themes(held="team")) == ["alone", "held", "team"]


def test_two_withheld_noughts_are_told_by_what_is_left_of_the_total():
    codes = CODES.frame(
        {"place": place, "code": code, "parent": "a" if place else None, "name": code}
        for place, code in enumerate("abcde")
    )
    rows = _said(a=16, b=7, c=0, d=0, e=9)
    assert _held(*rows, codes=codes) == ["b", "c", "d"]


def test_codes_that_two_sums_together_would_tell_are_withheld_too():
    """Each sum has two withheld cells, and yet the difference of the two gives one."""
    a, b, c, whole, other = (Cell("code", name, "all", "") for name in "abcwo")
    sums = [Sum(whole, (a, b)), Sum(other, (a, b, c))]
    counts = {a: 5, b: 4, c: 1, whole: 9, other: 10}
    assert told(sums, counts, {a, b, c}) == {c}
    assert hold_back({"people": counts}, sums, {a, b, c}) > {a, b, c}


def test_withheld_sites_are_not_told_by_what_the_shown_ones_leave_of_everyone():
    """Five spoke of it, three in the north: the other two would be told together."""
    rows = [_voices(n=5), *_said_in("site", north=3, south=1, west=1)]
    released, _ = _release(*rows)
    held = released.index[released["status"] == "withheld"]
    assert len(held) == 3
    assert released.loc["code.support.all.people", "status"] == "computed"
    enough = [_voices(n=6), *_said_in("site", north=3, south=2, west=1)]
    assert _release(*enough)[0]["status"].tolist().count("withheld") == 2
