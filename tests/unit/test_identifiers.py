"""What names someone is found, and what only looks like it is not."""

import pytest
from identifier_fixtures import LINES, measure, plant, table, unusual

from plait.deidentification.identifiers import DIRECT, Identifier, find_identifiers
from plait.deidentification.numbers import digits_of, is_nhs_number, is_phone
from plait.deidentification.phrases import Phrases, key, lower
from plait.deidentification.spelt import spelt_numbers

COUNTS = measure(plant())


def kinds(text, names=()):
    return [
        (one.kind, one.text) for one in find_identifiers(text, names=Phrases(names))
    ]


@pytest.mark.parametrize("kind", LINES)
def test_every_planted_identifier_is_found_whole(kind):
    assert COUNTS[kind]["found"] == COUNTS[kind]["planted"] > 0


@pytest.mark.parametrize("kind", LINES)
def test_hardly_anything_else_is_taken_for_one(kind):
    counts = COUNTS[kind]
    assert counts["found"] / (counts["found"] + counts["besides"]) >= 0.99


def test_the_planted_set_holds_every_kind():
    assert set(LINES) == set(DIRECT)


def test_of_forms_that_were_not_planned_for_half_are_found():
    assert sum(seen for _, _, seen in unusual()) >= 19


def test_the_figures_can_be_printed_for_the_guide():
    head, _, *rows = table(seeds=1).splitlines()
    assert head.startswith("| kind | planted")
    assert len(rows) == len(LINES)


@pytest.mark.parametrize(
    ("digits", "sound"),
    [
        ("9434765919", True),
        ("9434765918", False),
        ("943476591", False),
        ("0000000000", False),  # the sum fits, but it is never given out
        ("0123456789", False),  # counting
    ],
)
def test_the_last_digit_of_an_nhs_number_is_checked(digits, sound):
    assert is_nhs_number(digits) is sound


@pytest.mark.parametrize(
    ("digits", "sound"),
    [
        ("07700900123", True),
        ("0770090012", False),  # mobile numbers have eleven
        ("0169777777", True),  # a short landline
        ("04700900123", False),
        ("01234567890", False),  # counting
    ],
)
def test_a_telephone_number_fits_the_numbering_plan(digits, sound):
    assert is_phone(digits) is sound


def test_digits_of_any_script_are_read():
    assert digits_of("９٣-4") == "934"


@pytest.mark.parametrize(
    "text",
    [
        "Ward B12 and room A12 AND B14.",
        "b2 1st floor, se5 4th time",
        "It was 01-02-2023 10 and then 14.",
        "From 0 1 2 3 4 5 6 7 8 9 10 I said six.",
        "Look at me. He dotted it. Yes.No.",
        "At 10.30 on the 3rd of May 2019 we met, 2 of 10.",
        "A stubborn man, reborn on 3 May 2019.",
        "GB123456C was on the form.",
        "someone@ the door",
        "12\n13\n14\n15\n16\n",  # numbers of paragraphs in a margin
    ],
)
def test_what_looks_like_an_identifier_is_left(text):
    assert kinds(text) == []


def test_a_number_after_another_number_is_found():
    assert kinds("I have 1235 943 476 5919 here") == [("nhs_number", "943 476 5919")]


def test_words_nearby_make_an_odd_grouping_plain():
    assert kinds("94 34 76 59 1 9") == []
    assert kinds("my NHS one: 94 34 76 59 1 9") == [("nhs_number", "94 34 76 59 1 9")]
    assert kinds("my car, A1 BCD") == [("vehicle_registration", "A1 BCD")]
    assert kinds("my car reg AIZ 1234") == [("vehicle_registration", "AIZ 1234")]


def test_a_number_over_the_end_of_a_line_is_one():
    assert kinds("Ring 07700\n900123.") == [("phone", "07700\n900123")]


def test_the_answer_to_a_question_on_birth_is_a_date_of_birth():
    text = "What is your date of birth?\n\nP03: 3 May 1972. On 4 June 2019 I left."
    assert kinds(text) == [("date_of_birth", "3 May 1972")]


def test_a_date_beside_one_of_birth_in_another_sentence_is_none():
    text = "3 May 1972 is my date of birth. On 4 June 2019 I left."
    assert kinds(text) == [("date_of_birth", "3 May 1972")]


def test_digits_run_together_are_a_date_beside_the_word_dob():
    assert kinds("DOB 03051972") == [("date_of_birth", "03051972")]


def test_an_address_read_out_is_found_whole():
    text = "jane dot smith at nhs dot net, or mind dot org dot uk"
    assert kinds(text) == [
        ("email", "jane dot smith at nhs dot net"),
        ("url", "mind dot org dot uk"),
    ]


def test_a_sign_with_blanks_is_an_address_only_with_a_known_ending():
    assert kinds("jay @ example.org") == [("email", "jay @ example.org")]
    assert kinds("I post as @zed.town") == [("handle", "@zed.town")]


def test_an_address_far_from_any_blank_is_found():
    text = f"{'x' * 300}. see example.org"
    assert kinds(text) == [("url", "example.org")]


def test_digits_in_words_make_a_number():
    assert list(
        spelt_numbers("call oh double seven oh oh nine double oh one two three.")
    )
    [(_, _, kind)] = spelt_numbers("it was one two three four five six seven")
    assert kind == "spelt_number"
    assert kinds("it was one two three four five six seven") == []
    assert kinds("one two three four five six seven eight nine one two three") == []


@pytest.mark.parametrize(
    "written",
    ["Anne-Marie O'Dee", "ANNE MARIE ODEE", "anne-marie\no’dee", "Anné-Marie O'Dee"],
)
def test_a_listed_name_is_found_however_it_is_written(written):
    assert kinds(f"So {written}'s here", ["Anne-Marie O'Dee"]) == [("name", written)]


def test_a_name_is_a_whole_word_and_may_have_lost_an_apostrophe():
    assert kinds("Ann, Anns, Annie", ["Ann"]) == [("name", "Ann"), ("name", "Ann")]


def test_a_blank_phrase_is_passed_over():
    assert kinds("Ann", ["", " ", "Ann"]) == [("name", "Ann")]


def test_the_longest_name_counts():
    assert kinds("Ann Lee and Ann", ["Ann", "Ann Lee"]) == [
        ("name", "Ann Lee"),
        ("name", "Ann"),
    ]


def test_a_name_in_quotation_marks_counts_as_it_is_written():
    phrases = Phrases(["Will", "Rose"], exact=["Will"])
    text = "Will will, and rose Rose"
    assert [text[a:b] for a, b in phrases.find(lower(text), text)] == [
        "Will",
        "rose",
        "Rose",
    ]


def test_what_lies_inside_a_longer_identifier_is_not_told_apart():
    assert kinds("ann@example.org", ["Ann"]) == [("email", "ann@example.org")]


def test_what_overlaps_in_part_is_told_as_one():
    found = kinds("at Ann Lee House", ["Ann Lee", "Lee House"])
    assert found == [("name", "Ann Lee House")]


def test_a_letter_that_grows_when_small_keeps_its_place():
    text = "İİ Ann"
    assert len(lower(text)) == len(text)
    assert kinds(text, ["Ann"]) == [("name", "Ann")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anne-Marie", "anne  marie"),
        ("07700 900123", "7700900123"),  # as a spreadsheet leaves it
        ("O’Dee", "ODEE"),
        ("Zoë", "Zoe"),
    ],
)
def test_strings_that_differ_in_spelling_alone_are_one(one, other):
    assert key(one) == key(other)


def test_strings_that_differ_stay_apart():
    assert key("1-12-1972") != key("11-2-1972")


def test_an_identifier_is_shown_by_its_first_letter_and_length():
    assert Identifier(0, 11, "phone", "07700900123").masked == "0••• (11 characters)"
