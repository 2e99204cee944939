"""Give suggestions the ids that they had before their codes were renamed."""

from collections import Counter

import pandas as pd

from plait.qualitative.suggestions import normalise, suggestion_id

Where = tuple[str, int, int]


def former_ids(
    suggestions: pd.DataFrame, turns: pd.DataFrame, names: dict[str, list[str]]
) -> dict[str, str]:
    """Map the ids that suggestions would have under former names of their codes.

    Parameters
    ----------
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    turns : DataFrame
        In the shape TURNS: the same texts.
    names : dict of str to list of str
        Code to its former names, as `Recodes.names`.

    Returns
    -------
    dict of str to str
        Former id to the id of today.
    """
    rows = suggestions[suggestions["code"].isin(names)]
    where = _turns_of(suggestions, turns)
    ids = {}
    for row in rows.to_dict("records"):
        place = _place(row, where[row["document"], row["turn"]])
        for name in names[row["code"]]:
            former = suggestion_id(row["document"], name, row["keyword"], place)
            ids[former] = row["suggestion"]
    return ids


def _turns_of(suggestions: pd.DataFrame, turns: pd.DataFrame) -> dict[tuple, tuple]:
    """Give text, start and place among identical turns of every turn that was hit."""
    hit = set(zip(suggestions["document"], suggestions["turn"], strict=True))
    seen: Counter = Counter()
    found = {}
    for row in turns.sort_values(["document", "turn"]).itertuples():
        if (row.document, row.turn) in hit:
            normal = normalise(row.text)
            which = seen[row.document, normal]
            seen[row.document, normal] += 1
            found[row.document, row.turn] = (row.text, row.start, normal, which)
    return found


def _place(row: dict, turn: tuple) -> Where:
    text, start, normal, which = turn
    before = text[: row["hit_start"] - start]
    return normal, len(normalise(f"{before}x")) - 1, which
