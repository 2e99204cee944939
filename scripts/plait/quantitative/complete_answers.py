"""Add up the keyed answers of the people who answered every item of a scale."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from plait.quantitative.plan import Plan
from plait.quantitative.scoring import keyed_answers
from plait.quantitative.spread import Spread
from plait.threads import in_order

OCCASIONS_AT_ONCE = 2**14  # so that they stay in the processor's cache


@dataclass(frozen=True)
class CompleteAnswers:
    """Answers to one scale at one time, of the people who answered every item.

    Parameters
    ----------
    about : dict
        `instrument`, `scale`, `time`, `source`.
    items : list of str
        Items of the scale; empty where its score was imported.
    n : int
        People.
    covariance : array, items x items [points squared]
        Of the keyed items, reversed ones turned round; exactly 0 for an item that
        everybody answered alike, NaN under two people.
    """

    about: dict
    items: list[str]
    n: int
    covariance: np.ndarray


def complete_answers(table: Spread, plan: Plan) -> list[CompleteAnswers]:
    """Go once through the answers to every scale.

    Parameters
    ----------
    table : Spread
        As `spread` gives it; read a block of occasions at a time.
    plan : Plan
        Its instruments and its times.

    Returns
    -------
    list of CompleteAnswers
        One a scale x time, also where nobody answered; in the order of the plan.
    """
    scales = [
        (instrument, scale) for instrument in plan.instruments.values()
        for scale in instrument["scales"]
    ]  # fmt: skip
    found = in_order(lambda one: _scale_answers(table, *one, plan.times), scales)
    return [answers for of_scale in found for answers in of_scale]


def _scale_answers(
    table: Spread, instrument: dict, scale: dict, times: list[str]
) -> list[CompleteAnswers]:
    items = [] if scale["score"] == "imported" else scale["items"]
    sums = [_Sums(len(items)) for _ in times]
    place = pd.Index(times).get_indexer(table.occasions["time"].cat.categories)
    for codes, keyed in _blocks(table, instrument, scale) if items else []:
        for number, one in enumerate(sums):
            one.add(keyed[place[codes] == number])
    about = {"instrument": instrument["id"], "scale": scale["id"],
             "source": instrument["source"]}  # fmt: skip
    return [
        CompleteAnswers(about | {"time": time}, items, one.n, one.covariance())
        for time, one in zip(times, sums, strict=True)
    ]


def _blocks(
    table: Spread, instrument: dict, scale: dict
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Give the code of the time and the keyed answers where every item is answered."""
    codes = table.occasions["time"].cat.codes.to_numpy()
    for start in range(0, len(codes), OCCASIONS_AT_ONCE):
        rows = slice(start, start + OCCASIONS_AT_ONCE)
        block = replace(table, values=np.asarray(table.values)[rows])
        answers = block.columns(instrument["id"], scale["items"])
        keyed = keyed_answers(answers, scale=scale, items=instrument["items"])
        whole = ~np.isnan(keyed).any(axis=1)
        yield codes[rows][whole], keyed[whole]


class _Sums:
    """Sums and products of some items, around the first answers that came."""

    def __init__(self, items: int) -> None:
        self.n = 0
        self.first = np.zeros(items)
        self.total = np.zeros(items)
        self.products = np.zeros((items, items))

    def add(self, keyed: np.ndarray) -> None:
        if self.n == 0 and len(keyed):
            self.first = keyed[0]
        # equal answers are 0 to the last digit, and so is their covariance
        above = keyed - self.first
        self.n += len(above)
        self.total += above.sum(axis=0)
        self.products += above.T @ above

    def covariance(self) -> np.ndarray:
        if self.n < 2:
            return np.full(self.products.shape, np.nan)
        both = np.outer(self.total, self.total) / self.n
        return (self.products - both) / (self.n - 1)


def item_covariance(keyed: np.ndarray) -> np.ndarray:
    """Give the sample covariance of items.

    Parameters
    ----------
    keyed : array, people x items [points]
        Nothing missing, at least two people.

    Returns
    -------
    array, items x items [points squared]
        Exactly 0 for an item that does not vary.
    """
    sums = _Sums(keyed.shape[1])
    sums.add(keyed)
    return sums.covariance()


def item_rest_correlations(covariance: np.ndarray) -> np.ndarray:
    """Correlate each item with the sum of the others.

    Parameters
    ----------
    covariance : array, items x items [points squared]
        As `item_covariance` gives it.

    Returns
    -------
    array, items
        In -1..1; NaN where the item or the sum of the others does not vary.

    References
    ----------
    As r.drop of alpha() in R psych. Checked: tests/published/psych.
    """
    own, shared = np.diag(covariance), covariance.sum(axis=0)
    rest = covariance.sum() - 2 * shared + own
    there = (own > 0) & (rest > 0)
    spread = np.sqrt(np.where(there, own * rest, np.nan))
    return (shared - own) / spread


def item_cautions(covariance: np.ndarray, items: list[str]) -> list[str]:
    """Name the items that do not go with the others.

    Parameters
    ----------
    covariance : array, items x items [points squared]
        As `item_covariance` gives it.
    items : list of str
        Their ids.

    Returns
    -------
    list of str
        Empty where there is nothing to say.
    """
    against = item_rest_correlations(covariance) < 0
    still = np.diag(covariance) == 0
    words = {
        "run against the other items": against,
        "everybody answered the same": still,
    }
    return [
        f"{what}: {', '.join(item for item, is_so in zip(items, so, strict=True) if is_so)}"
        for what, so in words.items() if so.any()
    ]  # fmt: skip
