"""Spellings that are brought together, and words that must stay apart."""

import pytest

from plait.qualitative.spelling import one_spelling

PAIRS = [
    "organise/organize",
    "organisations/organizations",
    "recognised/recognized",
    "emphasise/emphasize",
    "analyse/analyze",
    "paralysed/paralyzed",
    "colour/color",
    "behaviour/behavior",
    "unfavourable/unfavorable",
    "favourite/favorite",
    "honour/honor",
    "neighbourhood/neighborhood",
    "centre/center",
    "centred/centered",
    "centring/centering",
    "theatre/theater",
    "fibre/fiber",
    "kilometre/kilometer",
    "counsellor/counselor",
    "counselling/counseling",
    "travelled/traveled",
    "cancelled/canceled",
    "modelling/modeling",
    "marvellous/marvelous",
    "woollen/woolen",
    "fulfil/fulfill",
    "enrolment/enrollment",
    "skilful/skillful",
    "wilful/willful",
    "instalment/installment",
    "catalogue/catalog",
    "dialogues/dialogs",
    "defence/defense",
    "offence/offense",
    "pretence/pretense",
    "licence/license",
    "practise/practice",
    "practising/practicing",
    "programme/program",
    "programmes/programs",
    "paediatric/pediatric",
    "haemorrhage/hemorrhage",
    "anaesthetic/anesthetic",
    "foetus/fetus",
    "oestrogen/estrogen",
    "oedema/edema",
    "gynaecologist/gynecologist",
    "sceptical/skeptical",
    "grey/gray",
    "judgement/judgment",
    "ageing/aging",
    "enquiry/inquiry",
    "artefact/artifact",
    "learnt/learned",
    "burnt/burned",
    "mum/mom",
    "jewellery/jewelry",
    "manoeuvre/maneuver",
]
APART = ["tyre/tire", "cheque/check", "prise/prize", "sise/size", "will/wil", "four/for",
         "hour/hor", "citizen/citisen"]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS)
def test_british_and_american_spelling_become_one(pair):
    british, american = pair.split("/")
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize("pair", APART)
def test_other_words_stay_apart(pair):
    first, second = pair.split("/")
    assert one_spelling(first) != one_spelling(second)


@pytest.mark.parametrize("word", ["totally", "skills", "quiz", "size", "pay", "", "é"])
def test_a_word_of_one_spelling_stays_as_it_is(word):
    assert one_spelling(word) == word
