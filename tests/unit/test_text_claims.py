"""The text of a statement claims no more than its direction word."""

import pytest
from synthesis_fixtures import yaml_of

from plait.synthesis.text_claims import text_faults


@pytest.fixture
def found(tmp_path):
    def told(text, word, better=("higher",), **more):
        statement = {
            "strand": "quantitative",
            "basis": "data",
            "text": text,
            "word": word,
        }
        file = yaml_of(tmp_path, "propositions", "- {text: t}\n")
        return [f.found for f in text_faults(file, (0,), statement | more, better)]

    return told


@pytest.mark.parametrize(("text", "said"), [
    ("Engagement was maintained over eighteen months.", "maintained"),
    ("Stress was stable.", "stable"), ("Stress was unchanged.", "unchanged"),
    ("Stress stayed much\nthe same.", "stayed much the same"),
    ("The training had no effect on stress.", "no effect"),
    ("Engagement kept up.", "kept up"), ("Stress did not change.", "did not change"),
])  # fmt: skip
def test_words_of_no_change_need_a_word_of_equivalence(found, text, said):
    for word in ("no_change_detected", "lower_in_sample"):
        assert found(text, word) == [f"{said!r} in the text with the word {word!r}"]
    assert found(text, "maintained") == found(text, "comparable") == []


@pytest.mark.parametrize("text", [
    "No change was detected in engagement.", "There was no evidence of a change.",
    "In the same four months no change in it was seen.", "Engagement was not maintained.",
    "The scale was used at each time point.", "No change",
])  # fmt: skip
def test_what_a_test_found_and_what_is_denied_is_no_claim_of_sameness(found, text):
    assert found(text, "no_change_detected") == []


@pytest.mark.parametrize(("text", "word", "better", "wrong"), [
    ("Stress fell.", "rose", "higher", True), ("Stress rose.", "fell", "lower", True),
    ("Stress increased.", "lower_in_sample", "lower", True),
    ("Stress fell.", "improved", "lower", False), ("Stress fell.", "improved", "higher", True),
    ("Stress improved.", "rose", "lower", True), ("Stress improved.", "fell", "lower", False),
    ("Stress improved.", "rose", "neither", False),
    ("Stress fell, then rose.", "did_not_last", "lower", False),
    ("Stress fell and rose.", "rose", "lower", False),
    ("Stress did not fall, it never dropped.", "rose", "lower", False),
    ("It rose more than it fell.", "fell", "lower", False),
])  # fmt: skip
def test_words_that_go_the_other_way_are_a_fault(found, text, word, better, wrong):
    assert bool(found(text, word, (better,))) == wrong


def test_what_is_not_of_the_study_s_numbers_is_not_held(found):
    text = "Stress was stable."
    assert found(text, "no_change_detected", strand="qualitative") == []
    assert found(text, "no_change_detected", basis="published") == []
    assert found(text, None) == found(text, "soared") == []
