"""Find numbers that were spelt out aloud, digit by digit."""

import re
from collections.abc import Iterator

from plait.deidentification.numbers import is_nhs_number, is_phone

DIGITS = {
    "oh": "0", "o": "0", "zero": "0", "nought": "0", "naught": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip
TIMES = {"double": 2, "treble": 3, "triple": 3}
WORD = rf"(?:{'|'.join([*TIMES, *DIGITS])}|\d)"
RUN = re.compile(rf"\b{WORD}(?:[\s,.\-–]{{1,3}}{WORD}){{4,}}\b")
# most texts have no four such words in a row, which is seen without a pattern
SPELT = frozenset([*TIMES, *DIGITS, *"0123456789"])
IN_A_ROW = bytes([True] * 4)
FEWEST, LONGEST = 6, 11  # digits of a run worth a look, and of a number
TOKEN = re.compile(rf"\b{WORD}\b")


def spelt_numbers(low: str) -> Iterator[tuple[int, int, str]]:
    """Find runs of digits in words, `oh seven double oh` among them.

    Parameters
    ----------
    low : str
        Text in small letters.

    Yields
    ------
    tuple of int, int and str
        First code point, one past the last, and the kind: `phone` or `nhs_number`
        where digits in a row make one, else `spelt_number`. Digits in figures alone
        are not spelt.
    """
    words = low
    for sign in ",.-–":
        words = words.replace(sign, " ")
    if IN_A_ROW in bytes(map(SPELT.__contains__, words.split())):
        yield from _runs(low)


def _runs(low: str) -> Iterator[tuple[int, int, str]]:
    for match in RUN.finditer(low):
        if re.fullmatch(r"[\d\W]+", match[0]):
            continue
        words = _words(match)
        place = _telling(words)
        if place:
            yield place
        elif sum(len(digits) for _, _, digits in words) >= FEWEST:
            yield *match.span(), "spelt_number"


def _words(run: re.Match) -> list[tuple[int, int, str]]:
    """Give the words of a run with their places and digits; `double oh` is one."""
    words: list[tuple[int, int, str]] = []
    first, times = -1, 1
    for token in TOKEN.finditer(run.string, run.start(), run.end()):
        first = token.start() if first < 0 else first
        if token[0] in TIMES:
            times = TIMES[token[0]]
        else:
            digit = DIGITS.get(token[0], token[0])
            words.append((first, token.end(), digit * times))
            first, times = -1, 1
    return words


def _telling(words: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Find the first telephone or NHS number among the words of a run."""
    for place, (start, _, _) in enumerate(words):
        digits, found = "", None
        for _, end, more in words[place:]:
            digits += more
            if is_phone(digits):
                found = (start, end, "phone")
            elif place == 0 and is_nhs_number(digits):
                found = found or (start, end, "nhs_number")
            if len(digits) > LONGEST:
                break
        if found:
            return found
    return None
