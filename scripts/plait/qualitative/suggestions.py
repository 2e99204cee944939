"""Suggest passages to coders by the keywords of the codebook."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

import pandas as pd
from nltk.stem.snowball import EnglishStemmer
from nltk.tokenize import RegexpTokenizer

from plait.qualitative.keywords import (
    WORD,
    Atom,
    fold_word,
    parse_keyword,
    wildcard_pattern,
)
from plait.qualitative.sentences import sentence_spans
from plait.shapes.transcripts import SUGGESTIONS

ROLES = ("participant", "unknown")
TOKENIZER = RegexpTokenizer(WORD)
# the same words by the standard library, many times as fast: it says where to look
WORDS = re.compile(WORD)

Phrase = tuple[str, str, tuple[Atom, ...], int]
Hit = tuple[int, int, str, str, tuple[int, int]]


class WordIndex(dict):
    """Look up which parts of keywords a word of a transcript satisfies.

    Each distinct word is stemmed and compared once; then it is a dict look-up.

    Parameters
    ----------
    atoms : iterable of Atom
        All parts of all keywords.
    """

    def __init__(self, atoms: set[Atom]) -> None:
        super().__init__()
        self._stem = EnglishStemmer().stem
        ordered = sorted(atoms, key=lambda atom: (atom.kind, atom.word))
        plain = [a for a in ordered if a.kind != "wildcard"]
        self._wild = [(wildcard_pattern(a.word), a) for a in ordered if a not in plain]
        self._plain: dict[tuple[str, str], list[Atom]] = {}
        for atom in plain:
            key = self._stem(atom.word) if atom.kind == "stem" else atom.word
            self._plain.setdefault((atom.kind, key), []).append(atom)

    def __missing__(self, word: str) -> tuple[Atom, ...]:
        """Compare a word that was not met before, and remember."""
        folded = fold_word(word)
        found = [
            *self._plain.get(("exact", folded), ()),
            *self._plain.get(("stem", self._stem(folded)), ()),
            *(atom for pattern, atom in self._wild if pattern.fullmatch(folded)),
        ]
        self[word] = tuple(found)
        return self[word]


class Anchors(dict):
    """Look up which keywords have their longest word in a word of a transcript.

    Of a phrase only the longest word, its anchor, is looked for: it is rarer than
    `I` or `the`, and its neighbours are compared where it stands.

    Parameters
    ----------
    keywords : list of (code, keyword)
        As in `Codebook.keywords`.
    """

    def __init__(self, keywords: list[tuple[str, str]]) -> None:
        super().__init__()
        parsed = [(code, word, parse_keyword(word)) for code, word in keywords]
        self.index = WordIndex({atom for _, _, atoms in parsed for atom in atoms})
        self._at: dict[Atom, list[Phrase]] = {}
        for code, keyword, atoms in filter(itemgetter(2), parsed):
            lengths = [len(atom.word) for atom in atoms]
            anchor = lengths.index(max(lengths))
            phrase = (code, keyword, atoms, anchor)
            self._at.setdefault(atoms[anchor], []).append(phrase)

    def __missing__(self, word: str) -> tuple[Phrase, ...]:
        """Look up a word that was not met before, and remember."""
        found = [self._at.get(atom, []) for atom in self.index[word]]
        self[word] = tuple(phrase for phrases in found for phrase in phrases)
        return self[word]

    def any_in(self, text: str) -> bool:
        """Say whether a text may hold a keyword.

        Parameters
        ----------
        text : str
            Any.

        Returns
        -------
        bool
            False is certain, True is not: the rest of a phrase is not looked at.
        """
        return any(map(self.__getitem__, WORDS.findall(text)))


def suggest(turns: pd.DataFrame, keywords: list[tuple[str, str]]) -> pd.DataFrame:
    """Suggest the sentence of every keyword hit.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS. Only what participants and unknown speakers say is
        looked at.
    keywords : list of (code, keyword)
        As in `Codebook.keywords`; see `parse_keyword` for the grammar. A phrase
        lies within one sentence. A word with a hyphen is its parts.

    Returns
    -------
    DataFrame
        In the shape SUGGESTIONS, one row a hit. The id depends on the document,
        the code, the keyword, the words of the turn (case and white space
        folded), the place in it and which of several identical turns it is, so
        it survives changes elsewhere in the document.

    References
    ----------
    Porter (2001) Snowball; Bird, Klein & Loper (2009) Natural Language
    Processing with Python.
    """
    anchors = Anchors(keywords)
    spoken = turns.loc[turns["role"].isin(ROLES), ["document", "turn", "text", "start"]]
    seen: Counter = Counter()
    rows: list[tuple] = []
    for document, turn, text, start in spoken.itertuples(index=False, name=None):
        hits = _find(text, anchors)
        if hits:
            rows += _rows((document, turn, text, int(start)), hits, seen)
    return SUGGESTIONS.check(pd.DataFrame.from_records(rows, columns=SUGGESTIONS.names))


def _find(text: str, anchors: Anchors) -> list[Hit]:
    if not anchors.any_in(text):
        return []
    return [
        (start + low, start + high, code, keyword, (start, end))
        for start, end in sentence_spans(text)
        for low, high, code, keyword in _hits(text[start:end], anchors)
    ]


def _hits(sentence: str, anchors: Anchors) -> Iterator[tuple[int, int, str, str]]:
    if not any(_matches(WORDS.findall(sentence), anchors)):
        return
    spans = list(TOKENIZER.span_tokenize(sentence))
    words = [sentence[low:high] for low, high in spans]
    for first, last, code, keyword in _matches(words, anchors):
        yield spans[first][0], spans[last - 1][1], code, keyword


def _matches(words: list[str], anchors: Anchors) -> Iterator[tuple]:
    """Give the first and one past the last word of each hit, code and keyword."""
    for place, word in enumerate(words):
        for code, keyword, atoms, anchor in anchors[word]:
            first, last = place - anchor, place - anchor + len(atoms)
            if len(atoms) == 1 or (
                first >= 0 and _fits(words[first:last], atoms, anchors)
            ):
                yield first, last, code, keyword


def _fits(words: list[str], atoms: tuple[Atom, ...], anchors: Anchors) -> bool:
    if len(words) != len(atoms):
        return False
    for atom, word in zip(atoms, words, strict=True):
        if atom not in anchors.index[word]:
            return False
    return True


def _rows(turn: tuple[str, int, str, int], hits: list[Hit], seen: Counter) -> list:
    document, number, text, start = turn
    normal = normalise(text)
    which = seen[document, normal]
    seen[document, normal] += 1
    rows = []
    for low, high, code, keyword, (first, last) in hits:
        place = len(normalise(f"{text[:low]}x")) - 1
        name = suggestion_id(document, code, keyword, (normal, place, which))
        rows.append((name, document, number, code, keyword, text[low:high],
                     start + low, start + high, start + first, start + last))  # fmt: skip
    return rows


def normalise(text: str) -> str:
    """Fold case and white space of a turn.

    Parameters
    ----------
    text : str
        As it was said.

    Returns
    -------
    str
        Words with one space between.
    """
    return " ".join(text.casefold().split())


def suggestion_id(
    document: str, code: str, keyword: str, where: tuple[str, int, int]
) -> str:
    """Name a suggestion by what it is, not by where the document has it.

    Parameters
    ----------
    document, code, keyword : str
        As in SUGGESTIONS.
    where : (turn, place, which)
        The normalised turn, the code point of the hit in it, and how many
        identical turns come before it in the document.

    Returns
    -------
    str
        `s` and 12 hexadecimal digits of a SHA-256.
    """
    parts = [document, code, keyword, *map(str, where)]
    # a unit separator between: no two lists of parts give one text
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return f"s{digest.hexdigest()[:12]}"
