"""Keyword hits in turns, and the ids that they keep."""

import hashlib

import pytest

from plait.ingest.transcripts import text_hash
from plait.qualitative.sentences import sentence_spans
from plait.qualitative.suggestions import suggest
from plait.shapes.transcripts import TURNS


def turns(*texts, role="participant"):
    rows, start = [], 10
    for number, text in enumerate(texts, start=1):
        rows.append(
            {
                "document": "d1",
                "turn": number,
                "role": role,
                "text": text,
                "start": start,
                "end": start + len(text),
                "text_hash": text_hash(text),
            }
        )
        start += len(text) + 7
    return TURNS.frame(rows)


def hits(text, *keywords):
    found = suggest(turns(text), [("c", keyword) for keyword in keywords])
    return found["hit"].tolist()


@pytest.mark.parametrize(
    ("text", "keyword", "found"),
    [
        (
            "They supervised me, SUPERVISING well",
            "supervise",
            ["supervised", "SUPERVISING"],
        ),
        ("paid, pay, pays", "=pay", ["pay"]),
        ("appreciated appreciation", "appreciat*", ["appreciated", "appreciation"]),
        ("Part, of teams", "part of team", ["Part, of teams"]),
        ("part of of the team", "part of the team", []),
        ("It was co-produced", "produce", ["produced"]),
        ("It was co-produced", "co-produce", ["co-produced"]),
        ("I don’t know", "don't", ["don’t"]),
        ("the team", "part of the team", []),
        ("part of", "part of the team", []),
        ("We felt part. Of the team", "part of the team", []),
        ("naïve café", "=café", ["café"]),
    ],
)
def test_what_a_keyword_hits(text, keyword, found):
    assert hits(text, keyword) == found


def test_a_suggestion_is_the_sentence_of_the_hit():
    text = "First. I felt valued then! Last."
    row = suggest(turns(text), [("c", "valued")]).iloc[0]
    assert text[row.start - 10 : row.end - 10] == "I felt valued then!"
    assert text[row.hit_start - 10 : row.hit_end - 10] == row.hit == "valued"


def test_interviewers_are_not_looked_at():
    assert suggest(turns("valued", role="interviewer"), [("c", "valued")]).empty


def test_unknown_speakers_are_looked_at():
    assert len(suggest(turns("valued", role="unknown"), [("c", "valued")])) == 1


def test_two_codes_with_one_keyword_have_a_row_each():
    found = suggest(turns("valued"), [("a", "valued"), ("b", "valued")])
    assert found["code"].tolist() == ["a", "b"]
    assert found["suggestion"].is_unique


def test_ids_survive_changes_elsewhere_and_white_space_and_case():
    keywords = [("c", "valued")]
    before = suggest(turns("I felt valued."), keywords)["suggestion"].iloc[0]
    after = suggest(turns("New turn.", "I  felt\nVALUED."), keywords)[
        "suggestion"
    ].iloc[0]
    assert before == after


def test_ids_change_with_the_words_of_the_turn():
    found = [suggest(turns(t), [("c", "valued")])["suggestion"].iloc[0]
             for t in ("I felt valued.", "I felt so valued.")]  # fmt: skip
    assert found[0] != found[1]


def test_identical_turns_have_ids_of_their_own():
    found = suggest(turns("valued", "valued"), [("c", "valued")])
    assert found["suggestion"].is_unique
    assert found["suggestion"].str.fullmatch("s[0-9a-f]{12}").all()


def test_no_keywords_or_no_turns_give_no_rows():
    assert suggest(turns("valued"), []).empty
    assert suggest(turns("valued"), [("c", "()")]).empty
    assert suggest(TURNS.empty(), [("c", "valued")]).empty


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("Dr Foster came. He left.", ["Dr Foster came.", "He left."]),
        ("I saw Dr. Foster. Yes.", ["I saw Dr. Foster.", "Yes."]),
        ("Mr. A. Foster said", ["Mr. A. Foster said"]),
        ("No. They did not, etc. Then", ["No.", "They did not, etc.", "Then"]),
        ("So did I. Then", ["So did I.", "Then"]),
        ("well... maybe so", ["well... maybe so"]),
        ("He said “no.” Then", ["He said “no.”", "Then"]),
        ("Yes. [laughs] No.", ["Yes.", "[laughs] No."]),
        ("one\n\ntwo\nthree", ["one", "two\nthree"]),
        ("Stray.\nLine", ["Stray.", "Line"]),
        ("broken\nLine goes on", ["broken\nLine goes on"]),
        ("  ", []),
    ],
)
def test_sentences(text, sentences):
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


def passages(text, *keywords):
    found = suggest(turns(text), [("c", keyword) for keyword in keywords])
    return [text[row.start - 10 : row.end - 10] for row in found.itertuples()]


@pytest.mark.parametrize(
    ("text", "keyword", "found"),
    [
        ("We organized it.", "organise", ["organized"]),
        ("My counsellor came.", "counselor", ["counsellor"]),
        ("my neighborhood", "neighbourhoods", ["neighborhood"]),
        ("Behavioral and behavioural", "=behavioural", ["behavioural"]),
        ("colorful", "colour*", ["colorful"]),
        ("burn-out, burnout and burn out", "burn-out",
         ["burn-out", "burnout", "burn out"]),
        ("burn-out and burnouts", "burnout", ["burn-out", "burnouts"]),
        ("a check-in", "check*", ["check"]),
        ("mum's, Mothers", "mum's|mother", ["mum's", "Mothers"]),
        ("🙂support🙂", "support", ["support"]),
        ("“Support,” she said", "support", ["Support"]),
        ("a - b", "a b", ["a - b"]),
    ],
)  # fmt: skip
def test_spelling_hyphens_and_signs(text, keyword, found):
    assert hits(text, keyword) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid for support", ["paid for support"]),
        ("support is paid", ["support is paid"]),
        ("Paid. Support", ["Paid. Support"]),
        ("paid one two three support", []),
        ("paid paid support support", ["paid support"]),
        ("support, paid, support", ["support, paid", "paid, support"]),
    ],
)
def test_near_is_either_order_and_the_closest_pair(text, found):
    assert hits(text, "paid NEAR/2 support") == found


def test_near_needs_two_words_where_both_sides_are_the_same():
    assert hits("work after work", "work NEAR/3 work") == ["work after work"]
    assert hits("work alone", "work NEAR/3 work*") == []


def test_the_passage_of_near_is_every_sentence_that_it_touches():
    text = "Before. I was paid. Support came. After."
    assert passages(text, "paid NEAR/5 support") == ["I was paid. Support came."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My support worker gave support", ["support"]),
        ("support group", ["support"]),
        ("the support workers", []),
        ("supported in a peer group", ["supported"]),
        ("support of the group", []),
    ],
)
def test_a_hit_inside_an_exclusion_is_none(text, found):
    keyword = 'support -"support worker" -"support NEAR/2 group"'
    expected = [] if text == "support group" else found
    assert hits(text, keyword) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I was not supported", "not"),
        ("I didn’t feel supported", "didn’t"),
        ("I wasnt supported", "wasnt"),
        ("Without being supported", "Without"),
        ("I was not only supported", None),
        ("No doubt I was supported", None),
        ("It was not me, supported", None),
        ("not one two three four five six supported", None),
        ("I was not there but supported", None),
        ("No. I was supported", None),
        ("supported, not paid", None),
    ],
)
def test_a_word_of_negation_before_the_hit_is_shown(text, word):
    (found,) = suggest(turns(text), [("c", "supported")])["negation"]
    assert found == word or (word is None and found != found)


def test_a_turn_with_uneven_white_space_has_the_same_hits_and_places():
    text = "I was  paid.\n\nno capital\tvalued  here"
    row = suggest(turns(text), [("c", "valued")]).iloc[0]
    assert text[row.start - 10 : row.end - 10] == "no capital\tvalued  here"
    assert text[row.hit_start - 10 : row.hit_end - 10] == "valued"


def test_the_id_of_a_hit_is_the_one_of_earlier_versions():
    found = suggest(turns("I felt valued, truly."), [("c", "valued")])
    parts = ["d1", "c", "valued", "i felt valued, truly.", "7", "0"]
    expected = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
    assert found["suggestion"].tolist() == [f"s{expected}"]
