"""Look up, once for each distinct word, which keywords it may be part of."""

import re
from collections import defaultdict
from collections.abc import Iterable

from plait.qualitative.keyword_patterns import Pattern, patterns_of
from plait.qualitative.keywords import (
    HYPHEN,
    WORD,
    Atom,
    fold_word,
    parse_keyword,
    wildcard_pattern,
)
from plait.qualitative.spelling import CHANGED, one_spelling
from plait.qualitative.stemmer import EnglishStemmer
from plait.qualitative.word_starts import starting_pattern, stem_start

# the words of NLTK's RegexpTokenizer for this pattern, many times as fast
WORDS = re.compile(WORD)
Word = tuple[int, int, str]  # code points, end exclusive; folded


class Lexicon(dict):
    """Look up which parts of keywords a word of a transcript satisfies.

    A distinct word is compared once, and stemmed only where it begins as a word does
    that could fit; then it is a dict look-up.

    Parameters
    ----------
    atoms : iterable of Atom
        All parts of all keywords.

    Attributes
    ----------
    starting : str
        Pattern that finds every word that could fit in a folded text, and others.
    """

    def __init__(self, atoms: Iterable[Atom]) -> None:
        super().__init__()
        self._stem = EnglishStemmer().stem
        self._plain: dict[tuple[str, str], list[Atom]] = defaultdict(list)
        self._wild: dict[str, list] = defaultdict(list)
        starts: set[str] = set()
        for atom in sorted(set(atoms), key=lambda atom: (atom.kind, atom.word)):
            starts |= self._add(atom)
        self.starting = starting_pattern(starts | CHANGED if starts else starts)
        self._may_fit = re.compile(self.starting).search

    def _add(self, atom: Atom) -> set[str]:
        """Keep an atom where it is found again; give how its words begin."""
        if atom.kind == "exact":
            self._plain["exact", atom.word].append(atom)
            return {atom.word}
        if atom.kind == "stem":
            stem = self._stem(one_spelling(atom.word))
            self._plain["stem", stem].append(atom)
            return {stem_start(stem)}
        letters = atom.word.split("*")[0]
        both = one_spelling(letters), letters
        self._wild[both[0][:1]].append((wildcard_pattern(atom.word), atom))
        return set(both)

    def __missing__(self, word: str) -> tuple[Atom, ...]:
        """Compare a folded word that was not met before, and remember."""
        found: tuple[Atom, ...] = ()
        if self._may_fit(word):
            common = one_spelling(word)
            found = (
                *self._plain.get(("exact", word), ()),
                *self._plain.get(("stem", self._stem(common)), ()),
                *self._fitting(word, common),
            )
        self[word] = found
        return found

    def _fitting(self, folded: str, common: str) -> Iterable[Atom]:
        for start in dict.fromkeys(["", folded[:1], common[:1]]):
            for pattern, atom in self._wild.get(start, ()):
                if pattern.fullmatch(folded) or pattern.fullmatch(common):
                    yield atom


class Anchors(dict):
    """Look up which patterns have their anchor in a chunk of a transcript.

    A chunk is what stands between white space, as `“burn-out,`: most are met many
    times, so that all work on one is done once.

    Parameters
    ----------
    keywords : list of (code, keyword)
        As in `Codebook.keywords`; those that do not follow the grammar are passed
        over.

    Attributes
    ----------
    keywords : list of Keyword or None
        As parsed, by number.
    lexicon : Lexicon
        Of their atoms.
    """

    def __init__(self, keywords: list[tuple[str, str]]) -> None:
        super().__init__()
        self.keywords = [parse_keyword(keyword) for _, keyword in keywords]
        found = [(number, k) for number, k in enumerate(self.keywords) if k]
        patterns = [p for number, k in found for p in patterns_of(number, k)]
        self.lexicon = Lexicon(a for p in patterns for word in p.phrase for a in word)
        self._known: dict[str, tuple[Pattern, ...]] = {}
        self._at: dict[Atom, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for atom in pattern.phrase[pattern.anchor]:
                self._at[atom].append(pattern)

    def __missing__(self, chunk: str) -> tuple[tuple[Pattern, int, int], ...]:
        """Look up a chunk not met before: patterns, and their code points in it."""
        self[chunk] = tuple(self._patterns(chunk))
        return self[chunk]

    def _patterns(self, chunk: str) -> list[tuple[Pattern, int, int]]:
        words = words_of(chunk)
        found = [
            (pattern, start, end)
            for start, end, word in words
            for pattern in self._of_word(word)
        ]
        inside = {pattern.keyword for pattern, _, _ in found}
        return found + [
            (pattern, start, end)
            for start, end, joined in _compounds(chunk, words)
            for pattern in self._of_word(joined)
            if len(pattern.phrase) == 1 and pattern.keyword not in inside
        ]

    def _of_word(self, word: str) -> tuple[Pattern, ...]:
        if word not in self._known:
            found = (p for atom in self.lexicon[word] for p in self._at.get(atom, ()))
            self._known[word] = tuple(dict.fromkeys(found))
        return self._known[word]


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Find the words of a text.

    Parameters
    ----------
    text : str
        Any.
    start, end : int, optional
        Code points between which to look; by default everywhere.

    Returns
    -------
    list of (start, end, word)
        Code points in the text, end exclusive; folded.
    """
    found = WORDS.finditer(text, start, len(text) if end is None else end)
    return [(*word.span(), fold_word(word[0])) for word in found]


def _compounds(chunk: str, words: list[Word]) -> Iterable[Word]:
    """Join words with a hyphen between: a keyword may have them as one word."""
    first = 0
    for place in range(1, len(words) + 1):
        whole = place < len(words)
        if whole and HYPHEN.fullmatch(chunk[words[place - 1][1] : words[place][0]]):
            continue
        if place - first > 1:
            joined = "".join(word for _, _, word in words[first:place])
            yield words[first][0], words[place - 1][1], joined
        first = place
