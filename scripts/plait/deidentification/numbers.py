"""Tell which runs of digits and letters are numbers that name a person in the UK."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# what stands between the digits of one number: white space, hyphens, dots, and
# the invisible signs that come with text from the web
GAP = r"(?:[\s\-‐‑‒–\u00ad\u200b]{0,2}|\.)"
AREAS = (
    "ab al b ba bb bd bf bh bl bn br bs bt bx ca cb cf ch cm co cr ct cv cw da dd de "
    "dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im "
    "ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol "
    "ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td "
    "tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze"
)
ONE_AREA = f"(?:{'|'.join(sorted(AREAS.split(), key=len, reverse=True))})"
NO_PREFIX = {"bg", "gb", "kn", "nk", "nt", "tn", "zz"}
GROUPS = {(10,), (3, 3, 4), (3, 4, 3), (4, 3, 3), (5, 5), (2, 2, 2, 2, 2), (1,) * 10}
COUNTING = "0123456789"
DATE_FIRST = re.compile(r"(?:0[1-9]|[12]\d|3[01])[\s.\-–](?:0[1-9]|1[0-2])[\s.\-–]"
                        r"(?:19|20)\d\d")  # fmt: skip
FROM_ABROAD = re.compile(r"(?:\+|00)\s?44")
ORDINAL = re.compile(r"\s(?:1st|2nd|3rd|[4-9]th)$")
# letters after a number that are a word: "room A12 and", not a plate
WORDS = (
    "all and any are but can did for get got had has her him his how its let may new "
    "nor not now off old one our out own per say she the too two was way who why yet you"
)
COMMON = frozenset(WORDS.split())
NEAR_NHS = re.compile(r"\bnhs\b|\bchi\b")
NEAR_INSURANCE = re.compile(r"national insurance|\bni\b|\bnino\b")
NEAR_PHONE = re.compile(r"\bmobile\b|\bphone\b|\bring\b|\bcall\b|\btext\b|"
                        r"\btel\b|\blandline\b|\bwhatsapp\b")  # fmt: skip
NEAR_CAR = re.compile(r"\breg\b|\bregistration\b|\bplates?\b|\bcar\b|\bvan\b|\bmot\b|"
                      r"\bvehicle\b|\bdrives?\b|\bdriving\b|\bparked\b")  # fmt: skip
NEARBY = 40  # code points in which a word that makes a number plain is looked for


@dataclass(frozen=True)
class NumberKind:
    """One kind of number.

    Parameters
    ----------
    kind : str
        Its name, as `nhs_number`.
    digits : int
        Digits that it has at least.
    pattern : Pattern
        Run over text in small letters.
    holds : callable
        Takes the match, and the text as it stands; says whether it is one.
    """

    kind: str
    digits: int
    pattern: re.Pattern
    holds: Callable[[re.Match, str], bool]


def digits_of(text: str) -> str:
    """Give the digits of a text as 0 to 9.

    Parameters
    ----------
    text : str
        Any script's digits.

    Returns
    -------
    str
        Only the digits, in order.
    """
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def is_nhs_number(digits: str) -> bool:
    """Check the last digit of an NHS number.

    Parameters
    ----------
    digits : str
        Only digits; CHI and Health and Care Numbers have the same check.

    Returns
    -------
    bool
        True for ten digits, neither all the same nor 0 to 9, whose weighted sum
        fits (modulo 11).

    References
    ----------
    NHS Data Dictionary, NHS number: weights 10 to 2, the check digit is 11 less
    the remainder; 11 is written 0, and 10 is never given out.
    """
    if len(digits) != 10 or len(set(digits)) == 1 or digits == COUNTING:
        return False
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def is_phone(digits: str) -> bool:
    """Say whether digits can be a telephone number as dialled in the UK.

    Parameters
    ----------
    digits : str
        Only digits, the country's code written as 0.

    Returns
    -------
    bool
        True for 10 or 11 digits from 01, 02, 03, 05, 07, 08 or 09 on; mobile
        numbers have 11.

    References
    ----------
    Ofcom, The National Telephone Numbering Plan.
    """
    if not re.fullmatch(r"0[1-357-9]\d{8,9}", digits):
        return False
    counting = digits.startswith(COUNTING)
    return not counting and (len(digits) == 11 or digits[1] in "18")


def _nhs(match: re.Match, text: str) -> bool:
    if not is_nhs_number(digits_of(match[0])):
        return False
    groups = tuple(len(group) for group in re.findall(r"\d+", match[0]))
    return groups in GROUPS or near(match, NEAR_NHS)


def _phone(match: re.Match, text: str) -> bool:
    written = match[0].lstrip("(")
    abroad = FROM_ABROAD.match(written)
    digits = digits_of(written[abroad.end() :] if abroad else written)
    if abroad:
        digits = f"0{digits.lstrip('0')}"
    # `01-02-2023 10` is a date and a number
    return is_phone(digits) and not DATE_FIRST.match(written)


def _abroad(match: re.Match, text: str) -> bool:
    return 8 <= len(digits_of(match[0])) <= 15


def _phone_nearby(match: re.Match, text: str) -> bool:
    return near(match, NEAR_PHONE)


def _insurance(match: re.Match, text: str) -> bool:
    if match["prefix"] in NO_PREFIX:
        return False
    return bool(match["suffix"]) or near(match, NEAR_INSURANCE)


def _postcode(match: re.Match, text: str) -> bool:
    written = text[match.start() : match.end()]
    # "b2 1st" is a ward and a floor, and letters apart are one in capitals only
    if ORDINAL.search(written):
        return False
    return (match["area"] or "").isalnum() or written.isupper()


def _current_plate(match: re.Match, text: str) -> bool:
    written = text[match.start() : match.end()]
    whole = written.isupper() or written.isalnum()
    return whole or (near(match, NEAR_CAR) and match[0][-3:] not in COMMON)


def _older_plate(match: re.Match, text: str) -> bool:
    written = text[match.start() : match.end()]
    if written.isupper() and len(digits_of(written)) == 3:
        return True
    common = {match[0][-3:], match[0][:3]} & COMMON
    return near(match, NEAR_CAR) and not common


def _plate_nearby(match: re.Match, text: str) -> bool:
    return text[match.start() : match.end()].isupper() and near(match, NEAR_CAR)


def near(match: re.Match, words: re.Pattern) -> bool:
    """Say whether words stand shortly before or after a match.

    Parameters
    ----------
    match : Match
        In text in small letters.
    words : Pattern
        What is looked for.

    Returns
    -------
    bool
        True where it is found within 40 code points on either side.
    """
    start = max(match.start() - NEARBY, 0)
    return bool(words.search(match.string, start, match.end() + NEARBY))


def _kind(kind: str, digits: int, pattern: str, holds: Callable) -> NumberKind:
    return NumberKind(kind, digits, _words(pattern), holds)


def _words(pattern: str) -> re.Pattern:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


NUMBER_KINDS = (
    _kind("nhs_number", 10, rf"\d(?:{GAP}\d){{9}}", _nhs),
    _kind("phone", 9, rf"(?:\((?=[^()]{{2,8}}\)))?(?:(?:\+|00)\s?44\)?{GAP}(?:\(0\){GAP})?[1-9]"
          rf"|0{GAP}[1-357-9])(?:\)?{GAP}\(?\d){{8,9}}", _phone),
    _kind("phone", 8, rf"\+(?!44)\d(?:{GAP}\(?\d\)?){{7,14}}", _abroad),
    _kind("phone", 7, r"7[1-9]\d\d[\s-]?\d{3}[\s-]?\d{3}|\d{3}[\s-]\d{4}",
          _phone_nearby),
    _kind("ni_number", 6, r"(?P<prefix>[abceghj-prstw-z][abceghj-nprstw-z])"
          rf"{GAP}\d\d{GAP}\d\d{GAP}\d\d{GAP}(?P<suffix>[a-dfmp]?)", _insurance),
    _kind("postcode", 1, rf"(?P<area>{ONE_AREA}\s?\d[a-z\d]?)\s{{0,2}}"
          r"\d[abd-hjlnp-uw-z]{2}|gir\s?0aa", _postcode),
    _kind("vehicle_registration", 2,
          r"[a-hj-pr-y]{2}(?:[0-2]|[5-7])\d\s?[a-hj-pr-z]{3}", _current_plate),
    _kind("vehicle_registration", 1, r"[a-hj-npr-ty]\d{1,3}\s?[a-hj-pr-y]{3}|"
          r"[a-hj-pr-y]{3}\s?\d{1,3}[a-hj-npr-ty]", _older_plate),
    _kind("vehicle_registration", 1,
          r"(?:[a-z]?[iz][a-z]|[a-z]{1,2}[iz])\s?\d{1,4}", _plate_nearby),
)  # fmt: skip
FEW = 5
# how all begin that have few digits: most places with a digit are none of these
MIXED = re.compile(
    r"(?<!\w)(?:[a-z]{1,3}\s?\d[a-z\d]{0,3}\s{0,2}\d?[a-z]"
    r"|(?:[a-z]?[iz][a-z]|[a-z]{1,2}[iz])\s?\d)"
)
