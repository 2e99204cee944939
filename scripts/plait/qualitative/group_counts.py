"""Count people, and extracts, of every code and theme by role and by site."""

from collections.abc import Iterator, Mapping

import pandas as pd

from plait.qualitative.codebook import Codebook
from plait.qualitative.counts import METHODS
from plait.qualitative.themes import codes_of_themes
from plait.shapes.findings import FINDINGS

FACTORS = ("site", "role")
ALL = "all"
NOT_RECORDED = "not recorded"


def group_findings(
    codings: pd.DataFrame,
    codebook: Codebook,
    themes: pd.DataFrame,
    *,
    groups: Mapping[str, Mapping[str, str]],
    approach: str,
) -> pd.DataFrame:
    """Count people and extracts behind codes and themes within each role and site.

    Parameters
    ----------
    codings : DataFrame
        In the shape CODINGS, those in use.
    codebook : Codebook
        Codes and what lies below each.
    themes : DataFrame
        In the shape THEMES.
    groups : mapping of str to mapping of str to str
        site and role, each participant to its level ("" where it is not recorded), of
        those who speak in a transcript.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` nothing is counted by group.

    Returns
    -------
    DataFrame, one row a code or theme x group x measure
        In the shape FINDINGS: `code.<id>.all@<factor>_<level>.<people or extracts>`
        and likewise `theme.`; `group` reads "site: north". A factor with fewer than
        two levels among those who speak, or with one person in each, is passed over. People without a level have
        a group of their own, since otherwise the total would tell of them.

    Notes
    -----
    Over all times only: by group and time most cells would hold one or two people.
    """
    if approach == "reflexive":
        return FINDINGS.empty()
    below = codebook.below()
    kinds = [("code", code, held) for code, held in below.items()]
    held = codes_of_themes(themes, codebook)
    kinds += [("theme", theme, codes) for theme, codes in held.items()]
    source = codebook.shown or None
    return FINDINGS.frame(
        row | {"source": source}
        for factor, levels in _factors(groups)
        for kind, name, codes in kinds
        for row in _rows(codings[codings["code"].isin(codes)], (kind, name), factor, levels)
    )  # fmt: skip


def _factors(groups: Mapping) -> Iterator[tuple[str, dict[str, set[str]]]]:
    """Give each factor with its levels and their people."""
    for factor, level_of in groups.items():
        levels: dict[str, set[str]] = {}
        for person, level in level_of.items():
            levels.setdefault(level or NOT_RECORDED, set()).add(person)
        # where every level is one person, a table by it would be a table by person
        several = any(len(people) > 1 for people in levels.values())
        if several and len(set(levels) - {NOT_RECORDED}) > 1:
            yield factor, dict(sorted(levels.items()))


def _rows(
    codings: pd.DataFrame, key: tuple[str, str], factor: str, levels: dict
) -> Iterator[dict]:
    kind, name = key
    for level, people in levels.items():
        part = codings[codings["participant"].isin(people)]
        spoke = part["participant"].nunique()
        group = group_name(factor, level)
        # people before extracts: who said it weighs more than how often
        for measure, count in (("people", spoke),
                               ("extracts", part["extract"].nunique())):  # fmt: skip
            yield {
                "finding": f"{kind}.{name}.all@{_id(factor, level, levels)}.{measure}",
                "strand": "qualitative", "instrument": kind, "scale": name,
                "measure": measure, "time": ALL, "group": group,
                "method": f"{METHODS[kind].format(unit=measure)}; known participants "
                f"of one {factor} only",
                "estimate": float(count), "n": spoke, "unit": measure,
                "status": "computed",
            }  # fmt: skip


def group_name(factor: str, level: str) -> str:
    """Name a group as findings do.

    Parameters
    ----------
    factor : {"site", "role"}
        What it is a level of.
    level : str
        As in participants.csv.

    Returns
    -------
    str
        Such as "site: north"; what stands before the colon tells factors apart.
    """
    return f"{factor}: {level}"


def _id(factor: str, level: str, levels: dict) -> str:
    """Name a group in an id, which has neither spaces nor dots."""
    names = [_slug(other) for other in levels]
    own = _slug(level)
    again = names[: list(levels).index(level)].count(own)
    return f"{factor}_{own}" + (f"_{again + 1}" if again else "")


def _slug(level: str) -> str:
    return "".join(c if c.isalnum() or c == "_" else "_" for c in level)


def groups_of(
    people: list[dict[str, str]], turns: pd.DataFrame
) -> dict[str, dict[str, str]]:
    """Give site and role of everyone who speaks in a transcript.

    Parameters
    ----------
    people : list of dict
        Rows of participants.csv.
    turns : DataFrame
        In the shape TURNS.

    Returns
    -------
    dict of str to dict of str to str
        site and role, each participant to the level as typed, "" where it is blank.
    """
    spoke = set(turns.loc[turns["role"].eq("participant"), "participant"].dropna())
    return {
        factor: {
            row["participant"]: row.get(factor, "")
            for row in people
            if row["participant"] in spoke
        }
        for factor in FACTORS
    }
