"""Find the hits of keywords in one turn."""

from collections import defaultdict
from itertools import pairwise

from plait.qualitative.keyword_patterns import Pattern
from plait.qualitative.keywords import Keyword
from plait.qualitative.lexicon import Anchors
from plait.qualitative.speech import Speech, words_between

Found = tuple[int, int]  # code points, end exclusive
Hit = tuple[int, int, int]  # the same, and the number of the keyword


def find_hits(speech: Speech, anchors: Anchors) -> list[Hit]:
    """Find every hit in a turn.

    Parameters
    ----------
    speech : Speech
        The turn.
    anchors : Anchors
        Of the keywords.

    Returns
    -------
    list of (start, end, keyword)
        Code points in the turn, end exclusive. Of one keyword no two begin at one
        place.
    """
    hits: dict[Found, Hit] = {}
    parts: dict[tuple, list[Found]] = defaultdict(list)
    for at, chunk in speech.hot:
        for pattern, low, high in anchors[chunk]:
            start, end = at + low, at + high
            if len(pattern.phrase) > 1:
                start, end = _phrase(speech, anchors, pattern, start) or (0, 0)
            if not end:
                continue
            if pattern.part:
                parts[pattern.keyword, *pattern.part].append((start, end))
            else:
                number = pattern.keyword
                hits.setdefault((start, number), (start, end, number))
    if parts:
        _add_compound(hits, parts, speech, anchors)
    return list(hits.values())


def _phrase(
    speech: Speech, anchors: Anchors, pattern: Pattern, start: int
) -> Found | None:
    """Give where a phrase stands whose anchor was met, if it does."""
    words = speech.words(speech.sentence(start))
    place = [first for first, _, _ in words].index(start) - pattern.anchor
    run = words[place : place + len(pattern.phrase)] if place >= 0 else []
    if len(run) < len(pattern.phrase):
        return None
    for atoms, (_, _, word) in zip(pattern.phrase, run, strict=True):
        if not any(atom in atoms for atom in anchors.lexicon[word]):
            return None
    return run[0][0], run[-1][1]


def _add_compound(
    hits: dict, parts: dict[tuple, list[Found]], speech: Speech, anchors: Anchors
) -> None:
    """Put together the sides of NEAR, and take out what is excluded."""
    for number in dict.fromkeys(key[0] for key in parts):
        keyword = anchors.keywords[number]
        found = _joined(keyword, [parts[number, side] for side in (0, 1)], speech.text)
        left_out = [
            place
            for at, part in enumerate(keyword.unless)
            for place in _joined(
                part, [parts[number, side, at] for side in (0, 1)], speech.text
            )
        ]
        for place in found:
            if not any(place[0] < end and start < place[1] for start, end in left_out):
                hits.setdefault((place[0], number), (*place, number))


def _joined(keyword: Keyword, sides: list[list[Found]], text: str) -> list[Found]:
    if len(keyword.sides) == 1:
        return sorted(set(sides[0]))
    return near(sides[0], sides[1], text=text, within=keyword.within)


def near(
    left: list[Found], right: list[Found], *, text: str, within: int
) -> list[Found]:
    """Pair what stands near each other in one turn.

    Parameters
    ----------
    left, right : list of (start, end)
        Occurrences of the two sides.
    text : str
        The turn.
    within : int
        How many words may stand between.

    Returns
    -------
    list of (start, end)
        From the first word of the one to the last of the other, whichever comes
        first; the closest pairs only: none has another side inside.
    """
    if not left or not right:
        return []
    marked = sorted({(found, 0) for found in left} | {(found, 1) for found in right})
    return [
        (one[0], other[1])
        for (one, side), (other, opposite) in pairwise(marked)
        if side != opposite and one[1] <= other[0]
        and words_between(text, one[1], other[0]) <= within
    ]  # fmt: skip
