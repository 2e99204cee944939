"""Find words and phrases that might become keywords: a person adds them, or not."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pandas as pd

from plait.qualitative.keyness import log_likelihood, log_ratio
from plait.qualitative.keyword_patterns import COMMON
from plait.qualitative.keywords import WORD, fold_word
from plait.shapes.candidates import KEYWORD_CANDIDATES

WORDS = re.compile(WORD)
# a phrase does not reach over one of these
BREAKS = re.compile(r"[.,;:!?…()\[\]“”\"–—]|\s-\s")
LONGEST = 3  # words of a phrase
# ASSUME a word said fewer than three times, or in one transcript, is one person's way
# of speaking, and no keyword.
TIMES, DOCUMENTS = 3, 2
LEAST = 6.63  # G2: what chance would give in one word of a hundred
SHOWN = 30  # of each code


def keyword_candidates(
    codings: pd.DataFrame, suggestions: pd.DataFrame
) -> pd.DataFrame:
    """List what is said more in the extracts of a code than in those of the others.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS. An extract counts once for each of its codes,
        whoever coded it.
    suggestions : DataFrame
        In the shape SUGGESTIONS: what keywords hit already.

    Returns
    -------
    DataFrame
        In the shape KEYWORD_CANDIDATES: at most 30 of each code, those with the
        highest G2; said three times or more, in two transcripts or more.

    References
    ----------
    Rayson & Garside (2000); Hardie (2014): see `keyness`.
    """
    held: dict[str, set[str]] = defaultdict(set)
    for code, extract in zip(codings["code"], codings["extract"], strict=True):
        held[code].add(extract)
    texts = codings.drop_duplicates("extract").set_index("extract")
    said = {name: Counter(grams(text)) for name, text in texts["text"].items()}
    sizes = {name: len(WORDS.findall(text)) for name, text in texts["text"].items()}
    documents = texts["document"].to_dict()
    hit = _already(suggestions)
    rows = []
    for code in sorted(held):
        here = sorted(held[code])
        others = sorted(said.keys() - held[code])
        words = (_size(here, sizes), _size(others, sizes))
        if all(words):
            rows += _key(code, [said[name] for name in here],
                         [said[name] for name in others], words=words,
                         documents=[documents[name] for name in here])  # fmt: skip
    return KEYWORD_CANDIDATES.frame(
        row | {"keyword_of": _keyword_of(row["candidate"], hit)} for row in rows
    )


def grams(text: str) -> Iterator[str]:
    """Give the words of a text, and its phrases of two and three words.

    Parameters
    ----------
    text : str
        Any.

    Yields
    ------
    str
        Folded. No word of the commonest alone or at the end of a phrase, and no
        phrase over a comma or a full stop.
    """
    for piece in BREAKS.split(text):
        words = [fold_word(word) for word in WORDS.findall(piece)]
        for first, word in enumerate(words):
            if not _tells(word):
                continue
            for last in range(first, min(first + LONGEST, len(words))):
                if _tells(words[last]):
                    yield " ".join(words[first : last + 1])


def _tells(word: str) -> bool:
    return word not in COMMON and len(word) > 2 and not word.isdigit()


def _size(names: list[str], sizes: dict[str, int]) -> int:
    return sum(sizes[name] for name in names)


def _key(
    code: str,
    here: list[Counter],
    elsewhere: list[Counter],
    *,
    words: tuple[int, int],
    documents: list[str],
) -> list[dict]:
    total, other = _sum(here), _sum(elsewhere)
    rows = []
    for gram in sorted(gram for gram, times in total.items() if times >= TIMES):
        inside = [
            name for name, said in zip(documents, here, strict=True) if gram in said
        ]
        counts = total[gram], other[gram]
        g2, ratio = (
            log_likelihood(*counts, words=words),
            log_ratio(*counts, words=words),
        )
        if len(set(inside)) >= DOCUMENTS and g2 >= LEAST and ratio > 0:
            rows.append({
                "code": code, "candidate": gram, "times": counts[0], "g2": g2,
                "kind": "phrase" if " " in gram else "word", "extracts": len(inside),
                "documents": len(set(inside)), "elsewhere": counts[1],
                "log_ratio": ratio,
            })  # fmt: skip
    return sorted(rows, key=lambda row: -row["g2"])[:SHOWN]


def _sum(counters: list[Counter]) -> Counter:
    total: Counter = Counter()
    for counter in counters:
        total.update(counter)
    return total


def _already(suggestions: pd.DataFrame) -> dict[str, set[str]]:
    """Give the codes whose keywords hit a word or phrase."""
    pairs = suggestions[["hit", "code"]].drop_duplicates()
    hit: dict[str, set[str]] = defaultdict(set)
    for words, code in zip(pairs["hit"], pairs["code"], strict=True):
        hit[" ".join(fold_word(words).split())].add(code)
    return hit


def _keyword_of(candidate: str, hit: dict[str, set[str]]) -> str | None:
    forms = [candidate, *candidate.split()]
    return (
        ";".join(sorted({code for form in forms for code in hit.get(form, ())})) or None
    )
