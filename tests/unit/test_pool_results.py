"""Trusts side by side: times, scales, summaries, verdicts, themes."""

from dataclasses import replace

import numpy as np
import pytest
from pool_fixtures import (
    CHANGES,
    HELD,
    SCALE,
    TIMES,
    number_row,
    statement,
    theme_row,
    trust_tables,
)

from plait.pooling.contents import gather
from plait.pooling.parts import notice_of, pool_parts
from plait.pooling.pool_file import with_defaults
from plait.pooling.random_effects import random_effects
from plait.pooling.result_parts import forests
from plait.pooling.summaries import contradictions
from plait.pooling.trusts import Trust
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.records import plain_rows
from plait.shapes.release import SCALES
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS


def trust(place, *, times=TIMES, **changed):
    tables = trust_tables(place, **changed)
    shapes = {"scales": SCALES, "propositions": PROPOSITIONS, "statements": STATEMENTS,
              "themes": THEMES}  # fmt: skip
    told = {
        name: plain_rows(shape.frame(tables[name])) for name, shape in shapes.items()
    }
    return Trust(f"x{place}", f"Trust {place}", {"id": f"s{place}"}, times,
                 FINDINGS.frame(tables["findings"]), told, "release", "acro", "0")  # fmt: skip


def pool_of(trusts, **said):
    entries = [{"id": one.id, "bundle": ""} for one in trusts]
    return gather(with_defaults({"trusts": entries, **said}), list(trusts))


def rows(frame, **where):
    return [row for row in plain_rows(frame)
            if all(row[name] == value for name, value in where.items())]  # fmt: skip


def left(contents, **where):
    return [row["reason"] for row in rows(contents.left, **where)]


SIX = [trust(place) for place in range(6)]


def test_two_trusts_stand_side_by_side_without_a_summary():
    contents = pool_of(SIX[:2])
    assert [r["estimate"] for r in rows(contents.lined, measure="change")] == [
        -4.05,
        -1.2,
    ]
    (pooled,) = rows(contents.pooled, measure="change")
    assert pooled["status"] == "not_computed"
    assert pooled["estimate"] is None
    assert pooled["caution"] == "2 trusts; a summary is made of at least 5"


def test_four_trusts_have_no_summary_and_five_have():
    status = [
        rows(pool_of(SIX[:n]).pooled, measure="change")[0]["status"] for n in (4, 5)
    ]
    assert status == ["not_computed", "computed"]


def test_six_trusts_are_summarised_from_sd_and_n():
    (pooled,) = rows(pool_of(SIX).pooled, measure="change")
    # as R metafor gives it: tests/published/metafor
    assert pooled["estimate"] == pytest.approx(-1.59392262884, rel=1e-7)
    assert pooled["predicted_low"] == pytest.approx(-7.92877914008, rel=1e-6)
    assert pooled["trusts"] == 6


def test_what_is_withheld_stays_withheld_and_out_of_the_summary():
    held = trust(5, findings=[number_row("change", *CHANGES[5]) | HELD])
    contents = pool_of([*SIX[:5], held])
    (row,) = rows(contents.lined, measure="change", trust="x5")
    assert (row["status"], row["estimate"], row["n"], row["difference"]) == ("withheld", None, None, None)  # fmt: skip
    (pooled,) = rows(contents.pooled, measure="change")
    assert (pooled["trusts"], pooled["withheld"]) == (5, 1)
    assert pooled["estimate"] == rows(pool_of(SIX[:5]).pooled, measure="change")[0]["estimate"]  # fmt: skip


def test_numbers_of_a_withheld_row_are_not_taken_even_if_they_are_there():
    leaky = trust(1, findings=[number_row("change", 3.0, 1.0, 4, status="withheld")])
    (row,) = rows(pool_of([SIX[0], leaky]).lined, trust="x1")
    assert row["estimate"] is None
    assert row["n"] is None


def test_a_published_value_stands_beside_and_never_goes_in():
    value = {
        "scale": "wemwbs.total",
        "at": "t1-t2",
        "estimate": 90.0,
        "sd": 1.0,
        "n": 99,
    }
    study = {"id": "print", "name": "In print", "citation": "C", "values": [value]}
    contents = pool_of(SIX, published=[study])
    (row,) = rows(contents.lined, trust="print")
    assert (row["source"], row["estimate"], row["unit"]) == (
        "published",
        90.0,
        "points",
    )
    assert rows(contents.pooled, measure="change")[0]["trusts"] == 6
    assert rows(contents.pooled, measure="change")[0]["high"] < 10


def test_a_printed_value_beside_nothing_is_told():
    value = {"scale": "cbi.work", "at": "t1", "estimate": 9.0}
    study = {"id": "print", "name": "In print", "citation": "C", "values": [value]}
    assert left(pool_of(SIX[:2], published=[study]), trust="print", id="cbi.work, t1")


def test_the_difference_from_the_seed_is_that_of_welch():
    (row,) = rows(pool_of(SIX[:2]).lined, measure="change", trust="x1")
    # t.test from summaries: sd 8.1, n 31 and sd 7.76, n 20
    assert row["difference"] == pytest.approx(2.85)
    one, other = 8.1**2 / 31, 7.76**2 / 20
    df = (one + other) ** 2 / (one**2 / 30 + other**2 / 19)
    assert df == pytest.approx(41.9667, abs=1e-4)
    assert row["difference_high"] - row["difference"] == pytest.approx(2.0181 * (one + other) ** 0.5, abs=1e-3)  # fmt: skip


def test_a_scale_that_is_scored_otherwise_is_not_set_beside_the_others():
    other = trust(1, scales=[SCALE | {"scoring": "mean of 14 items"}])
    contents = pool_of([SIX[0], other, SIX[2]])
    assert rows(contents.lined, trust="x1") == []
    (why,) = left(contents, trust="x1", what="scale")
    assert (
        why
        == "not the same as in Trust 0: scoring mean of 14 items, there sum of 14 items"
    )


def test_another_instrument_stands_beside_nothing():
    other = number_row("change", 1.0, 1.0, 20, instrument="cbi")
    contents = pool_of(
        [SIX[0], trust(1, findings=[other], scales=[SCALE | {"instrument": "cbi"}])]
    )
    assert len(contents.lined) == 0
    assert left(contents, trust="x1", id="cbi.total")


def test_times_are_lined_up_by_their_day_not_by_their_name():
    times = [{"id": "t2", "label": "Baseline", "target_days": -7},
             {"id": "t1", "label": "Later", "target_days": 130}]  # fmt: skip
    found = [number_row("change", 2.0, 5.0, 20, times=("t2", "t1"))]
    contents = pool_of([SIX[0], trust(1, times=times, findings=found)])
    (row,) = rows(contents.lined, trust="x1")
    assert (row["at"], row["finding"]) == ("t1-t2", "wemwbs.total.t2-t1.change")


@pytest.mark.parametrize(
    ("times", "why"),
    [([{"id": "m9", "label": "M", "target_days": 400}], "no time of the pool lies within 30 days of day 400"),
     ([{"id": "m9", "label": "M"}], "the study gives no target day for it, and pool.yaml no place"),
     ([{"id": "m9", "label": "M", "target_days": 10}, {"id": "m8", "label": "M", "target_days": 1}],
      "another time of the trust lies as near, or nearer"),
     ([{"id": "m9", "label": "M", "target_days": 60}], "it lies as near to one time of the pool as to another")],
)  # fmt: skip
def test_a_time_that_belongs_to_none_is_told_with_the_reason(times, why):
    contents = pool_of([SIX[0], trust(1, times=times)], within_days=60 if why.startswith("it lies") else 30)  # fmt: skip
    assert left(contents, what="time", id="m9") == [why]


def test_two_times_that_lie_equally_near_both_stand_apart():
    times = [{"id": "a", "label": "A", "target_days": -5},
             {"id": "b", "label": "B", "target_days": 5}]  # fmt: skip
    contents = pool_of([SIX[0], trust(1, times=times)])
    assert contents.lines["x1"] == {}


def test_people_may_set_times_side_by_side():
    times = [{"id": "m0", "label": "M"}, {"id": "m9", "label": "M"}]
    one = trust(1, times=times)
    entries = [{"id": "x0", "bundle": ""}, {"id": "x1", "bundle": "", "times": {"m0": "t1", "odd": "t2"}}]  # fmt: skip
    contents = gather(with_defaults({"trusts": entries}), [SIX[0], one])
    assert contents.lines["x1"] == {"m0": "t1"}
    assert left(contents, id="m9") == ["pool.yaml sets it beside no time of the pool"]
    assert left(contents, id="odd") == [
        "pool.yaml names it, and the study has no such time"
    ]


def test_the_pool_may_have_times_of_its_own():
    times = [{"id": "start", "label": "Start", "target_days": 0}]
    contents = pool_of(SIX[:2], times=times)
    assert {row["at"] for row in plain_rows(contents.lined)} == {"start"}


def test_a_fall_here_and_a_rise_there_contradict_each_other():
    rose = trust(1, findings=[number_row("change", 6.0, 5.0, 30)])
    ((fell, up),) = contradictions(pool_of([SIX[0], rose, SIX[2]]).lined)
    assert (fell["trust"], up["trust"]) == ("x0", "x1")


def verdict(statements, **said):
    contents = pool_of([trust(0, statements=[statement()]), trust(1, statements=statements)], **said)  # fmt: skip
    return rows(contents.verdicts, trust="x1")[0]


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [(["shown", "shown with caution"], "held"), (["shown", "not shown"], "held in part"),
     (["shown", "withheld"], "held in part"), (["not shown", "in fault"], "not shown"),
     (["shown", "contradicted"], "contradicted"), (["withheld"], "withheld"),
     (["published elsewhere"], "not of its own data"), ([], "not of its own data")],
)  # fmt: skip
def test_the_verdict_of_a_trust_follows_from_its_statements(verdicts, expected):
    own = [statement(verdict=one, statement=f"s{i}") for i, one in enumerate(verdicts)]
    assert verdict(own)["verdict"] == expected


def test_a_trust_that_shows_the_opposite_of_the_seed_contradicts_it():
    row = verdict([statement("rose", text="Wellbeing rose")])
    assert (row["verdict"], row["against"]) == ("contradicted", "Wellbeing rose")


@pytest.mark.parametrize(
    ("word", "expected"), [("improved", "contradicted"), ("worsened", "held")]
)
def test_improved_goes_through_the_direction_of_the_scale(word, expected):
    assert verdict([statement(word)])["verdict"] == expected


def test_an_opposite_that_the_data_do_not_show_contradicts_nothing():
    assert verdict([statement("rose", verdict="not shown")])["verdict"] == "not shown"


def test_the_verdict_of_people_stands_beside_that_of_the_rule():
    judged = [{"trust": "x1", "verdict": "contradicted", "reason": "another item"}]
    one = {"id": "p", "text": "T", "trusts": {"x0": "p1", "x1": "p1"}, "judged": judged}
    row = verdict([statement()], propositions=[one])
    assert (row["verdict"], row["judged"], row["reason"]) == (
        "held",
        "contradicted",
        "another item",
    )


def test_an_id_alone_does_not_make_two_propositions_the_same():
    other = {"proposition": "p1", "text": "Something else", "strands": "both"}
    contents = pool_of([SIX[0], trust(1, propositions=[other])])
    assert len(contents.verdicts) == 0
    assert left(contents, what="proposition", trust="x1")


def test_an_id_that_a_trust_has_not_is_told():
    one = {"id": "p", "text": "T", "trusts": {"x0": "p1", "x1": "p9"}}
    contents = pool_of(SIX[:2], propositions=[one], themes=[{"id": "t", "name": "N", "trusts": {"x0": ["odd"]}}])  # fmt: skip
    assert left(contents, trust="x1", id="p9") == ["pool.yaml names it, and the bundle has no proposition of this id"]  # fmt: skip
    assert left(contents, trust="x0", id="odd") == ["pool.yaml names it, and the bundle has no theme of this id"]  # fmt: skip


def test_themes_stand_side_by_side_only_where_people_said_so():
    assert pool_of(SIX[:2]).themes == []
    named = {
        "id": "held",
        "name": "Held",
        "trusts": {"x0": ["holding"], "x1": ["holding"]},
    }
    less = trust(1, findings=[theme_row("extracts", None, status="withheld")])
    (theme,) = pool_of([SIX[0], less], themes=[named]).themes
    assert theme["trusts"]["x0"][0]["extracts"]["estimate"] == 12
    assert theme["trusts"]["x1"][0]["extracts"]["status"] == "withheld"


def test_a_theme_that_a_workshop_gave_up_is_not_asked_for():
    gone = {"theme": "old", "name": "Old", "status": "merged"}
    contents = pool_of([SIX[0], trust(1, themes=[gone])])
    assert left(contents, what="theme", trust="x1") == []


def test_the_order_of_trusts_changes_no_summary():
    one = random_effects(np.array([c[0] for c in CHANGES]), np.ones(6))
    other = random_effects(np.array([c[0] for c in CHANGES[::-1]]), np.ones(6))
    assert one == pytest.approx(other)


def test_many_trusts_make_several_pictures_of_a_scale():
    contrasts = [("t1", "t2"), ("t2", "t1")]
    many = [
        replace(trust(0, findings=[number_row("change", 1.0, 5.0, 20, times=pair) for pair in contrasts]), id=f"y{i}")
        for i in range(20)
    ]  # fmt: skip
    drawings = forests(pool_of(many))
    assert list(drawings) == ["forest-wemwbs-total", "forest-wemwbs-total-2"]
    assert (
        "After training to Four months: " not in drawings["forest-wemwbs-total-2"].alt
    )


def test_a_picture_tells_that_a_trust_withheld_its_change():
    held = trust(1, findings=[number_row("change", *CHANGES[1]) | HELD])
    (drawing,) = forests(pool_of([SIX[0], held])).values()
    assert "Trust 1: withheld" in drawing.alt
    assert "no summary, since fewer than five trusts can enter one" in drawing.caption


def test_the_report_says_withheld_and_which_studies_are_invented():
    held = trust(1, findings=[number_row("change", *CHANGES[1]) | HELD,
                              theme_row("extracts", None, status="withheld")])  # fmt: skip
    invented = replace(held, study={"id": "s1", "title": "S", "synthetic": "Invented"})
    real = replace(SIX[0], study={"id": "s0", "title": "R", "synthetic": ""})
    named = {"id": "held", "name": "Held", "trusts": {"x1": ["holding"]}}
    parts, _ = pool_parts(pool_of([real, invented], themes=[named]))
    assert parts["pool-changes"].count("[withheld]{.withheld}") == 2
    assert parts["pool-themes"].count("[withheld]{.withheld}") == 1
    assert notice_of([real, invented]) == "Trust 1: Invented"


def test_a_printed_mean_of_a_scale_that_no_trust_has_is_only_listed():
    values = [{"scale": "cbi.work", "at": "t1", "estimate": 9.0}]
    studies = [{"id": name, "name": name, "citation": "C", "values": values} for name in ("one", "two")]  # fmt: skip
    contents = pool_of(SIX[:2], published=studies)
    assert rows(contents.lined, instrument="cbi") == []
    assert len(left(contents, id="cbi.work, t1")) == 2
