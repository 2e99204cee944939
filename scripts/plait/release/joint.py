"""Take what links people's answers with their words through the door."""

import pandas as pd

from plait.release.claims import split_ids
from plait.release.limits import limits_of
from plait.shapes.joint import JOINT_MEANS, JOINT_PEOPLE, JOINT_THEMES
from plait.shapes.release import WITHHELD

MOST_QUOTES = 2
LEFT_OUT, BOTH = "left out, no consent to linkage", "with both"
SCORED = "with a score"


def release_joint(
    tables: dict[str, pd.DataFrame], profile: dict, *, names: dict[str, str]
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Blank the cells that few people stand in, and those that would tell them.

    Parameters
    ----------
    tables : dict
        joint_themes, joint_means and joint_people, in the shapes of these names.
    profile : dict
        A disclosure profile.
    names : dict
        Extract id to quote id of the quotes that were let through.

    Returns
    -------
    released : dict
        The same names. A cell of groups by themes is shown where at least as many
        people as the profile asks for spoke of the theme, and as many did not: a
        nought, or everybody, would tell of each person in the group.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    """
    least = least_people(profile)
    people = tables["joint_people"]
    themes = _themes(tables["joint_themes"], people, least, names)
    rule = f"fewer than {least} people, or a cell that would give such a one away"
    held = tables["joint_themes"]["people"].notna() & themes["spoke"].isna()
    held &= tables["joint_themes"]["spoke"].notna()
    row = {"what": "cell of a joint display", "id": f"{int(held.sum())} cells", "rule": rule}  # fmt: skip
    released = {
        "joint_themes": themes,
        "joint_means": _means(tables["joint_means"], people, profile),
        "joint_people": _people(people, profile),
    }
    return released, WITHHELD.frame([row] if held.any() else [])


def least_people(profile: dict) -> int:
    """Give how many people must stand behind a cell of numbers and words.

    Parameters
    ----------
    profile : dict
        A disclosure profile.

    Returns
    -------
    int
        The stricter of its two limits.
    """
    # ASSUME that a cell which links answers with words must pass the stricter of the
    # limits for either.
    return max(
        profile[strand]["min_people"] for strand in ("quantitative", "qualitative")
    )


def _themes(
    table: pd.DataFrame, people: pd.DataFrame, least: int, names: dict[str, str]
) -> pd.DataFrame:
    rest = _counts(people, "who spoke") - _counts(people, "linked")
    out = table.assign(extracts=None)
    for display, own in table.groupby("display"):
        groups = own.drop_duplicates("place").set_index("place")["people"]
        shown = _until_safe(groups, groups, least, rest=0)
        for _, cells in own.groupby("theme"):
            kept = _kept_cells(cells, shown, least, int(rest.get(display, 0)))
            open_cells = cells.index[kept]
            out.loc[cells.index[~kept], "spoke"] = pd.NA
            out.loc[open_cells, "extracts"] = [
                _quotes(cell, names) for cell in table.loc[open_cells, "extracts"]
            ]
        hidden = own.index[~own["place"].isin(shown)]
        out.loc[hidden, "people"] = pd.NA
    return JOINT_THEMES.check(out)


def _kept_cells(
    cells: pd.DataFrame, shown: set[int], least: int, rest: int
) -> pd.Series:
    """Mark the cells of one theme that may be shown."""
    in_shown = cells["place"].isin(shown)
    if cells["spoke"].isna().all():
        # nobody is counted: the group is large enough to hide in
        return in_shown
    spoke = cells.set_index("place")["spoke"].astype("int64")
    people = cells.set_index("place")["people"].astype("int64")
    able = spoke[in_shown.to_numpy()]
    safe = _until_safe(able, people, least, rest=rest, whole=spoke)
    return in_shown & cells["place"].isin(safe)


def _until_safe(
    counts: pd.Series, people: pd.Series, least: int, *, rest: int,
    whole: pd.Series | None = None,
) -> set[int]:  # fmt: skip
    """Hide cells, the smallest first, until what is hidden tells of nobody.

    Whoever takes what is shown from a total is left with the hidden ones together.
    """
    whole = counts if whole is None else whole
    two_sided = whole is not counts
    shown = {
        place for place, count in counts.items()
        if count >= least and (not two_sided or people[place] - count >= least)
    }  # fmt: skip
    while shown:
        hidden = [place for place in people.index if place not in shown]
        spoke, all_of = int(whole[hidden].sum()), int(people[hidden].sum())
        few = bool(hidden) and spoke < least
        few |= two_sided and bool(hidden) and all_of - spoke < least
        few |= 0 < all_of + rest < least
        if not few:
            break
        shown.remove(min(shown, key=lambda place: (counts[place], place)))
    return shown


def _quotes(cell: object, names: dict[str, str]) -> str | None:
    quoted = [names[extract] for extract in split_ids(cell) if extract in names]
    return "; ".join(quoted[:MOST_QUOTES]) or None


def _means(table: pd.DataFrame, people: pd.DataFrame, profile: dict) -> pd.DataFrame:
    least = least_people(profile)
    enough = max(least, profile["quantitative"]["min_df"] + 1)
    rest = _counts(people, SCORED) - _counts(people, "linked")
    alone = table["display"].map(rest).fillna(0).between(1, least - 1)
    pair = [table["display"], table["theme"]]
    # the mean of everyone is told elsewhere: of two arms, both are shown or none
    held = table["n"].lt(enough).groupby(pair).transform("any") | alone
    blank = {name: table[name].mask(held) for name in ("n", "mean", "sd")}
    return JOINT_MEANS.check(table.assign(**blank))


def _people(table: pd.DataFrame, profile: dict) -> pd.DataFrame:
    least, limits = least_people(profile), limits_of(profile, "quantitative")
    left_out = table["what"].eq(LEFT_OUT)
    few = table["n"].lt(least) & (table["n"].gt(0) | left_out)
    # ASSUME how few did not agree to linkage, or whether anybody did not, may be guessed
    # within the team, never read off: where that count is small, nobody or not, it is
    # not told of how many it was taken.
    shy = table.loc[few & left_out, "display"]
    tells = table["display"].isin(shy) & table["what"].eq(BOTH)
    alone = table.loc[few & table["what"].eq("linked"), "display"]
    tells |= table["display"].isin(alone) & table["what"].str.startswith("rows")
    # who has a score at any time, beside who answered at one, tells who did not
    tells |= table["what"].eq(SCORED) & (limits["nonresponse"] == "held")
    return JOINT_PEOPLE.check(table.assign(n=table["n"].mask(few | tells)))


def _counts(people: pd.DataFrame, what: str) -> pd.Series:
    rows = people[people["what"] == what]
    return rows.set_index("display")["n"].astype("int64")
