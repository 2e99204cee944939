"""Find the numbers in a sentence, but those that are no results."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from plait.synthesis.number_labels import label_of

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
         "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
         "seventeen", "eighteen", "nineteen")  # fmt: skip
UNITS = "|".join(SMALL[1:10])
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
TIME = r"(?:second|minute|hour|day|night|week|month|year|decade)s?"
NAMED = (
    "section|proposition|statement|question|theme|table|figure|workshop|recommendation|"
    "part|step|phase|page|chapter|appendix|group|round|wave|ward|band|grade|item"
)
DIGITS = re.compile(
    r"(?<![\w.])(?:(?P<thousands>\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?:\.\d+)?)(?!\d)"
    r"|(?P<plain>\d+(?:[.,]\d+)?|(?<!\d)\.\d+))(?P<percent>\s?(?:%|per\s?cent\b))?"
)
WORDS = re.compile(
    rf"\b(?P<tens>{'|'.join(TENS)})(?:[- ](?P<unit>{UNITS}))?\b(?P<percent>\s(?:%|per\s?cent\b))?"
    rf"|\b(?P<small>{'|'.join(SMALL)})\b(?P<share>\s(?:%|per\s?cent\b))?",
    re.IGNORECASE,
)
# What holds digits and is no result; told from the most particular to the least.
# ASSUME dates, times of day, years 1900 to 2099, ordinals, numbers of sections and the
# like, references and names such as GAD-7 or T1 are not results.
NO_RESULTS = tuple(re.compile(pattern, re.IGNORECASE | re.MULTILINE) for pattern in (
    r"\[[^\[\]]*@[^\[\]]*\]|(?<![\w.])@[\w:.-]+",  # references
    r"https?://\S+|\bdoi:\S+|\b10\.\d{4,}/\S+|\]\([^()\n]*\)",
    r"\{[#.][^{}\n]*\}",
    r"^[ \t]*\d+[.)](?=\s)",  # numbers of a list
    r"\b\d{4}-\d{2}(?:-\d{2})?\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS})\b|\b(?:{MONTHS})\s+\d{{1,2}}\b(?!\s*%)",
    r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm)\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?[ap]m\b",
    r"(?<![\w.,])(?:19|20)\d\d(?:s|[-–/]\d\d(?:\d\d)?)?(?![\w%]|[.,]\d|\s(?:%|per\s?cent|people|points|participants|extracts|answers)\b)",
    r"\b\d+(?:st|nd|rd|th)\b",
    rf"\b(?:{NAMED})s?\s+\d+(?:\.\d+)*(?:\s*(?:,|and|to|or|[-–])\s*\d+(?:\.\d+)*)*\b|\bno\.\s*\d+",
    r"\b\d+(?:\.\d+){2,}\b",  # versions and sections
    r"\b[^\W\d_]+-\d+(?:-\d+)?\b",  # names such as GAD-7
    r"\b\d\d(?:\.\d)?\s?%\s+(?:CI\b|confidence|interval)",
))  # fmt: skip


@dataclass(frozen=True)
class Number:
    """A number as it was typed.

    Parameters
    ----------
    text : str
        With its sign, as typed.
    value : Decimal
        Without its sign.
    sign : {-1, 0, 1}
        0 where none was typed.
    decimals : int
        How many were typed.
    percent : bool
        Whether a percent sign follows.
    label : str
        What the words say that it is, a key of `LABELS`; "" where they do not.
    below : bool
        Whether it stands after a sign for less than.
    start : int
        Code point in the text.
    in_words : bool
        Written in words.
    """

    text: str
    value: Decimal
    sign: int = 0
    decimals: int = 0
    percent: bool = False
    label: str = ""
    below: bool = False
    start: int = 0
    in_words: bool = False


def find_numbers(text: str) -> Iterator[Number]:
    """Find the numbers in digits.

    Parameters
    ----------
    text : str
        Any.

    Yields
    ------
    Number
        In order. Digits that are part of a name, as in T1, are none.
    """
    for found in DIGITS.finditer(text):
        end = found.end()
        if text[end : end + 1].isupper():
            continue  # a name, such as 3D
        typed = _plain(found)
        sign, at = _sign(text, found.start())
        percent = bool(found["percent"])
        label, below = label_of(text, at, end, percent=percent)
        yield Number(
            text[at:end].strip(), Decimal(typed), sign,
            len(typed.partition(".")[2]), percent, label, below, at,
        )  # fmt: skip


def find_words(text: str, *, least: int = 2) -> Iterator[Number]:
    """Find the numbers in words up to ninety-nine.

    Parameters
    ----------
    text : str
        Any.
    least : int
        Smaller ones are passed over, but shares in per cent.

    Yields
    ------
    Number
        In order.
    """
    for found in WORDS.finditer(text):
        percent = bool(found["percent"] or found["share"])
        value = _value(found)
        if value >= least or percent:
            label, _ = label_of(text, *found.span(), percent=percent)
            yield Number(found[0], Decimal(value), percent=percent, label=label,
                         start=found.start(), in_words=True)  # fmt: skip


def typed_by_hand(text: str, *, times: Iterable[dict] = ()) -> list[Number]:
    """List the numbers of a text that only a finding should give.

    Parameters
    ----------
    text : str
        Prose; marks were blanked before.
    times : iterable of dict
        Time points of the study: their labels, short names and target days.

    Returns
    -------
    list of Number
        In order. Passed over are numbers that are no results (`NO_RESULTS`), lengths
        of time that the study itself names, numbers in words up to twenty, and lengths
        of time in words.
    """
    left = blank_no_results(text, times=times)
    digits = list(find_numbers(left))
    # ASSUME a number in words up to twenty counts what the text itself speaks of.
    words = [w for w in find_words(left, least=21) if not _is_time(left, w)]
    return sorted([*digits, *words], key=lambda number: number.start)


def blank_no_results(text: str, *, times: Iterable[dict] = ()) -> str:
    """Blank what holds digits and is no result.

    Parameters
    ----------
    text : str
        Prose.
    times : iterable of dict
        Time points of the study.

    Returns
    -------
    str
        As long as it was.
    """
    for pattern in (*NO_RESULTS, *_own_times(times)):
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text


def _plain(found: re.Match) -> str:
    if found["thousands"]:
        return re.sub("[,\u2009\u202f\u00a0]", "", found["thousands"])
    return found["plain"].replace(",", ".")


def _sign(text: str, start: int) -> tuple[int, int]:
    """Give the sign before a number, and where the number with it begins."""
    at = start
    while at and text[at - 1] in "\u2009\u202f\u00a0":
        at -= 1
    before, further = text[at - 1 : at], text[at - 2 : at - 1]
    if before not in ("-", "−", "–", "+", "±") or further.isalnum():
        return 0, start
    return (1 if before in "+±" else -1), at - 1


def _value(found: re.Match) -> int:
    if found["small"]:
        return SMALL.index(found["small"].lower())
    unit = SMALL.index(found["unit"].lower()) if found["unit"] else 0
    return 10 * (TENS.index(found["tens"].lower()) + 2) + unit


def _is_time(text: str, number: Number) -> bool:
    after = number.start + len(number.text)
    return bool(re.compile(rf"[\s-]+{TIME}\b", re.I).match(text, after))


def _own_times(times: Iterable[dict]) -> Iterator[re.Pattern]:
    """Give the lengths of time that the study names, as patterns."""
    own = set()
    for time in times:
        named = f"{time.get('label', '')} {time.get('short', '')}"
        own |= {" ".join(f.split()) for f in re.findall(rf"\b[\w]+\s+{TIME}\b", named)}
        own |= _lengths(time.get("target_days"))
    numbers = {
        (_digits(o.split()[0]), re.sub("s$", "", o.split()[1].lower())) for o in own
    }
    for number, unit in sorted(numbers - {("", "")}):
        if number:
            yield re.compile(rf"(?<![\w.,]){number}[\s-]+{unit}s?\b", re.IGNORECASE)


def _lengths(days: int | None) -> set[str]:
    """Give a number of days in weeks, months and years, where they are whole."""
    if not days:
        return set()
    sizes = {"day": 1, "week": 7, "month": 30.4375, "year": 365.25}
    return {
        f"{round(days / size)} {unit}"
        for unit, size in sizes.items()
        if days >= 0.9 * size and abs(days / size - round(days / size)) <= 0.1
    }


def _digits(word: str) -> str:
    if word.isdigit():
        return word
    return str(SMALL.index(word.lower())) if word.lower() in SMALL else ""
