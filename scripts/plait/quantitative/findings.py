"""Put every number of the quantitative strand into the one table of results."""

import numpy as np
import pandas as pd

from plait.quantitative.disagreement import with_disagreements
from plait.quantitative.estimates import (
    Measured,
    individual_findings,
    resampled_findings,
    vectorised_findings,
)
from plait.quantitative.plan import Plan
from plait.shapes.findings import FINDINGS

DIGITS = 10
NOUGHT = 5e-10
SPREAD = ("estimate", "low", "high", "sd")


def quantitative_findings(measured: Measured, plan: Plan) -> pd.DataFrame:
    """Estimate everything that a plan asks of what a study measured.

    Parameters
    ----------
    measured : Measured
        Scores, answers, printed summaries, groups.
    plan : Plan
        Without faults (`plan_faults`).

    Returns
    -------
    DataFrame, one row a statistic
        In the shape FINDINGS, not rounded. What cannot be computed has a row that
        says why; where analyses of one change disagree, its row says which.
    """
    if not plan.instruments or not plan.times:
        return FINDINGS.empty()
    parts = [
        *vectorised_findings(measured, plan), *individual_findings(measured, plan),
        *resampled_findings(measured, plan),
    ]  # fmt: skip
    rows = [part.reindex(columns=FINDINGS.names) for part in parts if len(part)]
    found = pd.concat([row.astype(object) for row in rows], ignore_index=True)
    found = with_disagreements(_with_noughts(found))
    return FINDINGS.check(found.assign(strand="quantitative", finding=_ids(found)))


def _with_noughts(found: pd.DataFrame) -> pd.DataFrame:
    # ASSUME what is nought to nine decimals is nought: sums leave 4e-16 in its place,
    # and an interval from there would seem to exclude it.
    values = found[list(SPREAD)].astype("float64")
    return found.assign(**found[list(SPREAD)].mask(values.abs() < NOUGHT, 0.0))


def _ids(found: pd.DataFrame) -> pd.Series:
    when = found["contrast"].where(found["contrast"].notna(), found["time"])
    # a group is named as people typed it; an id has neither spaces nor dots
    named = found["group"].astype("str").str.replace(r"\W+", "_", regex=True)
    group = ("@" + named).where(found["group"].notna(), "")
    norm = (":" + found["norm"]).where(found["norm"].notna(), "")
    parts = [found["instrument"], found["scale"], when.astype("str") + group,
             found["measure"]]  # fmt: skip
    text = [part.astype("str") for part in parts]
    return text[0].str.cat(text[1:], sep=".") + norm.astype("str")


def round_findings(findings: pd.DataFrame) -> pd.DataFrame:
    """Round every number to 10 significant digits, and what is left of nought to 0.

    Processors differ in the last digits of a sum; what is written must not.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.

    Returns
    -------
    DataFrame
        Same rows; NaN stays NaN; idempotent.
    """
    numbers = [c.name for c in FINDINGS.columns if c.kind == "number"]
    found = _with_noughts(findings)
    return found.assign(**{name: _rounded(found[name]) for name in numbers})


def _rounded(values: pd.Series) -> pd.Series:
    texts = [f"{value:.{DIGITS - 1}e}" for value in values]
    return pd.Series(np.array(texts, dtype=float), index=values.index)
