"""What holds for every turn and keyword."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plait.ingest.transcripts import text_hash
from plait.qualitative.keywords import parse_keyword
from plait.qualitative.sentences import sentence_spans
from plait.qualitative.suggestions import suggest
from plait.shapes.transcripts import TURNS

LIMITS = settings(max_examples=25, deadline=None, derandomize=True)
WORDS = st.sampled_from(
    ["pay", "paid.", "Valued!", "team", "the", "co-worker", "[sighs]"]
)
TURN = st.lists(WORDS | st.text(max_size=5), min_size=1, max_size=12).map(" ".join)
KEYWORDS = [("a", "pay"), ("b", "valu*"), ("c", "the team"), ("d", "=worker")]


def frame(texts):
    rows, start = [], 0
    for turn, text in enumerate(texts, start=1):
        rows.append(
            {"document": "d", "turn": turn, "role": "participant", "text": text,
             "start": start, "end": start + len(text), "text_hash": text_hash(text)}
        )  # fmt: skip
        start += len(text)
    return TURNS.frame(rows)


@LIMITS
@given(st.text(max_size=80))
def test_sentences_hold_every_character_but_white_space_in_order(text):
    spans = sentence_spans(text)
    assert spans == sorted(spans)
    joined = "".join(text[start:end] for start, end in spans)
    assert "".join(joined.split()) == "".join(text.split())


@LIMITS
@given(st.lists(TURN, max_size=4))
def test_hits_lie_in_their_sentence_and_cut_out_their_words(texts):
    whole = "".join(texts)
    for row in suggest(frame(texts), KEYWORDS).itertuples():
        assert row.start <= row.hit_start < row.hit_end <= row.end
        assert whole[row.hit_start : row.hit_end] == row.hit


@LIMITS
@given(st.lists(TURN, max_size=4), st.lists(TURN, max_size=2))
def test_ids_are_unique_and_survive_other_turns(texts, others):
    before = set(suggest(frame(texts), KEYWORDS)["suggestion"])
    new = [f"{text} never heard before {place}" for place, text in enumerate(others)]
    after = suggest(frame([*new, *texts]), KEYWORDS)["suggestion"]
    assert after.is_unique
    assert before <= set(after)


@LIMITS
@given(st.lists(TURN, max_size=3), st.permutations(KEYWORDS))
def test_the_order_of_keywords_does_not_matter(texts, keywords):
    turns = frame(texts)
    assert suggest(turns, keywords).equals(suggest(turns, KEYWORDS))


@LIMITS
@given(st.text(max_size=20))
def test_any_text_is_a_keyword_or_is_not(keyword):
    parsed = parse_keyword(keyword)
    assert parsed is None or all(parsed.sides)
