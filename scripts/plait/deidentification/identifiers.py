"""Find what names a person in a text: numbers, addresses, dates of birth, names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plait.deidentification.addresses import addresses
from plait.deidentification.dates import birth_dates
from plait.deidentification.figures import figures
from plait.deidentification.numbers import FEW, MIXED, NUMBER_KINDS, NumberKind
from plait.deidentification.phrases import Phrases, lower
from plait.deidentification.spelt import spelt_numbers

DIRECT = (
    "nhs_number", "ni_number", "postcode", "phone", "email", "url", "handle",
    "date_of_birth", "vehicle_registration", "name",
)  # fmt: skip
NEAR = 12  # code points around digits that belong to the same number or plate
NO_NAMES = Phrases([])
Place = tuple[int, int, str]


@dataclass(frozen=True, order=True)
class Identifier:
    """Something in a text that names a person.

    Parameters
    ----------
    start, end : int
        First code point, and one past the last.
    kind : str
        One of `DIRECT`.
    text : str
        As it stands in the text.
    """

    start: int
    end: int
    kind: str
    text: str

    @property
    def masked(self) -> str:
        """The first letter and the length, for what may be read by others."""
        size = len(self.text)
        return f"{self.text[0]}••• ({size} character{'s' if size > 1 else ''})"


def find_identifiers(text: str, *, names: Phrases = NO_NAMES) -> list[Identifier]:
    """Find the direct identifiers of a text.

    Parameters
    ----------
    text : str
        The lines of a document joined by a line feed, in NFC.
    names : Phrases, default none
        Names and places that the study lists, and strings decided by hand.

    Returns
    -------
    list of Identifier
        By place, none inside another: the longest stays, and of those equally
        long the kind that stands first in `DIRECT`. Two that overlap in part are
        told as one, from the start of the first to the end of the second. The time
        it takes grows with the length of the text.
    """
    low = lower(text)
    found = [
        *((*span, "name") for span in names.find(low, text)),
        *((*span, "date_of_birth") for span in birth_dates(low)),
        *_numbers(low, text),
        *addresses(low),
        *(found for found in spelt_numbers(low) if found[2] in DIRECT),
    ]
    return [Identifier(a, b, kind, text[a:b]) for a, b, kind in _outermost(found)]


def _outermost(found: Iterable[Place]) -> list[Place]:
    """Keep what is in nothing longer, and join what overlaps in part."""
    kept: list[Place] = []
    for place in sorted(set(found), key=_rank):
        last = kept[-1] if kept else (0, 0, "")
        if place[0] >= last[1]:
            kept.append(place)
        elif place[1] > last[1]:
            kept[-1] = (last[0], place[1], last[2])
    return kept


def _rank(place: Place) -> tuple[int, int, int]:
    return place[0], -place[1], DIRECT.index(place[2])


def _numbers(low: str, text: str) -> Iterator[Place]:
    for start, end, digits in _digit_windows(low):
        if digits <= FEW and not MIXED.search(low, start, end):
            continue
        for kind in NUMBER_KINDS:
            if digits < kind.digits:
                continue
            yield from _of_kind(kind, low, text, (start, end))


def _of_kind(
    kind: NumberKind, low: str, text: str, window: tuple[int, int]
) -> Iterator[Place]:
    place, end = window
    while match := kind.pattern.search(low, place, end):
        # numbers in the margin of a page stand one a line, and are no number together
        if match[0].count("\n") <= 1 and kind.holds(match, text):
            yield match.start(), match.end(), kind.kind
            place = match.end()
        else:  # what is none may hold the beginning of one
            place = match.start() + 1


def _digit_windows(low: str) -> Iterator[tuple[int, int, int]]:
    """Give the surroundings of digits, those close together as one, and how many."""
    start, end, digits = 0, -1, 0
    for first, last in figures(low, wide=True):
        if first - 2 * NEAR > end and digits:
            yield max(start - NEAR, 0), end + NEAR, digits
            start, digits = first, 0
        elif not digits:
            start = first
        end, digits = last, digits + last - first
    if digits:
        yield max(start - NEAR, 0), end + NEAR, digits
