"""Before a run, a team is told what its texts rest on of people who withdrew."""

import pytest
from synthesis_fixtures import coding, evidence_with
from withdrawn_study import cells, write_withdrawn_study

from plait.check import check_study
from plait.study import read_study
from plait.synthesis.extracts import MEND_GONE, WITHDRAWN, bind
from plait.synthesis.mark_faults import Known, mark_faults
from plait.synthesis.quoted import Passages

YELLOW = "we painted every locker yellow"
CHOIR = "The drummer from our choir supported me"


@pytest.fixture
def study(tmp_path):
    return write_withdrawn_study(tmp_path / "a study")


def told(folder):
    faults = check_study(folder)
    return [(f.file, f.line) for f in faults.faults if WITHDRAWN in f.found] if faults else []  # fmt: skip


def withdraw(folder, person):
    cells(folder, person, withdrawal="remove_all", withdrawn_on="2025-03-01")


def add(folder, path, text):
    place = folder / path
    place.parent.mkdir(exist_ok=True)
    before = place.read_text(encoding="utf-8") if place.exists() else ""
    place.write_text(before + text, encoding="utf-8")
    return len(before.splitlines())


def test_nothing_is_told_where_nobody_withdrew(study):
    add(study, "synthesis/argument.md", f"\n\n[{YELLOW}](extract:p05_t1)\n")
    assert told(study) == []


def test_evidence_by_words_of_an_interview_that_was_taken_back_is_told(study):
    withdraw(study, "P05")
    (place,) = told(study)
    assert place[0] == "synthesis/propositions.yaml"


def test_in_a_focus_group_only_their_words_are(study):
    withdraw(study, "P06")
    (place,) = told(study)
    text = (study / "synthesis/propositions.yaml").read_text(encoding="utf-8")
    assert "drummer" in text.splitlines()[place[1] - 1]


def test_a_mark_of_the_argument_is_told_with_its_line(study):
    lines = add(study, "synthesis/argument.md", f"\n\n[{CHOIR.upper()}](extract:fg1)\n")
    withdraw(study, "P06")
    assert ("synthesis/argument.md", lines + 3) in told(study)


def test_an_exception_for_a_quote_of_theirs_is_told(study):
    add(study, "release/exceptions.yaml",
        f'- {{output: quotes, id: q1, words: "{CHOIR}", reason: r, who: w, when: "2026-01-31"}}\n'
        '- {output: quotes, id: q2, words: "canal path", reason: r, who: w, when: "2026-01-31"}\n')  # fmt: skip
    withdraw(study, "P06")
    assert ("release/exceptions.yaml", 1) in told(study)
    assert ("release/exceptions.yaml", 2) not in told(study)


def test_seven_words_of_theirs_in_the_team_s_own_text_are_told(study):
    add(study, "synthesis/argument.md",
        "\n\nFor us the night shift keeps ringing inside my chest until the morning bus.\n")  # fmt: skip
    withdraw(study, "P03")
    faults = str(check_study(study))
    assert "of somebody who took them back" in " ".join(faults.split())


def test_a_run_is_not_held_up_by_what_check_tells(study):
    withdraw(study, "P05")
    assert check_study(study, to_run=True) is None


def test_a_study_knows_the_transcripts_of_which_every_word_was_taken_back(study):
    for person in ("P03", "P06"):
        withdraw(study, person)
    cells(study, "P05", withdrawal="no_new_data", withdrawn_on="2025-03-01",
          withdrawn_after="t1")  # fmt: skip
    assert read_study(study).study["gone"] == ["p03_t1", "p05_t2"]


def _marks(text, gone=frozenset({"k40_m18"})):
    frame = evidence_with([], [coding("x1", "I felt held", document="k07_m18")]).codings
    known = Known({}, Passages(frame), gone=gone)
    return [fault for fault, _ in mark_faults(text, known)]


def test_a_mark_of_who_withdrew_is_told_as_that_and_names_nobody_else():
    (fault,) = _marks("[I felt held](extract:k40_m18)")
    assert (fault.found, fault.mend) == (f"extract:k40_m18, {WITHDRAWN}", MEND_GONE)


def test_the_transcript_of_somebody_else_is_never_suggested():
    (fault,) = _marks("[I felt held](extract:k40_m18)", gone=frozenset())
    assert fault.found == "extract:k40_m18, which nothing has"
    (fault,) = _marks("[I felt held](extract:K07-m18)", gone=frozenset())
    assert "did you mean k07_m18?" in fault.found


def test_evidence_of_who_withdrew_is_told_as_that_in_a_run():
    entry = {"document": "d1", "quote": "I felt held"}
    bound = bind(entry, set(), evidence_with([], []).passages, set(), gone={"d1"})
    assert (bound.kind, bound.why) == ("unknown", WITHDRAWN)


def test_of_who_never_agreed_to_interviews_nothing_is_told(study):
    cells(study, "P05", consent_interviews="no")
    assert told(study) == []
