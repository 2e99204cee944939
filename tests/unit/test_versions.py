"""Versions of a synthesis are kept, compared, and never written over."""

import pytest
from synthesis_fixtures import yaml_of

from plait.errors import StudyError
from plait.qualitative.memos import read_memos
from plait.study_files import files_of
from plait.synthesis.claims import Claims, read_claims
from plait.synthesis.comparing import compare, news_of, things_of
from plait.synthesis.growth import read_growth
from plait.synthesis.keeping import keep_version
from plait.synthesis.memos import read_printed
from plait.synthesis.versions import read_versions, version_cautions
from plait.synthesis.wordings import argument_words, wordings_of

FILES = {
    "questions": "- {id: q1, text: Does it help?}",
    "constructs": "- {id: a, name: A, kind: existing, definition: d}\n"
    "- {id: b, name: B, kind: synthetic, definition: d}",
    "relations": "- {id: r1, from: a, to: b, kind: limits, text: It does., "
    "basis: interpretation}",
    "propositions": "- id: p1\n  text: T\n  strands: qualitative\n  statements: "
    "[{id: p1a, strand: qualitative, basis: data, text: t}]",
}
STUDY = {"documents": [], "instruments": [], "norms": [], "disclosure": "acro",
         "approach": "codebook", "checklists": []}  # fmt: skip


@pytest.fixture
def study(tmp_path):
    """A study folder with a synthesis."""
    (tmp_path / "synthesis").mkdir()
    for name, text in FILES.items():
        write(tmp_path, name, text)
    (tmp_path / "synthesis/argument.md").write_text("It helps {finding:x.y.z}.\n")
    return tmp_path


def write(folder, name, text):
    (folder / f"synthesis/{name}.yaml").write_text(text + "\n", encoding="utf-8")


def keep(folder, why="after the workshop", date="2025-09-20"):
    return keep_version(folder, files_of(folder, STUDY), why=why, date=date)


def growth(folder):
    found = read_growth(files_of(folder, STUDY), folder=str(folder))
    assert found.faults == []
    return found


def claims_now(folder) -> Claims:
    asked = files_of(folder, STUDY)
    return read_claims(asked["claims"], asked["argument"], folder=str(folder))


def changes(folder):
    _, frame = compare(growth(folder).versions, claims_now(folder))
    return [(r.kind, r.id, r.change) for r in frame.itertuples()]


def test_a_version_is_kept_under_its_date_with_its_reason(study):
    assert keep(study) == "synthesis/versions/2025-09-20"
    (version,) = growth(study).versions
    assert (version.date, version.why) == ("2025-09-20", "after the workshop")
    assert version.words == 3
    assert version.caution == ""


def test_a_second_version_of_a_day_gets_a_number_and_comes_later(study):
    names = []
    for k in range(11):
        write(study, "questions", f"- {{id: q1, text: 'Wording {k}'}}")
        names.append(keep(study).rpartition("/")[2])
    assert names[:2] == ["2025-09-20", "2025-09-20-2"]
    assert [version.name for version in growth(study).versions] == names


def test_a_reason_may_hold_any_sign(study):
    keep(study, why='she said: "no" # and\nleft {it}')
    assert growth(study).versions[0].why == 'she said: "no" # and left {it}'


@pytest.mark.parametrize(("asked", "said"), [
    ({"why": " "}, "expected why this version is kept"),
    ({"date": "20 May"}, "expected a date as 2026-01-31"),
    ({"date": "2025-01-01"}, "2025-01-01, before the last version"),
    ({}, "nothing that has changed since 2025-09-20"),
])  # fmt: skip
def test_what_cannot_be_kept_is_told_and_nothing_is_written(study, asked, said):
    keep(study)
    with pytest.raises(StudyError, match=said):
        keep(study, **asked)
    assert len(list((study / "synthesis/versions").iterdir())) == 1


def test_a_study_without_a_synthesis_has_nothing_to_keep(tmp_path):
    with pytest.raises(StudyError, match="no files of a synthesis"):
        keep(tmp_path)


def test_a_synthesis_with_faults_is_not_kept(study):
    write(study, "questions", "- {id: q1}")
    with pytest.raises(StudyError, match="no 'text'"):
        keep(study)


def test_what_was_added_reworded_and_dropped_is_told_by_id(study):
    keep(study)
    write(study, "questions", "- {id: q1, text: Whom does it help?}")
    write(study, "relations", "- {id: r2, from: a, to: b, kind: limits, text: It does., "
          "basis: interpretation}")  # fmt: skip
    assert sorted(changes(study)) == [
        ("question", "q1", "reworded"),
        ("relation", "r1", "dropped"),
        ("relation", "r2", "added"),
    ]


def test_a_construct_that_is_renamed_does_not_reword_its_relations(study):
    keep(study)
    write(study, "constructs", FILES["constructs"].replace("name: A", "name: Another"))
    assert changes(study) == [("construct", "a", "reworded")]


def test_another_verb_rewords_a_relation(study):
    keep(study)
    write(study, "relations", FILES["relations"].replace("limits", "enables"))
    assert changes(study) == [("relation", "r1", "reworded")]


def test_the_present_is_the_last_row_and_the_first_version_changes_nothing(study):
    keep(study)
    write(study, "propositions", FILES["propositions"].replace("text: t}", "text: u}"))
    versions, moved = compare(growth(study).versions, claims_now(study))
    assert list(versions["version"]) == ["2025-09-20", "now"]
    assert versions["reworded"].fillna("").tolist() == ["", "statement:p1a"]
    assert moved[["before", "after"]].values.tolist() == [["t", "u"]]


def test_without_versions_nothing_grew_and_nothing_is_new(study):
    versions, moved = compare([], claims_now(study))
    assert len(versions) == len(moved) == 0
    assert news_of([], things_of(claims_now(study))) == {}


def test_what_is_new_since_the_last_version_is_marked(study):
    keep(study)
    write(study, "constructs", FILES["constructs"].replace("definition: d}\n", "definition: e}\n")
          + "\n- {id: c, name: C, kind: existing, definition: d}")  # fmt: skip
    news = news_of(growth(study).versions, things_of(claims_now(study)))
    assert news == {("construct", "a"): "reworded", ("construct", "c"): "new"}


@pytest.mark.parametrize(("name", "text", "said"), [
    ("questions.yaml", "- {id: q1, text: Made up later}", "questions.yaml was changed"),
    ("more.yaml", "[]", "more.yaml was put there"),
])  # fmt: skip
def test_a_version_edited_by_hand_is_a_caution(study, name, text, said):
    home = study / keep(study)
    (home / name).write_text(text)
    (caution,) = growth(study).cautions
    assert said in caution.found
    assert caution.file == "synthesis/versions/2025-09-20"


def test_a_file_taken_out_of_a_version_is_a_caution(study):
    home = study / keep(study)
    (home / "questions.yaml").unlink()
    assert "questions.yaml was taken away" in growth(study).versions[0].caution


def test_a_record_of_another_day_is_a_caution(study):
    home = study / keep(study)
    home.rename(home.with_name("2025-09-21"))
    assert "its record says 2025-09-20" in growth(study).versions[0].caution


def test_line_ends_of_another_system_are_no_change(study):
    home = study / keep(study)
    path = home / "questions.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert version_cautions(growth(study).versions) == []


@pytest.mark.parametrize(("name", "text"), [
    ("version.yaml", "date: soon"), ("questions.yaml", "- ["),
])  # fmt: skip
def test_a_version_that_cannot_be_read_is_a_fault(study, name, text):
    home = study / keep(study)
    (home / name).write_text(text)
    found = read_versions(files_of(study, STUDY)["versions"], folder=str(study))
    assert found[0] == []
    assert found[1][0].file == f"synthesis/versions/2025-09-20/{name}"


def test_old_files_without_ids_are_passed_over():
    lists = {"propositions": ["p", {"text": "x"}, {"id": "p1", "statements": ["s"]}]}
    assert list(wordings_of(lists)) == [("proposition", "p1")]


def test_an_unknown_verb_of_an_old_relation_is_said_as_it_stands():
    old = {"relations": [{"id": "r", "from": "a", "to": "b", "kind": "feeds", "text": "x"}]}  # fmt: skip
    assert wordings_of(old)["relation", "r"][0] == "a feeds b. x"


@pytest.mark.parametrize(("text", "words"), [
    ("", 0), ("It fell by {finding:a.b|interval}.", 4),
    ("It [fell by 3](finding:a.b \"fell\") - since.", 5),
])  # fmt: skip
def test_words_of_an_argument_are_those_that_are_read(text, words):
    assert argument_words(text) == words


PRINTED = (
    "---\nprint: true\napproved_on: 2025-12-01\nshown_as: 'a peer researcher'\n---\n"
)


def memo(folder, text, name="b.md"):
    (folder / "synthesis/memos").mkdir(exist_ok=True)
    path = f"synthesis/memos/{name}"
    (folder / path).write_text(text, encoding="utf-8")
    return path


def test_a_memo_is_printed_only_where_its_author_approved_it(study):
    paths = [memo(study, "# Private, 2025-11-01\nNo.", "a.md"),
             memo(study, f"{PRINTED}# Later, 2025-11-21\nYes.\n# Earlier 2 March 2025\nTwo.")]  # fmt: skip
    memos, faults = read_printed(paths, folder=str(study))
    assert faults == []
    assert memos[["date", "heading", "text", "shown_as"]].values.tolist() == [
        ["2025-03-02", "Earlier", "Two.", "a peer researcher"],
        ["2025-11-21", "Later", "Yes.", "a peer researcher"],
    ]


@pytest.mark.parametrize(("front", "said"), [
    ("print: true", "''"), ("print: true\napproved_on: soon", "'soon'"),
    ("print: maybe", "'maybe'"), ("prin: true", "the unknown key 'prin'"),
])  # fmt: skip
def test_front_matter_that_does_not_say_who_approved_it_is_a_fault(study, front, said):
    memos, faults = read_printed([memo(study, f"---\n{front}\n---\n# T\nx")], folder=str(study))  # fmt: skip
    assert len(memos) == 0
    assert said in [fault.found for fault in faults]


def test_nobody_approved_what_was_written_later(study):
    path = memo(study, f"{PRINTED}# Late, 2026-01-01\nx")
    memos, faults = read_printed([path], folder=str(study))
    assert len(memos) == 0
    assert [(f.line, f.found) for f in faults] == [(6, "a note of 2026-01-01")]


def test_the_reader_of_coders_memos_passes_over_front_matter_and_keeps_lines(study):
    path = memo(study, f"{PRINTED}# Held, 2025-11-21\nx")
    names = {"codes": {}, "themes": {}}
    memos, _ = read_memos([path], folder=str(study), coders=[], names=names)
    assert memos[["kind", "line", "heading"]].values.tolist() == [
        ["memo on the synthesis", 6, "Held, 2025-11-21"]
    ]


def test_three_dashes_that_never_end_are_text(study):
    path = memo(study, "---\nprint: true\n")
    assert read_printed([path], folder=str(study))[0].empty


def test_what_is_half_kept_is_no_version(study):
    half = study / "synthesis/versions/.2025-09-20"
    half.mkdir(parents=True)
    yaml_of(half, "questions", "[]")
    assert growth(study).versions == []
    assert keep(study).endswith("2025-09-20")


BOUND = "- {id: r1, from: a, to: b, kind: limits, text: It does., for: [%s]}"
SAID = "{document: p17_t3, quote: They were deciding then}"


def rebound(folder):
    versions, frame = compare(growth(folder).versions, claims_now(folder))
    told = [(r.kind, r.id, r.before, r.after) for r in frame.itertuples()
            if r.change == "evidence"]  # fmt: skip
    assert frame.shape[0] == len(told)
    return told, versions["evidence"].tolist()[-1]


def test_evidence_added_to_a_relation_or_taken_from_it_is_told_without_words(study):
    write(study, "relations", BOUND % f"w.total.t1.mean, {SAID}, '@gale2013'")
    keep(study)
    write(study, "relations", BOUND % "x5dd1fed6b7, '@gale2013', interpretive_1")
    ((kind, name, lost, gained),), listed = rebound(study)
    assert (kind, name, listed) == ("relation", "r1", "relation:r1")
    assert lost == "for: w.total.t1.mean; for: a quotation"
    assert gained == "for: a quotation; for: interpretive_1"


def test_what_speaks_against_is_other_evidence_than_what_speaks_for(study):
    write(study, "relations", BOUND % "interpretive_1")
    keep(study)
    write(study, "relations", (BOUND % "interpretive_1").replace("for:", "against:"))
    assert rebound(study)[0][0][2:] == (
        "for: interpretive_1",
        "against: interpretive_1",
    )


def test_other_evidence_of_constructs_and_statements_is_told_and_another_order_is_none(
    study,
):
    new = FILES["constructs"].replace("definition: d}", "definition: d, from: [%s]}", 1)
    said = FILES["propositions"].replace("text: t}", "text: t, evidence: [%s]}")
    write(study, "constructs", new % "pay, '@gale2013'")
    write(study, "propositions", said % f"{SAID}, {SAID.replace('then', 'so')}")
    keep(study)
    write(study, "constructs", new % "'@gale2013', pay")
    assert rebound(study)[0] == []
    write(study, "constructs", new % "pay")
    write(study, "propositions", said % "interpretive_1")
    (construct, statement), listed = rebound(study)
    assert construct[:3] == ("construct", "a", "@gale2013")
    assert statement[2:] == ("a quotation (2)", "interpretive_1")
    assert listed == "construct:a; statement:p1a"


def test_what_was_agreed_on_is_kept_too_and_an_agreement_is_something_new(study):
    keep(study)
    (study / "synthesis/agreed.csv").write_text("claim,evidence\n")
    home = study / keep(study, date="2025-09-21")
    assert (home / "agreed.csv").read_text() == "claim,evidence\n"
    with pytest.raises(StudyError, match="nothing that has changed"):
        keep(study, date="2025-09-22")
    assert [version.caution for version in growth(study).versions] == ["", ""]
    (home / "agreed.csv").write_text("changed\n")
    assert "agreed.csv was changed" in growth(study).versions[1].caution
