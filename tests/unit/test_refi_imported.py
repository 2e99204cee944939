"""Codings made elsewhere become decisions of people, each once."""

import dataclasses

import pytest
from coded_fixtures import suggestions
from refi_fixtures import (
    SHOWN,
    TEXT,
    material,
    passage,
    respoken,
    sent,
)

from plait.exchange.guids import guid
from plait.exchange.imported import imported_decisions
from plait.exchange.project_qdpx import project_qdpx
from plait.exchange.project_reading import read_qdpx
from plait.exchange.projects import Project, ReadCode, ReadCoding, ReadSource
from plait.exchange.sent import SENT_NOTE
from plait.ingest.transcripts import text_hash
from plait.shapes.codings import CODINGS

POOR = TEXT.index("The pay is poor.")


def project(*codings, text=TEXT, **parts):
    """Give a project of another tool: its text is `text`, its user Ann B."""
    whole = {
        "shown": SHOWN, "origin": "NVivo", "users": {"u": "Ann B"},
        "codes": [ReadCode("c", "pay"), ReadCode("q", "Pay ?", "s")],
        "sources": [ReadSource("t", "p03_t1.txt", text)],
        "codings": [of(*c) if isinstance(c, tuple) else c for c in codings],
    }  # fmt: skip
    return Project(**whole | parts)


def of(words, code="c", **parts):
    start = TEXT.find(words)
    return ReadCoding("t", code, "u", words, start, start + len(words), **parts)


def imported(*projects, users=(), stuff=None):
    rows = [dict(zip(("file", "user", "coder"), row, strict=True)) for row in users]
    return imported_decisions(projects, stuff or material(), rows)


def rows(found, *names):
    assert found.faults == []
    return found.frame[list(names)].to_numpy().tolist()


def losses(found):
    return {row["what"].split(":")[0]: row["count"] for row in found.losses}


def test_a_coding_is_a_decision_of_the_user_with_the_hash_of_our_text():
    found = imported(project(of("I felt valued", memo="hm", at="2025-02-03T10:00:00Z")))
    (row,) = found.frame.to_dict("records")
    assert (row["coder"], row["action"], row["code"]) == ("ann_b", "add", "pay")
    assert TEXT[row["start"] : row["end"]] == "I felt valued"
    assert row["text_hash"] == text_hash("I felt valued")
    assert (row["memo"], row["at"]) == ("hm", "2025-02-03T10:00:00")
    assert row["decision"].startswith("import_")
    assert row["stands"]
    assert row["file"] == SHOWN


def test_a_decision_without_a_time_has_the_date_of_the_study():
    assert rows(imported(project(("joke",))), "at") == [["2026-01-15T00:00:00"]]


@pytest.mark.parametrize(
    "code",
    [
        ReadCode(guid("code", "pay"), "renamed"),
        ReadCode("c", "renamed", description="Money.\nCode id: pay"),
        ReadCode("c", " PAY "),
        ReadCode("c", "pay [pay]"),
    ],
)
def test_a_code_is_found_by_guid_id_or_name(code):
    coding = dataclasses.replace(of("joke"), code=code.guid)
    assert rows(imported(project(coding, codes=[code])), "code") == [["pay"]]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (ReadSource("t", "P03_T1", TEXT), TEXT),
        (ReadSource("t", "data/transcripts/p03_t1.txt", TEXT), TEXT),
        (ReadSource("t", "Interview 3", f"{TEXT}\n"), TEXT),
        (ReadSource(guid("document", "small", "p03_t1"), "x", "changed joke"), TEXT),
    ],
)
def test_a_text_is_found_by_guid_name_or_its_words(source, text):
    coding = dataclasses.replace(of("joke"), source=source.guid)
    found = imported(project(coding, sources=[source]))
    assert rows(found, "document", "start") == [["p03_t1", text.index("joke")]]


def test_what_matches_nothing_is_a_fault_with_its_mend():
    other = project(
        ReadCoding("t", "n", "", "joke", 1, 3),
        codes=[ReadCode("n", "New: code")],
        sources=[ReadSource("t", "elsewhere", "other words")],
    )
    faults = {fault.found: fault.mend for fault in imported(other).faults}
    assert set(faults) == {"codings of the text 'elsewhere'", "the code 'New: code'"}
    assert '- {id: new_code, name: "New: code"}' in faults["the code 'New: code'"]


def test_what_nobody_coded_with_need_not_match():
    other = project(("joke",), codes=[ReadCode("c", "pay"), ReadCode("n", "Unused")],
                    sources=[ReadSource("t", "p03_t1", TEXT), ReadSource("z", "z", "")])  # fmt: skip
    assert len(imported(other).frame) == 1


def test_two_codes_of_one_name_are_not_told_apart_by_it():
    codes = material().codes.assign(name="Same")
    coding = dataclasses.replace(of("joke"), code="c")
    other = project(coding, codes=[ReadCode("c", "Same")])
    assert imported(other, stuff=material(codes=codes)).faults


def test_a_coder_is_known_by_users_csv_by_the_name_or_made_of_it():
    decided = material({"action": "reject", "coder": "Ann-B"})
    other = project(("joke",))
    assert rows(imported(other, users=[("", "ann b", "abe")]), "coder") == [["abe"]]
    named = project(("joke",), users={"u": "ann-b"})
    assert rows(imported(named, stuff=decided), "coder") == [["Ann-B"]]
    elsewhere = [("b.qdpx", "Ann B", "abe"), ("a.qdpx", "Ann B", "ann")]
    assert rows(imported(other, users=elsewhere), "coder") == [["ann"]]


def test_codings_of_nobody_are_a_fault_until_somebody_is_named():
    coding = dataclasses.replace(of("joke"), user="")
    (fault,) = imported(project(coding)).faults
    assert "1 codings that name nobody" in fault.found
    assert "a.qdpx,,the_coder" in fault.mend
    assert rows(imported(project(coding), users=[("", "", "ann")]), "coder") == [
        ["ann"]
    ]


def test_codings_of_the_user_of_suggestions_are_nobodys():
    (fault,) = imported(project(("joke",), users={"u": "plait suggestions"})).faults
    assert "'plait suggestions'" in fault.found


def test_two_users_of_one_name_are_a_fault():
    second = dataclasses.replace(of("valued"), user="v")
    (fault,) = imported(
        project(("joke",), second, users={"u": "Ann", "v": "ann"})
    ).faults
    assert fault.found == "two users of the name 'ann'"


def test_a_text_that_differs_by_one_character_is_searched_for_the_words():
    other = project(("joke",), text=f"!{TEXT}")
    assert rows(imported(other), "start") == [[TEXT.index("joke")]]


def test_words_across_a_line_end_are_found():
    coding = ReadCoding("t", "c", "u", "pay? X: The", -1, -1)
    found = imported(project(coding, sources=[ReadSource("t", "p03_t1", None)]))
    assert rows(found, "start") == [[TEXT.index("pay?")]]


@pytest.mark.parametrize("words", ["I felt valued.", "never said"])
def test_words_that_do_not_stand_there_once_are_an_orphan(words):
    coding = ReadCoding("t", "c", "u", words, 0, len(words))
    found = imported(project(coding, text="other words"))
    ((start, digest),) = rows(found, "start", "text_hash")
    assert start >= len(TEXT)
    assert digest == text_hash(words)
    assert losses(found) == {"passages whose words do not stand once in the text": 1}


def test_a_coding_of_a_decision_file_is_not_made_twice():
    start = TEXT.index("joke")
    done = material({"action": "add", "coder": "ann_b", "code": "pay",
                     "start": start, "end": start + 4})  # fmt: skip
    assert rows(imported(project(("joke",)), stuff=done), "code") == []


def test_a_coding_of_two_projects_is_made_once():
    again = dataclasses.replace(project(("joke",)), shown="coding/imports/b.qdpx")
    assert rows(imported(project(("joke",)), again), "file") == [[SHOWN]]


# what plait sent, and what came back


def sent_back(*codings, note="", **parts):
    return project(*codings, notes={SENT_NOTE: note or ids()}, **parts)


def ids():
    return "\n".join(suggestions()["suggestion"])


def test_our_own_project_untouched_changes_nothing():
    coding = passage("pay is poor", code="pay")
    back = read_qdpx(project_qdpx(sent(coding)), shown=SHOWN)
    done = material({"action": "add", "code": "pay", "start": coding["start"],
                     "end": coding["end"]})  # fmt: skip
    found = imported_decisions([back], done, [])
    assert (len(found.frame), found.losses, found.faults) == (0, [], [])


def test_a_suggestion_coded_with_its_code_is_accepted():
    hit = suggestions().set_index("keyword").loc["pay"].iloc[0]
    words = TEXT[hit["start"] : hit["end"]]
    coding = dataclasses.replace(of(words), memo="Suggested by: pay")
    found = imported(sent_back(coding))
    assert rows(found, "action", "suggestion", "memo") == [
        ["accept", hit["suggestion"], ""]
    ]


def test_without_the_note_the_same_coding_is_made_by_hand():
    assert rows(imported(project(("The pay is poor.",))), "action") == [["add"]]


def test_what_still_has_the_code_of_a_suggestion_is_undecided():
    found = imported(sent_back(("The pay is poor.", "q"), users={"u": "anyone"}))
    assert rows(found, "action") == []


def test_deletions_are_rejections_of_whom_users_csv_names():
    kept = of("The pay is poor.", "q")
    back = sent_back(kept)
    anonymous = imported(back)
    assert rows(anonymous, "action") == []
    deleted = suggestions()
    deleted = deleted[deleted["code"].eq("pay") & deleted["start"].ne(POOR)]
    assert losses(anonymous) == {"suggestions that were deleted": len(deleted)}
    found = imported(back, users=[("a.qdpx", "", "ann")])
    assert {(c, a) for c, a in rows(found, "coder", "action")} == {("ann", "reject")}
    assert set(found.frame["suggestion"]) == set(deleted["suggestion"])


def test_a_suggestion_that_was_not_sent_or_whose_code_was_deleted_is_not_rejected():
    users = [("", "", "ann")]
    unsent = sent_back(note="nothing")
    assert rows(imported(unsent, users=users), "action") == []
    gone = sent_back(codes=[ReadCode("c", "pay")])
    assert rows(imported(gone, users=users), "action") == []


@pytest.mark.parametrize("users", [[], [("", "", "ann_b")]])
def test_a_suggestion_deleted_beside_its_code_is_told_and_stays_open(users):
    done = material({"action": "add", "coder": "ann_b", "code": "pay", "start": POOR,
                     "end": POOR + len("The pay is poor.")})  # fmt: skip
    pay = suggestions()[suggestions()["code"].eq("pay")]
    (beside,) = pay.loc[pay["start"].eq(POOR), "suggestion"]
    found = imported(sent_back(of("The pay is poor.")), users=users, stuff=done)
    told = losses(found)
    what = "suggestions that were deleted where their code stands on the same passage"
    assert told.pop(what) == 1
    rejected = set(found.frame["suggestion"])
    assert beside not in rejected
    assert len(rejected) + sum(told.values()) == len(pay) - 1


def test_what_was_rejected_in_a_decision_file_is_not_rejected_again():
    decided = [
        {"action": "reject", "suggestion": s} for s in suggestions()["suggestion"]
    ]
    found = imported(sent_back(), users=[("", "", "ann")], stuff=material(*decided))
    assert rows(found, "action") == []


def done_by(coder):
    start = TEXT.index("joke")
    return material({"action": "add", "coder": coder, "code": "pay", "start": start,
                     "end": start + 4})  # fmt: skip


def test_a_coding_that_comes_back_under_another_name_keeps_its_coder():
    found = imported(sent_back(("joke",)), stuff=done_by("zoe"))
    assert rows(found, "coder") == []
    assert losses(found)["codings that came back under another name"] == 1


def test_a_second_coder_beside_the_first_is_a_second_coder():
    first = dataclasses.replace(of("joke"), user="z")
    back = sent_back(first, ("joke",), users={"u": "Ann B", "z": "zoe"})
    assert rows(imported(back, stuff=done_by("zoe")), "coder") == [["ann_b"]]


def test_a_coding_that_is_gone_is_told_and_not_retracted():
    found = imported(sent_back(), stuff=done_by("zoe"))
    what = "codings of the decision files that are not in this file"
    assert losses(found)[what] == 1


def test_an_accepted_suggestion_counts_as_decided():
    hit = suggestions().iloc[0]
    done = material({"action": "accept", "coder": "ann_b", "suggestion": hit.suggestion,
                     "code": hit.code})  # fmt: skip
    words = TEXT[hit.start : hit.end]
    code = {"pay": "c"}.get(hit.code, "w")
    back = sent_back(
        (words, code), codes=[ReadCode("c", "pay"), ReadCode("w", "worth")]
    )
    assert rows(imported(back, stuff=done), "action") == []


def test_a_fault_of_the_file_keeps_its_codings_out():
    broken = dataclasses.replace(
        project(("joke",)), faults=read_qdpx(b"no", shown=SHOWN).faults
    )
    found = imported(broken)
    assert len(found.faults) == 1
    assert found.frame.empty


def test_a_second_coder_recodes_in_our_own_project():
    coding = passage("joke", code="pay")
    data = project_qdpx(sent(coding, codings=CODINGS.frame([coding])))
    user = guid("user", "small", "ann")
    data = respoken(
        f'<User guid="{user}" name="ann"', f'<User guid="{user}" name="Bo"', data
    )
    found = imported_decisions([read_qdpx(data, shown=SHOWN)], material(), [])
    assert rows(found, "coder", "action") == [["bo", "add"]]


def test_an_import_is_of_the_codebook_that_was_sent_or_of_todays():
    today = material(version="3")
    assert rows(imported(project(("joke",)), stuff=today), "codebook_version") == [
        ["3"]
    ]
    note = f"Study small. Codebook version: 2\nSuggestions:\n{ids()}"
    back = sent_back(("joke",), note=note)
    assert rows(imported(back, stuff=today), "codebook_version") == [["2"]]


def test_a_code_that_the_codebook_had_once_is_known():
    once = project(
        ("joke",), codes=[ReadCode("c", "Wages", description="Code id: wages")]
    )
    found = imported(once, stuff=material(former={"wages"}, version="3"))
    assert rows(found, "code", "codebook_version") == [["wages", ""]]


def test_where_somebody_withdrew_the_other_codings_keep_their_places():
    words = "The pay is poor."
    ours = TEXT.replace(words, " " * len(words))
    blank = material(texts={"p03_t1": ours})
    found = imported(project(("joke",), (words,), ("I felt valued",)), stuff=blank)
    kept = found.frame.to_dict("records")
    assert [row["start"] for row in kept] == [
        TEXT.index("joke"), POOR, TEXT.index("I felt valued"),
    ]  # fmt: skip
    assert words not in str(kept)
