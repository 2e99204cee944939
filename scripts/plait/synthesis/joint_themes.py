"""Set what people said beside a result of their own: statistics by theme."""

from dataclasses import dataclass

import pandas as pd

from plait.qualitative.framework import split_extracts
from plait.qualitative.theme_faults import LIVE
from plait.shapes.joint import JOINT_MEANS, JOINT_THEMES
from plait.synthesis.joint_people import group_people


@dataclass(frozen=True)
class ThemeDisplay:
    """One display of statistics by theme, with its people.

    Parameters
    ----------
    place : int
        Under joint_displays, from 1.
    display : dict
        As in study.yaml.
    points : Series of float, participant to points
        Of the people who may be linked.
    margin : float
        For groups by direction [points]; NaN for the others.
    counted : bool
        Whether the approach counts people.
    words : dict
        `margin_from` and `caution` for the table.
    """

    place: int
    display: dict
    points: pd.Series
    margin: float
    counted: bool
    words: dict


def spoken_of(codings: pd.DataFrame, at: str = "") -> dict[tuple[str, str], list[str]]:
    """List who said what under which theme.

    Parameters
    ----------
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS, those in use.
    at : str, default ""
        Only what was said at this time, or at either end of this `from-to`; by default
        at any.

    Returns
    -------
    dict of (participant, theme) to list of str
        Ids of extracts, in the order of the text.
    """
    rows = codings.dropna(subset=["participant", "theme"])
    if at:
        rows = rows[rows["time"].isin(at.split("-"))]
    said: dict[tuple[str, str], list[str]] = {}
    for row in rows.sort_values(["document", "start"]).itertuples():
        for theme in split_extracts(row.theme):
            extracts = said.setdefault((row.participant, theme), [])
            if row.extract not in extracts:
                extracts.append(row.extract)
    return said


def standing_themes(themes: pd.DataFrame, wanted: list[str]) -> list[str]:
    """Give the themes of a display.

    Parameters
    ----------
    themes : DataFrame, one row a theme
        In the shape THEMES.
    wanted : list of str
        Ids; empty for all that stand.

    Returns
    -------
    list of str
        Ids, in the order asked for.
    """
    standing = themes.loc[themes["status"].isin(LIVE), "theme"].tolist()
    return [name for name in wanted if name in standing] if wanted else standing


def statistics_by_theme(
    shown: ThemeDisplay, codings: pd.DataFrame, themes: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Set groups of people beside themes, and themes beside mean scores.

    Parameters
    ----------
    shown : ThemeDisplay
        The display with its people.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS, those in use.
    themes : DataFrame, one row a theme
        In the shape THEMES.

    Returns
    -------
    by_group : DataFrame, one row a group x theme
        In the shape JOINT_THEMES: of the people in the group, how many spoke of the
        theme, and their extracts. Where the approach counts no people `spoke` is
        missing.
    means : DataFrame, one row a theme x whether people spoke of it
        In the shape JOINT_MEANS; empty where the approach counts no people.
    """
    display, points = shown.display, shown.points
    said = spoken_of(codings, display.get("said_at", ""))
    groups = group_people(points, by=display["groups"], margin=shown.margin)
    names = standing_themes(themes, display.get("themes", []))
    rows = [
        _group_row(shown, (place, group, people), theme, said)
        for place, (group, people) in enumerate(groups.items(), start=1)
        for theme in names
    ]
    means = [
        row for theme in names if shown.counted for row in _means(shown, theme, said)
    ]
    return JOINT_THEMES.frame(rows), JOINT_MEANS.frame(means)


def _group_row(
    shown: ThemeDisplay, group: tuple[int, str, list[str]], theme: str, said: dict
) -> dict:
    place, name, people = group
    extracts = [said[person, theme] for person in people if (person, theme) in said]
    return {
        "display": shown.place,
        "place": place,
        "group": name,
        "theme": theme,
        "scale": shown.display["scale"],
        "at": shown.display["at"],
        "margin": shown.margin,
        **shown.words,
        "people": len(people),
        "spoke": len(extracts) if shown.counted else None,
        "extracts": "; ".join(name for own in extracts for name in own) or None,
    }


def _means(shown: ThemeDisplay, theme: str, said: dict) -> list[dict]:
    spoke = pd.Series(
        [(person, theme) in said for person in shown.points.index],
        index=shown.points.index, dtype="bool",
    )  # fmt: skip
    arms = {"yes": shown.points[spoke], "no": shown.points[~spoke]}
    return [
        {"display": shown.place, "theme": theme, "spoke": word, "n": len(values),
         "mean": values.mean() if len(values) else None,
         "sd": values.std(ddof=1) if len(values) > 1 else None}
        for word, values in arms.items()
    ]  # fmt: skip
