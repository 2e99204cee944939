"""What people judged is taken into account where results leave, and nowhere guessed."""

import pytest
from synthesis_fixtures import PROFILE, change

from plait.errors import StudyError
from plait.release.exceptions import Exceptions
from plait.release.judgement import Judgement, judged_findings, read_judgement, settle
from plait.release.released import RELEASED
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.questionnaires import SCORES
from plait.shapes.release import CODES
from plait.shapes.transcripts import TURNS

ID = "gad7.total.t1-t2.change"
FLOW, QUOTES = RELEASED["flow"], RELEASED["quotes"]
MARKED = PROFILE | {"qualitative": PROFILE["qualitative"] | {"rare_words": "marked"}}
QUOTE = {"quote": "q1", "extract": "x", "text": "We went to Ashby.", "attribution": "a"}
SEEN = {"output": "quotes", "id": "q1", "words": "to Ashby", "reason": "r", "who": "w", "when": "d"}  # fmt: skip
THEN = {"on": "2026-01-31", "digest": "d", "profile": "acro",
        "counts": {"findings": {f"{ID}|n": 21}, "flow": {"1|enrolled": 31}}}  # fmt: skip


def _turns():
    turn = {"document": "d", "turn": 1, "role": "participant", "participant": "P1",
            "text": QUOTE["text"], "start": 0, "end": 17, "text_hash": "0"}  # fmt: skip
    return TURNS.frame([turn])


NOTHING = Judgement()


def _settle(judgement=NOTHING, profile=MARKED):
    tables = {name: shape.empty() for name, shape in RELEASED.items()}
    flow = FLOW.frame([{"place": 1, "time": "t1", "label": "T1", "enrolled": 32}])
    tables |= {"flow": flow, "quotes": QUOTES.frame([QUOTE])}
    exact = {"turns": _turns(), "findings": FINDINGS.frame([change()]), "flow": flow}
    return settle(tables, exact, judgement, profile)


def test_a_study_without_a_release_folder_has_nothing_judged():
    judgement, faults = read_judgement({}, PROFILE)
    assert (list(judgement.history), judgement.exceptions.rows, faults) == ([], [], [])
    assert judgement.approval == {}


def test_a_rare_word_waits_until_a_person_has_looked():
    assert [row["id"] for row in _settle().reviews] == ["q1"]
    assert _settle(Judgement(exceptions=Exceptions([SEEN]))).reviews == []


def test_where_too_few_speak_at_all_every_quote_waits():
    words = MARKED["qualitative"] | {"attribution_people": 2, "rare_words": "none"}
    (review,) = _settle(profile=MARKED | {"qualitative": words}).reviews
    assert review["reason"] == "fewer than 2 people speak in all transcripts"


def test_an_exception_for_nothing_stops_the_run():
    wrong = Exceptions([SEEN | {"words": "to Leeds"}])
    with pytest.raises(StudyError, match="words that no quote of this release has"):
        _settle(Judgement(exceptions=wrong))


def test_a_cell_that_moved_is_blank_and_listed_with_the_rest():
    settled = _settle(Judgement([THEN]))
    assert settled.tables["flow"]["enrolled"].isna().all()
    assert settled.tables["withheld"]["id"].tolist() == ["flow: 1|enrolled"]


def test_a_cell_that_moved_may_be_let_through_or_only_looked_at():
    let = SEEN | {"output": "flow", "id": "1|enrolled"}
    settled = _settle(Judgement([THEN], Exceptions([SEEN, let])))
    assert settled.tables["flow"]["enrolled"].tolist() == [32]
    looked = MARKED | {"quantitative": PROFILE["quantitative"] | {"differencing": "review"}}  # fmt: skip
    settled = _settle(Judgement([THEN]), looked)
    assert settled.tables["flow"]["enrolled"].tolist() == [32]
    assert [row["output"] for row in settled.reviews] == ["flow", "quotes"]


def _findings(judgement, profile=PROFILE):
    tables = {"findings": FINDINGS.frame([change(n=20)]), "codes": CODES.empty(),
              "themes": THEMES.empty(), "scores": SCORES.empty()}  # fmt: skip
    return judged_findings(tables, judgement, profile)


def test_a_finding_that_moved_is_held_or_waits_or_is_let_through():
    released, withheld, reviews = _findings(Judgement([THEN]))
    assert (released["status"].tolist(), len(withheld), reviews) == (["withheld"], 1, [])  # fmt: skip
    looked = PROFILE | {"quantitative": PROFILE["quantitative"] | {"differencing": "review"}}  # fmt: skip
    released, _, reviews = _findings(Judgement([THEN]), looked)
    assert (released["status"].tolist(), reviews[0]["id"]) == (["computed"], ID)
    let = Exceptions([SEEN | {"output": "findings", "id": ID}])
    assert _findings(Judgement([THEN], let))[0]["status"].tolist() == ["computed"]


def test_what_would_tell_of_the_two_who_left_is_held_unless_it_is_let_through():
    rows = [change(n=20), *(change(f"gad7.total.{t}.mean", contrast=None, time=t) for t in ("t1", "t2"))]  # fmt: skip
    who = [(f"P{place}", time) for place in range(22) for time in ("t1", "t2")][:-2]
    scores = SCORES.frame(
        {"participant": person, "time": time, "instrument": "gad7", "scale": "total",
         "score": 3.0} for person, time in [*who, ("P21", "t1")] if (person, time) != ("P20", "t2")
    )  # fmt: skip
    tables = {"findings": FINDINGS.frame(rows), "codes": CODES.empty(),
              "themes": THEMES.empty(), "scores": scores}  # fmt: skip
    released, withheld, _ = judged_findings(tables, NOTHING, PROFILE)
    assert withheld["id"].tolist() == [ID]
    assert released["status"].tolist().count("withheld") == 1
    _, withheld, _ = judged_findings(tables, NOTHING, PROFILE, dear={ID})
    assert withheld["id"].tolist() == ["gad7.total.t2.mean"]
    let = Exceptions([SEEN | {"output": "findings", "id": ID}])
    assert judged_findings(tables, Judgement(exceptions=let), PROFILE)[1].empty
