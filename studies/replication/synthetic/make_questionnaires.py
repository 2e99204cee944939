"""Make the questionnaires of the replication: invented people, a REDCap project of two exports."""

import csv
from pathlib import Path

import numpy as np

STUDY = Path(__file__).parents[1]
SEED = 2027
PEOPLE = [f"N{number:03d}" for number in range(1, 61)]
INTERVIEWED = ["N014", "N023", "N037", "N052"]
WITHDRAWN = "N058"
EVENTS = {
    "baseline_arm_1": "Baseline",
    "month_6_arm_1": "6 months",
    "month_12_arm_1": "12 months",
}
# ASSUME how many answer at each time, of sixty
ANSWERING = (60, 48, 46)
# ASSUME everything below is invented: level of each scale at the three times, in points of an item
LEVELS = {
    "swemwbs": {"total": (3.62, 3.60, 3.63)},
    "cbi": {"personal": (2.25, 2.50, 2.42), "work": (2.20, 2.42, 2.36), "client": (2.05, 2.12, 2.10)},
    "tci": {"vision": (3.95, 3.97, 3.94), "safety": (4.05, 4.02, 3.50),
            "orientation": (3.70, 3.72, 3.66), "innovation": (3.60, 3.66, 3.52)},
    "olbi": {"exhaustion": (2.15, 2.34, 2.30), "disengagement": (1.95, 1.98, 2.02)},
}  # fmt: skip
ITEMS = {
    ("swemwbs", "total"): [1, 2, 3, 6, 7, 9, 11],
    ("cbi", "personal"): range(1, 7), ("cbi", "work"): range(7, 14), ("cbi", "client"): range(14, 20),
    ("tci", "vision"): range(1, 5), ("tci", "safety"): range(5, 9),
    ("tci", "orientation"): range(9, 12), ("tci", "innovation"): range(12, 15),
    ("olbi", "exhaustion"): [2, 4, 5, 8, 10, 12, 14, 16],
    ("olbi", "disengagement"): [1, 3, 6, 7, 9, 11, 13, 15],
}  # fmt: skip
HIGHEST = {"swemwbs": 5, "cbi": 5, "tci": 5, "olbi": 4}
# Scores go up with the level as answered, so reversed items are turned round: of OLBI those
# where "strongly agree" (1) means more burnout, of CBI the one on energy that is left.
REVERSED = {"olbi": {2, 3, 4, 6, 8, 9, 11, 12}, "cbi": {13}}
WORDS = {1: "Strongly agree", 2: "Agree", 3: "Disagree", 4: "Strongly disagree"}
# What the interviews tell, in SDs of a person from the others at the three times: wellbeing, load, team
TOLD = {"N014": ((0.4, 0.2, 0.5), (0.0, 0.6, 0.2), (0.6, 0.6, -1.6)),
        "N023": ((0.3, 0.5, 0.4), (-0.4, 0.1, 0.0), (0.5, 0.4, -1.2)),
        "N037": ((-0.6, -0.4, -0.5), (0.8, 1.2, 1.3), (-0.2, -0.4, -1.4)),
        "N052": ((0.8, 0.9, 0.9), (-0.8, -0.6, -0.7), (0.9, 0.8, 0.8))}  # fmt: skip
SHARE_MISSING = 0.006
REASONS = ["another job", "health", "study or training", "not known"]


def main() -> None:
    """Write both exports and the list of people."""
    rng = np.random.default_rng(SEED)
    present = attendance(rng)
    answers = {name: answers_of(name, present, rng) for name in LEVELS}
    folder = STUDY / "data" / "questionnaires"
    write(folder / "redcap_raw.csv", raw_rows(answers, present))
    write(folder / "redcap_labels.csv", label_rows(answers["olbi"], present))
    write(STUDY / "participants.csv", people_rows(present, rng))


def attendance(rng: np.random.Generator) -> list[list[str]]:
    """Draw who answers when; those interviewed and the one who withdrew answer each time."""
    others = [p for p in PEOPLE if p not in [*INTERVIEWED, WITHDRAWN]]
    drawn = [str(p) for p in rng.permutation(others)]
    always = [*INTERVIEWED, WITHDRAWN]
    return [sorted(always + drawn[: n - len(always)]) for n in ANSWERING]


def answers_of(name: str, present: list[list[str]], rng: np.random.Generator) -> dict:
    """Draw answers from 1 to the highest: person and time to item to answer."""
    traits = {p: rng.normal(0, 0.42) for p in PEOPLE}
    drawn = {}
    for at, people in enumerate(present):
        for person in people:
            drawn[person, at] = {
                item: answer(name, item, LEVELS[name][scale][at] + own(name, person, at, traits), rng)
                for scale in LEVELS[name] for item in ITEMS[name, scale]
            }  # fmt: skip
    return drawn


def own(name: str, person: str, at: int, traits: dict) -> float:
    """Give how far a person is from the others: told by the interviews, or drawn."""
    place = {"swemwbs": 0, "cbi": 1, "olbi": 1, "tci": 2}[name]
    return 0.42 * TOLD[person][place][at] if person in TOLD else traits[person]


def answer(name: str, item: int, level: float, rng: np.random.Generator) -> int | None:
    """Draw one answer around a level; now and then none."""
    high = HIGHEST[name]
    drawn = int(np.clip(np.rint(rng.normal(level, 0.55)), 1, high))
    if item in REVERSED.get(name, ()):
        drawn = high + 1 - drawn
    return None if rng.random() < SHARE_MISSING else drawn


def raw_rows(answers: dict, present: list[list[str]]) -> list[dict]:
    """Give the raw export: a row a record and event, codes, and the state of each form."""
    forms = ("swemwbs", "cbi", "tci")
    rows = []
    for person in PEOPLE:
        for at, event in enumerate(EVENTS):
            row = {"record_id": person, "redcap_event_name": event,
                   "redcap_data_access_group": site_of(person)}  # fmt: skip
            for form in forms:
                given = answers[form].get((person, at), {})
                row |= {
                    f"{form}_{i}": given.get(i)
                    for i in sorted(
                        i for k, s in ITEMS.items() if k[0] == form for i in s
                    )
                }
                row[f"{form}_complete"] = 2 if given else 0
            rows.append(row)
    return rows


def label_rows(answers: dict, present: list[list[str]]) -> list[dict]:
    """Give the labelled export of one form: words for answers, and REDCap's own headings."""
    rows = []
    for at, label in enumerate(EVENTS.values()):
        for person in present[at]:
            row = {"Record ID": person, "Event Name": label}
            row |= {
                f"OLBI statement {i}": WORDS.get(answers[person, at][i], "")
                for i in range(1, 17)
            }
            rows.append(row | {"Complete?": "Complete"})
    return rows


def people_rows(present: list[list[str]], rng: np.random.Generator) -> list[dict]:
    """Give who takes part, where, and what they agreed to."""
    rows = []
    for person in PEOPLE:
        left = person not in present[2] and rng.random() < 0.6
        spoke = person in INTERVIEWED
        rows.append({
            "participant": person, "site": site_of(person), "role": "peer worker",
            "started_on": f"2024-0{rng.integers(1, 7)}-{rng.integers(1, 29):02d}",
            "left_on": f"2024-1{rng.integers(0, 3)}-15" if left else "",
            "left_reason": str(rng.choice(REASONS)) if left else "",
            "consent_questionnaires": "yes",
            "consent_interviews": "yes" if spoke or rng.random() < 0.5 else "no",
            "consent_quotes": "yes" if spoke and person != "N037" else "no",
            "consent_linkage": "yes" if rng.random() < 0.8 else "no",
            "withdrawn_on": "2025-06-10" if person == WITHDRAWN else "",
            "withdrawal": "remove_all" if person == WITHDRAWN else "none",
        })  # fmt: skip
    return rows


def site_of(person: str) -> str:
    """Put every other person at one of the two sites."""
    return "harbour" if int(person[1:]) % 2 else "hill"


def write(path: Path, rows: list[dict]) -> None:
    """Write rows as CSV; None is an empty cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
