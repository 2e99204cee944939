"""Find e-mail addresses, web addresses and handles, typed or read out."""

import re
from collections.abc import Iterator

TOP = r"(?:com|org|net|edu|gov|uk|ie|eu|scot|wales|cymru|london|io|biz)"
LABEL = r"\w[\w-]*"
SPOKEN_DOT = r"(?:\s{1,3}dot\s{1,3}|\.)"
SPOKEN_SIGN = r"(?:\s{1,3}(?:dot|underscore|dash|hyphen)\s{1,3}|\.)"
SPOKEN_HOST = rf"(?:{LABEL}{SPOKEN_DOT}){{1,5}}{TOP}"
SPOKEN_LOCAL = rf"(?:{LABEL}{SPOKEN_SIGN}){{0,5}}{LABEL}"
MAIL = ("gmail", "googlemail", "hotmail", "yahoo", "icloud", "protonmail", "btinternet",
        "outlook.", "live.", "sky.", "nhs.net")  # fmt: skip
LOCAL_END = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]*[\w+-]\s?$")
AFTER_AT = re.compile(rf"(?:{LABEL}\.){{0,6}}[a-z][\w-]+")
SPACED_AT = re.compile(rf"\s?(?:{LABEL}\.){{1,6}}{TOP}(?!\w)")
HANDLE = re.compile(r"[a-z_][\w.]+\w")
# a bracketed or spoken "at"
SPOKEN_EMAIL = re.compile(
    rf"(?<![\w-])(?:{SPOKEN_LOCAL}\s?[(\[]\s?at\s?[)\]]\s?{SPOKEN_HOST}"
    rf"|{SPOKEN_LOCAL}\s{{1,3}}at\s{{1,3}}(?:{LABEL}\s{{1,3}}dot\s{{1,3}}){{1,5}}{TOP}"
    rf"|{SPOKEN_LOCAL}\s{{1,3}}at\s{{1,3}}(?:{'|'.join(map(re.escape, MAIL))})"
    rf"(?:{SPOKEN_DOT}?{LABEL}){{0,3}})(?!\w)"
)
SCHEME = re.compile(r"[a-z]{3,6}://[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?]")
HOST = re.compile(
    rf"(?<![\w@.-])(?:www\.(?:{LABEL}\.){{1,6}}{LABEL}|(?:{LABEL}\.){{1,6}}{TOP})"
    r"(?:/[^\s<>\"”’)\]]*[\w/])?(?!\w)"
)
SPOKEN_URL = re.compile(
    rf"(?<![\w-])(?:{LABEL}\s{{1,3}}dot\s{{1,3}}){{1,5}}{TOP}(?!\w)"
)
PATTERNS = (("email", SPOKEN_EMAIL), ("url", HOST), ("url", SPOKEN_URL))
FULL_STOP = re.compile(r"\.[a-z]")
GIVEN_AWAY = ("(at", "[at", *MAIL)
NEAR = 120  # code points before what gives an address away
LONGEST = 400


def addresses(low: str) -> Iterator[tuple[int, int, str]]:
    """Find e-mail addresses, web addresses and handles such as @name.

    Parameters
    ----------
    low : str
        Text in small letters.

    Yields
    ------
    tuple of int, int and str
        First code point, one past the last, and the kind: email, url or handle.
        Those that lie in one another are all given.
    """
    yield from _at_signs(low)
    for place in places(low, "://"):
        match = SCHEME.search(low, max(place - 6, 0), place + LONGEST)
        if match and match.start() < place:
            yield match.start(), match.end(), "url"
    for start, end in _windows(low):
        for kind, pattern in PATTERNS:
            for match in pattern.finditer(low, start, end + LONGEST):
                if match.start() < end:
                    yield match.start(), match.end(), kind


def _at_signs(low: str) -> Iterator[tuple[int, int, str]]:
    for at in places(low, "@"):
        first = max(at - NEAR, 0)
        local = LOCAL_END.search(low[first:at])
        spaced = low[at - 1 : at].isspace() or low[at + 1 : at + 2].isspace()
        host = (SPACED_AT if spaced else AFTER_AT).match(low, at + 1)
        name = HANDLE.match(low, at + 1)
        if local and host:
            yield first + local.start(), host.end(), "email"
        elif name:
            yield at, name.end(), "handle"


def places(text: str, needle: str) -> Iterator[int]:
    """Find every place of a few characters in a text.

    Parameters
    ----------
    text, needle : str
        Where to look, and for what.

    Yields
    ------
    int
        First code point of each, in order.
    """
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _windows(low: str) -> Iterator[tuple[int, int]]:
    """Give the surroundings of what gives an address away, each once."""
    found = [match.start() for match in FULL_STOP.finditer(low)]
    found += [place for needle in GIVEN_AWAY for place in places(low, needle)]
    found += [place for place in places(low, "dot") if _apart(low, place)]
    start, end = 0, -1
    for place in sorted(found):
        if place - NEAR > end:
            if end >= 0:
                yield start, end
            start = _word_start(low, place - NEAR)
        end = place + 1
    if end >= 0:
        yield start, end


def _apart(low: str, place: int) -> bool:
    """Pass over anecdotes: a dot that is read out stands between white space."""
    return low[place - 1 : place].isspace() and low[place + 3 : place + 4].isspace()


def _word_start(low: str, place: int) -> int:
    """Go to a gap between words, so that no half word is taken for a whole one."""
    return max(low.find(" ", place), place) if place > 0 else 0
