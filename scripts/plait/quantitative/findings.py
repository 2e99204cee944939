"""Put every number of the quantitative strand into the one table of results."""

import numpy as np
import pandas as pd

from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.descriptives import mean_findings, summarise
from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.equivalence import equivalence_findings
from plait.quantitative.norms import norm_table
from plait.quantitative.plan import Plan, plan_scales
from plait.shapes.findings import FINDINGS

DIGITS = 10


def quantitative_findings(scores: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    """Estimate everything that a plan asks of the scores.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points]; NaN is left out of the statistic that needs it.
    plan : Plan
        Without faults (`plan_faults`).

    Returns
    -------
    DataFrame, one row a statistic
        In the shape FINDINGS, not rounded: means of every scale and time, changes
        and effect sizes of every contrast, distances from every norm, tests of
        equivalence for every margin. What cannot be computed has a row that says why.
    """
    scales = plan_scales(plan)
    summary = summarise(scores, scales=scales, times=plan.times)
    pairs = pair_summaries(scores, scales=scales, contrasts=plan.contrasts)
    distances = norm_distances(summary, norm_table(plan.norms))
    parts = [
        mean_findings(summary, level=plan.level),
        change_findings(pairs, level=plan.level),
        distance_findings(distances, level=plan.level),
        equivalence_findings(pairs, distances, equivalence=plan.equivalence),
    ]
    rows = [part.reindex(columns=FINDINGS.names) for part in parts if len(part)]
    if not rows:
        return FINDINGS.empty()
    found = pd.concat([row.astype(object) for row in rows], ignore_index=True)
    return FINDINGS.check(found.assign(strand="quantitative", finding=_ids(found)))


def _ids(found: pd.DataFrame) -> pd.Series:
    when = found["contrast"].where(found["contrast"].notna(), found["time"])
    norm = (":" + found["norm"]).where(found["norm"].notna(), "")
    parts = [found["instrument"], found["scale"], when, found["measure"]]
    text = [part.astype("str") for part in parts]
    return text[0].str.cat(text[1:], sep=".") + norm.astype("str")


def round_findings(findings: pd.DataFrame) -> pd.DataFrame:
    """Round every number to 10 significant digits.

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
    return findings.assign(**{name: _rounded(findings[name]) for name in numbers})


def _rounded(values: pd.Series) -> pd.Series:
    texts = [f"{value:.{DIGITS - 1}e}" for value in values]
    return pd.Series(np.array(texts, dtype=float), index=values.index)
