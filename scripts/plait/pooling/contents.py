"""Gather everything that the report of a pool tells."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from plait.pooling.lining import KEY, line_up
from plait.pooling.summaries import summarise
from plait.pooling.themes import same_themes
from plait.pooling.times import line_up_times
from plait.pooling.trusts import Trust
from plait.pooling.verdicts import same_propositions, weigh_trusts
from plait.report.numerals import change_decimals
from plait.shapes.pooling import LEFT_UNPOOLED, POOLED, TRUST_FINDINGS
from plait.shapes.records import plain_rows
from plait.shapes.shape import Shape

DIGITS = 10


@dataclass(frozen=True)
class Contents:
    """What several trusts found, side by side.

    Parameters
    ----------
    pool : mapping
        As `read_pool` gives it.
    trusts : list of Trust
        In the order of the pool.
    times : list of dict
        Time points of the pool.
    lines : dict
        Trust to its own times to those of the pool.
    lined, pooled, verdicts, left : DataFrame
        In the shapes TRUST_FINDINGS, POOLED, TRUST_VERDICTS, LEFT_UNPOOLED.
    propositions, themes : list of dict
        As `same_propositions` and `same_themes` give them.
    """

    pool: Mapping
    trusts: list[Trust]
    times: list[dict]
    lines: dict
    lined: pd.DataFrame
    pooled: pd.DataFrame
    verdicts: pd.DataFrame
    left: pd.DataFrame
    propositions: list[dict]
    themes: list[dict]

    @cached_property
    def names(self) -> dict[str, str]:
        """Give the name of every trust and published study, the seed study first.

        Returns
        -------
        dict of str to str
            Id to name.
        """
        named = {trust.id: trust.name for trust in self.trusts}
        named |= {s["id"]: f"{s['name']} (published)" for s in self.pool["published"]}
        seed = self.pool["seed"]
        return {seed: named[seed], **named}

    @cached_property
    def scales(self) -> dict[tuple[str, str], dict]:
        """Give every scale by instrument and id, as the first trust that has it tells.

        Returns
        -------
        dict of (str, str) to dict
            Rows of SCALES, the seed study's first.
        """
        order = sorted(self.trusts, key=lambda trust: trust.id != self.pool["seed"])
        found: dict[tuple, dict] = {}
        for trust in order:
            for scale in trust.tables["scales"]:
                found.setdefault((scale["instrument"], scale["scale"]), scale)
        return found

    def groups(self, measure: str) -> dict[tuple, tuple[list[dict], dict]]:
        """Give the results of one measure, each with its summary.

        Parameters
        ----------
        measure : {"mean", "change"}
            Which.

        Returns
        -------
        dict of tuple to (list of dict, dict)
            Instrument, scale, measure, at: the trusts' rows, the seed study first, and
            the row of POOLED. In the order of scales and times.
        """
        rows = plain_rows(self.lined[self.lined["measure"].eq(measure)])
        sums = {tuple(row[k] for k in KEY): row for row in plain_rows(self.pooled)}
        found: dict[tuple, list[dict]] = {}
        for row in sorted(rows, key=self._order):
            found.setdefault(tuple(row[k] for k in KEY), []).append(row)
        return {key: (group, sums[key]) for key, group in found.items()}

    def _order(self, row: Mapping) -> tuple:
        scales, times = list(self.scales), [time["id"] for time in self.times]
        key = (row["instrument"], row["scale"])
        ends = [times.index(t) if t in times else len(times) for t in row["at"].split("-")]  # fmt: skip
        return scales.index(key), ends, list(self.names).index(row["trust"])

    def scale_name(self, row: Mapping) -> str:
        """Name the scale of a row.

        Parameters
        ----------
        row : mapping
            `instrument` and `scale`.

        Returns
        -------
        str
            As its study names it.
        """
        return self.scales[row["instrument"], row["scale"]]["scale_name"]

    def decimals(self, row: Mapping, *, change: bool) -> int:
        """Say with how many decimals the numbers of a scale are told.

        Parameters
        ----------
        row : mapping
            `instrument` and `scale`.
        change : bool
            Of a change, not of a mean.

        Returns
        -------
        int
            As the scale's own study tells them.
        """
        scale = self.scales[row["instrument"], row["scale"]]
        return change_decimals(scale) if change else int(scale["mean_decimals"])

    def at_in_words(self, at: str) -> str:
        """Name a time of the pool, or the way from one to another.

        Parameters
        ----------
        at : str
            As in TRUST_FINDINGS.

        Returns
        -------
        str
            As "Baseline to Twelve months".
        """
        labels = {t["id"]: t.get("short") or t["label"] for t in self.times}
        return " to ".join(labels.get(time, time) for time in at.split("-"))


def gather(pool: Mapping, trusts: list[Trust]) -> Contents:
    """Line everything up and weigh it.

    Parameters
    ----------
    pool : mapping
        As `read_pool` gives it.
    trusts : list of Trust
        As `read_trusts` gives them.

    Returns
    -------
    Contents
        Everything that the report tells.
    """
    times, lines, left = line_up_times(trusts, pool)
    lined, unlike = line_up(trusts, lines, pool)
    propositions, apart = same_propositions(trusts, pool)
    themes, others = same_themes(trusts, pool)
    verdicts = weigh_trusts(trusts, propositions, lines, seed=pool["seed"])
    rows = {
        (r["what"], r["trust"], r["id"]): r for r in [*left, *unlike, *apart, *others]
    }
    return Contents(
        pool, trusts, times, lines, steady(lined, TRUST_FINDINGS),
        steady(summarise(lined), POOLED), verdicts,
        LEFT_UNPOOLED.frame(rows.values()), propositions, themes,
    )  # fmt: skip


def steady(frame: pd.DataFrame, shape: Shape) -> pd.DataFrame:
    """Round every number to 10 significant digits: processors differ in the last ones.

    Parameters
    ----------
    frame : DataFrame
        In the shape.
    shape : Shape
        Says which columns are numbers.

    Returns
    -------
    DataFrame
        Same rows; NaN stays NaN.
    """
    numbers = [column.name for column in shape.columns if column.kind == "number"]
    return frame.assign(**{
        name: frame[name].map(lambda value: float(f"{value:.{DIGITS - 1}e}"))
        for name in numbers
    })  # fmt: skip
