"""Passages that speak against something: followed, listed, and counted nowhere."""

import pytest
from coded_fixtures import codebook, coding, decide, suggestions, themes, transcripts

from plait.ingest.transcripts import document_texts, text_hash
from plait.qualitative.against import targets_of
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.negative_marks import follow_marks, negative_extracts
from plait.qualitative.recodes import Recodes, Step
from plait.qualitative.replay import replay
from plait.qualitative.workshops import Workshops
from plait.shapes.codings import CODINGS, RECOMMENDATIONS, THEMES

TEXT = document_texts(transcripts())["p03_t1"]


def passage(words, **more):
    start = TEXT.index(words)
    return {"action": "add", "code": "pay", "start": start, "end": start + len(words),
            "text_hash": text_hash(words), "codebook_version": "1"} | more  # fmt: skip


def rejected(**more):
    hit = suggestions().query("code == 'worth'").iloc[0]
    words = TEXT[hit.start : hit.end]
    return {"action": "reject", "suggestion": hit.suggestion, "code": "worth",
            "text_hash": text_hash(words)} | more  # fmt: skip


def replayed(*rows, recodes=(), told=None):
    told = themes(money="pay", glory="worth") if told is None else told
    changes = Recodes(list(recodes))
    known = targets_of(codebook(), recodes=changes, themes=told,
                       propositions={"now": ["p1"], "before": ["p0"]})  # fmt: skip
    files = CodingFiles(codebook(), decide(*rows), told, RECOMMENDATIONS.empty(), None,
                        Workshops([]), [], recodes=changes, targets=known)  # fmt: skip
    return replay(files, suggestions=suggestions(), transcripts=transcripts())


def listed(found, used="any_coder"):
    return negative_extracts(found.codings.marked, found.marks,
                             codings=found.codings.codings, used=used)  # fmt: skip


def outcome(marked, **study):
    (mark,) = replayed(passage("The pay is poor.", against=marked), **study).marks
    return mark.against, mark.outcome


def theme(name, status, became=None):
    return {
        "theme": name,
        "name": name,
        "codes": "pay",
        "status": status,
        "became": became,
    }


def test_a_mark_stands_beside_the_coding_and_is_counted_nowhere():
    row = passage("The pay is poor.")
    plain, marked = replayed(row), replayed(row | {"against": "glory;p1"})
    (one,) = marked.codings.codings.to_dict("records")
    assert one["against"] == "theme.glory;proposition.p1"
    left = plain.codings.codings.drop(columns="against")
    assert marked.codings.codings.drop(columns="against").equals(left)
    assert marked.codings.decision_counts.equals(plain.codings.decision_counts)


def test_a_rejected_sentence_may_speak_against_what_was_suggested():
    found = replayed(rejected(against="worth"))
    assert found.codings.codings.empty
    (row,) = listed(found).fillna("").to_dict("records")
    assert (row["kind"], row["against"], row["codes"]) == ("code", "worth", "")
    assert (row["text"], row["case"], row["time"]) == ("I felt valued.", "P03", "t1")


def test_a_passage_is_one_row_for_each_thing_with_all_who_marked_it():
    rows = [passage("The pay is poor.", against="glory", memo="a", coder=who)
            for who in ("ann", "bob")]  # fmt: skip
    row, other = listed(
        replayed(*rows, passage("The pay is poor.", code="bands", against="p1"))
    ).to_dict("records")
    assert (row["against"], other["against"]) == ("p1", "glory")
    assert (other["coders"], other["decisions"], other["memo"]) == (
        "ann;bob",
        "d1;d2",
        "a",
    )
    assert other["codes"] == "bands;pay"


def test_where_one_coder_is_counted_only_that_coders_marks_are_listed():
    found = replayed(passage("The pay is poor.", against="p1"))
    assert listed(found, "bob").empty
    assert len(listed(found, "ann")) == len(listed(found, "agreed")) == 1


@pytest.mark.parametrize(
    ("marked", "now"),
    [("code.wages", ("code.pay", "carried")), ("code.tea", ("code.tea", "gone")),
     ("code.mix", ("code.mix", "split")), ("code.pay", ("code.pay", "stands"))],
)  # fmt: skip
def test_a_mark_follows_its_code_through_the_changes_of_the_codebook(marked, now):
    steps = [Step("r1", "rename", "2", ("wages",), ("pay",), 0),
             Step("r2", "retire", "2", ("tea",), (), 1),
             Step("r3", "split", "2", ("mix",), ("pay", "worth"), 2),
             Step("r4", "move", "2", ("pay",), ("worth",), 3)]  # fmt: skip
    assert outcome(marked, recodes=steps) == now


@pytest.mark.parametrize(
    ("marked", "now"),
    [("a", ("theme.c", "carried")), ("c", ("theme.c", "stands")),
     ("d", ("theme.d", "gone")), ("e", ("theme.e", "split")), ("f", ("theme.f", "gone")),
     ("p0", ("proposition.p0", "gone")), ("p1", ("proposition.p1", "stands"))],
)  # fmt: skip
def test_a_mark_follows_its_theme_through_the_workshops(marked, now):
    rows = [theme("a", "merged", "b"), theme("b", "merged", "c"), theme("c", "renamed"),
            theme("d", "retired"), theme("e", "split", "x;y"), theme("f", "merged", "d")]  # fmt: skip
    assert outcome(marked, told=THEMES.frame(rows)) == now


def test_what_speaks_against_nothing_any_more_is_kept_and_told():
    split = THEMES.frame([theme("e", "split", "x;y")])
    found = replayed(passage("The pay is poor.", against="e"), told=split)
    assert found.codings.codings["against"].isna().all()
    assert list(listed(found)["outcome"]) == ["split"]
    (caution,) = found.cautions
    assert (caution.line, caution.found) == (2, "theme.e, which was split")


def test_a_decision_that_does_not_stand_marks_nothing():
    rows = decide(passage("The pay is poor.", against="p1")).assign(stands=False)
    known = targets_of(codebook(), recodes=Recodes(), themes=themes(),
                       propositions={"now": ["p1"]})  # fmt: skip
    assert follow_marks(rows, targets=known, themes=themes(), recodes=Recodes()) == []


def test_a_mark_whose_words_are_gone_is_an_orphan_and_not_listed():
    lost = passage("The pay is poor.", against="p1", text_hash="0" * 64)
    found = replayed(lost)
    assert len(found.codings.orphans) == 1
    assert listed(found).empty


def test_the_codes_of_a_passage_are_those_in_use():
    found = replayed(passage("The pay is poor.", against="p1"))
    kept = CODINGS.frame([coding(extract="x0")])
    table = negative_extracts(
        found.codings.marked, found.marks, codings=kept, used="ann"
    )
    assert table["codes"].isna().all()
