"""A code, theme or finding followed through both strands."""

import pytest
from coded_fixtures import coding
from synthesis_fixtures import change

from plait.cli import main
from plait.commands.thread import TABLES
from plait.qualitative.thread import follow_thread
from plait.qualitative.thread_words import thread_lines
from plait.shapes.codings import CODINGS, NEGATIVE_EXTRACTS, THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.patterns import MEMOS
from plait.shapes.release import CODES
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.shapes.tables import write_frame

FELL = "gad7.total.t1-t2.change"
PEOPLE = "code.pay.all.people"
SHAPES = {"codings": CODINGS, "codes": CODES, "themes": THEMES, "findings": FINDINGS,
          "statements": STATEMENTS, "propositions": PROPOSITIONS, "memos": MEMOS,
          "negative_extracts": NEGATIVE_EXTRACTS}  # fmt: skip


def _count(code):
    return {"finding": f"code.{code}.all.people", "strand": "qualitative",
            "instrument": "code", "scale": code, "measure": "people", "time": "all",
            "estimate": 2.0, "n": 2, "unit": "people", "status": "computed"}  # fmt: skip


def _statement(name, proposition="p1", **more):
    return {"proposition": proposition, "statement": name, "strand": "qualitative",
            "basis": "data", "text": f"Text of {name}.", "verdict": "shown"} | more  # fmt: skip


def _proposition(name, **more):
    return {"proposition": name, "text": f"Claim {name}.", "strands": "both"} | more


def _mark(kind, against, **more):
    return {"extract": "x7", "document": "p04_t1", "turn": 3, "start": 1, "end": 9,
            "text": "Not for\nme", "kind": kind, "against": against,
            "marked": f"{kind}.{against}", "outcome": "stands", "coders": "ann",
            "decisions": "d7"} | more  # fmt: skip


def tables():
    rows = {
        "codings": [
            coding(extract="x1", text="The pay is poor", theme="money", memo="his laugh"),
            coding(extract="x1", text="The pay is poor", theme="money", coder="bob"),
            coding(extract="x2", code="bands", theme="money", case="P04", time=None,
                   start=20, end=24),
            coding(extract="x3", code="worth", start=30, end=34),
        ],
        "codes": [{"place": 1, "code": "worth", "name": "Worth"},
                  {"place": 2, "code": "pay", "name": "Pay"},
                  {"place": 3, "code": "bands", "parent": "pay", "name": "Bands"},
                  {"place": 4, "code": "money", "name": "Coins"}],
        "themes": [{"theme": "money", "name": "Money", "codes": "pay",
                    "status": "current"}],
        "findings": [_count("pay"), _count("worth"), change(FELL)],
        "statements": [_statement("p1a", extracts="x1; x9"),
                       _statement("p1b", strand="quantitative", findings=FELL),
                       _statement("p2a", "p2", extracts="x3")],
        "propositions": [_proposition("p1"), _proposition("p2"),
                         _proposition("p3", counter_extracts="x2")],
        "memos": [{"file": "coding/memos/ann.md", "place": 1, "kind": "memo",
                   "coder": "ann", "date": "2025-07-04", "heading": "On pay",
                   "text": "T.", "codes": "pay", "line": 1}],
        "negative_extracts": [_mark("code", "bands"), _mark("theme", "money"),
                              _mark("code", "worth", memo="says the opposite")],
    }  # fmt: skip
    return {name: SHAPES[name].frame(part) for name, part in rows.items()}


def ids(thread):
    return (
        list(dict.fromkeys(thread.extracts["extract"])),
        list(thread.findings["finding"]),
        list(thread.propositions["proposition"]),
        len(thread.memos),
    )


def test_a_code_brings_the_codes_below_it_and_what_its_propositions_cite():
    thread = follow_thread(tables(), "pay")
    assert (thread.kind, thread.name) == ("code", "Pay")
    assert ids(thread) == (["x1", "x2"], [PEOPLE, FELL], ["p1", "p3"], 1)


@pytest.mark.parametrize(
    ("what", "marks"),
    [("pay", ["bands"]), ("theme.money", ["bands", "money"]), ("worth", ["worth"]),
     (PEOPLE, ["bands"]), (FELL, [])],
)  # fmt: skip
def test_what_speaks_against_it_comes_with_it(what, marks):
    assert list(follow_thread(tables(), what).against["against"]) == marks


def test_a_mark_has_its_words_its_coder_and_its_memo():
    text = "\n".join(thread_lines(follow_thread(tables(), "worth")))
    assert "Marked while coding as speaking against it (1)" in text
    assert "x7 (p04_t1, turn 3; ann): code worth, stands\n    Not for me" in text
    assert "memo: says the opposite" in text


def test_a_finding_brings_the_words_of_its_propositions():
    thread = follow_thread(tables(), FELL)
    assert ids(thread) == (["x1"], [FELL], ["p1"], 0)


def test_a_count_of_a_code_brings_the_code():
    thread = follow_thread(tables(), PEOPLE)
    assert ids(thread)[0] == ["x1", "x2"]
    assert thread.kind == "finding"


@pytest.mark.parametrize(
    ("what", "name"), [("money", "Coins"), ("code.money", "Coins"), ("theme.money", "Money")]
)  # fmt: skip
def test_a_theme_and_a_code_of_one_id_are_told_apart(what, name):
    assert follow_thread(tables(), what).name == name


@pytest.mark.parametrize("what", ["wealth", "theme.pay", "gad7.total.t9.mean", ""])
def test_what_is_not_there_is_nothing(what):
    assert follow_thread(tables(), what) is None


def test_the_lines_give_cases_times_coders_and_verdicts():
    text = "\n".join(thread_lines(follow_thread(tables(), "pay")))
    assert "Extracts (2, in 2 cases)" in text
    assert "x1 (p03_t1, turn 2; ann: pay, bob: pay)\n      The pay is poor" in text
    assert "  P04, all\n" in text
    assert "memo: his laugh" in text
    assert "p1b (quantitative, shown): Text of p1b." in text
    assert "speaks against it: x2" in text
    assert "2 (1 to 3)" in text
    assert "2025-07-04, ann: On pay (coding/memos/ann.md line 1)" in text
    assert text.splitlines()[1].startswith("Restricted")


def test_a_thread_with_nothing_on_it_says_so():
    empty = {name: shape.empty() for name, shape in SHAPES.items()}
    lone = empty | {"codes": tables()["codes"]}
    text = "\n".join(thread_lines(follow_thread(lone, "pay")))
    assert text.count("  none") == 5


def test_an_undated_memo_without_a_heading_has_a_line():
    found = tables()
    found["memos"] = found["memos"].assign(date=None, heading=None)
    text = "\n".join(thread_lines(follow_thread(found, "pay")))
    assert "undated, ann: no heading" in text


@pytest.fixture
def run(tmp_path):
    for name, file in TABLES.items():
        write_frame(tables()[name], str(tmp_path / "results/restricted" / file), SHAPES[name])  # fmt: skip
    return lambda what: main(["thread", what, str(tmp_path)])


def test_the_command_prints_the_thread(run, capsys):
    assert run("pay") == 0
    assert "Following the code 'Pay'" in capsys.readouterr().out


def test_the_command_says_what_it_did_not_find(run, capsys):
    assert run("wealth") == 1
    assert "wealth: found no code" in capsys.readouterr().err


def test_the_command_asks_for_a_run_first(tmp_path, capsys):
    assert main(["thread", "pay", str(tmp_path)]) == 1
    assert "run the study first" in capsys.readouterr().err
