"""Test whether a change, or a distance from a norm, lies within a margin."""

import numpy as np
import pandas as pd
from scipy import special

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.change import paired_t
from plait.quantitative.distances import norm_cautions
from plait.quantitative.intervals import t_interval

ALPHA = 0.05


def equivalence_findings(
    pairs: pd.DataFrame, distances: pd.DataFrame, *, equivalence: list[dict]
) -> pd.DataFrame:
    """Test every declared margin by two one-sided t tests.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it.
    distances : DataFrame, one row a norm x scale x time
        As `norm_distances` gives it.
    equivalence : list of dict
        `scale` (as wemwbs.total), `against` (change or the id of a norm), `margin`
        [points, above 0] and, if given, `reason`.

    Returns
    -------
    DataFrame, one row a margin x contrast, or a margin x time
        Measure `equivalence`; the difference [points] with its 90 % interval and the
        larger one-sided p: equivalence is shown where p is below 0.05, which is
        where the interval lies inside the margin. Columns of FINDINGS.
        not_computed under two people, where the SD is 0, and where the norm's n is
        unknown.

    References
    ----------
    Schuirmann (1987) J. Pharmacokinet. Biopharm. 15:657-680.
    """
    margins = _margins(equivalence)
    of_norms = margins[margins["against"] != "change"].rename(
        columns={"against": "norm"}
    )
    of_change = margins[margins["against"] == "change"]
    return pd.concat(
        [
            _tested(_changes(pairs).merge(of_change, on=["instrument", "scale"])),
            _tested(_distances(distances).merge(
                of_norms, on=["instrument", "scale", "norm"])),
        ],
        ignore_index=True,
    )  # fmt: skip


def _margins(equivalence: list[dict]) -> pd.DataFrame:
    rows = [
        (*entry["scale"].split(".", 1), entry["against"], float(entry["margin"]),
         entry.get("reason", ""))
        for entry in equivalence
    ]  # fmt: skip
    columns = ["instrument", "scale", "against", "margin", "reason"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({name: "str" for name in columns if name != "margin"})


def _changes(pairs: pd.DataFrame) -> pd.DataFrame:
    base = paired_t(pairs).drop(columns="family")
    caution = joined_cautions({
        "no pairs": base["n"] == 0,
        "one pair: no change can be estimated": base["n"] == 1,
        "all changes are equal: their SD is 0": base["flat"],
    })  # fmt: skip
    return base.assign(
        estimate=base["mean"], time=base["to"], caution=caution,
        contrast=base["from"] + "-" + base["to"], what="the paired change",
        refused=base["flat"],
    )  # fmt: skip


def _distances(distances: pd.DataFrame) -> pd.DataFrame:
    unknown = distances["norm_n"].isna()
    caution = joined_cautions({
        "equivalence is refused: the size of the norm's sample is unknown": unknown
    })  # fmt: skip
    return distances.assign(
        estimate=distances["distance"], what="the distance from the norm",
        refused=unknown, caution=with_notes(norm_cautions(distances), caution),
    )  # fmt: skip


def _tested(rows: pd.DataFrame) -> pd.DataFrame:
    level = 1 - 2 * ALPHA
    able = ~rows["refused"].astype(bool) & rows["estimate"].notna()
    # columns of a table without rows have no number type of their own
    numbers = rows[["estimate", "error", "margin", "df"]].astype("float64")
    estimate, error = numbers["estimate"].where(able), numbers["error"].where(able)
    above = (estimate + numbers["margin"]) / error
    below = (estimate - numbers["margin"]) / error
    df = numbers["df"]
    p_above, p_below = special.stdtr(df, -above), special.stdtr(df, below)
    low, high = t_interval(estimate, error, rows["df"], level=level)
    return rows.assign(
        measure="equivalence", estimate=estimate, low=low, high=high, level=level,
        statistic=np.where(p_above > p_below, above, below),
        df=rows["df"].where(able), p=np.maximum(p_above, p_below),
        status=np.where(able, "computed", "not_computed"),
        method=_method(rows),
    )  # fmt: skip


def _method(rows: pd.DataFrame) -> pd.Series:
    margin = rows["margin"].map("{:g}".format).astype("str")
    text = (
        "two one-sided t tests of " + rows["what"].astype("str") + " against -" + margin
        + " and " + margin + " " + rows["unit"].astype("str") + "; the larger p"
    )  # fmt: skip
    reason = rows["reason"].astype("str")
    return text.where(reason == "", text + "; reason for the margin: " + reason)
