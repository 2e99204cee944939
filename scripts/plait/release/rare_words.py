"""Find what in a quote only one document says: whoever knows the person may know it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from plait.deidentification.words import NHS, ROLES, SPEECH

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# capitals that name nobody; months and feasts stay, since they tell when something was
COMMON = frozenset(
    word.casefold() for words in (NHS, ROLES, SPEECH) for word in words.split()
)
SENTENCE = ".?!…:\n-–—"
OPENING = " \t\"'“‘([*_"
OFTEN = 3  # ASSUME a word that one document alone has, so often, is a pet word
MARKED, EVERY, NONE = "marked", "every", "none"
REASONS = {
    MARKED: "a name, a number or a pet word that no other transcript has",
    EVERY: "a word that no other transcript has",
}


def rare_words(
    quotes: Mapping[str, str], turns: pd.DataFrame, *, which: str
) -> dict[str, list[str]]:
    """Find the words of quotes that one document alone has.

    Parameters
    ----------
    quotes : mapping of str to str
        Quote to its words.
    turns : DataFrame, one row a document x turn
        In the shape TURNS: whatever anyone says in a document, interviewers too.
    which : {"marked", "every", "none"}
        `marked`: names and numbers, and words which that document has three times or
        more. `every`: all words.

    Returns
    -------
    dict of str to list of str
        Only quotes with such a word; in the order of the quote, in small letters.
    """
    if which == NONE or not quotes:
        return {}
    asked = {name: list(dict.fromkeys(_words(text))) for name, text in quotes.items()}
    documents, times = _heard({word for words in asked.values() for word in words}, turns)  # fmt: skip
    rare = {}
    for name, words in asked.items():
        alone = [word for word in words if documents[word] == 1]
        if which == MARKED:
            names = set(_names(quotes[name]))
            alone = [w for w in alone if w in names or times[w] >= OFTEN]
        if alone:
            rare[name] = alone
    return rare


def _words(text: str) -> list[str]:
    return WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def _names(text: str) -> Iterator[str]:
    """Give words with a figure in them, and with a capital inside a sentence."""
    for found in WORD.finditer(text):
        word, before = found[0], text[: found.start()].rstrip(OPENING)
        capital = word[0].isupper() and before and before[-1] not in SENTENCE
        name = capital and _plain(word) not in COMMON
        if name or any(sign.isdigit() for sign in word):
            yield _plain(word)


def _heard(wanted: set[str], turns: pd.DataFrame) -> tuple[Counter, Counter]:
    """Count in how many documents, and how often, each word stands."""
    documents: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for _, texts in turns.groupby("document")["text"]:
        own = Counter(word for text in texts for word in _words(text) if word in wanted)
        documents.update(own.keys())
        times.update(own)
    return documents, times
