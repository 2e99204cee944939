"""Coders are told apart by their names."""

import pytest

from plait.qualitative.coders import coder_faults, used_faults


def files(*names):
    return [(f"/x/{name}.csv", f"coding/decisions/{name}.csv") for name in names]


@pytest.mark.parametrize("other", ["Zoe", "zoë", "ZOË", "zo_e"])
def test_two_coders_with_one_name_are_a_fault(other):
    (fault,) = coder_faults(files("zoe", other))
    assert fault.file == f"coding/decisions/{other}.csv"
    assert "coding/decisions/zoe.csv" in fault.found


def test_coders_with_names_of_their_own_are_fine():
    assert coder_faults(files("coder_a", "coder_b")) == []


def test_codings_of_a_coder_who_does_not_exist_cannot_be_used():
    (fault,) = used_faults("coder_c", {"coder_a", "coder_b"})
    assert (fault.file, fault.where) == ("study.yaml", "codings_used")
    assert "coder_a, coder_b" in fault.expected


@pytest.mark.parametrize("used", ["any_coder", "agreed", "coder_a"])
def test_what_is_known_may_be_used(used):
    assert used_faults(used, {"coder_a"}) == []


def test_a_study_before_its_first_decision_may_name_a_coder():
    assert used_faults("coder_a", set()) == []
