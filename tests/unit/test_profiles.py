"""Disclosure profiles are data: each shipped one is sound, and says where it is from."""

import pytest

from plait.release.limits import limits_of, whole_profile
from plait.release.profile import read_profile
from plait.study_files import CHECKOUT

SHIPPED = sorted((CHECKOUT / "config/disclosure").glob("*.yaml"))
NAMES = {path.stem: path for path in SHIPPED}
OWN = """\
id: own
name: Own
source: our trust's policy
quantitative: {hold_at_or_below: 4, min_df: 10, ranges: withheld}
qualitative: {source: ours, min_people: 3, quotes_per_person: 5, complementary: true}
"""


def _read(tmp_path, text):
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    return read_profile("own.yaml", folder=str(tmp_path))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_profile_is_sound_and_told_in_the_docs(path):
    profile, faults = read_profile(str(path))
    assert (faults, profile["id"]) == ([], path.stem)
    assert len(profile["source"]) > 40
    for page in ("docs/disclosure.md", "README.md"):
        assert f"`{path.stem}`" in (CHECKOUT / page).read_text("utf-8")


@pytest.mark.parametrize(("name", "least", "zero", "rounding"), [
    ("acro", 10, "held", "none"), ("opensafely", 8, "shown", "nearest"),
    ("opensafely_midpoint6", 7, "shown", "midpoint"), ("ukllc", 10, "held", "none"),
    ("nhs_subnational", 8, "shown", "nearest"),
])  # fmt: skip
def test_limits_are_those_of_the_source(name, least, zero, rounding):
    limits = read_profile(str(NAMES[name]))[0]["quantitative"]
    assert (limits["min_people"], limits["zero"], limits["rounding"]) == (least, zero, rounding)  # fmt: skip


def test_at_or_below_is_one_more_than_the_number(tmp_path):
    profile, faults = _read(tmp_path, OWN)
    assert (faults, profile["quantitative"]["min_people"]) == ([], 5)


def test_two_ways_of_wording_one_limit_are_a_fault(tmp_path):
    both = OWN.replace("hold_at_or_below: 4", "hold_at_or_below: 4, min_people: 5")
    assert _read(tmp_path, both)[1]


def test_all_three_of_role_site_and_time_are_a_fault(tmp_path):
    three = OWN.replace(
        "complementary: true", "complementary: true, attribution: [role, site, time]"
    )
    assert _read(tmp_path, three)[1]


def test_what_is_left_unsaid_is_filled_in():
    told = {"id": "x", "quantitative": {"min_people": 5}, "qualitative": {"min_people": 3}}  # fmt: skip
    whole = whole_profile(told)
    assert whole["exceptions"] == "allowed"
    assert whole["quantitative"] == limits_of(told, "quantitative")
    assert whole["qualitative"]["quotes_per_person"] == 12
