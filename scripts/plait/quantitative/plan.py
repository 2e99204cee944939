"""What a study asks of its scores: scales, times, contrasts, norms, margins."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault

STUDY_FILE = "study.yaml"
SCALE_COLUMNS = {
    "instrument": "str", "scale": "str", "unit": "str", "source": "str",
    "low": "float64", "high": "float64", "pairs_at_least": "int64",
    "pairs_note": "str", "reliability": "float64", "reliability_source": "str",
    "individuals_note": "str",
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What is to be estimated.

    Parameters
    ----------
    instruments : dict of str to dict
        As `load_instruments` gives them; their order is kept.
    norms : dict of str to dict
        As `load_norms` gives them.
    times : list of str
        Ids of the time points, in order.
    contrasts : list of dict
        `from`, `to` and, if declared, `family`.
    equivalence : list of dict
        `scale` (as wemwbs.total), `against` (change or the id of a norm), `margin`
        [points] and `reason`.
    level : float in (0, 1)
        Level of the two-sided intervals.
    between : str
        Column of participants.csv whose groups are compared; "" for none.
    seed : int
        Of everything random; with the id of the finding it makes a generator.
    """

    instruments: dict[str, dict]
    norms: dict[str, dict] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    contrasts: list[dict] = field(default_factory=list)
    equivalence: list[dict] = field(default_factory=list)
    level: float = 0.95
    between: str = ""
    seed: int = 20220530


def plan_scales(plan: Plan) -> pd.DataFrame:
    """List the scales of a plan with what their findings need.

    Parameters
    ----------
    plan : Plan
        Only its instruments are read.

    Returns
    -------
    DataFrame, one row a scale, in the order of the instruments
        instrument, scale, unit, source (file of the instrument), pairs_at_least
        (count) and pairs_note (its owners' rule of thumb; 0 and "" without one),
        low and high (possible scores [points]), reliability (0..1, NaN where none
        is declared) and reliability_source, individuals_note (why the scale is not
        for single people; "" where it is).
    """
    rows = [
        {"instrument": name, "scale": scale["id"], "unit": scale["unit"],
         "source": instrument["source"], **_range_of(scale), **_pairs_rule(instrument),
         **_individual_rules(instrument, scale)}
        for name, instrument in plan.instruments.items()
        for scale in instrument["scales"]
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(SCALE_COLUMNS))
    return frame.astype(SCALE_COLUMNS)


def _range_of(scale: dict) -> dict:
    low, high = scale.get("range", (float("nan"), float("nan")))
    return {"low": low, "high": high}


def _pairs_rule(instrument: dict) -> dict:
    rule = instrument.get("pairs", {"at_least": 0, "note": ""})
    return {"pairs_at_least": rule["at_least"], "pairs_note": rule["note"]}


def _individual_rules(instrument: dict, scale: dict) -> dict:
    reliability = scale.get("reliability", {"value": float("nan"), "source": ""})
    allowed = instrument.get("individuals", {"allowed": True})
    return {
        "reliability": reliability["value"],
        "reliability_source": reliability["source"],
        "individuals_note": "" if allowed["allowed"] else allowed["reason"],
    }


def plan_faults(plan: Plan) -> list[Fault]:
    """List what a plan asks for and cannot have.

    Parameters
    ----------
    plan : Plan
        As the study declares it.

    Returns
    -------
    list of Fault
        Unknown times in contrasts; a contrast twice; unknown scales and norms in
        equivalence, norms that have no such scale, margins that are not positive,
        a margin declared twice.
    """
    return [*_contrast_faults(plan), *_equivalence_faults(plan)]


def _contrast_faults(plan: Plan) -> Iterator[Fault]:
    seen = set()
    for place, contrast in enumerate(plan.contrasts, start=1):
        where, pair = f"contrasts[{place}]", (contrast["from"], contrast["to"])
        for time in pair:
            if time not in plan.times:
                yield Fault(STUDY_FILE, 0, where, f"the time {time}",
                            f"one of {', '.join(plan.times)}", "correct the time")  # fmt: skip
        if pair[0] == pair[1] or pair in seen:
            yield Fault(STUDY_FILE, 0, where, f"{pair[0]} to {pair[1]}",
                        "two different times, each contrast once", "take it out")  # fmt: skip
        seen.add(pair)


def _equivalence_faults(plan: Plan) -> Iterator[Fault]:
    seen = set()
    for place, entry in enumerate(plan.equivalence, start=1):
        where, key = f"equivalence[{place}]", (entry["scale"], entry["against"])
        for found, expected in _equivalence_problems(plan, entry):
            yield Fault(STUDY_FILE, 0, where, found, expected, "correct this entry")
        if key in seen:
            yield Fault(STUDY_FILE, 0, where, f"{key[0]} against {key[1]} twice",
                        "one margin each", "keep one of the two")  # fmt: skip
        seen.add(key)


def _equivalence_problems(plan: Plan, entry: dict) -> Iterator[tuple[str, str]]:
    scales = plan_scales(plan)
    known = list(scales["instrument"] + "." + scales["scale"])
    if entry["scale"] not in known:
        yield f"the scale {entry['scale']}", f"one of {', '.join(known)}"
    if not entry["margin"] > 0:
        yield f"a margin of {entry['margin']}", "a margin above 0"
    if entry["against"] == "change":
        return
    matches = [
        f"{norm['instrument']}.{scale['scale']}"
        for norm in plan.norms.values() if norm["norm"] == entry["against"]
        for scale in norm["scales"]
    ]  # fmt: skip
    if entry["scale"] not in matches:
        yield f"the norm {entry['against']}", "change, or a norm that has this scale"
