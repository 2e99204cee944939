"""The report says when the plan was frozen, and lists every departure."""

from plait.report.inputs import ReportInputs
from plait.report.protocol_tables import protocol_parts
from plait.shapes.findings import FINDINGS
from plait.shapes.protocol import DEVIATIONS

FACTS = {
    "frozen_on": "2025-01-02", "digest": "ab12" * 16, "items": 12,
    "there_already": {"questionnaires": 0, "transcripts": 0, "decisions": 0},
}  # fmt: skip
ROWS = [
    {"what": "contrasts.t1-t2", "change": "changed", "planned": "primary", "done": "secondary",
     "reason": "Too *few* | people.", "decided_on": "2025-03-01"},
    {"what": "study.codings_used", "change": "added", "done": "agreed"},
    {"what": "norms.gad7_x_2008", "change": "dropped", "planned": "x", "reason": "No such norm."},
    {"what": "other", "change": "told by the team", "reason": "By telephone."},
]  # fmt: skip


def parts(rows=(), facts=FACTS):
    table = DEVIATIONS.frame({"place": n} | dict(row) for n, row in enumerate(rows, start=1))  # fmt: skip
    prose = {"protocol": facts} if facts is not None else {}
    return protocol_parts(
        ReportInputs(FINDINGS.empty(), {"deviations": table}, {}, prose)
    )


def test_without_a_frozen_plan_there_is_no_section():
    assert set(parts(facts={}).values()) == {""}
    assert set(parts(facts=None).values()) == {""}


def test_a_plan_that_was_kept_is_said_to_be():
    said = parts()
    assert "frozen on 2025-01-02 (SHA-256 [ab12ab12ab12]{.id}), before any data" in said["protocol-lead"]  # fmt: skip
    assert "It has 12 items; nothing departs from it." in said["protocol-lead"]
    assert said["table-deviations"] == ""


def test_data_that_were_there_already_are_told():
    facts = FACTS | {"there_already": {"questionnaires": 1, "transcripts": 8, "decisions": 2}}  # fmt: skip
    said = parts(facts=facts)["protocol-lead"]
    assert "one export, eight transcripts and two decision files" in said
    assert "cannot count as a plan made before the data" in said


def test_departures_are_counted_and_those_without_a_reason_too():
    said = parts(ROWS)["protocol-lead"]
    assert "@tbl-deviations lists three departures, and one change that the team tells besides." in said  # fmt: skip
    assert "No reason is given for one of them." in said
    reasoned = [row for row in ROWS if "reason" in row]
    assert "Each has its reason." in parts(reasoned)["protocol-lead"]


def test_each_departure_stands_beside_the_plan_with_typed_words_as_text():
    table = " ".join(parts(ROWS)["table-deviations"].replace("|", " ").split())
    for words in ("Contrast t1", r"Study\: codings", r"*(added)*", "*dropped*",
                  "**No reason given**", "*Told by the", r"Too \*few\* &#124; people"):  # fmt: skip
        assert words in table, words
