"""What workshops did with themes, and what they recommend."""

import pytest
from coded_fixtures import codebook

from plait.qualitative.themes import codes_of_themes, revise_themes, themes_of_codes
from plait.qualitative.workshops import (
    read_workshops,
    recommendations,
    with_quotes,
)
from plait.shapes.codings import CODINGS

START = [
    {"id": "money", "name": "Money", "definition": "d", "codes": ["pay"]},
    {"id": "self", "name": "Self", "codes": ["worth"]},
]
HEAD = (
    "id: w{n}\nkind: interpretive\ndate: 2025-11-{n:02}\npresent: {{researchers: 3}}\n"
)


@pytest.fixture
def read(tmp_path):
    def read(*bodies):
        paths = []
        for number, body in enumerate(bodies, start=1):
            path = tmp_path / f"w{number}.yaml"
            path.write_text(HEAD.format(n=number) + body, encoding="utf-8")
            paths.append((str(path), f"workshops/w{number}.yaml"))
        return read_workshops(paths[::-1])

    return read


@pytest.fixture
def revise(read):
    def revise(*bodies):
        workshops = read(*(f"actions:\n{body}" for body in bodies))
        assert not workshops.faults
        frame, faults = revise_themes(codebook(START), workshops.files)
        return frame.set_index("theme"), faults

    return revise


MERGE = (
    "  - {action: merge, themes: [money, self], into: {id: both, name: Both},"
    ' reason: "one story", dissent: "ann: two"}\n'
)
SPLIT = (
    "  - {action: split, theme: money, reason: r, into: ["
    "{id: a, name: A, codes: [pay]}, {id: b, name: B, codes: [bands]}]}\n"
)


def test_without_workshops_the_themes_are_current():
    frame, faults = revise_themes(codebook(START), [])
    assert frame["status"].tolist() == ["current", "current"]
    assert not faults


def test_rename_keeps_the_id_and_the_definition(revise):
    frame, _ = revise("  - {action: rename, theme: money, name: Pay, reason: r}\n")
    row = frame.loc["money"]
    assert (row["name"], row.status, row.definition) == ("Pay", "renamed", "d")
    assert row.workshop == "w1"


def test_merge_keeps_the_old_themes_the_codes_and_the_dissent(revise):
    frame, _ = revise(MERGE)
    assert frame.loc["both", "codes"] == "pay;worth"
    assert frame.loc["money", ["status", "became"]].tolist() == ["merged", "both"]
    assert frame.loc["both", "dissent"] == "ann: two"


def test_a_merge_may_keep_one_of_its_ids(revise):
    frame, faults = revise(MERGE.replace("id: both", "id: money"))
    assert not faults
    assert frame["status"].to_dict() == {"money": "current", "self": "merged"}
    assert frame.loc["money", "codes"] == "pay;worth"


def test_split_names_what_the_theme_became(revise):
    frame, _ = revise(SPLIT)
    assert frame.loc["money", ["status", "became"]].tolist() == ["split", "a;b"]
    assert frame.loc["b", "codes"] == "bands"


def test_retire_keeps_the_row(revise):
    frame, _ = revise("  - {action: retire, theme: self, reason: thin}\n")
    assert frame.loc["self", ["status", "reason"]].tolist() == ["retired", "thin"]


def test_workshops_are_applied_in_order_of_date(revise):
    frame, faults = revise(MERGE, "  - {action: retire, theme: both, reason: r}\n")
    assert not faults
    assert frame.loc["both", "status"] == "retired"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("  - {action: retire, theme: nope, reason: r}\n", "never a theme"),
        (MERGE + "  - {action: retire, theme: money, reason: r}\n", "merged by then"),
        (SPLIT.replace("id: b", "id: self"), "'self', which is taken"),
        (SPLIT.replace("id: b", "id: a"), "'a', which is taken"),
        (SPLIT.replace("[bands]", "[bnds]"), "'bnds'"),
        (SPLIT.replace("[pay]", "[worth]"), "codes in no part of 'money': pay"),
    ],
)
def test_what_cannot_be_applied_is_a_fault(revise, body, found):
    _, faults = revise(body)
    assert len(faults) == 1
    assert found in faults[0].found
    assert faults[0].line > 4


@pytest.mark.parametrize(
    "body",
    [
        "actions:\n  - {action: rename, theme: money, reason: r}\n",
        "actions:\n  - {action: merge, themes: [money], reason: r}\n",
        "actions:\n  - {action: split, theme: money, into: {id: a, name: A}, reason: r}\n",
        "actions:\n  - {action: retire, theme: money}\n",
        "actoins: []\n",
        "present: {ann: yes}\n",
    ],
)
def test_the_schema_refuses(read, body):
    assert read(body).faults


def test_a_workshop_id_used_twice_is_a_fault(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(HEAD.format(n=1))
    paths = [(str(tmp_path / f"{name}.yaml"), f"{name}.yaml") for name in "ab"]
    assert "a.yaml" in read_workshops(paths).faults[0].found


def test_a_theme_holds_the_codes_below_its_codes():
    frame, _ = revise_themes(codebook(START), [])
    assert codes_of_themes(frame, codebook()) == {
        "money": {"pay", "bands"},
        "self": {"worth"},
    }
    assert themes_of_codes(frame, codebook())["bands"] == ["money"]


def test_a_theme_that_no_longer_stands_holds_nothing(revise):
    frame, _ = revise(MERGE)
    assert themes_of_codes(frame.reset_index(), codebook())["pay"] == ["both"]


RECOMMEND = (
    "recommendations:\n  - {id: r1, head: support, text: more, themes: [money],"
    " codes: [pay, worth], priority: 1, status: agreed, dissent: no}\n"
)


def test_a_recommendation_keeps_what_it_rests_on(read):
    frame, _ = revise_themes(codebook(START), [])
    found, faults = recommendations(
        read(RECOMMEND), themes=frame, codes=["pay", "worth"]
    )
    assert not faults
    assert found[["recommendation", "workshop", "codes"]].iloc[0].tolist() == [
        "r1",
        "w1",
        "pay;worth",
    ]


@pytest.mark.parametrize(
    ("bodies", "found"),
    [
        ([RECOMMEND.replace("[money]", "[mony]")], "'mony', which does not exist"),
        ([RECOMMEND.replace("worth", "wroth")], "the code 'wroth'"),
        ([RECOMMEND, RECOMMEND], "'r1', which is in workshops/w1.yaml line 6 too"),
        ([RECOMMEND, f"actions:\n{MERGE}"], "'money', which was merged"),
    ],
)
def test_what_a_recommendation_cannot_rest_on_is_a_fault(read, bodies, found):
    workshops = read(*bodies)
    frame, _ = revise_themes(codebook(START), workshops.files)
    rows, faults = recommendations(workshops, themes=frame, codes=["pay", "worth"])
    assert found in faults[0].found
    assert rows.empty


PROMOTE = (
    "  - {action: promote, code: worth, into: {id: wide, name: Wide},"
    " reason: it grew}\n"
)


def test_promote_makes_a_theme_of_a_code_and_takes_it_out_of_the_old_one(revise):
    add = "  - {action: split, theme: money, reason: r, into: [{id: a, name: A, codes: [pay, worth]}, {id: b, name: B, codes: [bands]}]}\n"  # fmt: skip
    drop = "  - {action: retire, theme: self, reason: r}\n"
    frame, faults = revise(drop + add + PROMOTE)
    assert not faults
    assert frame.loc["wide", ["codes", "status", "reason"]].tolist() == [
        "worth",
        "current",
        "it grew",
    ]
    assert frame.loc["a", "codes"] == "pay"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (PROMOTE, "'worth' promoted, which leaves no code in 'self'"),
        (PROMOTE.replace("code: worth", "code: wroth"), "the code 'wroth'"),
        (PROMOTE.replace("id: wide", "id: money"), "'money', which is taken"),
    ],
)
def test_a_promotion_that_cannot_be_is_a_fault(revise, body, found):
    frame, faults = revise(body)
    assert [found in fault.found for fault in faults] == [True]
    assert "wide" not in frame.index


def test_a_promotion_names_its_code_and_its_theme(read):
    assert read("actions:\n  - {action: promote, code: pay, reason: r}\n").faults
    assert read("actions:\n  - {action: promote, into: {id: a, name: A}, reason: r}\n").faults  # fmt: skip


def test_who_dissented_is_named_only_with_the_day_they_agreed_to_it(revise, read):
    named = MERGE.replace('"ann: two"', "{text: two, by: Ann, agreed_on: 2025-12-01}")
    frame, _ = revise(named)
    expected = "two (Ann, who agreed on 2025-12-01 to be named)"
    assert frame.loc["both", "dissent"] == expected
    unasked = MERGE.replace('"ann: two"', "{text: two, by: Ann}")
    assert read(f"actions:\n{unasked}").faults


def test_a_code_that_another_theme_lists_is_not_held_through_the_code_above_it(revise):
    frame, _ = revise(SPLIT)
    held = codes_of_themes(frame.reset_index(), codebook())
    assert (held["a"], held["b"]) == ({"pay"}, {"bands"})


def test_a_recommendation_keeps_its_reason_steps_and_named_dissent(read):
    frame, _ = revise_themes(codebook(START), [])
    more = (
        "why: because, steps: [one, two], findings: [theme.money.all.extracts],"
        " dissent: {text: two, by: Ann, agreed_on: 2025-12-01}}"
    )
    workshops = read(RECOMMEND.replace("dissent: no}", more))
    found, _ = recommendations(workshops, themes=frame, codes=["pay", "worth"])
    row = found.iloc[0]
    assert (row.why, row.steps, row.findings) == ("because", "one\ntwo", "theme.money.all.extracts")  # fmt: skip
    assert row.dissent.startswith("two (Ann")


def test_quotes_of_a_recommendation_become_their_extracts(read):
    quotes = "quotes: [{document: p03_t1, quote: pay is poor}]}"
    workshops = read(RECOMMEND.replace("dissent: no}", quotes))
    found, faults = _quoted(workshops)
    assert not faults
    assert found["extracts"].tolist() == ["x1"]


def test_words_that_nobody_coded_cannot_be_quoted(read):
    quotes = "quotes: [{document: p03_t1, quote: never said}, x9]}"
    _, faults = _quoted(read(RECOMMEND.replace("dissent: no}", quotes)))
    assert ["never said" in faults[0].found, "x9" in faults[1].found] == [True, True]
    assert {fault.line for fault in faults} == {6}


def _quoted(workshops):
    frame, _ = revise_themes(codebook(START), [])
    found, _ = recommendations(workshops, themes=frame, codes=["pay", "worth"])
    coded = CODINGS.frame([{
        "extract": "x1", "document": "p03_t1", "turn": 2, "start": 3, "end": 19,
        "text": "The pay is poor.", "text_hash": "0" * 64, "code": "pay", "coder": "a",
        "origin": "hand", "decision": "a_1",
    }])  # fmt: skip
    return with_quotes(found, workshops=workshops, codings=coded)
