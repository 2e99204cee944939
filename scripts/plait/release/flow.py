"""Count the people of a study from enrolment to the last time point."""

from collections.abc import Collection

import pandas as pd

from plait.release.limits import limits_of, too_few
from plait.shapes.release import FLOW

STAYED = ("", "none")  # what withdrawal says of people who did not withdraw


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
    gone = sum(row.get("withdrawal", "") not in STAYED for row in people)
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
                "not_answered": len(people) - len(now)
                if people and len(answers)
                else None,
                "withdrawn": gone if people else None,
            }
        )
    return FLOW.frame(rows)


def with_quoted(
    flow: pd.DataFrame, codings: pd.DataFrame, extracts: Collection[str]
) -> pd.DataFrame:
    """Count who is quoted at every time point.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        In the shape FLOW.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    extracts : collection of str
        Ids of the extracts that were let through as quotes.

    Returns
    -------
    DataFrame, same rows
        In the shape FLOW; `quoted` is missing where nobody was interviewed at all. A
        passage of several people counts for nobody.
    """
    if flow["interviewed"].isna().all():
        return flow
    said = codings[codings["extract"].isin(extracts)].dropna(subset=["participant"])
    return FLOW.check(flow.assign(quoted=[len(_at(said, [t])) for t in flow["time"]]))


def _at(frame: pd.DataFrame, times: list[str]) -> set[str]:
    there = frame if times == ["all"] else frame[frame["time"].isin(times)]
    return set(there["participant"])


def holds_enrolled(
    flow: pd.DataFrame, participation: pd.DataFrame, profile: dict
) -> bool:
    """Say whether the number enrolled would tell of the few who did not answer.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        In the shape FLOW, before disclosure control.
    participation : DataFrame, one row a scale x time
        In the shape PARTICIPATION, before disclosure control.
    profile : dict
        A disclosure profile.

    Returns
    -------
    bool
        Where `nonresponse` is held, and too few did not answer at some time, or some
        scale. The number is one for all tables: told in one, it is told in all.
    """
    limits = limits_of(profile, "quantitative")
    silent = participation["enrolled"] - participation["answered"]
    few = any(too_few(one, limits).any() for one in (flow["not_answered"], silent))
    return limits["nonresponse"] == "held" and few


def release_flow(
    flow: pd.DataFrame, profile: dict, *, enrolled_held: bool = False
) -> pd.DataFrame:
    """Blank the counts of too few people.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        In the shape FLOW.
    profile : dict
        A disclosure profile; who was interviewed follows its qualitative key.
    enrolled_held : bool, default False
        As `holds_enrolled` says of all tables.

    Returns
    -------
    DataFrame, one row a time point
        In the shape FLOW; whether nobody is shown, and whether a reader may subtract
        those who answered from all, is for the profile to say. Where not, the number
        enrolled goes, and who did not answer at any time: with who did, it gives it.
    """
    answers = limits_of(profile, "quantitative")
    # whether nobody is shown: these are numbers of people, whatever they gave
    voices = limits_of(profile, "qualitative") | {"zero": answers["zero"]}
    of_answers = ("enrolled", "answered", "left", "not_answered", "withdrawn")
    limits = dict.fromkeys(of_answers, answers)
    limits |= {"interviewed": voices, "quoted": voices}
    if not flow["answered"].fillna(0).any():
        # a study of words alone: who is enrolled are those who may be listened to
        limits |= {"enrolled": voices, "withdrawn": voices}
    held = {column: too_few(flow[column], limit) for column, limit in limits.items()}
    # one or two who spoke and are not quoted would be told by the difference
    rest = flow["interviewed"] - flow["quoted"]
    held["quoted"] |= too_few(rest, voices | {"zero": "shown"})
    silent = too_few(flow["not_answered"], answers).any()
    if enrolled_held or (answers["nonresponse"] == "held" and silent):
        held |= {name: flow[name].notna() for name in ("enrolled", "not_answered")}
    return FLOW.check(flow.assign(**{c: flow[c].mask(at) for c, at in held.items()}))
