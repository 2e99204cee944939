"""Find the people, and the rows of the exports, behind a statistic of scores."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

# Which people a statistic counts; all others count those scored at their time, or at
# both times of their contrast.
ANY_TIME = ("mixed_change", "time_effect", "group_by_time")
EVERY_ITEM = ("alpha", "omega")
EARLIER = ("lost_difference", "tipping", "tipping_equivalence")
COUNTS, MISSING = "counts", "no answer"
SHEET = re.compile(
    r"^(.+\.\w+), sheet .*$", re.S
)  # as the reader of workbooks names it


@dataclass(frozen=True)
class Behind:
    """Who and what stands behind a statistic.

    Parameters
    ----------
    people : list of str
        Those who count.
    rows : DataFrame, one row an answer to the scale at its times
        Columns participant, time, file, line, answer, why (`counts`, or the reason
        why it does not).
    """

    people: list[str]
    rows: pd.DataFrame

    @property
    def used(self) -> pd.DataFrame:
        """The answers that count."""
        return self.rows[self.rows["why"].eq(COUNTS)]

    @property
    def left_out(self) -> pd.DataFrame:
        """The answers that were read and do not count."""
        return self.rows[self.rows["why"].ne(COUNTS)]


def behind(
    finding: dict, tables: dict[str, pd.DataFrame], scale: dict,
    *, times: list[str], groups: dict[str, str],
) -> Behind:  # fmt: skip
    """Find who and what stands behind a finding of the quantitative strand.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS.
    tables : dict of str to DataFrame
        `answers` and `scores`, in the shapes ANSWERS and SCORES.
    scale : dict
        Of the instrument, as `load_instruments` gives it.
    times : list of str
        Ids of the time points, in order.
    groups : dict of str to str
        Participant to level of the between factor; empty where there is none.

    Returns
    -------
    Behind
        Who has a score, but not at every time that the finding needs, is left out
        with that reason; so is who is in another group, or left an item of alpha or
        omega blank. A single answer of somebody who counts may be missing too.
    """
    wanted = _times(finding, times)
    answers = _answers(tables["answers"], finding, scale, wanted)
    scores = _scores(tables["scores"], finding, wanted)
    why = _reasons(finding, scores, wanted)
    if finding["measure"] in EVERY_ITEM:
        why |= _incomplete(answers, scale, scores)
    why |= _others(finding, groups, set(scores["participant"]))
    people = sorted(set(scores["participant"]) - set(why))
    told = answers.assign(why=[why.get(who, COUNTS) for who in answers["participant"]])
    told["why"] = told["why"].mask(
        told["why"].eq(COUNTS) & told["answer"].isna(), MISSING
    )
    return Behind(people, told.reset_index(drop=True))


def _times(finding: dict, times: list[str]) -> list[str]:
    if finding["measure"] in ANY_TIME:
        return times
    if isinstance(finding["contrast"], str):
        pair = next(
            [a, b] for a in times for b in times if f"{a}-{b}" == finding["contrast"]
        )
        return pair[:1] if finding["measure"] in EARLIER else pair
    return [finding["time"]]


def _scores(scores: pd.DataFrame, finding: dict, wanted: list[str]) -> pd.DataFrame:
    here = scores["instrument"].eq(finding["instrument"])
    here &= scores["scale"].eq(finding["scale"]) & scores["time"].isin(wanted)
    columns = ["participant", "time", "score", "status"]
    return scores.loc[here, columns].astype({"participant": "str", "time": "str"})


def _answers(
    answers: pd.DataFrame, finding: dict, scale: dict, wanted: list[str]
) -> pd.DataFrame:
    items = {*scale.get("items", []), scale["id"]}
    here = answers["instrument"].eq(finding["instrument"])
    here &= answers["item"].isin(items) & answers["time"].isin(wanted)
    columns = ["participant", "time", "item", "answer", "file", "line"]
    texts = dict.fromkeys(("participant", "time", "item", "file"), "str")
    return answers.loc[here, columns].astype(texts)


def _reasons(finding: dict, scores: pd.DataFrame, wanted: list[str]) -> dict[str, str]:
    """Say of everyone who does not count why."""
    scored = scores[scores["score"].notna()].groupby("participant")["time"].agg(set)
    why = {}
    for person in dict.fromkeys(scores["participant"]):
        has = scored.get(person, set())
        lacks = [time for time in wanted if time not in has]
        enough = has if finding["measure"] in ANY_TIME else not lacks
        if not enough:
            why[person] = _lack(scores[scores["participant"].eq(person)], lacks)
    return why


def _lack(rows: pd.DataFrame, lacks: list[str]) -> str:
    status = dict(zip(rows["time"], rows["status"].astype("str"), strict=True))
    parts = [f"{time}: {status.get(time, 'no row')}" for time in lacks]
    return f"no score at {'; at '.join(parts)}"


def _incomplete(
    answers: pd.DataFrame, scale: dict, scores: pd.DataFrame
) -> dict[str, str]:
    items = set(scale.get("items", []))
    there = answers[answers["answer"].notna() & answers["item"].isin(items)]
    whole = there.groupby("participant")["item"].agg(set).map(items.issubset)
    able = set(whole[whole].index) if items else set()
    return {person: "not every item was answered"
            for person in dict.fromkeys(scores["participant"]) if person not in able}  # fmt: skip


def _others(finding: dict, groups: dict[str, str], people: set[str]) -> dict[str, str]:
    """Leave out who is in another group, or in no known one where groups are compared."""
    if not groups:
        return {}
    if isinstance(finding["group"], str):
        level = finding["group"]
        return {p: f"not of the group {level}" for p in people
                if groups.get(p, "") != level}  # fmt: skip
    compared = finding["measure"].endswith("_between") or finding["measure"] in (
        "group_by_time", "time_effect",
    )  # fmt: skip
    unknown = (p for p in people if not groups.get(p, ""))
    return dict.fromkeys(unknown, "of no known group") if compared else {}


def path_of(file: str) -> str:
    """Give the path of a file of questionnaires as answers name it.

    Parameters
    ----------
    file : str
        A path, or that of a workbook with its sheet.

    Returns
    -------
    str
        The path alone.
    """
    return SHEET.sub(r"\1", file)


def lines_by_file(rows: pd.DataFrame) -> Iterator[tuple[str, list[int]]]:
    """Give the distinct lines of each file.

    Parameters
    ----------
    rows : DataFrame
        With `file` and `line`.

    Yields
    ------
    (str, list of int)
        File and its lines, in order.
    """
    for file, part in rows.groupby("file", sort=True):
        yield str(file), sorted({int(line) for line in part["line"]})
