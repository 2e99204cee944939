"""Interview text with planted identifiers and look-alikes, all of it invented.

    python tests/unit/identifier_fixtures.py

prints how many of the planted identifiers are found, and how much else is.
The telephone numbers are those that Ofcom sets aside for drama; NHS numbers are drawn
from 999, which is never given out; every other string is made at random.
"""

import random
from dataclasses import dataclass

from plait.deidentification.identifiers import find_identifiers
from plait.deidentification.phrases import Phrases

NAMES = ["Ffion Quarrell", "Ffion", "Quarrell", "O'Dwyn", "Anne-Lise Brack",
         "Zoë Tamm", "Nether Skelby", "Harrowgarth House"]  # fmt: skip
MONTHS = ["January", "March", "May", "August", "Sept", "December"]
ORDINALS = ["first", "third", "ninth", "twenty-first", "thirtieth"]
YEARS = ["nineteen sixty-one", "nineteen eighty four", "two thousand and two"]
WORDS = {"0": "oh", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five",
         "6": "six", "7": "seven", "8": "eight", "9": "nine"}  # fmt: skip
LINES = {
    "nhs_number": ["My NHS number is {}, if you need it.", "They typed {} into it.",
                   "So {}; that is what is on the letter."],
    "ni_number": ["The job centre wanted my number, {}, again.", "It is {}, I think."],
    "postcode": ["We live in {}, by the canal.", "Send it to {}.", "I said {} twice."],
    "phone": ["Ring me on {} after six.", "Her mobile ({}) was off.", "It's {}."],
    "email": ["Just write to {}.", "It was {}, all small letters.", "My email's {}"],
    "url": ["It is all on {}, look.", "Go to {} and press the button."],
    "handle": ["I post as {} mostly.", "Look for {}, that is me."],
    "date_of_birth": ["I was born on {}.", "Date of birth? {}.", "DOB: {}",
                      "Her birthday is {}, a Sunday.", "{} is my date of birth."],
    "vehicle_registration": ["He parked {} across the bay.", "A red one, {}, left."],
    "name": ["{} was there.", "I asked {}'s brother.", "So, {}, she said, come in.",
             "It was in {}, that."],
}  # fmt: skip
DECOYS = [
    "The reference was {wrong}, they said.", "It cost £{price} in all.",
    "I was on Ward B{small} then.", "She is {small}, going on {small}.",
    "We met at {hour}.{minute} by the door.", "That was session {small} of {small}.",
    "I may go in March, or in May.", "Four two-hour groups, then six one-to-ones.",
    "It was 20{year} before they rang.", "Section {small}, then section 3.",
    "From 0 1 2 3 4 5 6 7 8 9 10, I said six.", "I took {price}mg, three times a day.",
    "On 3 March 20{year} the team changed.", "Band {digit} pay, {small} hours a week.",
    "The e-mail never came, and the web page was down.", "I dot my i's.",
    "Bus 36 to E{digit}, then I walk.", "The 0800 line was engaged for {small} minutes.",
    "He was reborn, he said, a stubborn man.", "Look at me. At them. At us.",
    "One two three, one two three, like a waltz.", "Room A{small} AND room B{digit}.",
    "[00:{minute}:{minute}] I forget.", "It is {price} words or {wrong} letters.",
    "The score was 14-12 and 9-11.", "P{small} said yes. T1 and T2 were alike.",
    "A&E at 2am, and the GP at 10.", "Yes.And then no.Really", "WEMWBS was {small}.",
    "I will, and I would; the rose was red.", "It was 1st, then 2nd, then B2 3rd floor.",
]  # fmt: skip


# forms that people use and the patterns were not written for: what is missed is missed
UNUSUAL = [
    (
        "My NHS number, so that's nine nine nine, triple two, four five six eight.",
        "nhs_number",
    ),
    ("NHS number 99 92 22 45 68.", "nhs_number"),
    ("It's 999/222/4568, the NHS one.", "nhs_number"),
    ("NHS no. 9992224568abc", "nhs_number"),
    ("My NI is AB 123456 C.", "ni_number"),
    ("National insurance AB123456, I forget the letter.", "ni_number"),
    ("NI number A B one two three four five six C", "ni_number"),
    ("We are at M 1 1 A E.", "postcode"),
    ("It's SW 1A 2AA.", "postcode"),
    ("Postcode is S E five eight A F.", "postcode"),
    ("It's just the M14 end of town.", "postcode"),
    ("My mobile is 7700 900123.", "phone"),
    ("It's 496 0123, same code as yours.", "phone"),
    ("Ring 07700\n900123 tonight.", "phone"),
    ("Call 07700/900123.", "phone"),
    ("oh seven seven hundred nine hundred one two three", "phone"),
    ("Text +1 202 555 0143.", "phone"),
    ("It's jay dot doe at the trust.", "email"),
    ("jay.doe at example dot org", "email"),
    ("j doe at g mail dot com", "email"),
    ("mailto:jay@example.org", "email"),
    ("Go on example dot com slash peers.", "url"),
    ("The site's example.health, I think.", "url"),
    ("On Insta I'm peer underscore worker.", "handle"),
    ("I'm sixty, born the third of the fifth seventy-two.", "date_of_birth"),
    ("My birthday's the ninth of May.", "date_of_birth"),
    ("I was born in 1972, on May the 3rd.", "date_of_birth"),
    ("DOB 03051972", "date_of_birth"),
    ("Birthday: 3-May-72", "date_of_birth"),
    ("My plate's A1 BCD.", "vehicle_registration"),
    ("The car was ab12 cde, blue.", "vehicle_registration"),
    ("Reg: AIZ 1234.", "vehicle_registration"),
    ("A van, one of those AB one two CDE ones.", "vehicle_registration"),
    ("Ffions been brilliant.", "name"),
    ("Fion was there.", "name"),
    ("FFION'S mum.", "name"),
    ("Anne Lise Brack", "name"),
    ("ODwyn said so.", "name"),
]


def unusual() -> list[tuple[str, str, bool]]:
    """Say of each unusual sentence whether something of its kind is found in it."""
    return [
        (text, kind, any(i.kind == kind for i in
                         find_identifiers(text, names=Phrases(NAMES))))
        for text, kind in UNUSUAL
    ]  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """A text, and what was planted where."""

    text: str
    places: list[tuple[int, int, str]]


def plant(*, seed: int = 20220530, rounds: int = 40) -> Planted:
    """Mix sentences with an identifier and sentences with look-alikes."""
    draw = random.Random(seed)
    kinds = [kind for kind in LINES for _ in range(rounds)]
    kinds += ["decoy"] * (rounds * len(LINES))
    draw.shuffle(kinds)
    text, places = "", []
    for number, kind in enumerate(kinds):
        if number % 3 == 0:
            text += f"\n\nP{draw.randrange(1, 30):02}: "
        if kind == "decoy":
            text += _decoy(draw) + " "
            continue
        string = MAKE[kind](draw)
        before, after = draw.choice(LINES[kind]).split("{}")
        start = len(text) + len(before)
        text += f"{before}{string}{after} "
        places.append((start, start + len(string), kind))
    return Planted(text, places)


def measure(planted: Planted) -> dict[str, dict[str, int]]:
    """Count for each kind what was planted, found whole, and found besides."""
    found = find_identifiers(planted.text, names=Phrases(NAMES))
    truth = {(start, end): kind for start, end, kind in planted.places}
    counts = {k: {"planted": 0, "found": 0, "besides": 0} for k in LINES}
    for kind in truth.values():
        counts[kind]["planted"] += 1
    for one in found:
        right = truth.get((one.start, one.end)) == one.kind
        counts[one.kind]["found" if right else "besides"] += 1
    return counts


def _digits(draw, many: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(many))


def _letters(draw, many: int, among: str = "ABDEFGHJLNPRSTUWXY") -> str:
    return "".join(draw.choice(among) for _ in range(many))


def nhs_number(draw) -> str:
    """Make a number from 999 with a right check digit."""
    while True:
        nine = f"999{_digits(draw, 6)}"
        rest = 11 - sum(int(d) * (10 - i) for i, d in enumerate(nine)) % 11
        if rest != 10:
            return nine + str(rest % 11)


def _nhs(draw) -> str:
    ten = nhs_number(draw)
    gap = draw.choice(["", " ", "-", "\u00a0", "."])
    spelt = " ".join(WORDS[d] for d in ten)
    return draw.choice([gap.join([ten[:3], ten[3:6], ten[6:]])] * 4 + [spelt])


def _ni(draw) -> str:
    digits = _digits(draw, 6)
    parts = [draw.choice(["AB", "JG", "WK", "SR"]), digits[:2], digits[2:4], digits[4:],
             draw.choice("ABCD")]  # fmt: skip
    written = draw.choice(["", " ", "-"]).join(parts)
    return draw.choice([written, written, written.lower()])


def _postcode(draw) -> str:
    area = draw.choice(
        ["M1", "SE5", "SW1A", "EC1A", "B33", "CR2", "DN55", "W1J", "G12"]
    )
    inner = f"{draw.choice('0123456789')}{_letters(draw, 2)}"
    written = draw.choice([f"{area} {inner}", f"{area}{inner}", f"{area}  {inner}"])
    return draw.choice([written, written, written.lower()])


def _phone(draw) -> str:
    last = _digits(draw, 3)
    code, area = draw.choice([("7700 900", "07700 900"), ("161 496 0", "0161 496 0"),
                              ("20 7946 0", "020 7946 0")])  # fmt: skip
    forms = [f"{area}{last}", f"{area}{last}".replace(" ", ""), f"+44 {code}{last}",
             f"+44 (0){code}{last}", f"{area}{last}".replace(" ", "-"),
             f"0044{code}{last}".replace(" ", ""),
             " ".join(WORDS[d] for d in f"{area}{last}" if d != " ")]  # fmt: skip
    return draw.choice(forms)


def _email(draw) -> str:
    who = draw.choice(["j.doe", "ffq_71", "a-brack", "zed"])
    return draw.choice([f"{who}@example.org", f"{who}@trust.nhs.uk", "jay dot doe at "
                        "example dot org dot uk", f"{who} at gmail.com",
                        f"{who}(at)example.com", f"{who.upper()}@EXAMPLE.NET"])  # fmt: skip


def _url(draw) -> str:
    return draw.choice(["https://example.org/a?b=1", "www.example.co.uk", "example.nhs.uk",
                        "example.com/peer/work", "example dot org dot uk"])  # fmt: skip


def _handle(draw) -> str:
    return f"@{draw.choice(['ffq', 'peer_worker', 'zed.t'])}{_digits(draw, 2)}"


def _birth(draw) -> str:
    day, year, month = (
        draw.randrange(1, 29),
        draw.randrange(1940, 2004),
        draw.choice(MONTHS),
    )
    number = draw.randrange(1, 13)
    return draw.choice([
        f"{day:02}/{number:02}/{year}", f"{day}.{number}.{year % 100:02}",
        f"{day} {month} {year}", f"{day}th of {month} {year}", f"{month} {day}th, {year}",
        f"{year}-{number:02}-{day:02}",
        f"{draw.choice(ORDINALS)} of {month} {draw.choice(YEARS)}",
    ])  # fmt: skip


def _plate(draw) -> str:
    two, three = _letters(draw, 2), _letters(draw, 3)
    year = draw.choice(["02", "17", "51", "68"])
    number = f"{draw.randrange(100, 999)}"
    return draw.choice([f"{two}{year} {three}", f"{two}{year}{three}",
                        f"{two}{year}{three}".lower(), f"H{number} {three}",
                        f"H{number}{three}", f"{three} {number}H"])  # fmt: skip


def _name(draw) -> str:
    name = draw.choice(NAMES)
    forms = [name, name, name.upper(), name.lower(), name.replace("'", "’"),
             name.replace(" ", "\n"), name.replace("-", " "), name.replace("ë", "e")]  # fmt: skip
    return draw.choice(forms)


def _decoy(draw) -> str:
    right = nhs_number(draw)
    wrong = right[:-1] + str((int(right[-1]) + draw.randrange(1, 10)) % 10)
    return draw.choice(DECOYS).format(
        wrong=wrong, price=draw.randrange(100, 9000), small=draw.randrange(10, 90),
        hour=draw.randrange(8, 18), minute=draw.choice(["05", "15", "30", "45"]),
        year=draw.randrange(10, 25), digit=draw.randrange(1, 9),
    )  # fmt: skip


MAKE = {
    "nhs_number": _nhs, "ni_number": _ni, "postcode": _postcode, "phone": _phone,
    "email": _email, "url": _url, "handle": _handle, "date_of_birth": _birth,
    "vehicle_registration": _plate, "name": _name,
}  # fmt: skip


def table(seeds: int = 20) -> str:
    """Write recall and precision by kind, over several texts."""
    total = {kind: {"planted": 0, "found": 0, "besides": 0} for kind in LINES}
    for seed in range(seeds):
        for kind, counts in measure(plant(seed=seed)).items():
            total[kind] = {n: total[kind][n] + counts[n] for n in counts}
    lines = [
        "| kind | planted | found | besides | recall | precision |",
        "|---|---|---|---|---|---|",
    ]
    for kind, c in total.items():
        recall = c["found"] / c["planted"]
        precision = c["found"] / (c["found"] + c["besides"])
        lines.append(f"| {kind} | {c['planted']} | {c['found']} | {c['besides']} "
                     f"| {recall:.3f} | {precision:.3f} |")  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    found = [seen for _, _, seen in unusual()]
    print(f"\nUnusual forms: {sum(found)} of {len(found)} found. Missed:")
    print(
        "\n".join(f"- {kind}: {text!r}" for text, kind, seen in unusual() if not seen)
    )
