"""Take the numbers that were held back out of the sentences that tell them."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from plait.release.claims import HELD, split_ids
from plait.shapes.records import records
from plait.synthesis.numbers_in_prose import typed_by_hand
from plait.synthesis.rounding import gives

BOTH = {-1, 1}  # ways: the words were checked before


def hide_held(
    tables: Mapping[str, pd.DataFrame], before: pd.DataFrame, after: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Put a word in the place of each number that its finding gave and no longer gives.

    Parameters
    ----------
    tables : mapping
        `statements` and `propositions` as they would be released.
    before, after : DataFrame, one row a statistic
        In the shape FINDINGS: before and after disclosure control.

    Returns
    -------
    dict of str to DataFrame
        Both tables, in their shapes.
    """
    rows = _by_id(before), _by_id(after)
    statements = tables["statements"].copy()
    propositions = tables["propositions"].copy()
    own = [split_ids(cell) for cell in statements["findings"]]
    for column in ("text", "display"):
        statements[column] = [
            _without(text, ids, *rows)
            for text, ids in zip(statements[column], own, strict=True)
        ]
    of = {name: [] for name in propositions["proposition"]}
    for name, ids in zip(statements["proposition"], own, strict=True):
        of.setdefault(name, []).extend(ids)
    for column in ("text", "meta_inference"):
        propositions[column] = [
            _without(text, of[name], *rows)
            for text, name in zip(
                propositions[column], propositions["proposition"], strict=True
            )
        ]
    return {"statements": statements, "propositions": propositions}


def _by_id(findings: pd.DataFrame) -> dict[str, dict]:
    return {row["finding"]: row for row in records(findings)}


def _without(text: object, ids: list[str], before: dict, after: dict) -> object:
    if not isinstance(text, str):
        return text
    was = [before[name] for name in ids if name in before]
    now = [after[name] for name in ids if name in after]
    for number in reversed(typed_by_hand(text)):
        # whatever its words say that it is: in a draft they may be wrong
        plain = replace(number, label="")
        gave = any(gives(n, row, BOTH) for row in was for n in (number, plain))
        if gave and not any(gives(number, row, BOTH) for row in now):
            end = number.start + len(number.text)
            text = f"{text[: number.start]}{HELD}{text[end:]}"
    return text
