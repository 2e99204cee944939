"""A report says at its top whether it is a release or still a candidate."""

import pytest

from plait.report.inputs import ReportInputs
from plait.report.release_parts import release_notice, release_parts

DIGEST = "a" * 64
CANDIDATE = {"state": "candidate", "why": "nobody has approved it yet", "digest": DIGEST,
             "reviews": [{"output": "quotes", "id": "q1", "reason": "r"}]}  # fmt: skip
RELEASE = {"state": "release", "why": "two", "digest": DIGEST, "reviews": [], "on": "2026-01-31",
           "approved_by": [{"role": "lead"}, {"role": "data <b>manager</b>", "name": "Bo"}]}  # fmt: skip
LET = {"output": "flow", "id": "1|left", "reason": "seen [x](y)", "who": "lead", "when": "2026-01-31"}  # fmt: skip


def _parts(record=None, **prose):
    return release_parts(ReportInputs(None, {}, {}, prose, record or {}))


def test_a_candidate_says_why_and_how_much_waits():
    told = _parts({"release": CANDIDATE})["release-state"]
    assert told.startswith("::: {.callout-warning")
    assert "nobody has approved it yet" in told
    assert "A person must look at one thing first." in told


def test_a_release_says_who_approved_it_and_when_as_text():
    told = _parts({"release": RELEASE})["release-state"]
    assert "Approved for release on 2026" in told
    assert "lead and Bo (data" in told
    assert "<b>" not in told


def test_exceptions_are_listed_as_text():
    told = _parts(exceptions=[LET])["exceptions"]
    assert "seen" in told
    assert "[x](y)" not in told


def test_a_record_that_tells_nothing_gives_nothing():
    assert set(_parts().values()) == {""}


@pytest.mark.parametrize(("record", "told"), [
    ({}, ""), ({"release": RELEASE}, ""),
    ({"release": CANDIDATE}, "Candidate for release, not to be passed on: nobody has approved it yet."),
])  # fmt: skip
def test_a_guide_carries_the_notice_while_it_is_a_candidate(record, told):
    assert release_notice(record) == told
