"""What a passage may speak against, and what of it is unknown."""

import pytest
from coded_fixtures import codebook, themes

from plait.ingest.csvfile import CsvFile
from plait.qualitative.against import Targets, against_faults, split_against, targets_of
from plait.qualitative.recodes import Recodes, Step
from plait.shapes.codings import THEMES

RENAMED = Recodes([Step("r1", "rename", "2", ("wages",), ("pay",), 0)])
PROPOSITIONS = {"now": ["p1"], "before": ["p0", "p1"]}


def targets(**more):
    asked = {"recodes": RENAMED, "themes": themes(money="pay", worth="worth"),
             "propositions": PROPOSITIONS} | more  # fmt: skip
    return targets_of(codebook(), **asked)


def faults(cell, action="add", known=None):
    row = {"action": action, "against": cell}
    file = CsvFile("ann.csv", rows=[row], lines=[7], columns=["action", "against"])
    return against_faults(file, known or targets())


@pytest.mark.parametrize(
    ("typed", "found"),
    [("money", ["theme.money"]), ("pay", ["code.pay"]), ("p1", ["proposition.p1"]),
     ("worth", ["theme.worth", "code.worth"]), ("code.worth", ["code.worth"]),
     ("wages", ["code.wages"]), ("p0", ["proposition.p0"]), ("theme.pay", []),
     ("nothing", []), ("", []), ("Money", [])],
)  # fmt: skip
def test_an_id_means_what_has_it(typed, found):
    assert targets().find(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [("money", ["theme.money"]), ("Pay", ["code.pay"]), ("wages", []), ("p0", []),
     ("WORTH", ["theme.worth", "code.worth"])],
)  # fmt: skip
def test_today_only_what_stands_can_be_chosen_by_name_too(typed, found):
    assert targets().find_standing(typed) == found


def test_a_theme_that_was_retired_is_known_and_does_not_stand():
    gone = THEMES.frame([{"theme": "money", "name": "Money", "status": "retired"}])
    known = targets(themes=gone)
    assert known.find("money") == ["theme.money"]
    assert known.find_standing("money") == []


def test_an_unknown_id_is_a_fault_with_its_line():
    (fault,) = faults("pay; nothing")
    assert (fault.line, fault.where, fault.found) == (7, "against", "'nothing'")


def test_an_id_of_two_things_is_a_fault_that_says_how_to_tell_them_apart():
    (fault,) = faults("worth")
    assert "theme.worth or code.worth" in fault.mend
    assert faults("theme.worth;code.worth") == []


def test_a_retraction_speaks_against_nothing():
    assert ["on a retraction" in fault.found for fault in faults("pay", "retract")] == [
        True
    ]
    assert faults("", "retract") == []


def test_where_nothing_is_known_everything_is_unknown():
    assert len(faults("pay;p1", known=Targets())) == 2


def test_a_cell_is_split_and_each_id_is_taken_once():
    assert split_against(" pay ;; p1;pay ") == ["pay", "p1"]
    assert split_against("") == []
