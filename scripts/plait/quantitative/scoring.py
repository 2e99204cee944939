"""Score questionnaires: answers in, one score a person, time and scale out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plait.quantitative.score_ranges import item_range, lookup_of, raw_range
from plait.quantitative.spread import Spread, spread
from plait.shapes.questionnaires import SCORES
from plait.threads import in_order


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
        mean); otherwise `score` is NaN and `status` says why. A score that the export
        gives ready-made is imported where no item of the scale was answered.

    References
    ----------
    Keys, missing rules and their sources: config/instruments. Each instrument's
    worked examples are tests.
    """
    return score_spread(spread(answers), instruments)


def score_spread(wide: Spread, instruments: dict[str, dict]) -> pd.DataFrame:
    """Score answers that are laid out already.

    Parameters
    ----------
    wide : Spread
        Of the answers [points].
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    DataFrame, one row a participant x time x scale
        As `score` gives it.
    """
    if not wide.instruments:
        return SCORES.empty()
    asked = [
        (instruments[name], scale) for name in wide.instruments
        for scale in sorted(instruments[name]["scales"], key=lambda scale: scale["id"])
    ]  # fmt: skip
    parts = list(in_order(lambda one: _score_scale(wide, *one), asked))
    return SCORES.check(_long(wide, parts))


def keyed_answers(values: np.ndarray, *, scale: dict, items: dict) -> np.ndarray:
    """Turn reversed items round, so that all point the way of their scale.

    Parameters
    ----------
    values : array, people x items [points]
        As typed, a column for each of the scale's items in their order; NaN where
        missing; stays NaN.
    scale : dict
        One of an instrument's scales: `items`; `reverse`, those to turn, where an
        answer becomes low + high - answer; `rescale_items`, whether each item is put
        on 0 to 1 by its own range.
    items : dict
        `items` of the instrument: the lowest and the highest possible answer.

    Returns
    -------
    array, people x items
        In points, or from 0 to 1 where items are rescaled.
    """
    keyed = np.array(values, dtype="float64")
    for column, item in zip(keyed.T, scale["items"], strict=True):
        low, high = item_range(items, item)
        if item in scale.get("reverse", []):
            column[:] = low + high - column
        if scale.get("rescale_items"):
            column[:] = (column - low) / (high - low)
    return keyed


@dataclass(frozen=True)
class _Scored:
    """One scale, a value an occasion: its scores, and codes of the reasons."""

    instrument: str
    scale: str
    score: np.ndarray
    n_items: int
    n_answered: np.ndarray
    status: np.ndarray
    reasons: list[str]


def _score_scale(wide: Spread, instrument: dict, scale: dict) -> _Scored:
    one = (instrument["id"], scale["id"])
    if scale["score"] == "imported":
        values = wide.columns(instrument["id"], [scale["id"]])[:, 0]
        there = (~np.isnan(values)).astype("int16")
        reasons = ["no score in the export", "imported"]
        return _Scored(*one, values, 1, there, there, reasons)
    typed = wide.columns(instrument["id"], scale["items"])
    keyed = keyed_answers(typed, scale=scale, items=instrument["items"])
    answered = (~np.isnan(keyed)).sum(axis=1, dtype="int16")
    enough = answered >= max(scale["min_answered"], 1)
    raw = RULES[scale["score"]](keyed, answered, lookup_of(instrument))
    values = np.where(enough, _reported(raw, scale, instrument["items"]), np.nan)
    count = len(scale["items"])
    status = np.where(enough, count + 1, answered)
    scored = _Scored(*one, values, count, answered, status,
                     _reasons(count, scale["min_answered"]))  # fmt: skip
    return _with_ready_made(scored, wide.columns(one[0], [one[1]])[:, 0])


def _with_ready_made(scored: _Scored, ready: np.ndarray) -> _Scored:
    # ASSUME where a person answered items of a scale, these are scored by the key,
    # whatever total the export gives beside them.
    taken = ~np.isnan(ready) & (scored.n_answered == 0)
    if not taken.any():
        return scored
    return replace(
        scored,
        score=np.where(taken, ready, scored.score),
        n_answered=np.where(taken, 1, scored.n_answered).astype("int16"),
        status=np.where(taken, len(scored.reasons), scored.status),
        reasons=[*scored.reasons, "imported"],
    )


def _reasons(count: int, needed: int) -> list[str]:
    few = [f"too few items answered ({k} of {count}, needs {needed})"
           for k in range(count + 1)]  # fmt: skip
    return [*few, "scored"]


def _reported(raw: np.ndarray, scale: dict, items: dict) -> np.ndarray:
    """Put raw scores on the range in which they are reported."""
    if "rescale" not in scale:
        return raw + scale["offset"]
    low, high = raw_range(scale, items)
    first, last = scale["rescale"]
    return first + (raw - low) / (high - low) * (last - first)


def _total(keyed: np.ndarray) -> np.ndarray:
    """Add item by item, so that a person's sum is the same alone and among others."""
    total = np.zeros(len(keyed))
    for item in keyed.T:
        total += np.where(np.isnan(item), 0, item)
    return total


def _person_mean(keyed: np.ndarray, answered: np.ndarray, _: dict) -> np.ndarray:
    # ASSUME an item left out would have been answered like the person's others, where
    # the missing rule of the scale lets it be left out at all.
    return _total(keyed) / np.maximum(answered, 1)


def _person_sum(keyed: np.ndarray, answered: np.ndarray, _: dict) -> np.ndarray:
    # one division: a sum of whole numbers with none missing stays whole
    return _total(keyed) * keyed.shape[1] / np.maximum(answered, 1)


def _looked_up(keyed: np.ndarray, _: np.ndarray, lookup: dict) -> np.ndarray:
    table = pd.Series(lookup, dtype="float64")
    table.index = table.index.astype("float64")
    return table.reindex(keyed.sum(axis=1)).to_numpy()


RULES: dict[str, Callable[[np.ndarray, np.ndarray, dict], np.ndarray]] = {
    "mean": _person_mean,
    "sum": _person_sum,
    "lookup": _looked_up,
}


def _long(wide: Spread, parts: list[_Scored]) -> pd.DataFrame:
    """Lay scales beside each other, then read them row by row: the order of the key."""
    asked = np.column_stack([wide.was_asked(part.instrument) for part in parts])
    rows, columns = np.nonzero(asked)
    labels = {
        name: _labels([getattr(part, name) for part in parts], columns)
        for name in ("instrument", "scale")
    }
    return pd.DataFrame({
        **{name: values.array.take(rows) for name, values in wide.occasions.items()},
        **labels,
        "score": np.column_stack([part.score for part in parts])[asked],
        "n_items": np.array([part.n_items for part in parts])[columns],
        "n_answered": np.column_stack([part.n_answered for part in parts])[asked],
        "status": _statuses(parts, asked),
    }, copy=False)  # fmt: skip


def _labels(texts: list[str], places: np.ndarray) -> pd.Categorical:
    distinct = sorted(set(texts))
    codes = np.array([distinct.index(text) for text in texts], dtype="int16")
    return pd.Categorical.from_codes(codes[places], categories=distinct)


def _statuses(parts: list[_Scored], asked: np.ndarray) -> pd.Categorical:
    reasons = sorted({reason for part in parts for reason in part.reasons})
    codes = np.column_stack(list(_status_codes(parts, reasons)))
    return pd.Categorical.from_codes(codes[asked], categories=reasons)


def _status_codes(parts: list[_Scored], reasons: list[str]) -> Iterator[np.ndarray]:
    for part in parts:
        places = [reasons.index(reason) for reason in part.reasons]
        yield np.array(places, dtype="int16")[part.status.astype("int64")]
