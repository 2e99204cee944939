"""Test over all times at once, by the mixed model, whether means differ."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.quantitative.cube import Cube
from plait.quantitative.group_levels import FEW_PEOPLE, group_cautions, group_codes
from plait.quantitative.mixed_fit import MODEL, MixedFit, Moments
from plait.quantitative.mixed_moments import inner_df, mixed_model, score_moments
from plait.quantitative.wald import GROUP_BY_TIME, TIME, wald_test

METHODS = {
    "time_effect": f"Wald F of equal means at all times; {MODEL}",
    "time_effect of groups": f"Wald F of equal means at all times, entered before group "
    f"and group x time; {MODEL}",
    "group_by_time": f"Wald F of the same course in all groups, entered after time and "
    f"group; {MODEL}",
}  # fmt: skip


PATTERNS = {"time_effect": TIME, "group_by_time": GROUP_BY_TIME}


@dataclass(frozen=True)
class _Scores:
    """The scores of one scale, by group, and what was left out."""

    moments: Moments
    levels: list[str]
    times: list[str]
    empty_times: list[str]
    unknown: bool


def omnibus_findings(cube: Cube, *, groups: pd.Series | None = None) -> pd.DataFrame:
    """Test whether the mean differs between any of more than two times.

    Parameters
    ----------
    cube : Cube
        Scores [points]; everyone with at least one counts, missing scores are taken
        to be missing at random. A time at which nobody was scored is left out.
    groups : Series of str, participant to level, optional
        Where the study compares groups: the model then has group x time and leaves
        people of unknown group ("" or absent) out. With one group it has none.

    Returns
    -------
    DataFrame, one row a scale
        Measure `time_effect` [F], time `all`, columns of FINDINGS; `df` within people.
        No rows under three times: the change is the test. not_computed where the
        model cannot be fitted.

    References
    ----------
    As `wald_test`. Checked: tests/published/nlme, against anova(lme(y ~ time * group)).
    """
    if len(cube.times) < 3:
        return pd.DataFrame()
    codes, levels = np.zeros(len(cube.people), int), [""]
    if groups is not None and len(group_codes(cube.people, groups)[1]) > 1:
        codes, levels = group_codes(cube.people, groups)
    return _rows(cube, "time_effect", codes, levels)


def group_by_time_findings(cube: Cube, groups: pd.Series) -> pd.DataFrame:
    """Test whether groups took the same course over all times.

    Parameters
    ----------
    cube : Cube
        As for `omnibus_findings`.
    groups : Series of str, participant to level
        "" or absent where it is unknown: these people are left out.

    Returns
    -------
    DataFrame, one row a scale
        Measure `group_by_time` [F], time `all`, columns of FINDINGS; n people with at
        least one score, n_smallest those of the smallest group. No rows under two times
        or two groups. not_computed, with n_smallest 0, where a group has no score at a
        time.

    References
    ----------
    As `wald_test`. Checked: tests/published/nlme, against anova(lme(y ~ time * group)).
    """
    codes, levels = group_codes(cube.people, groups)
    if len(cube.times) < 2 or len(levels) < 2:
        return pd.DataFrame()
    return _rows(cube, "group_by_time", codes, levels)


def _rows(
    cube: Cube, measure: str, codes: np.ndarray, levels: list[str]
) -> pd.DataFrame:
    entered = " of groups" if len(levels) > 1 and measure == "time_effect" else ""
    common = {
        "measure": measure, "time": "all", "unit": "F", "group": cube.group or None,
        "method": METHODS[measure + entered],
    }  # fmt: skip
    return pd.DataFrame([
        {"instrument": scale["instrument"], "scale": scale["scale"],
         "source": scale["source"], **common,
         **_result(_scores(cube, place, codes, levels), measure)}
        for place, scale in enumerate(cube.scales.to_dict("records"))
    ])  # fmt: skip


def _scores(cube: Cube, place: int, codes: np.ndarray, levels: list[str]) -> _Scores:
    values = np.take(cube.values, place, axis=2)
    seen = ~np.isnan(values)
    there = seen[codes >= 0].any(axis=0)
    return _Scores(
        score_moments(values[:, there], codes),
        levels,
        [time for time, scored in zip(cube.times, there, strict=True) if scored],
        [time for time, scored in zip(cube.times, there, strict=True) if not scored],
        bool(seen[codes < 0].any()),
    )


def _result(scores: _Scores, measure: str) -> dict:
    moments = scores.moments
    people = moments.people.sum(axis=-1).astype(int)
    fit, problem = mixed_model(moments)
    problem = _problem(scores, measure) or problem
    counts = {"n": moments.n}
    if len(scores.levels) > 1:
        # a reason that names an empty group is about nobody
        counts["n_smallest"] = people.min() if moments.filled.all() else 0
    if problem:
        return {**counts, "status": "not_computed", "caution": problem}
    return {**counts, **wald_test(fit, PATTERNS[measure], inner_df(moments)),
            "status": "computed", "caution": _cautions(scores, people, fit)}  # fmt: skip


def _problem(scores: _Scores, measure: str) -> str:
    if measure == "time_effect" and len(scores.times) == 2:
        return "scored at two times only: the change between them is the test"
    if len(scores.times) < 2:
        return "scored at fewer than two times"
    # without the name of the group: a reason leaves the trust with its row
    empty = ~scores.moments.filled.all(axis=0)
    times = [time for time, one in zip(scores.times, empty, strict=True) if one]
    return f"nobody of a group was scored at {', '.join(times)}" if times else ""


def _cautions(scores: _Scores, people: np.ndarray, fit: MixedFit) -> str | None:
    words = []
    if len(scores.levels) > 1:
        words = group_cautions(people, scores.unknown)
    elif scores.moments.n < FEW_PEOPLE:
        words = [f"fewer than {FEW_PEOPLE} people"]
    if scores.empty_times:
        words.append(f"nobody was scored at {', '.join(scores.empty_times)}")
    if fit.at_boundary:
        words.append("no variance between people was found")
    return "; ".join(words) or None
