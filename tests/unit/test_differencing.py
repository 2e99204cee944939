"""What would tell of few people beside an earlier release is held back, and said so."""

import json

import pytest
from synthesis_fixtures import PROFILE, change

from plait.release.differencing import hold_moved, moved_findings
from plait.release.history import counts_told, estimates_told, read_history
from plait.release.released import RELEASED
from plait.release.suppression import Judged, release_findings
from plait.shapes.findings import FINDINGS

ID = "gad7.total.t1-t2.change"
FLOW = RELEASED["flow"]


def _then(findings=None, tables=None, **more):
    return {"on": "2026-01-31", "digest": "d", "profile": "acro",
            "counts": {"findings": findings or {}, **(tables or {})}} | more  # fmt: skip


def _moved(then, *rows, profile=PROFILE):
    return moved_findings([then], FINDINGS.frame(rows), profile)


@pytest.mark.parametrize(("before", "held"), [(20, False), (21, True), (11, True), (30, False), (10, False)])  # fmt: skip
def test_a_change_by_fewer_than_the_limit_is_held(before, held):
    moved = _moved(_then({f"{ID}|n": before}), change(n=20))
    assert (ID in moved) == held
    if held:
        assert moved[ID].act == "held"
        assert moved[ID].rule.startswith("changed by fewer than 10 since the release of 2026-01-31")  # fmt: skip


def test_without_earlier_releases_nothing_is_compared():
    assert moved_findings([], FINDINGS.frame([change()]), PROFILE) == {}


def test_a_profile_that_rounds_need_not_compare():
    none = PROFILE | {"quantitative": PROFILE["quantitative"] | {"differencing": "none"}}  # fmt: skip
    assert _moved(_then({f"{ID}|n": 21}), change(n=20), profile=none) == {}


def test_counts_of_words_follow_their_own_limit():
    said = {"finding": "code.x.all.people", "strand": "qualitative", "instrument": "code",
            "scale": "x", "measure": "people", "unit": "people", "estimate": 8.0, "n": 8,
            "status": "computed"}  # fmt: skip
    for before, held in ((6, True), (5, False)):
        then = _then({"code.x.all.people|n": 8, "code.x.all.people|estimate": before})
        assert bool(_moved(then, said)) == held


def test_another_number_of_as_many_people_waits_for_a_person():
    then = _then({f"{ID}|n": 20}, estimates={ID: 1.5})
    assert _moved(then, change(n=20))[ID].act == "review"
    assert _moved(then | {"profile": "ukllc"}, change(n=20)) == {}
    assert _moved(then | {"estimates": {ID: 2.0}}, change(n=20)) == {}


def test_a_moved_finding_is_withheld_with_its_own_reason_and_what_adds_up_goes_too():
    def said(time, n):
        return {"finding": f"code.x.{time}.people", "strand": "qualitative",
                "instrument": "code", "scale": "x", "measure": "people", "time": time,
                "unit": "people", "estimate": float(n), "n": n, "status": "computed"}  # fmt: skip

    rows = FINDINGS.frame([said("t1", 6), said("t2", 7), said("all", 13)])
    judged = Judged({"code.x.t1.people": "changed by few"})
    released, withheld = release_findings(rows, PROFILE, judged=judged)
    told = dict(zip(withheld["id"], withheld["rule"], strict=True))
    assert told["code.x.t1.people"] == "changed by few"
    assert len(told) == 2
    assert released.set_index("finding")["n"].isna().sum() == 2


def test_an_exception_lets_a_finding_through():
    rows = FINDINGS.frame([change(n=9)])
    released, withheld = release_findings(rows, PROFILE, judged=Judged(let={ID}))
    assert (released["n"].tolist(), len(withheld)) == ([9], 0)


def _flow(**counts):
    return FLOW.frame([{"place": 1, "time": "t1", "label": "T1"} | counts])


def _hold(then, **counts):
    tables = {"flow": _flow(**counts)}
    return hold_moved(tables, {"flow": FLOW}, [_then(tables={"flow": then})], PROFILE)


def test_a_cell_that_moved_is_blank_and_listed():
    tables, withheld, moved = _hold({"1|enrolled": 31}, enrolled=32, interviewed=12)
    row = tables["flow"].iloc[0]
    assert (row["enrolled"] is not row["enrolled"] or row.isna()["enrolled"], row["interviewed"]) == (True, 12)  # fmt: skip
    assert withheld["id"].tolist() == ["flow: 1|enrolled"]
    assert list(moved) == [("flow", "1|enrolled")]


def test_what_follows_by_subtracting_goes_too():
    tables, _, _ = _hold({"1|not_answered": 11}, enrolled=44, answered=32, not_answered=12)  # fmt: skip
    row = tables["flow"].iloc[0]
    assert row[["answered", "not_answered"]].isna().all()
    assert row["enrolled"] == 44


def test_a_second_count_goes_where_the_total_is_known():
    losses = RELEASED["losses"]
    rows = [{"time": "t2", "reason": reason, "in_post": "x", "n": n}
            for reason, n in (("a", 20), ("b", 15), ("c", 30))]  # fmt: skip
    tables, _, _ = hold_moved(
        {"losses": losses.frame(rows)}, {"losses": losses},
        [_then(tables={"losses": {"t2|a|x|n": 19}})], PROFILE,
    )  # fmt: skip
    assert tables["losses"]["n"].dropna().tolist() == [30]


def test_without_history_tables_stay_as_they_are():
    tables = {"flow": _flow(enrolled=32)}
    assert hold_moved(tables, {"flow": FLOW}, [], PROFILE)[0]["flow"] is tables["flow"]


def test_only_what_was_told_is_kept():
    rows = FINDINGS.frame([change(n=20), change("gad7.total.t1.mean", status="withheld", n=None, estimate=None)])  # fmt: skip
    told = counts_told(rows, {"flow": _flow(enrolled=32), "codes": RELEASED["codes"].empty()}, RELEASED)  # fmt: skip
    assert told == {"findings": {f"{ID}|n": 20}, "flow": {"1|enrolled": 32}}
    assert estimates_told(rows) == {ID: 2.0}


@pytest.mark.parametrize("text", ["{", "[]", "{}", json.dumps(_then() | {"on": "2026-02-01"})])  # fmt: skip
def test_a_file_that_plait_did_not_write_is_a_fault(tmp_path, text):
    (tmp_path / "2026-01-31.json").write_text(text, encoding="utf-8")
    releases, faults = read_history(["2026-01-31.json"], folder=str(tmp_path))
    assert (releases, bool(faults)) == ([], True)


def test_history_is_read_oldest_first(tmp_path):
    for on in ("2026-02-01", "2026-01-31"):
        (tmp_path / f"{on}.json").write_text(json.dumps(_then() | {"on": on}), "utf-8")
    releases, faults = read_history(["2026-02-01.json", "2026-01-31.json"], folder=str(tmp_path))  # fmt: skip
    assert ([r["on"] for r in releases], faults) == (["2026-01-31", "2026-02-01"], [])
