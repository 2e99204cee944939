"""Two people and the same bytes make a release; everything else is a candidate."""

import pytest

from plait.release.approval import read_approval, release_digest, release_state

DIGEST = "a" * 64
TWO = f"digest: {DIGEST}\napproved_by: [{{role: lead}}, {{role: data manager}}]\non: 2026-01-31\n"  # fmt: skip
GIVEN = {"digest": DIGEST, "approved_by": [{"role": "lead"}, {"role": "b"}], "on": "2026-01-31"}  # fmt: skip


def _read(tmp_path, text):
    (tmp_path / "approval.yaml").write_text(text, encoding="utf-8")
    return read_approval("approval.yaml", folder=str(tmp_path))


def test_an_approval_of_two_people_is_read(tmp_path):
    approval, faults = _read(tmp_path, TWO)
    assert (faults, approval["digest"]) == ([], DIGEST)
    assert read_approval("") == ({}, [])


@pytest.mark.parametrize("text", [
    TWO.replace(", {role: data manager}", ""),
    TWO.replace("data manager", "Lead"),
    TWO.replace("{role: lead}, {role: data manager}", "{role: a, name: Bo}, {role: b, name: Bo}"),
    TWO.replace(DIGEST, "short"),
])  # fmt: skip
def test_one_person_or_no_digest_is_a_fault(tmp_path, text):
    approval, faults = _read(tmp_path, text)
    assert approval == {}
    assert faults


@pytest.mark.parametrize(("approval", "reviews", "ids", "why"), [
    ({}, [], [], "nobody has approved"),
    (GIVEN | {"digest": "b" * 64}, [], [], "something has changed since"),
    (GIVEN, [{"output": "quotes", "id": "q1", "reason": "r"}], [], "waits"),
    (GIVEN | {"note": "seen with P07"}, [], ["P07"], "participant's id"),
])  # fmt: skip
def test_it_stays_a_candidate(approval, reviews, ids, why):
    state = release_state(DIGEST, approval, reviews, ids=ids)
    assert state["state"] == "candidate"
    assert why in state["why"]
    assert "approved_by" not in state


def test_two_people_and_the_same_digest_make_a_release():
    state = release_state(DIGEST, GIVEN, [])
    assert (state["state"], state["on"], len(state["approved_by"])) == ("release", "2026-01-31", 2)  # fmt: skip


def test_the_digest_knows_every_byte_and_every_name(tmp_path):
    paths = [str(tmp_path / name) for name in ("b.csv", "a.csv")]
    for path in paths:
        (tmp_path / path).write_text("1")
    first = release_digest(paths, root=str(tmp_path))
    assert release_digest(paths[::-1], root=str(tmp_path)) == first
    (tmp_path / "a.csv").write_text("2")
    changed = release_digest(paths, root=str(tmp_path))
    (tmp_path / "a.csv").write_text("1")
    (tmp_path / "b.csv").rename(tmp_path / "c.csv")
    renamed = release_digest([str(tmp_path / n) for n in ("a.csv", "c.csv")], root=str(tmp_path))  # fmt: skip
    assert len({first, changed, renamed}) == 3
