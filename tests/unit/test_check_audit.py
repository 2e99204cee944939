"""The audit page tells of findings and code what findings.csv and the manifest tell."""

import pytest

from plait.provenance.check_audit import check_audit
from plait.report.audit_cells import identifier, row, table
from plait.report.audit_findings import told

FINDING = {
    "finding": "a.total.t1-t2.change", "estimate": -4.05, "low": -7.683, "high": -0.417,
    "level": 0.95, "n": 20.0, "unit": "points", "status": "computed", "method": "t & p",
    "caution": "few < 30",
}  # fmt: skip
BY_ID = {FINDING["finding"]: FINDING}
CODE = {"estimate_findings": "0123456789abcdef"}


def page(finding=FINDING):
    name = finding["finding"]
    cells = ["T1 to T2", *told(finding, {"t & p": 1}), "–", "–"]
    entry = row([f"change<br>{identifier(name)}", *cells], name)
    way = row(["1", "t &amp; p"], "method-1")
    code = '<span class="id">0123456789abcdef</span> (SHA-256 of scripts/estimate_findings.py and'
    return table("a", ["x"], [entry]) + table("m", ["x"], [way]) + code


def test_a_page_that_nobody_touched_has_no_problem():
    assert list(check_audit(page(), BY_ID, CODE)) == []


@pytest.mark.parametrize(("old", "new", "line"), [
    ("−4.05 points", "−4.06 points", "value of a.total.t1-t2.change: '−4.06 points (95% CI −7.683 to −0.417)', expected '−4.05 points (95% CI −7.683 to −0.417)'"),
    ("<td>20</td>", "<td>21</td>", "people of a.total.t1-t2.change: '21', expected '20'"),
    ("few &lt; 30", "many", "way of a.total.t1-t2.change: "),
    ("t &amp; p", "t", "its methods are not those of findings.csv"),
    ("0123456789abcdef", "0" * 16, "tells another digest of the code of estimate_findings than manifest.json"),
])  # fmt: skip
def test_what_was_changed_on_the_page_is_told(old, new, line):
    assert old in page()
    (found,) = check_audit(page().replace(old, new), BY_ID, CODE)
    assert found.startswith(line)


def test_a_finding_without_entry_and_an_entry_without_finding_are_told():
    other = FINDING | {"finding": "b.total.t1.mean"}
    assert list(check_audit(page(), {"b.total.t1.mean": other}, CODE)) == [
        "a.total.t1-t2.change: an entry, findings.csv has none",
        "b.total.t1.mean: no entry of it",
    ]
