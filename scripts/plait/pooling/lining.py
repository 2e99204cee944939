"""Line up the findings of several trusts: the same scale, scored alike, at the same time."""

import math
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from scipy.stats import t

from plait.pooling.times import Lines
from plait.pooling.trusts import MEASURES, Trust
from plait.report.numerals import known
from plait.shapes.pooling import TRUST_FINDINGS
from plait.shapes.records import plain_rows

DEFINITION = ("unit", "low", "high", "better", "scoring")  # what makes two scales alike
KEY = ("instrument", "scale", "measure", "at")


def line_up(
    trusts: Sequence[Trust], lines: Lines, pool: Mapping
) -> tuple[pd.DataFrame, list[dict]]:
    """Set the means and changes of every scale beside each other.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.
    lines : dict
        As `line_up_times` gives it.
    pool : mapping
        `seed`, `published`.

    Returns
    -------
    DataFrame
        In the shape TRUST_FINDINGS: what at least two trusts, or a trust and a published
        study, have. What a trust withheld stays withheld, as a row without numbers.
    list of dict
        Rows of LEFT_UNPOOLED: scales that are scored otherwise than in the seed study
        (or the first trust that has them) and those that one trust alone has.
    """
    kept, left = alike_scales(trusts, pool["seed"])
    rows = [row for trust in trusts for row in _rows(trust, lines[trust.id], kept)]
    units = {(row["instrument"], row["scale"]): row["unit"] for row in rows}
    rows += _published(pool["published"], units)
    sources: dict[tuple, list[dict]] = {}
    for row in rows:
        sources.setdefault(tuple(row[name] for name in KEY), []).append(row)
    beside = [row for group in sources.values() for row in group
              if len(group) > 1 and any(one["source"] == "bundle" for one in group)]  # fmt: skip
    seeds = {key: row for key, group in sources.items()
             for row in group if row["trust"] == pool["seed"]}  # fmt: skip
    told = [row | _from_seed(row, seeds.get(tuple(row[k] for k in KEY))) for row in beside]  # fmt: skip
    return TRUST_FINDINGS.frame(told), left + _alone(trusts, kept, beside) + _unread(pool["published"], beside)  # fmt: skip


def alike_scales(
    trusts: Sequence[Trust], seed: str
) -> tuple[set[tuple[str, str, str]], list[dict]]:
    """Find the scales that may stand beside each other.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.
    seed : str
        Whose scales are the measure; the first trust that has a scale where the seed
        study has not.

    Returns
    -------
    set of (str, str, str)
        Trust, instrument, scale.
    list of dict
        Rows of LEFT_UNPOOLED for those that differ in unit, range, direction or scoring.
    """
    first: dict[tuple, tuple[str, dict]] = {}
    kept, left = set(), []
    for trust in sorted(trusts, key=lambda one: one.id != seed):
        for scale in trust.tables["scales"]:
            key = (scale["instrument"], scale["scale"])
            name, other = first.setdefault(key, (trust.name, scale))
            unlike = [part for part in DEFINITION if scale[part] != other[part]]
            if unlike:
                reason = (
                    f"not the same as in {name}: {_differences(scale, other, unlike)}"
                )
                left.append({"what": "scale", "trust": trust.id, "id": ".".join(key),
                             "reason": reason})  # fmt: skip
            else:
                kept.add((trust.id, *key))
    return kept, left


def _differences(scale: Mapping, other: Mapping, parts: Sequence[str]) -> str:
    return "; ".join(f"{part} {scale[part]}, there {other[part]}" for part in parts)


def _rows(trust: Trust, lines: Mapping[str, str], kept: set) -> Iterator[dict]:
    found = trust.findings
    wanted = (
        found["measure"].isin(MEASURES) & found["group"].isna() & found["norm"].isna()
    )
    wanted &= found["strand"].eq("quantitative") & found["status"].ne("not_computed")
    units = {(s["instrument"], s["scale"]): s["unit"] for s in trust.tables["scales"]}
    for row in plain_rows(found[wanted]):
        at = _at(row, lines)
        if at and (trust.id, row["instrument"], row["scale"]) in kept:
            yield _row(trust.id, row, at, units[row["instrument"], row["scale"]])


def _at(row: Mapping, lines: Mapping[str, str]) -> str:
    """Give the place of a finding in the pool, or nothing where it has none."""
    own = (
        (row["contrast"] or "").split("-")
        if row["measure"] == "change"
        else [row["time"]]
    )
    ends = [lines.get(time, "") for time in own]
    return "-".join(ends) if all(ends) else ""


def _row(trust: str, row: Mapping, at: str, unit: str) -> dict:
    held = row["status"] == "withheld"
    numbers = {name: None if held else row[name]
               for name in ("estimate", "low", "high", "sd", "n")}  # fmt: skip
    return {
        **{name: row[name] for name in ("instrument", "scale", "measure", "finding")},
        "at": at, "trust": trust, "source": "bundle", "unit": unit, **numbers,
        "status": "withheld" if held else "computed", "error": _error(numbers),
        "caution": None if held else row["caution"],
    }  # fmt: skip


def _error(row: Mapping) -> float | None:
    """Give the standard error; none where the SD or the number of people is not told."""
    if known(row.get("sd"), row.get("n")) and row["n"] > 1 and row["sd"] > 0:
        return row["sd"] / math.sqrt(row["n"])
    return None


def _published(studies: Sequence[Mapping], units: Mapping) -> Iterator[dict]:
    for study in studies:
        for value in study["values"]:
            instrument, scale = value["scale"].split(".")
            yield {
                "instrument": instrument, "scale": scale, "trust": study["id"],
                "measure": "change" if "-" in value["at"] else "mean",
                "at": value["at"], "source": "published", "status": "computed",
                "unit": units.get((instrument, scale)), "error": _error(value),
                **{name: value.get(name) for name in ("estimate", "low", "high", "sd", "n")},
            }  # fmt: skip


def _from_seed(row: Mapping, seed: Mapping | None) -> dict:
    """Compare two means by Welch's interval; nothing without both standard errors."""
    if seed is None or row["trust"] == seed["trust"] or not known(
        row["estimate"], seed["estimate"], row["error"], seed["error"]
    ):  # fmt: skip
        return {}
    one, other = row["error"] ** 2, seed["error"] ** 2
    spread = one + other
    df = spread**2 / (one**2 / (row["n"] - 1) + other**2 / (seed["n"] - 1))
    difference = row["estimate"] - seed["estimate"]
    reach = float(t.ppf(0.975, df)) * math.sqrt(spread)
    return {"difference": difference, "difference_low": difference - reach,
            "difference_high": difference + reach}  # fmt: skip


def _alone(trusts: Sequence[Trust], kept: set, beside: Sequence[Mapping]) -> list[dict]:
    lined = {(row["trust"], row["instrument"], row["scale"]) for row in beside}
    reason = "no other trust has it at a time that stands beside one of this trust"
    return [
        {"what": "scale", "trust": trust.id, "reason": reason,
         "id": f"{scale['instrument']}.{scale['scale']}"}
        for trust in trusts for scale in trust.tables["scales"]
        if (key := (trust.id, scale["instrument"], scale["scale"])) in kept
        and key not in lined
    ]  # fmt: skip


def _unread(studies: Sequence[Mapping], beside: Sequence[Mapping]) -> list[dict]:
    """Tell the printed values that stand beside no trust's."""
    lined = {(row["trust"], f"{row['instrument']}.{row['scale']}", row["at"])
             for row in beside}  # fmt: skip
    return [
        {"what": "scale", "trust": study["id"], "id": f"{value['scale']}, {value['at']}",
         "reason": "published, and no trust has it at that time"}
        for study in studies for value in study["values"]
        if (study["id"], value["scale"], value["at"]) not in lined
    ]  # fmt: skip
