"""Notice a word of negation before a hit, to show it; nothing is left out for it."""

import re

from plait.qualitative.keywords import fold_word
from plait.qualitative.lexicon import WORDS
from plait.qualitative.speech import Speech

# ASSUME a word of negation reaches over five words at most, and not beyond its clause
REACH = 5
CUES = frozenset({
    "barely", "cannot", "hardly", "lack", "lacked", "lacking", "lacks", "neither",
    "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "rarely",
    "scarcely", "seldom", "without",
})  # fmt: skip
# written without the apostrophe; `wont` and `cant` are rarer words than these
SHORT = re.compile(r"(?:ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|"
                   r"should|was|were|wo|would)nt|.+n't")  # fmt: skip
# finds every chunk with a word of negation, and hardly any other
MAY_DENY = rf"(?i)\b(?:{'|'.join(sorted(CUES))})\b|n['’ʼ]?t\b"
# not a denial: more than that is meant
PSEUDO = {"not": {"just", "merely", "only", "simply"}, "no": {"doubt", "wonder"}}
NEW_CLAUSE = frozenset({"although", "because", "but", "except", "however", "though",
                        "unless", "yet"})  # fmt: skip
CLAUSE_END = re.compile(r"[,;:–—][^\w]*$|^-+$")


class Cues(dict):
    """Look up whether what stands between white space denies, or ends a clause."""

    def __missing__(self, chunk: str) -> tuple[str, str, int, bool]:
        """Give the cue as it stands or "", the first word, their count, the end."""
        words = [chunk] if chunk.isalnum() else WORDS.findall(chunk)
        folded = [fold_word(word) for word in words]
        cues = [w for w, f in zip(words, folded, strict=True) if _denies(f)]
        ends = bool(CLAUSE_END.search(chunk)) or not NEW_CLAUSE.isdisjoint(folded)
        self[chunk] = (cues[-1] if cues else "", (folded or [""])[0], len(words), ends)
        return self[chunk]


def _denies(folded: str) -> bool:
    return folded in CUES or bool(SHORT.fullmatch(folded))


def negation_before(speech: Speech, place: int, cues: Cues) -> str | None:
    """Find the nearest word of negation before a hit, in its clause.

    Parameters
    ----------
    speech : Speech
        The turn.
    place : int
        First code point of the hit.
    cues : Cues
        What is known of what stands between white space.

    Returns
    -------
    str or None
        The word as it stands, as `not` or `didn’t`: at most five words before, no
        comma, semicolon, colon, dash or `but` and its like between. None where
        there is none, and for `not only`, `no doubt` and their like.

    References
    ----------
    After NegEx: Chapman, Bridewell, Hanbury, Cooper & Buchanan (2001) A simple
    algorithm for identifying negated findings and diseases in discharge summaries,
    J Biomed Inform 34:301-310; its five words, cues of everyday speech.
    """
    first, _ = speech.sentence(place)
    if not speech.may_deny(first, place):
        return None
    before = speech.text[first:place]
    chunks = before.split()
    if before[-1:].strip():
        chunks.pop()  # the hit begins inside it
    after = cues[_chunk_at(speech.text, place)][1]
    return _nearest(chunks, after, cues)


def _nearest(chunks: list[str], after: str, cues: Cues) -> str | None:
    """Go back from what comes after to the first cue, if it is in reach."""
    passed = 0
    for chunk in reversed(chunks):
        cue, word, count, ends = cues[chunk]
        if ends or passed >= REACH:
            return None
        if cue and after not in PSEUDO.get(fold_word(cue), ()):
            return cue
        passed, after = passed + count, word
    return None


def _chunk_at(text: str, place: int) -> str:
    """Give what stands between white space around a place."""
    before = text[:place]
    inside = before.split()[-1] if before[-1:].strip() else ""
    return inside + text[place:].split(None, 1)[0]
