"""A group is named where something of it is told, and nowhere else."""

from synthesis_fixtures import change

from plait.release.groups import name_large_groups
from plait.shapes.findings import FINDINGS
from plait.shapes.release import WITHHELD

SMALL = "role: chaplain"


def _row(name, status="computed", **more):
    return change(finding=name, status=status) | more


def _released(*rows):
    findings = FINDINGS.frame(rows)
    held = findings["finding"][findings["status"].eq("withheld")]
    withheld = WITHHELD.frame([
        {"what": "finding", "id": name, "rule": "fewer than 3 people"} for name in held
    ] + [{"what": "quote", "id": "2 quotes", "rule": "no consent"}])  # fmt: skip
    return name_large_groups(findings, withheld)


def test_a_group_of_which_nothing_is_told_is_not_named():
    findings, withheld = _released(
        _row("all"), _row("few", "withheld"),
        _row("a", "withheld", group=SMALL), _row("b", "not_computed", group=SMALL),
    )  # fmt: skip
    assert findings["finding"].tolist() == ["all", "few"]
    assert withheld["id"].tolist() == ["few", "2 quotes"]
    assert "chaplain" not in findings.to_csv() + withheld.to_csv()


def test_a_group_of_which_one_finding_is_told_keeps_its_rows():
    findings, withheld = _released(
        _row("a", group="North"), _row("b", "withheld", group="North")
    )
    assert findings["finding"].tolist() == ["a", "b"]
    assert withheld["id"].tolist() == ["b", "2 quotes"]


def test_the_same_name_in_the_other_strand_is_another_group():
    findings, _ = _released(
        _row("a", group="North"),
        _row("b", "withheld", group="North", strand="qualitative"),
    )
    assert findings["finding"].tolist() == ["a"]


def test_a_difference_that_is_not_shown_names_neither_group():
    words = "mean change of South minus mean change of North; interval and p by Welch's t"  # fmt: skip
    findings, _ = _released(
        _row("a", method=words), _row("b", "withheld", method=words)
    )
    assert findings["method"].tolist() == [
        words,
        "mean change of one group minus mean change of the other; "
        "interval and p by Welch's t",
    ]
