"""Numbers of a prose are found, but those that are no results."""

import pytest

from plait.synthesis.numbers_in_prose import find_numbers, typed_by_hand

TIMES = [{"label": "T2, four months in post", "short": "T2 (4 months)", "target_days": 120},
         {"label": "T3, twelve months", "target_days": 365}]  # fmt: skip


def _typed(text):
    return [number.text for number in typed_by_hand(text, times=TIMES)]


@pytest.mark.parametrize(("text", "numbers"), [
    ("fell by 2.9 points", ["2.9"]),
    ("by −2.9 (−7.7 to -0.4)", ["−2.9", "−7.7", "-0.4"]),
    ("n = 19, p < .05", ["19", ".05"]),
    ("35% and 12 per cent", ["35%", "12 per cent"]),
    ("1,234 answers, 0,35 points", ["1,234", "0,35"]),
    ("1\u2009234 answers", ["1\u2009234"]),
    ("thirty-two people", ["thirty-two"]),
    ("ten per cent", ["ten per cent"]),
    ("3 years later", ["3"]),
    ("2000 people", ["2000"]),
    ("between 2-3 points", ["2", "3"]),
])  # fmt: skip
def test_a_number_that_could_be_a_result_is_found(text, numbers):
    assert _typed(text) == numbers


@pytest.mark.parametrize("text", [
    "In 2022, the 1980s and 2019-20", "on 12 March 2025 or 2025-03-12", "at 10:30 or 9 am",
    "after 4 months, at twelve months, in 12 months and 1 year", "T1 and GAD-7 and P17",
    "proposition 3, sections 2 and 4.1", "two things and eleven weeks", "forty minutes",
    "[@a2022, p. 12] and @b2020", "https://x.org/12", "the 3rd time", "1. first\n2. second",
    "a 95% CI", "x2 3D", "band 3",
])  # fmt: skip
def test_what_is_no_result_is_passed_over(text):
    assert _typed(text) == []


def test_a_number_knows_what_the_words_say_it_is():
    found = {n.text: (n.label, n.below, n.sign, n.decimals)
             for n in find_numbers("p < .05, n = 19, SD = 2.50, −3.1")}  # fmt: skip
    assert found == {".05": ("p", True, 0, 2), "19": ("n", False, 0, 0),
                     "2.50": ("sd", False, 0, 2), "−3.1": ("", False, -1, 1)}  # fmt: skip
