"""Count the people of a study from enrolment to the last time point."""

import pandas as pd

from plait.shapes.release import FLOW


def count_flow(
    answers: pd.DataFrame, turns: pd.DataFrame, people: list[dict[str, str]],
    times: list[dict],
) -> pd.DataFrame:  # fmt: skip
    """Count who was there at every time point.

    Parameters
    ----------
    answers : DataFrame, one row a participant x time x instrument x item
        In the shape ANSWERS.
    turns : DataFrame, one row a document x turn
        In the shape TURNS.
    people : list of dict
        Rows of participants.csv, withdrawn people too.
    times : list of dict
        Time points of the study, `id` and `label`.

    Returns
    -------
    DataFrame, one row a time point
        In the shape FLOW; where the study has no time points, one row `all`.
    """
    answered = answers.dropna(subset=["answer"])
    spoken = turns[turns["role"] == "participant"].dropna(subset=["participant"])
    left = {row["participant"] for row in people if row.get("left_on")}
    order = times or [{"id": "all", "label": "whole study"}]
    rows = []
    for place, time in enumerate(order):
        now = _at(answered, [time["id"]])
        later = _at(answered, [t["id"] for t in order[place:]])
        rows.append(
            {
                "place": place + 1,
                "time": time["id"],
                "label": time["label"],
                "enrolled": len(people) or None,
                "answered": len(now) if len(answers) else None,
                "interviewed": len(_at(spoken, [time["id"]])) if len(turns) else None,
                "left": len(left - later) if len(answers) else None,
            }
        )
    return FLOW.frame(rows)


def _at(frame: pd.DataFrame, times: list[str]) -> set[str]:
    there = frame if times == ["all"] else frame[frame["time"].isin(times)]
    return set(there["participant"])


def release_flow(flow: pd.DataFrame, profile: dict) -> pd.DataFrame:
    """Blank the counts of too few people.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        In the shape FLOW.
    profile : dict
        A disclosure profile; who was interviewed follows its qualitative key.

    Returns
    -------
    DataFrame, one row a time point
        In the shape FLOW; nought people is no one, and is shown.
    """
    limits = dict.fromkeys(
        ("enrolled", "answered", "left"), profile["quantitative"]["min_people"]
    )
    limits["interviewed"] = profile["qualitative"]["min_people"]
    if not flow["answered"].fillna(0).any():
        # a study of words alone: who is enrolled are those who may be listened to
        limits["enrolled"] = limits["interviewed"]
    released = flow.copy()
    for column, limit in limits.items():
        few = (released[column] < limit) & (released[column] > 0)
        released.loc[few.fillna(False), column] = pd.NA
    return FLOW.check(released)
