"""The door lets nothing through that a profile, a consent or a person holds back."""

from dataclasses import replace

import pandas as pd
import pytest
from synthesis_fixtures import PROFILE, change, claims_of, coding

from plait.deidentification.decisions import Decided
from plait.deidentification.names import Decision
from plait.errors import StudyError
from plait.quantitative.instruments import load_instruments
from plait.release.door import open_door
from plait.release.record import confidential_key
from plait.release.released import RELEASED
from plait.release.restricted import SHAPES, Restricted, read_restricted
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import write_frame
from plait.study import load_study
from plait.study_files import CHECKOUT
from plait.synthesis.argument_faults import CONTRADICTS

ID = "gad7.total.t1-t2.change"
STUDY = {
    "times": [{"id": "t1", "label": "T1, start", "short": "T1"}],
    "speakers": "peer worker",
    "participants": ["P01", "P02"],
    "quotes_from": ["P01"],
}
STATEMENTS = [
    {"proposition": "p1", "statement": "p1a", "strand": "quantitative", "basis": "data",
     "text": "It fell.", "word": "fell", "findings": ID, "verdict": "contradicted",
     "why": "2.00"},
    {"proposition": "p1", "statement": "p1b", "strand": "qualitative", "basis": "data",
     "text": "They felt held.", "extracts": "x1; x2", "verdict": "shown"},
]  # fmt: skip
FAULT = {"proposition": "p1", "statement": "p1a", "file": "f", "line": 1,
         "found": f"{CONTRADICTS}: 2.00", "expected": "e", "mend": "m"}  # fmt: skip


def _turn(number, participant, start):
    return {"document": "d1", "turn": number, "role": "participant", "time": "t1",
            "participant": participant, "text": "I felt held", "start": start,
            "end": start + 11, "text_hash": "0"}  # fmt: skip


ROWS = {
    "findings": [change(n=9)],
    "statements": STATEMENTS,
    "propositions": [{"proposition": "p1", "text": "T", "strands": "both"}],
    "argument_faults": [FAULT],
    "codings": [coding("x1", start=0), coding("x2", start=50, participant="P02")],
    "turns": [_turn(1, "P01", 0), _turn(2, "P02", 50)],
    "codes": [{"place": 1, "code": "support", "name": "Support"}],
}


@pytest.fixture
def restricted(tmp_path):
    path = str(CHECKOUT / "config/instruments/gad7.yaml")
    return Restricted(
        tables={
            name: shape.frame(ROWS.get(name, [])) for name, shape in SHAPES.items()
        },
        claims=claims_of(tmp_path, argument="It holds."),
        workshops=[],
        people=[{"participant": "P01"}, {"participant": "P02"}],
        instruments=load_instruments({"gad7": path})[0],
        norms={},
        profile=PROFILE,
        key=b"key",
        decided=Decided(),
    )


def test_every_table_of_the_release_goes_through_in_its_shape(restricted):
    tables = open_door(restricted, STUDY).tables
    assert list(tables) == list(RELEASED)
    assert list(tables["codes"]["code"]) == ["support"]
    assert list(tables["scales"]["scale"]) == ["total"]


def test_a_withheld_number_is_told_nowhere(restricted):
    released = open_door(restricted, STUDY)
    assert released.findings["estimate"].isna().all()
    assert list(released.tables["statements"]["verdict"]) == ["withheld", "shown"]
    texts = [frame.to_csv() for frame in released.tables.values()]
    assert not any("2.00" in text or CONTRADICTS in text for text in texts)


def test_only_the_quote_of_someone_who_agreed_goes_through(restricted):
    tables = open_door(restricted, STUDY).tables
    assert len(tables["quotes"]) == 1
    assert tables["statements"]["extracts"].iloc[1] == "q1; (withheld)"
    assert sorted(tables["withheld"]["what"]) == ["finding", "quote"]


def test_a_group_of_few_is_named_nowhere(restricted):
    small = change("code.support.all.people", group="role: chaplain", n=1,
                   strand="qualitative", contrast=None, time="all")  # fmt: skip
    rows = restricted.tables["findings"]
    both = FINDINGS.check(pd.concat([rows, FINDINGS.frame([small])]))
    released = open_door(replace(restricted, tables=restricted.tables | {"findings": both}), STUDY)  # fmt: skip
    assert released.findings["finding"].tolist() == rows["finding"].tolist()
    assert not released.tables["withheld"]["id"].str.contains("code.support").any()


def test_the_flow_counts_few_people_nowhere(restricted):
    assert open_door(restricted, STUDY).tables["flow"]["enrolled"].isna().all()


def test_prose_goes_through(restricted):
    assert open_door(restricted, STUDY).prose["argument"] == "It holds."


def test_a_participants_id_in_the_prose_stops_the_run(restricted, tmp_path):
    named = replace(restricted, claims=claims_of(tmp_path, argument="As P02 said."))
    with pytest.raises(StudyError, match="the participant id P02"):
        open_door(named, STUDY)


@pytest.mark.parametrize(("table", "column"), [
    ("statements", "text"), ("propositions", "text"), ("codes", "name"),
    ("argument_faults", "found"),
])  # fmt: skip
def test_a_participants_id_in_a_typed_text_stops_the_run(restricted, table, column):
    frame = restricted.tables[table].assign(**{column: "as P02 said"})
    tables = restricted.tables | {table: frame}
    with pytest.raises(
        StudyError, match=f"table {table}: found the participant id P02"
    ):
        open_door(replace(restricted, tables=tables), STUDY)


LISTED = Decision("Ann Example", "replace", "[name]")


@pytest.mark.parametrize("words", [
    "ann example said so", "Ring 07700 900123.", "Her NHS number is 943 476 5919.",
])  # fmt: skip
def test_who_could_be_known_from_the_prose_stops_the_run(restricted, tmp_path, words):
    told = replace(restricted, claims=claims_of(tmp_path, argument=words),
                   decided=Decided([LISTED]))  # fmt: skip
    with pytest.raises(StudyError, match="workshops/: found a") as caught:
        open_door(told, STUDY)
    assert words not in str(caught.value)


def test_a_name_in_a_table_that_people_typed_stops_the_run(restricted):
    frame = restricted.tables["codes"].assign(definition="what Ann Example said")
    told = replace(restricted, tables=restricted.tables | {"codes": frame},
                   decided=Decided([LISTED]))  # fmt: skip
    with pytest.raises(StudyError, match="table codes: found a name"):
        open_door(told, STUDY)


def test_what_was_accepted_and_what_is_public_goes_through(restricted, tmp_path):
    argument = "Ann Example wrote it [@robertson2024], https://example.org/guide."
    told = replace(restricted, claims=claims_of(tmp_path, argument=argument),
                   decided=Decided([LISTED, Decision("Ann Example", "accept")]))  # fmt: skip
    assert open_door(told, STUDY).prose["argument"] == argument


@pytest.fixture
def written(small, monkeypatch):
    monkeypatch.chdir(small)
    paths = {}
    for name, shape in SHAPES.items():
        paths[name] = f"results/restricted/{name}.parquet"
        write_frame(shape.frame(ROWS.get(name, [])), paths[name], shape)
    return paths


def test_everything_before_the_door_is_read(small, written):
    study = load_study(small)
    confidential = ["data/questionnaires/anxiety.csv"]
    read = read_restricted(
        written, study, profile=study["profile"], confidential=confidential
    )
    assert list(read.tables["findings"]["finding"]) == [ID]
    assert [case["id"] for case in read.claims.negative_cases.data] == ["n1"]
    assert len(read.people) == 14
    assert list(read.instruments) == ["gad7"]
    assert read.profile["id"] == "acro"
    assert read.key == confidential_key(confidential)


def test_a_faulty_profile_stops_before_the_door(small, written):
    (small / "p.yaml").write_text("id: p\n")
    with pytest.raises(StudyError, match=r"p\.yaml"):
        read_restricted(written, load_study(small), profile="p.yaml", confidential=[])


def _mark(extract, person, **more):
    return {"extract": extract, "document": "d1", "turn": 1, "start": 0, "end": 11,
            "text": "I felt held", "kind": "theme", "against": "held",
            "marked": "theme.held", "outcome": "stands", "coders": "ann",
            "decisions": "d1", "participant": person, "case": person, "time": "t1"} | more  # fmt: skip


def _with_marks(restricted, *marks):
    table = SHAPES["negative_extracts"].frame(marks)
    tables = restricted.tables | {"negative_extracts": table}
    return open_door(replace(restricted, tables=tables), STUDY).tables


def test_a_passage_marked_and_not_coded_leaves_as_a_quote_against_its_theme(restricted):
    tables = _with_marks(restricted, _mark("x9", "P01"))
    row = tables["quotes"].set_index("case_against").loc["theme.held"]
    assert row["text"] == "I felt held"
    assert row[["themes", "statements"]].isna().all()


def test_a_mark_on_a_quote_stands_beside_what_it_is_quoted_for(restricted):
    proposition = {"kind": "proposition", "against": "p1"}
    tables = _with_marks(restricted, _mark("x1", "P01", **proposition))
    (row,) = tables["quotes"].to_dict("records")
    assert (row["statements"], row["case_against"]) == ("p1b", "p1")


def test_who_did_not_agree_is_not_quoted_against_anything(restricted):
    mark = _mark("x9", "P02", turn=2, start=50, end=61)
    before = open_door(restricted, STUDY).tables
    tables = _with_marks(restricted, mark)
    assert len(tables["quotes"]) == len(before["quotes"])
    held = tables["withheld"].query("what == 'quote'")["id"]
    assert held.str.startswith("2 quotes").any()


@pytest.mark.parametrize("outcome", ["split", "gone"])
def test_a_mark_against_what_is_gone_is_not_quoted(restricted, outcome):
    tables = _with_marks(restricted, _mark("x9", "P01", outcome=outcome))
    assert tables["quotes"]["case_against"].isna().all()


def test_marks_change_no_count(restricted):
    before = open_door(restricted, STUDY).tables
    tables = _with_marks(restricted, _mark("x9", "P01"))
    for name in set(tables) - {"quotes", "withheld", "checklists"}:
        assert tables[name].equals(before[name]), name
