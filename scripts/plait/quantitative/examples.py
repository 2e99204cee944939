"""Hold instruments against the worked examples that come with them."""

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd

from plait.errors import Fault
from plait.quantitative.instruments import answer_targets
from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS

CLOSE = 1e-9


def example_faults(instruments: dict[str, dict]) -> list[Fault]:
    """List worked examples that do not come out as their source says.

    Parameters
    ----------
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    list of Fault
        Answers to unknown items or out of range, scores of unknown scales, and
        scores that come out otherwise in the decimals in which they are written; a score
        of null stands for no score.
    """
    return [
        fault
        for instrument in instruments.values()
        for place, example in enumerate(instrument["examples"], start=1)
        for fault in _faults(instrument, place, example)
    ]


def _faults(instrument: dict, place: int, example: dict) -> Iterator[Fault]:
    file, where = instrument["source"], f"examples[{place}]"
    odd = list(_odd(instrument, example))
    if odd:
        yield Fault(file, 0, where, ", ".join(odd), "items, answers and scales of it",
                    "correct the example")  # fmt: skip
        return
    found = _scores(instrument, example["answers"])
    for scale, expected in example["scores"].items():
        value = found.get(scale)
        if not _agree(value, expected):
            yield Fault(file, 0, where, f"{scale}: {_shown(value)}",
                        f"{_shown(expected)} ({example['source']})",
                        "correct the key, or the example")  # fmt: skip


def _odd(instrument: dict, example: dict) -> Iterator[str]:
    targets = answer_targets(instrument)
    scales = {scale["id"] for scale in instrument["scales"]}
    yield from (f"the scale {scale}" for scale in set(example["scores"]) - scales)
    for item, answer in example["answers"].items():
        if item not in targets:
            yield f"the item {item}"
        elif answer is not None and not _possible(answer, targets[item]):
            yield f"the answer {answer:g} to item {item}"


def _possible(answer: float, target: dict) -> bool:
    listed = target["values"] is None or answer in target["values"]
    return listed and target["low"] <= answer <= target["high"]


def _scores(instrument: dict, answers: dict[str, float | None]) -> dict[str, float]:
    name, targets = instrument["id"], answer_targets(instrument)
    rows = [{"participant": "example", "time": "once", "instrument": name, "item": item,
             "level": targets[item]["level"], "answer": answer, "file": "example",
             "line": 1} for item, answer in answers.items()]  # fmt: skip
    scores = score(ANSWERS.frame(rows), {name: instrument})
    return dict(zip(scores["scale"], scores["score"], strict=True))


def _agree(value: float | None, expected: float | None) -> bool:
    if pd.isna(value) or expected is None:
        return bool(pd.isna(value)) and expected is None
    return abs(value - expected) <= _half_step(expected) + CLOSE


def _half_step(expected: float) -> float:
    """Give half of the last decimal in which a score is written; whole ones are exact."""
    decimals = -Decimal(repr(expected)).as_tuple().exponent
    return 0.5 * 10.0**-decimals if decimals > 0 else 0.0


def _shown(value: float | None) -> str:
    return "no score" if pd.isna(value) else f"{value:.10g}"
