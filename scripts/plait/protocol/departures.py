"""Hold a study against its frozen plan, item by item."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.protocol.plan_items import Items, digest_of, plan_items
from plait.shapes.protocol import DEVIATIONS
from plait.synthesis.claims import read_claims

OTHER = "other"
STUDY_FILE = "study.yaml"
KEY = "protocol_deviations"


@dataclass(frozen=True)
class Departures:
    """A study beside its frozen plan.

    Parameters
    ----------
    table : DataFrame, one row something that departs from the plan
        In the shape DEVIATIONS.
    facts : dict
        frozen_on, there_already, digest and the number of items; empty where no plan
        was frozen.
    faults : list of Fault
        A plan that was changed since it was frozen, and reasons for nothing.
    """

    table: pd.DataFrame = field(default_factory=DEVIATIONS.empty)
    facts: dict = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_departures(study: dict, *, folder: str = ".") -> Departures:
    """Read the frozen plan and list what departs from it.

    Parameters
    ----------
    study : dict
        study.yaml with its defaults, and the paths of its files: `protocol` is ""
        where no plan was frozen.
    folder : str, default "."
        Study folder.

    Returns
    -------
    Departures
        Without rows where nothing departs.
    """
    reasons = study.get(KEY, [])
    if not study.get("protocol"):
        return Departures(faults=[_no_plan()] if reasons else [])
    file = read_yaml(str(Path(folder, study["protocol"])), shown=study["protocol"])
    faults = file.faults or schema_faults(file, load_schema("protocol"))
    faults = faults or _changed(file)
    if faults:
        return Departures(faults=list(faults))
    now = plan_items(study, folder=folder)
    rows = list(compare_plans(file.data["plan"], now))
    told = [*_with_reasons(rows, reasons), *_told(reasons)]
    table = DEVIATIONS.frame(row | {"place": n} for n, row in enumerate(told, start=1))
    unmatched = list(_for_nothing(reasons, [row["what"] for row in rows]))
    if unmatched and read_claims(study["claims"], "", folder=folder).faults:
        unmatched = []  # what they are for cannot be read yet, and that is told
    return Departures(table, _facts(file.data), unmatched)


def compare_plans(planned: Items, now: Items) -> Iterator[dict]:
    """List what differs between two plans.

    Parameters
    ----------
    planned, now : dict of str to dict of str to str
        As `plan_items` gives them.

    Yields
    ------
    dict
        `what` (part.item), `change` (changed, dropped, added), `planned`, `done`;
        part by part, first what was planned, then what was added.
    """
    for part in [*planned, *(part for part in now if part not in planned)]:
        before, after = planned.get(part, {}), now.get(part, {})
        for item in [*before, *(item for item in after if item not in before)]:
            old, new = before.get(item), after.get(item)
            if old != new:
                change = _change(old, new)
                yield {"what": f"{part}.{item}", "change": change, "planned": old,
                       "done": new}  # fmt: skip


def _change(old: str | None, new: str | None) -> str:
    if old is None:
        return "added"
    return "dropped" if new is None else "changed"


def _with_reasons(rows: list[dict], reasons: list[dict]) -> Iterator[dict]:
    by_name = {given["what"]: given for given in reasons}
    for row in rows:
        # a reason for a whole part serves each item without one of its own
        part = row["what"].partition(".")[0]
        given = by_name.get(row["what"], by_name.get(part, {}))
        yield row | _reason(given)


def _told(reasons: list[dict]) -> Iterator[dict]:
    for given in reasons:
        if given["what"] == OTHER:
            yield {"what": OTHER, "change": "told by the team"} | _reason(given)


def _reason(given: dict) -> dict:
    return {"reason": given.get("reason"), "decided_on": given.get("on")}


def _facts(frozen: dict) -> dict:
    items = sum(len(part) for part in frozen["plan"].values())
    kept = ("frozen_on", "there_already", "digest")
    return {key: frozen[key] for key in kept} | {"items": items}


def _changed(file: YamlFile) -> list[Fault]:
    if digest_of(file.data) == file.data["digest"]:
        return []
    mend = "bring back the file that plait freeze wrote, and say under protocol_deviations in study.yaml what is done otherwise"  # fmt: skip
    return [file.fault(("digest",), "a plan that was changed after it was frozen",
                       "the plan as it was frozen", mend)]  # fmt: skip


def _no_plan() -> Fault:
    return Fault(STUDY_FILE, 0, KEY, "departures from a plan, and no protocol.yaml",
                 "a plan that was frozen", "freeze one with plait freeze, or take this out")  # fmt: skip


def _for_nothing(reasons: list[dict], departed: list[str]) -> Iterator[Fault]:
    parts = {what.partition(".")[0] for what in departed}
    known = ", ".join([*departed, OTHER])
    for place, given in enumerate(reasons, start=1):
        if given["what"] not in {OTHER, *departed, *parts}:
            yield Fault(STUDY_FILE, 0, f"{KEY}[{place}].what", repr(given["what"]),
                        f"one of {known}", "correct it, or take it out: nothing departs there")  # fmt: skip
