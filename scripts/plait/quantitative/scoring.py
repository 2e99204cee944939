"""Score questionnaires: answers in, one score a person, time and scale out."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from plait.quantitative.instruments import lookup_of
from plait.shapes.questionnaires import SCORES

OCCASION = ["participant", "time"]


def score(answers: pd.DataFrame, instruments: dict[str, dict]) -> pd.DataFrame:
    """Score every scale of every instrument for every person and time.

    Parameters
    ----------
    answers : DataFrame, one row a participant x time x instrument x item
        In the shape ANSWERS [points], as typed; NaN, or no row, where missing.
        Checked before for range.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    DataFrame, one row a participant x time x scale
        In the shape SCORES [points]. Every scale of an instrument has a row for
        whoever has a row of answers to it. A scale is scored where at least
        `min_answered` items are, the answered ones standing for the others (person
        mean); otherwise `score` is NaN and `status` says why.

    References
    ----------
    Keys, missing rules and their sources: config/instruments. Each instrument's
    worked examples are tests.
    """
    parts = [
        _score_instrument(rows, instruments[str(name)])
        for name, rows in answers.groupby("instrument", sort=True)
    ]
    parts = [SCORES.empty(), *parts]
    return SCORES.check(pd.concat(parts, ignore_index=True))


def _score_instrument(answers: pd.DataFrame, instrument: dict) -> pd.DataFrame:
    # pivot, since pivot_table would average doubles in silence
    wide = answers.pivot(index=OCCASION, columns="item", values="answer")  # noqa: PD010 pivot_table would average doubles in silence
    parts = [
        wide.index.to_frame(index=False).assign(
            scale=scale["id"], **_score_scale(wide, scale, instrument)
        )
        for scale in instrument["scales"]
    ]
    return pd.concat(parts, ignore_index=True).assign(instrument=instrument["id"])


def _score_scale(wide: pd.DataFrame, scale: dict, instrument: dict) -> dict:
    if scale["score"] == "imported":
        return _imported(wide, scale)
    items = wide.reindex(columns=scale["items"])
    keyed = keyed_answers(items, reverse=scale["reverse"], items=instrument["items"])
    answered = items.notna().sum(axis=1).to_numpy()
    enough = answered >= max(scale["min_answered"], 1)
    raw = RULES[scale["score"]](keyed.to_numpy(), lookup_of(instrument))
    count, need = len(scale["items"]), scale["min_answered"]
    reasons = [f"too few items answered ({k} of {count}, needs {need})"
               for k in range(count + 1)]  # fmt: skip
    return {
        "score": np.where(enough, raw + scale["offset"], np.nan),
        "n_items": count,
        "n_answered": answered,
        "status": np.where(enough, "scored", np.array(reasons)[answered]),
    }


def keyed_answers(
    answers: pd.DataFrame, *, reverse: list[str], items: dict
) -> pd.DataFrame:
    """Turn reversed items round, so that all point the way of their scale.

    Parameters
    ----------
    answers : DataFrame, one row a person, one column an item [points]
        NaN where missing; stays NaN.
    reverse : list of str
        Items to turn: an answer becomes low + high - answer.
    items : dict
        With `low` and `high`, the lowest and highest possible answer.

    Returns
    -------
    DataFrame
        Same rows and columns.
    """
    turned = answers.columns.isin(reverse)
    return answers.mask(turned[None, :] & answers.notna(),
                        items["low"] + items["high"] - answers)  # fmt: skip


def _imported(wide: pd.DataFrame, scale: dict) -> dict:
    values = wide.reindex(columns=[scale["id"]])[scale["id"]].to_numpy()
    there = ~np.isnan(values)
    return {
        "score": values,
        "n_items": 1,
        "n_answered": there.astype(int),
        "status": np.where(there, "imported", "no score in the export"),
    }


def _person_mean(keyed: np.ndarray, lookup: dict[str, float]) -> np.ndarray:
    # ASSUME an item left out would have been answered like the person's others, where
    # the missing rule of the scale lets it be left out at all.
    answered = np.maximum((~np.isnan(keyed)).sum(axis=1), 1)
    return np.nansum(keyed, axis=1) / answered


def _person_sum(keyed: np.ndarray, lookup: dict[str, float]) -> np.ndarray:
    answered = np.maximum((~np.isnan(keyed)).sum(axis=1), 1)
    # one division: a sum of whole numbers with none missing stays whole
    return np.nansum(keyed, axis=1) * keyed.shape[1] / answered


def _looked_up(keyed: np.ndarray, lookup: dict[str, float]) -> np.ndarray:
    table = {float(raw): value for raw, value in lookup.items()}
    return np.array([table.get(raw, np.nan) for raw in keyed.sum(axis=1)], dtype=float)


RULES: dict[str, Callable[[np.ndarray, dict[str, float]], np.ndarray]] = {
    "mean": _person_mean,
    "sum": _person_sum,
    "lookup": _looked_up,
}
