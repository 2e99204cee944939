"""Line up the time points of several trusts by the day that each was meant for."""

from collections.abc import Mapping, Sequence

from plait.errors import count_of
from plait.pooling.trusts import Trust

Lines = dict[str, dict[str, str]]


def line_up_times(
    trusts: Sequence[Trust], pool: Mapping
) -> tuple[list[dict], Lines, list[dict]]:
    """Say which time point of each trust stands beside which of the pool.

    Parameters
    ----------
    trusts : sequence of Trust
        At least one.
    pool : mapping
        `times`, `seed`, `within_days`, and `times` of a trust where people mapped them.

    Returns
    -------
    list of dict
        Time points of the pool: those it names, otherwise those of the seed study (of
        the first trust where the seed is a published study).
    dict of str to dict
        Trust to its own time to that of the pool; a time that lies beside none is not in it.
    list of dict
        Rows of LEFT_UNPOOLED, with the reason.

    Notes
    -----
    What people mapped counts; then the target day, the nearest within `within_days`.
    Names are never compared: T2 is four months in one trust and a year in another. Two
    times that lie equally near stand beside nothing.
    """
    reference = next((t for t in trusts if t.id == pool["seed"]), trusts[0])
    times = list(pool["times"]) or reference.times
    mapped = {entry["id"]: entry.get("times") for entry in pool["trusts"]}
    lines, left = {}, []
    for trust in trusts:
        if mapped[trust.id] is not None:
            own, lacking = _as_mapped(trust, mapped[trust.id], times)
        elif trust is reference and not pool["times"]:
            own, lacking = {time["id"]: time["id"] for time in times}, {}
        else:
            own, lacking = _by_day(trust, times, pool["within_days"])
        lines[trust.id] = own
        left += [{"what": "time", "trust": trust.id, "id": time, "reason": why}
                 for time, why in lacking.items()]  # fmt: skip
    return times, lines, left


def _as_mapped(
    trust: Trust, mapped: Mapping, times: Sequence[Mapping]
) -> tuple[dict, dict]:
    ids = {time["id"] for time in times}
    own = {time["id"]: mapped[time["id"]] for time in trust.times
           if mapped.get(time["id"]) in ids}  # fmt: skip
    lacking = {time["id"]: "pool.yaml sets it beside no time of the pool"
               for time in trust.times if time["id"] not in own}  # fmt: skip
    known = {time["id"] for time in trust.times}
    lacking |= {name: "pool.yaml names it, and the study has no such time"
                for name in mapped if name not in known}  # fmt: skip
    return own, lacking


def _by_day(
    trust: Trust, times: Sequence[Mapping], within: int
) -> tuple[dict[str, str], dict[str, str]]:
    near: dict[str, list[tuple[int, str]]] = {}
    lacking = {}
    for time in trust.times:
        place, why = _nearest(time, times, within)
        if why:
            lacking[time["id"]] = why
        else:
            near.setdefault(place[1], []).append((place[0], time["id"]))
    own = {}
    for target, claims in near.items():
        claims.sort()
        tied = len(claims) > 1 and claims[0][0] == claims[1][0]
        if not tied:
            own[claims[0][1]] = target
        lacking |= {one: "another time of the trust lies as near, or nearer"
                    for _, one in claims[not tied :]}  # fmt: skip
    return own, lacking


def _nearest(
    time: Mapping, times: Sequence[Mapping], within: int
) -> tuple[tuple[int, str], str]:
    """Give the distance and the id of the nearest time, or why there is none."""
    if "target_days" not in time:
        return (0, ""), "the study gives no target day for it, and pool.yaml no place"
    far = sorted(
        (abs(time["target_days"] - other["target_days"]), other["id"])
        for other in times if "target_days" in other
    )  # fmt: skip
    if not far or far[0][0] > within:
        why = f"no time of the pool lies within {count_of(within, 'day')} of day {time['target_days']}"
        return (0, ""), why
    if len(far) > 1 and far[0][0] == far[1][0]:
        return (0, ""), "it lies as near to one time of the pool as to another"
    return far[0], ""
