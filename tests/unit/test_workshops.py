"""What workshops did with themes, and what they recommend."""

import pytest
from coded_fixtures import codebook

from plait.qualitative.themes import codes_of_themes, revise_themes, themes_of_codes
from plait.qualitative.workshops import read_workshops, recommendations

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
