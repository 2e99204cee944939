"""Make the questionnaires of the synthetic twin: invented people, printed summaries."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

STUDY = Path(__file__).parents[1]
SEED = 2022
PEOPLE = [f"P{number:02d}" for number in range(1, 33)]
INTERVIEWED = ["P03", "P08", "P17", "P26"]
# ASSUME the later score of a person correlates about .65 with the earlier one
STABLE = 0.65

# Gillard et al. 2022, Table 3: n, mean, SD and range at each of three times. The SD
# of wellbeing at the second time is printed there as "9017": read as 9.17.
PRINTED = {
    "wemwbs": [(32, 49.8, 9.07, 28, 70), (20, 47.7, 9.17, 32, 69), (21, 48.7, 11.73, 25, 68)],
    "mjs_personal": [(29, 4.3, 0.72, 1.5, 5.0), (17, 4.2, 0.51, 3.3, 5.0), (19, 4.2, 0.64, 3.2, 5.0)],
    "mjs_workload": [(30, 3.9, 0.76, 1.8, 5.0), (17, 3.8, 0.62, 2.5, 4.9), (19, 3.8, 0.78, 2.6, 5.0)],
    "mjs_support": [(31, 4.5, 0.53, 3.0, 5.0), (17, 4.5, 0.58, 3.4, 5.0), (19, 4.4, 0.82, 1.8, 5.0)],
    "mjs_training": [(29, 3.9, 0.74, 1.6, 5.0), (17, 3.8, 0.92, 2.4, 5.0), (19, 3.6, 0.86, 2.2, 5.0)],
    "mjs_pay": [(30, 3.5, 1.14, 1.0, 5.0), (17, 3.4, 1.23, 1.0, 5.0), (20, 3.5, 1.10, 1.0, 5.0)],
    "mjs_prospects": [(30, 3.5, 0.92, 1.2, 5.0), (17, 3.5, 1.00, 1.7, 5.0), (19, 3.1, 1.10, 1.0, 4.8)],
    "mjs_standards": [(29, 4.0, 0.62, 2.8, 5.0), (17, 4.0, 0.65, 2.3, 5.0), (19, 3.9, 0.89, 2.2, 5.0)],
    "mjs_overall": [(30, 3.9, 0.66, 1.9, 5.0), (17, 3.9, 0.60, 3.0, 4.7), (20, 3.7, 0.74, 2.6, 5.0)],
    "idts_leadership": [(31, 4.2, 0.66, 2.2, 5.0), (20, 4.4, 0.47, 3.3, 4.9), (21, 4.1, 0.62, 2.7, 5.0)],
    "idts_cohesion": [(32, 4.3, 0.84, 1.6, 5.0), (20, 4.3, 0.47, 3.3, 5.0), (21, 4.2, 0.93, 1.7, 5.0)],
    "idts_communication": [(31, 4.1, 0.57, 2.5, 5.0), (20, 4.0, 0.60, 2.8, 5.0), (21, 3.8, 0.93, 1.5, 5.0)],
    "idts_coordination": [(31, 4.2, 0.66, 1.8, 5.0), (20, 4.2, 0.61, 2.8, 5.0), (21, 4.1, 0.86, 1.7, 5.0)],
    "idts_conflict": [(27, 3.8, 0.49, 2.8, 4.7), (20, 3.8, 0.35, 3.2, 4.4), (20, 3.7, 0.45, 2.7, 4.3)],
}  # fmt: skip

# What the four interviews tell, in SDs from the mean at the three times.
WELLBEING_TOLD = {"P03": (0.5, -0.7, 0.4), "P08": (-0.2, -0.6, -0.4),
                  "P17": (0.9, 1.0, 1.1), "P26": (-0.1, 1.0, -0.9)}  # fmt: skip
WORK_TOLD = {"P03": (0.4, -0.7, 0.2), "P08": (-1.0, -1.2, -1.1),
             "P17": (1.0, 1.1, 1.0), "P26": (0.2, 0.8, -0.8)}  # fmt: skip
PAY_TOLD = {"P08": (-1.7, -1.8, -1.9)}
# ASSUME burnout (its rows could not be read) is invented: mean by scale and time
BURNOUT = {"personal": (range(1, 7), (36, 46, 40)), "work": (range(7, 14), (34, 43, 38)),
           "client": (range(14, 20), (27, 31, 29))}  # fmt: skip
REVERSED = 13
SITES = dict(zip("abcdefg", (5, 7, 6, 5, 3, 3, 3), strict=True))
REASONS = ["another job", "health", "end of contract", "study or training", "not known"]


def main() -> None:
    """Write the two exports and the list of participants."""
    rng, present, traits, wellbeing = next(filter(plausible, draws()))
    folder = STUDY / "data" / "questionnaires"
    write(folder / "wellbeing_burnout.csv", wide_rows(wellbeing, traits, rng))
    write(folder / "job.csv", long_rows(traits, present, rng))
    write(STUDY / "participants.csv", participant_rows(present, rng))


def draws() -> Iterator[tuple]:
    """Draw people, who answers, and their wellbeing, again and again."""
    for attempt in range(1000):
        rng = np.random.default_rng([SEED, attempt])
        present = attendance(rng)
        traits = latent(rng, WELLBEING_TOLD)
        yield rng, present, traits, fitted_scale("wemwbs", traits, present, rng)


def plausible(draw: tuple) -> bool:
    """Ask for a small-to-medium paired fall, partly made up for, as the abstract says."""
    first, second, third = draw[-1]
    fall = np.array([second[p] - first[p] for p in second])
    later = np.array([(second[p], third[p]) for p in third if p in second]).T
    size, after = fall.mean() / fall.std(ddof=1), (later[1] - later[0]).mean()
    alike = np.corrcoef(later)[0, 1]
    return bool(-0.60 < size < -0.50 and 0.5 < after < 3 and alike > 0.5)


def attendance(rng: np.random.Generator) -> list[list[str]]:
    """Draw who answers when: all, then 20, then 21, of whom four skipped a time."""
    others = [person for person in PEOPLE if person not in INTERVIEWED]
    drawn = [str(person) for person in rng.permutation(others)]
    both, second, third = drawn[:13], drawn[13:16], drawn[16:20]
    return [PEOPLE, sorted(INTERVIEWED + both + second),
            sorted(INTERVIEWED + both + third)]  # fmt: skip


def latent(
    rng: np.random.Generator, told: dict, *, base: np.ndarray | None = None
) -> np.ndarray:
    """Draw a stable and a passing part for people x times, and keep to what is told."""
    stable = rng.normal(size=(32, 1)) if base is None else base
    drawn = np.sqrt(STABLE) * stable + np.sqrt(1 - STABLE) * rng.normal(size=(32, 3))
    for person, values in told.items():
        drawn[PEOPLE.index(person)] = np.array(values) + rng.normal(scale=0.1, size=3)
    return drawn


def fitted_scale(
    name: str, drawn: np.ndarray, present: list[list[str]], rng: np.random.Generator
) -> list[dict[str, float]]:
    """Give each person present a score so that the summaries print as published."""
    step = 1 if name == "wemwbs" else 0.01
    scores = []
    for time, target in enumerate(PRINTED[name]):
        people = answering(present[time], target[0])
        values = drawn[[PEOPLE.index(person) for person in people], time]
        fitted = tuned(squeezed(values, target), target, step, rng)
        scores.append(dict(zip(people, fitted, strict=True)))
    return scores


def answering(people: list[str], count: int) -> list[str]:
    """Leave out the same people first, none of those interviewed."""
    silent = [person for person in people if person not in INTERVIEWED][3::4]
    silent += [person for person in people if person not in [*INTERVIEWED, *silent]]
    return [person for person in people if person not in silent[: len(people) - count]]


def squeezed(values: np.ndarray, target: tuple) -> np.ndarray:
    """Stretch draws to the mean and SD, within the range and touching both ends."""
    _, mean, sd, low, high = target
    least, most = values.argmin(), values.argmax()
    for _ in range(300):
        values = mean + (values - values.mean()) * sd / values.std(ddof=1)
        values = values.clip(low, high)
        values[[least, most]] = low, high
    return values


def tuned(
    values: np.ndarray, target: tuple, step: float, rng: np.random.Generator
) -> np.ndarray:
    """Round, then move pairs of values by single steps until the summaries print right."""
    _, mean, sd, low, high = target
    free = np.flatnonzero((values > low) & (values < high))
    values = np.round(values / step)

    def loss(candidate: np.ndarray) -> float:
        off = abs(candidate.mean() * step - mean) / 0.04
        return max(off, 1) + max(abs(candidate.std(ddof=1) * step - sd) / 0.004, 1)

    while loss(values) > 2:
        moved = values.copy()
        moved[rng.choice(free, size=2, replace=False)] += rng.integers(-3, 4, size=2)
        moved = moved.clip(round(low / step), round(high / step))
        values = moved if loss(moved) <= loss(values) else values
    return values * step


def wide_rows(
    wellbeing: list[dict[str, float]], traits: np.ndarray, rng: np.random.Generator
) -> list[dict]:
    """One row a person and wave: 14 wellbeing items and 19 burnout items."""
    strain = latent(rng, {}, base=rng.normal(size=(32, 1))) * 0.8 - traits * 0.5
    rows = []
    for wave, scores in enumerate(wellbeing, start=1):
        for person, total in scores.items():
            items = item_answers(int(total), rng)
            row = {"id": person, "wave": wave}
            row |= {f"wb_{item}": value for item, value in enumerate(items, start=1)}
            strained = strain[PEOPLE.index(person), wave - 1]
            rows.append(row | burnout_answers(strained, wave - 1, rng))
    # one person stops after two items: too few for a score of that scale
    rows[40] |= {f"cbi_{item}": "" for item in range(3, 7)}
    return rows


def item_answers(total: int, rng: np.random.Generator) -> list[int]:
    """Spread a total over 14 answers of 1 to 5."""
    items = np.full(14, total // 14)
    items[rng.permutation(14)[: total % 14]] += 1
    for up, down in rng.integers(14, size=(12, 2)):
        if up != down and items[up] < 5 and items[down] > 1:
            items[up] += 1
            items[down] -= 1
    return items.tolist()


def burnout_answers(strained: float, time: int, rng: np.random.Generator) -> dict:
    """Answer the 19 burnout items in steps of 25, about one in fifty left open."""
    answers: dict[str, int | str] = {}
    for items, means in BURNOUT.values():
        for item in items:
            value = means[time] + 16 * strained + rng.normal(scale=17)
            value = int(25 * np.clip(round(value / 25), 0, 4))
            value = 100 - value if item == REVERSED else value
            answers[f"cbi_{item}"] = "" if rng.random() < 0.02 else value
    return answers


def long_rows(
    traits: np.ndarray, present: list[list[str]], rng: np.random.Generator
) -> list[dict]:
    """One row an imported scale score; -99 where the scale was left out."""
    work = rng.normal(size=(32, 1)) * 0.7 + traits.mean(axis=1, keepdims=True) * 0.6
    rows = []
    for name in [name for name in PRINTED if name != "wemwbs"]:
        told = WORK_TOLD | (PAY_TOLD if name == "mjs_pay" else {})
        base = 0.8 * work + 0.6 * rng.normal(size=(32, 1))
        scores = fitted_scale(name, latent(rng, told, base=base), present, rng)
        for time, (people, scored) in enumerate(zip(present, scores, strict=True)):
            for person in people:
                score = f"{scored[person]:.2f}" if person in scored else "-99"
                rows.append({"participant": person, "time": f"T{time + 1}",
                             "scale": name, "score": score})  # fmt: skip
    return sorted(rows, key=lambda row: (row["time"], row["participant"]))


def participant_rows(present: list[list[str]], rng: np.random.Generator) -> list[dict]:
    """One row a person; those who do not come back have left, two excepted."""
    sites = rng.permutation([site for site, n in SITES.items() for _ in range(n)])
    lost = [person for person in PEOPLE if person not in present[2]]
    stayed = [str(person) for person in rng.permutation(lost)[:2]]
    rows = []
    for person, site in zip(PEOPLE, sites, strict=True):
        start = f"2024-{rng.integers(1, 5):02d}-{rng.integers(1, 28):02d}"
        months = 0 if person not in lost or person in stayed else 3
        months += 5 if months and person in present[1] else 0
        rows.append({"participant": person, "site": str(site), "role": "peer worker",
                     "started_on": start, **leaving(start, months, rng),
                     **consents(person, rng)})  # fmt: skip
    return rows


def leaving(start: str, months: int, rng: np.random.Generator) -> dict:
    """Leave so many months after the start; 0 is to stay."""
    day = f"2024-{int(start[5:7]) + months:02d}-15"
    reason = str(rng.choice(REASONS))
    return {"left_on": day if months else "", "left_reason": reason if months else ""}


def consents(person: str, rng: np.random.Generator) -> dict:
    """Let all answer, the four and some others speak, and only the four be quoted."""
    told = person in INTERVIEWED
    return {
        "consent_questionnaires": "yes",
        "consent_interviews": "yes" if told or rng.random() < 0.6 else "no",
        "consent_quotes": "yes" if told else "no",
        "consent_linkage": "yes" if rng.random() < 0.8 else "no",
        "withdrawn_on": "", "withdrawal": "none",
    }  # fmt: skip


def write(path: Path, rows: list[dict]) -> None:
    """Write rows as CSV with LF line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pd.DataFrame(rows).to_csv(path, index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
