"""People and extracts by role and by site."""

from coded_fixtures import codebook, coding, themes, transcripts

from plait.qualitative.group_counts import group_findings, groups_of
from plait.shapes.codings import CODINGS

ROWS = [
    coding(extract="x1", participant="A"),
    coding(extract="x2", participant="A", start=9, end=12, code="bands"),
    coding(extract="x3", participant="B", start=20, end=22),
    coding(extract="x4", participant=None, start=30, end=32),
]
SITES = {"A": "north", "B": "north", "C": "south coast"}


def count(groups, approach="codebook"):
    found = group_findings(
        CODINGS.frame(ROWS), codebook(), themes(money="pay"), groups=groups,
        approach=approach,
    )  # fmt: skip
    return found.set_index("finding")


def test_people_and_extracts_of_a_code_are_counted_in_each_group():
    found = count({"site": SITES})
    people = found.loc["code.pay.all@site_north.people"]
    assert (people["estimate"], people["n"], people["group"]) == (2, 2, "site: north")
    assert found.loc["code.pay.all@site_north.extracts", "estimate"] == 3
    assert found.loc["theme.money.all@site_south_coast.people", "estimate"] == 0


def test_people_whose_group_is_not_recorded_have_a_group_of_their_own():
    found = count({"site": SITES | {"B": ""}, "role": {}})
    assert not len(found)
    found = count({"site": SITES | {"B": "", "D": "north"}})
    assert found.loc["code.pay.all@site_not_recorded.people", "estimate"] == 1


def test_a_factor_of_one_level_is_passed_over():
    assert not len(count({"role": dict.fromkeys("ABC", "peer worker")}))


def test_levels_of_one_person_each_are_no_groups():
    assert not len(count({"site": {"A": "north", "B": "south"}}))


def test_levels_that_look_alike_in_an_id_keep_ids_of_their_own():
    levels = {"A": "ward 1", "B": "ward-1", "C": "ward 1"}
    found = count({"site": levels})
    assert "code.pay.all@site_ward_1.people" in found.index
    assert "code.pay.all@site_ward_1_2.people" in found.index


def test_nothing_is_counted_by_group_in_a_reflexive_analysis():
    assert not len(count({"site": SITES}, approach="reflexive"))


def test_groups_are_those_of_people_who_speak():
    people = [{"participant": "P03", "site": "north"}, {"participant": "P9", "site": "x"}]  # fmt: skip
    assert groups_of(people, transcripts().turns) == {
        "site": {"P03": "north"}, "role": {"P03": ""},
    }  # fmt: skip
