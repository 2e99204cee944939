"""Look up, once for each distinct word, which keywords it may be part of."""

import re
from collections import defaultdict
from collections.abc import Iterable

from nltk.stem.snowball import EnglishStemmer

from plait.qualitative.keyword_patterns import Pattern, patterns_of
from plait.qualitative.keywords import (
    HYPHEN,
    WORD,
    Atom,
    fold_word,
    parse_keyword,
    wildcard_pattern,
)
from plait.qualitative.spelling import one_spelling

# the words of NLTK's RegexpTokenizer for this pattern, many times as fast
WORDS = re.compile(WORD)
Word = tuple[int, int, str]
LONGEST = 8  # letters that are compared before a word is stemmed
EDGES = ".,;:!?…\"'“”‘’()[]-–—"


class Lexicon(dict):
    """Look up which parts of keywords a word of a transcript satisfies.

    Each distinct word is stemmed and compared once; then it is a dict look-up.

    Parameters
    ----------
    atoms : iterable of Atom
        All parts of all keywords.
    """

    def __init__(self, atoms: Iterable[Atom]) -> None:
        super().__init__()
        self._stem = EnglishStemmer().stem
        self._plain: dict[tuple[str, str], list[Atom]] = defaultdict(list)
        self._wild: dict[str, list] = defaultdict(list)
        starts: set[str] = set()
        for atom in sorted(set(atoms), key=lambda atom: (atom.kind, atom.word)):
            starts |= self._add(atom)
        self._starts = frozenset(starts)
        self._sizes = sorted({len(start) for start in starts})

    def _add(self, atom: Atom) -> set[str]:
        """Keep an atom where it is found again; give how its words begin."""
        if atom.kind == "exact":
            self._plain["exact", atom.word].append(atom)
            return {atom.word[:LONGEST]}
        common = one_spelling(atom.word)
        if atom.kind == "stem":
            stem = self._stem(common)
            self._plain["stem", stem].append(atom)
            return {stem_start(stem)}
        pattern = wildcard_pattern(atom.word)
        letters = atom.word.split("*")[0]
        both = one_spelling(letters), letters
        self._wild[both[0][:1]].append((pattern, atom))
        return {start[:LONGEST] for start in both}

    def __missing__(self, word: str) -> tuple[Atom, ...]:
        """Compare a folded word that was not met before, and remember."""
        found: tuple[Atom, ...] = ()
        common = one_spelling(word)
        if self._may_fit(common) or (common != word and self._may_fit(word)):
            found = (
                *self._plain.get(("exact", word), ()),
                *self._plain.get(("stem", self._stem(common)), ()),
                *self._fitting(word, common),
            )
        self[word] = found
        return found

    def _may_fit(self, word: str) -> bool:
        """Look at the first letters: most words need not be stemmed."""
        like = word.replace("y", "i")
        starts = self._starts
        return any(word[:n] in starts or like[:n] in starts for n in self._sizes)

    def _fitting(self, folded: str, common: str) -> Iterable[Atom]:
        for start in dict.fromkeys(["", folded[:1], common[:1]]):
            for pattern, atom in self._wild.get(start, ()):
                if pattern.fullmatch(folded) or pattern.fullmatch(common):
                    yield atom


def stem_start(stem: str) -> str:
    """Give the letters that a word begins with, if it has a stem.

    Parameters
    ----------
    stem : str
        A Snowball stem.

    Returns
    -------
    str
        At most eight letters, `i` for `y`, without what a stem may have and its word
        not: `using` has the stem `use`, `sensibility` sensibl, and `dying` die.
    """
    if stem in {"die", "lie", "tie"}:
        return stem[:1]
    size = len(stem) - (0 if len(stem) < 3 else 1 if len(stem) < 5 else 2)
    return stem.replace("y", "i")[: min(size, LONGEST)]


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
    chunks : Chunks
        Where the words of a chunk are.
    """

    def __init__(self, keywords: list[tuple[str, str]]) -> None:
        super().__init__()
        self.keywords = [parse_keyword(keyword) for _, keyword in keywords]
        found = [(number, k) for number, k in enumerate(self.keywords) if k]
        patterns = [p for number, k in found for p in patterns_of(number, k)]
        self.lexicon = Lexicon(a for p in patterns for word in p.phrase for a in word)
        self.chunks = Chunks()
        self._known: dict[str, tuple[Pattern, ...]] = {}
        self._at: dict[Atom, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for atom in pattern.phrase[pattern.anchor]:
                self._at[atom].append(pattern)

    def __missing__(self, chunk: str) -> tuple[tuple[Pattern, int, int], ...]:
        """Look up a chunk not met before: patterns, first word and past the last."""
        bare = chunk.strip(EDGES)
        if bare.isalnum():
            found = self._of_word(fold_word(bare))
            # the common case: nothing, or one word that the chunk is all of
            self[chunk] = tuple((p, 0, 1) for p in found) if found else ()
        else:
            self[chunk] = tuple(self._of_several(chunk))
        return self[chunk]

    def _of_word(self, word: str) -> tuple[Pattern, ...]:
        if word not in self._known:
            found = (p for atom in self.lexicon[word] for p in self._at.get(atom, ()))
            self._known[word] = tuple(dict.fromkeys(found))
        return self._known[word]

    def _of_several(self, chunk: str) -> list[tuple[Pattern, int, int]]:
        words = self.chunks[chunk]
        found = [
            (pattern, place, place + 1)
            for place, (_, _, word) in enumerate(words)
            for pattern in self._of_word(word)
        ]
        inside = {pattern.keyword for pattern, _, _ in found}
        return found + [
            (pattern, first, last)
            for joined, first, last in _compounds(chunk, words)
            for pattern in self._of_word(joined)
            if len(pattern.phrase) == 1 and pattern.keyword not in inside
        ]


class Chunks(dict):
    """Look up where in a chunk its words are, and what they are folded."""

    def __missing__(self, chunk: str) -> tuple[Word, ...]:
        """Find the words of a chunk not met before: start, end, folded."""
        found = WORDS.finditer(chunk)
        self[chunk] = tuple((*word.span(), fold_word(word[0])) for word in found)
        return self[chunk]


def _compounds(chunk: str, words: tuple[Word, ...]) -> Iterable[tuple[str, int, int]]:
    """Join words with a hyphen between: a keyword may have them as one word."""
    first = 0
    for place in range(1, len(words) + 1):
        whole = place < len(words)
        if whole and HYPHEN.fullmatch(chunk[words[place - 1][1] : words[place][0]]):
            continue
        if place - first > 1:
            yield "".join(word for _, _, word in words[first:place]), first, place
        first = place
