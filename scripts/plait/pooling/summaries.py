"""Summarise what the trusts found, where there are enough of them."""

from collections.abc import Iterator, Sequence

import pandas as pd

from plait.pooling.lining import KEY
from plait.pooling.random_effects import FEWEST, random_effects
from plait.report.numerals import known
from plait.shapes.pooling import POOLED
from plait.shapes.records import plain_rows

METHOD = ("random effects over trusts: Paule-Mandel, interval of Knapp and Hartung, never "
          "narrower than that of a fixed effect; prediction interval by t with one degree "
          "of freedom less than trusts")  # fmt: skip
NO_SPREAD = (
    "the trusts differ no more than chance would have them, or are too few to tell"
)


def summarise(lined: pd.DataFrame) -> pd.DataFrame:
    """Summarise each result over the trusts.

    Parameters
    ----------
    lined : DataFrame, one row a result of one trust
        In the shape TRUST_FINDINGS.

    Returns
    -------
    DataFrame
        In the shape POOLED. Under five trusts nothing is summarised. Published studies
        stand beside and never go in; nor does what was withheld, or has no SD or n.
    """
    rows = plain_rows(lined)
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault(tuple(row[name] for name in KEY), []).append(row)
    return POOLED.frame(_summary(key, group) for key, group in groups.items())


def _summary(key: tuple, group: Sequence[dict]) -> dict:
    own = [row for row in group if row["source"] == "bundle"]
    used = [row for row in own if known(row["estimate"], row["error"])]
    held = sum(row["status"] == "withheld" for row in own)
    told = dict(zip(KEY, key, strict=True)) | {
        "trusts": len(used), "withheld": held, "unit": group[0]["unit"],
    }  # fmt: skip
    if len(used) < FEWEST:
        few = f"{len(used)} trusts; a summary is made of at least {FEWEST}"
        return told | {"status": "not_computed", "caution": few}
    found = random_effects([row["estimate"] for row in used], [row["error"] for row in used])  # fmt: skip
    caution = "" if found.tau > 0 else NO_SPREAD
    return told | found._asdict() | {"status": "computed", "method": METHOD, "caution": caution}  # fmt: skip


def contradictions(lined: pd.DataFrame) -> list[tuple[dict, dict]]:
    """Find the changes that went down in one trust and up in another.

    Parameters
    ----------
    lined : DataFrame, one row a result of one trust
        In the shape TRUST_FINDINGS.

    Returns
    -------
    list of (dict, dict)
        The row that fell and the row that rose; in both the interval excludes 0.
    """
    rows = plain_rows(lined[lined["measure"].eq("change")])
    return list(_opposites(rows))


def _opposites(rows: Sequence[dict]) -> Iterator[tuple[dict, dict]]:
    fell = [row for row in rows if known(row["high"]) and row["high"] < 0]
    rose = [row for row in rows if known(row["low"]) and row["low"] > 0]
    for one in fell:
        for other in rose:
            if all(one[name] == other[name] for name in KEY):
                yield one, other
