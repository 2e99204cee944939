"""Lay out the mixed methods matrix: a person's scores beside what the person said."""

import pandas as pd

from plait.qualitative.framework import ALL
from plait.shapes.shape import Column, Shape

KEY = ("participant", "time")


def mixed_methods_matrix(
    values: pd.DataFrame, said: pd.DataFrame, *, themes: dict[str, str],
    times: list[str],
) -> tuple[pd.DataFrame, Shape]:  # fmt: skip
    """Set each person's scores, their change and their words in one row a time.

    Parameters
    ----------
    values : DataFrame, one row a participant x time x scale
        participant, time, scale (`instrument.scale`), score [points]; of the people
        who may be linked.
    said : DataFrame, one row a participant x time x theme
        participant, time (`all` where a transcript has none), theme, text.
    themes : dict of str to str
        Theme id to its name, in order.
    times : list of str
        Time ids of the study, in order.

    Returns
    -------
    matrix : DataFrame, one row a person x time
        Scores, then for each scale the change since the person's score before, then
        a column a theme with the person's summary and words; missing where there is
        nothing.
    shape : Shape
        Its columns are the scales and themes of this study.

    References
    ----------
    O'Cathain, Murphy & Nicholl (2010) BMJ 341:c4587: the mixed methods matrix.
    """
    scores = _wide(values, "scale", "score")
    words = _wide(said, "theme", "text")
    scales = list(dict.fromkeys(values["scale"]))
    order = {time: place for place, time in enumerate([*times, ALL])}
    both = scores.merge(words, on=list(KEY), how="outer")
    both["order"] = both["time"].map(order).fillna(len(order))
    both = both.sort_values(["participant", "order"], kind="stable")
    heads = _heads(themes, taken={*KEY, *scales})
    changes = {f"{scale} change": _change(both, scale) for scale in scales}
    named = both.assign(**changes).rename(columns=heads)
    shape = _shape(scales, list(heads.values()))
    return shape.check(named.reindex(columns=shape.names)), shape


def _wide(long: pd.DataFrame, across: str, value: str) -> pd.DataFrame:
    rows = long[list(KEY)].drop_duplicates()
    if long.empty:
        return rows
    wide = long.pivot_table(
        index=list(KEY), columns=across, values=value, aggfunc="first"
    )
    return rows.merge(wide, left_on=list(KEY), right_index=True, how="left")


def _change(rows: pd.DataFrame, scale: str) -> pd.Series:
    """Since the last score before: somebody may have missed a time."""
    known = rows[["participant", scale]].dropna()
    return known.groupby("participant")[scale].diff().reindex(rows.index)


def _heads(themes: dict[str, str], taken: set[str]) -> dict[str, str]:
    names = list(themes.values())
    doubled = taken | {name for name in names if names.count(name) > 1}
    return {key: key if name in doubled else name for key, name in themes.items()}


def _shape(scales: list[str], heads: list[str]) -> Shape:
    return Shape(
        name="mixed_methods_matrix",
        grain="one row: a person x time",
        key=KEY,
        columns=(
            Column("participant", "text", "pseudonymous id", required=True),
            Column("time", "text", "id of the time point, or all", required=True),
            *(Column(scale, "number", "score [points]") for scale in scales),
            *(
                Column(f"{scale} change", "number", "since the score before [points]")
                for scale in scales
            ),
            *(Column(head, "text", "summary and words") for head in heads),
        ),
    )


def words_of(
    framework: pd.DataFrame, codings: pd.DataFrame, people: set[str]
) -> pd.DataFrame:
    """Give what each person said under each theme: the summary, then the words.

    Parameters
    ----------
    framework : DataFrame, one row a case x time x theme
        In the shape FRAMEWORK.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS, those in use.
    people : set of str
        Who may be linked.

    Returns
    -------
    DataFrame, one row a participant x time x theme
        participant, time, theme, text. What a person said in a group is the person's;
        the summary of a group is nobody's.
    """
    own = codings[codings["participant"].isin(people)].dropna(subset=["theme"])
    own = own.assign(
        theme=own["theme"].str.split(";"), time=own["time"].fillna(ALL)
    ).explode("theme")
    own = own.assign(theme=own["theme"].str.strip()).sort_values(["document", "start"])
    texts: dict[tuple, list[str]] = {}
    for row in framework[framework["case"].isin(people)].itertuples():
        if isinstance(row.summary, str):
            texts[row.case, row.time, row.theme] = [row.summary]
    for row in own.drop_duplicates(["extract", "theme"]).itertuples():
        key = (row.participant, row.time, str(row.theme))
        texts.setdefault(key, []).append(f"“{row.text}” [{row.extract}]")
    return pd.DataFrame(
        [(*key, "\n".join(lines)) for key, lines in sorted(texts.items())],
        columns=["participant", "time", "theme", "text"],
    ).astype("str")
