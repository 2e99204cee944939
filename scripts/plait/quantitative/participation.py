"""Count who took part, who was lost and why, and who is missing when."""

import numpy as np
import pandas as pd

from plait.quantitative.cube import SCALE
from plait.quantitative.plan import Plan, plan_scales
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    PARTICIPATION,
    TOOK_PART,
)
from plait.shapes.shape import row_places

UNKNOWN = "not recorded"
STILL_HERE = "still in the role"
WITHDRAWN = "withdrawn"
WITHDRAWALS = ("no_new_data", "remove_all")  # the others leave questionnaires alone
MONTH = 30.4375  # days, the mean over four years
IN_POST = {
    3: "under 3 months",
    6: "3 to 6 months",
    12: "6 to 12 months",
    np.inf: "12 months or more",
}


COLUMNS = ("participant", "started_on", "left_on", "left_reason", "withdrawal")


def who_took_part(
    scores: pd.DataFrame, rows: list[dict[str, str]], plan: Plan
) -> dict[str, pd.DataFrame]:
    """Count who took part and who was lost, in every way that a report tells it.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES.
    rows : list of dict
        Rows of participants.csv, withdrawn people too; a column that is not there
        counts as blank.
    plan : Plan
        Its scales and times.

    Returns
    -------
    dict of str to DataFrame
        participation, losses and missing_patterns, as in `TOOK_PART`.
    """
    if scores.empty:
        # nobody was asked, so that nobody was lost
        return {name: shape.empty() for name, shape in TOOK_PART.items()}
    blank = dict.fromkeys(COLUMNS, "")
    people = pd.DataFrame([blank | row for row in rows], columns=COLUMNS, dtype="str")
    asked = {"scales": plan_scales(plan), "times": plan.times}
    return {
        "participation": participation_table(scores, people, **asked),
        "losses": loss_table(scores, people, times=plan.times),
        "missing_patterns": pattern_table(scores, people, **asked),
    }


def participation_table(
    scores: pd.DataFrame, people: pd.DataFrame, *, scales: pd.DataFrame,
    times: list[str],
) -> pd.DataFrame:  # fmt: skip
    """Count who was enrolled, who answered and who could be scored.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES.
    people : DataFrame, one row a participant
        Of participants.csv, withdrawn people too.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    times : list of str
        Time points, in order.

    Returns
    -------
    DataFrame, one row a scale x time, also where nobody answered
        In the shape PARTICIPATION; who answered an item has answered, whether or not
        the scale can be scored. `enrolled` is missing where no people are listed.
    """
    grid = scales[SCALE].merge(pd.DataFrame({"time": times}, dtype="str"), how="cross")
    return PARTICIPATION.check(grid.assign(
        enrolled=len(people) or pd.NA,
        answered=_counted(scores, _answered(scores), grid),
        scored=_counted(scores, scores["score"].notna().to_numpy(), grid),
    ))  # fmt: skip


def _answered(scores: pd.DataFrame) -> np.ndarray:
    return scores["n_answered"].to_numpy("float64", na_value=0) > 0


def _counted(scores: pd.DataFrame, which: np.ndarray, grid: pd.DataFrame) -> np.ndarray:
    key = list(grid.columns)
    levels = pd.MultiIndex.from_product([scores[name].cat.categories for name in key])
    counts = np.bincount(row_places(scores, key)[which], minlength=len(levels))
    wanted = levels.get_indexer(pd.MultiIndex.from_frame(grid))
    return np.append(counts, 0)[wanted]


def loss_table(
    scores: pd.DataFrame, people: pd.DataFrame, *, times: list[str]
) -> pd.DataFrame:
    """Count the people without an answer at each time, by reason and time in post.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES.
    people : DataFrame, one row a participant
        participant, started_on, left_on (dates as 2026-01-31), left_reason,
        withdrawn_on, withdrawal; texts, "" where blank.
    times : list of str
        Time points, in order.

    Returns
    -------
    DataFrame, one row a time x reason x time in post
        In the shape LOSSES, only of people without any answer at that time. Time in
        post is left_on minus started_on in months of 30.4375 days; not recorded
        where either is blank or they are in the wrong order.
    """
    answered = _presence(scores, _answered(scores), people, times)
    parts = [
        pd.DataFrame({
            "time": time,
            "reason": _reasons(people, later=answered[:, place + 1 :].any(axis=1)),
            "in_post": _in_post(people),
        })[~answered[:, place]]
        for place, time in enumerate(times)
    ]  # fmt: skip
    rows = pd.concat([LOSSES.empty().drop(columns="n"), *parts])
    return LOSSES.check(rows.groupby(list(LOSSES.key)).size().reset_index(name="n"))


def _presence(
    scores: pd.DataFrame, which: np.ndarray, people: pd.DataFrame, times: list[str]
) -> np.ndarray:
    """Say who is in which rows when: people x times."""
    there = np.zeros((len(people) + 1, len(times) + 1), dtype=bool)
    of_person = _places(scores["participant"], which, people["participant"])
    there[of_person, _places(scores["time"], which, times)] = True
    return there[:-1, :-1]


def _places(
    labels: pd.Series, which: np.ndarray, wanted: list[str] | pd.Series
) -> np.ndarray:
    """Give the place of labels among the wanted ones, -1 where one is not."""
    of_category = pd.Index(wanted).get_indexer(labels.cat.categories)
    return of_category[labels.cat.codes.to_numpy()[which]]


def _reasons(people: pd.DataFrame, *, later: np.ndarray) -> np.ndarray:
    reason, left = people["left_reason"], people["left_on"] != ""
    gone = left | (reason != "")
    # ASSUME who has no date of leaving is still in the role, where the study notes
    # such dates at all; who answers later had not left, nor withdrawn, before.
    return np.select(
        [later, people["withdrawal"].isin(WITHDRAWALS), reason != "", left],
        [STILL_HERE, WITHDRAWN, reason, UNKNOWN],
        default=STILL_HERE if gone.any() else UNKNOWN,
    )


def _in_post(people: pd.DataFrame) -> np.ndarray:
    start, end = (
        pd.to_datetime(people[name], format="%Y-%m-%d", errors="coerce")
        for name in ("started_on", "left_on")
    )
    months = (end - start).dt.days / MONTH
    in_order = months >= 0
    bands = [in_order & (months < limit) for limit in IN_POST]
    return np.select(bands, list(IN_POST.values()), default=UNKNOWN)


def pattern_table(
    scores: pd.DataFrame, people: pd.DataFrame, *, scales: pd.DataFrame,
    times: list[str],
) -> pd.DataFrame:  # fmt: skip
    """Count the people of each pattern of times with and without a score.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES.
    people : DataFrame, one row a participant
        Of participants.csv, withdrawn people too.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it.
    times : list of str
        Time points, in order.

    Returns
    -------
    DataFrame, one row an instrument x pattern
        In the shape MISSING_PATTERNS; everyone enrolled is in one pattern of each
        instrument, those who never answered too.
    """
    scored = scores["score"].notna().to_numpy()
    rows = [
        {"instrument": name, "pattern": pattern, "n": n}
        for name in scales["instrument"].unique()
        for pattern, n in _patterns(
            _presence(scores, scored & (scores["instrument"] == name), people, times),
            times,
        )
    ]
    return MISSING_PATTERNS.frame(rows)


def _patterns(there: np.ndarray, times: list[str]) -> list[tuple[str, int]]:
    if not times:
        return []
    found, counts = np.unique(there, axis=0, return_counts=True)
    return [
        (" ".join(np.where(present, times, "-")), int(n))
        for present, n in zip(found, counts, strict=True)
    ]
