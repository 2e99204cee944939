"""Find dates in full, and tell those of birth."""

import re
from collections.abc import Iterator

from plait.deidentification.addresses import places

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
TEENS = (
    "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
    "eighteenth|nineteenth|twentieth|thirtieth"
)
DAY = rf"(?:[0-3]?\d(?:st|nd|rd|th)?|(?:twenty|thirty)[\s-](?:{ONES})|{ONES}|{TEENS})"
# nineteen seventy-two, two thousand and three, '72
SPELT_YEAR = (
    r"(?:nineteen|twenty|two thousand)(?:[\s-]+(?:and|oh|hundred|ten|eleven|twelve|"
    r"\w+teen|\w+ty|one|two|three|four|five|six|seven|eight|nine))*"
)
YEAR = rf"(?:(?:19|20)\d\d|['’]?\d\d|{SPELT_YEAR})"
SIGN = r"(?:\s?[/\-‐‑–]\s?|\.)"
FULL_DATE = re.compile(
    rf"(?<![\w/])(?:"
    rf"(?:19|20)\d\d{SIGN}[01]?\d{SIGN}[0-3]?\d"
    rf"|[0-3]?\d{SIGN}[0-3]?\d{SIGN}(?:(?:19|20)\d\d|\d\d)"
    rf"|{DAY}\s?(?:of\s+)?[\s\-.]?{MONTH}[\s,\-.]{{1,3}}{YEAR}"
    rf"|{MONTH}\s+(?:the\s+)?{DAY},?\s+{YEAR}"
    rf")(?![\w/])"
)
COMPACT_DATE = re.compile(r"(?<!\w)(?:[0-3]\d[01]\d(?:(?:19|20)\d\d|\d\d))(?!\w)")
BIRTH = re.compile(r"b(?:orn|irth)|d\.?\s?o\.?\s?b\b")
NEEDLES = ("born", "birth", "dob", "d.o", "d o", "d. o")  # found faster one by one
SENTENCE_END = re.compile(r"[.?!]\s|\n")
BEFORE, AFTER = 80, 60  # code points around the word that are searched
LONGEST = 60


def birth_dates(low: str) -> Iterator[tuple[int, int]]:
    """Find full dates close to the words born, birth, birthday or DOB.

    Parameters
    ----------
    low : str
        Text in small letters.

    Yields
    ------
    tuple of int and int
        First code point, one past the last: every date so close to the word in its
        sentence, within 80 code points before and 60 after; where none stands before
        it, the first that follows even in the next sentence, as in a question and
        its answer. A date may come twice.
    """
    # ASSUME a date of birth stands within 80 characters of a word that says so.
    for place in sorted(place for needle in NEEDLES for place in places(low, needle)):
        word = BIRTH.match(low, place)
        if word and _whole(low, word):
            before = list(_dates_before(low, word.start()))
            yield from before
            yield from _dates_after(low, word.end(), across=not before)


def _whole(low: str, word: re.Match) -> bool:
    """Pass over stubborn, and over letters that only look like DOB."""
    before = low[word.start() - 1 : word.start()]
    return not before.isalnum() and not (
        word[0] == "born" and low[word.end() : word.end() + 1].isalnum()
    )


def _dates_after(low: str, end: int, *, across: bool) -> Iterator[tuple[int, int]]:
    for number, (start, last) in enumerate(_dates(low, end, end + AFTER)):
        if (across and number == 0) or not SENTENCE_END.search(low, end, start):
            yield start, last


def _dates_before(low: str, start: int) -> Iterator[tuple[int, int]]:
    for first, last in _dates(low, max(start - BEFORE, 0), start):
        if not SENTENCE_END.search(low, last, start):
            yield first, last


def _dates(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find dates that begin in a stretch of text, with all of their year."""
    whole = FULL_DATE.finditer(low, start, end + LONGEST)
    compact = COMPACT_DATE.finditer(low, start, end + LONGEST)
    return sorted(m.span() for m in (*whole, *compact) if m.start() < end)
