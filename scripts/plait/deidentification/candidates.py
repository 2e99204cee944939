"""List what may name someone, for a person to look at: nothing of it stops a study."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

import pandas as pd

from plait.deidentification.addresses import places
from plait.deidentification.dates import DAY, FULL_DATE, MONTH
from plait.deidentification.decisions import Decided
from plait.deidentification.figures import figures
from plait.deidentification.phrases import key, lower
from plait.deidentification.spelt import spelt_numbers
from plait.deidentification.words import QUIET
from plait.shapes.identifiers import IDENTIFIER_CANDIDATES

LETTER, REST = "[A-ZÀ-ÖØ-Þ]", r"\w*(?:[-'’&]\w+)*"
CAPITAL = f"{LETTER}{REST}"
TITLE = "(?:(?<=M)(?:r|rs|s|iss)|(?<=D)r|(?<=P)rof|(?<=S)t)"
# a letter first, and only then what goes before it: such a pattern skips ahead
CAPITALS = re.compile(rf"{LETTER}(?<![\w'’].)(?:{TITLE}\.? {CAPITAL}|{REST})"
                      rf"(?:[ \n]{CAPITAL})*")  # fmt: skip
DIGIT = re.compile(r"\d")
POSSESSIVE = re.compile(r"['’]s$")
OPENING = " \t\"'“‘([*_"
ENDS = ".?!…:\n])-–—"
DAY_MONTH = re.compile(rf"(?<!\w){DAY}\s(?:of\s+)?{MONTH}(?!\w)")
# ASSUME an age over 89 can single someone out, as in the US HIPAA Safe Harbor rule.
AGE = re.compile(
    r"(?:\baged?|\bi['’]m|\bi am|\bs?he['’]s|\bwas|\bturned|\bis|\bturning)\s+"
    r"(?P<age>9\d|1[01]\d)(?![\w.,:%])|(?<!\w)(?:9\d|1[01]\d)(?=[\s-]years?\b)"
)
CODE = re.compile(r"(?<![\w:])(?=[a-z\d]*\d)[a-z]{1,4}\d[a-z\d]*(?![\w:])")
NUMBER = re.compile(r"(?<![\w:.,])\d(?:[,.\s-]?\d){3,20}(?![\w:])")
PATTERNS = (("date", FULL_DATE), ("date", DAY_MONTH), ("age", AGE), ("code", CODE),
            ("number", NUMBER))  # fmt: skip
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december")  # fmt: skip
NEAR = 30  # code points around figures and months in which a date is looked for
TIME = re.compile(r"[0-2]?\d\.[0-5]\d")
HEADS = ("heading", "comment", "before the first speaker", "link target")
Found = tuple[str, str]  # kind, text


def list_candidates(
    turns: pd.DataFrame, left_out: pd.DataFrame, *, decided: Decided
) -> pd.DataFrame:
    """List capitalised words and telling numbers, one row a distinct string.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS, without people whose words are left out.
    left_out : DataFrame
        In the shape LEFT_OUT; its headings and comments count too.
    decided : Decided
        A string that is listed or decided is not listed again, nor is what stands
        in the place of another.

    Returns
    -------
    DataFrame, one row a distinct string
        In the shape IDENTIFIER_CANDIDATES. A single capitalised word at the start
        of a sentence is not listed; months, days and common words of services are
        not either.
    """
    quiet = _quiet(decided)
    rows: dict[Found, dict] = {}
    for document, text, times in _texts(turns, left_out):
        for kind, found in _candidates(text):
            folded = key(found)
            if folded not in quiet:
                new = {"text": found, "kind": kind, "n": 0, "documents": {}}
                row = rows.setdefault((kind, folded), new)
                row["n"] += times
                row["documents"][document] = True
    return IDENTIFIER_CANDIDATES.frame(
        row | {"documents": ";".join(sorted(row["documents"]))} for row in rows.values()
    )


def _quiet(decided: Decided) -> Collection[str]:
    known = {key(d.text) for d in decided.decisions}
    given = {d.replacement for d in decided.decisions} - {""}
    words = {found for text in given for _, found in _candidates(f"x {text}")}
    return known | {key(text) for text in given | words}


def _texts(
    turns: pd.DataFrame, left_out: pd.DataFrame
) -> Iterator[tuple[str, str, int]]:
    """Give documents with their texts, and how often each of these stands there."""
    heads = left_out[left_out["reason"].isin(HEADS)]
    for table in (turns, heads):
        for document, texts in table.groupby("document", sort=True)["text"]:
            # a blank line keeps words of different turns apart
            yield document, "\n\n".join(texts), 1
    # a speaker's label may be a name; ids and numbered voices are none
    named = turns[~turns["speaker"].str.contains(r"\d", na=True)]
    counts = named.groupby(["document", "speaker"], sort=True).size()
    for (document, speaker), times in counts.items():
        yield document, f"x {speaker}", int(times)


def _candidates(text: str) -> Iterator[Found]:
    for match in CAPITALS.finditer(text):
        name = _name(match[0])
        # every sentence starts with a capital: alone, it says nothing
        alone = " " not in match[0] and "\n" not in match[0]
        if name and not (alone and _starts_sentence(text, match.start())):
            yield "capitals", name
    yield from _numbers(text)


def _starts_sentence(text: str, place: int) -> bool:
    before = text[max(place - 4, 0) : place].rstrip(OPENING)
    return before[-1:] in ENDS  # as nothing is


@lru_cache(maxsize=65_536)
def _name(found: str) -> str:
    """Take off the words at either end that name nobody."""
    words = [POSSESSIVE.sub("", word) for word in found.split()]
    while words and _is_quiet(words[0]):
        words = words[1:]
    while words and _is_quiet(words[-1]):
        words = words[:-1]
    return " ".join(words)


def _is_quiet(word: str) -> bool:
    """Pass over common words, and over codes, which are listed as such."""
    quiet = word.replace("’", "'").casefold() in QUIET
    return quiet or len(word) == 1 or bool(DIGIT.search(word))


def _numbers(text: str) -> Iterator[Found]:
    low = lower(text)
    taken: list[tuple[int, int]] = []
    for start, end, kind in _number_places(low):
        if all(end <= a or start >= b for a, b in taken):
            taken.append((start, end))
            yield kind, text[start:end]


def _number_places(low: str) -> Iterator[tuple[int, int, str]]:
    """Give places with figures, months or spelt digits, what says more first."""
    windows = list(_windows(low))
    for kind, pattern in PATTERNS:
        for start, end in windows:
            for match in pattern.finditer(low, start, end):
                if kind != "number" or not TIME.fullmatch(match[0]):
                    group = kind if kind == "age" and match["age"] else 0
                    yield *match.span(group), kind
    yield from (place for place in spelt_numbers(low) if place[2] == "spelt_number")


def _windows(low: str) -> Iterator[tuple[int, int]]:
    """Give the surroundings of figures and months, those that touch as one."""
    months = ((place, place + len(month)) for month in MONTHS
              for place in places(low, month))  # fmt: skip
    start, end = 0, -1
    for first, last in sorted([*figures(low), *months]):
        if first - 2 * NEAR > end:
            if end >= 0:
                yield start, end + NEAR
            start = max(first - NEAR, 0)
        end = last
    if end >= 0:
        yield start, end + NEAR
