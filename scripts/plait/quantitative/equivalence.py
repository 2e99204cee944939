"""Test whether a change, or a distance from a norm, lies within a margin."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.change import (
    owners_notes,
    pair_cautions,
    paired_t,
    with_contrast,
)
from plait.quantitative.cube import SCALE
from plait.quantitative.distances import norm_cautions
from plait.quantitative.intervals import t_interval
from plait.quantitative.people_needed import people_needed

ALPHA = 0.05


def equivalence_findings(
    pairs: pd.DataFrame, distances: pd.DataFrame, *, equivalence: list[dict]
) -> pd.DataFrame:
    """Test every declared margin by two one-sided t tests, and say what it would take.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, or as printed in an article.
    distances : DataFrame, one row a norm x scale x time
        As `norm_distances` gives it.
    equivalence : list of dict
        `scale` (as wemwbs.total), `against` (change or the id of a norm), `margin`
        [points, above 0] and, if given, `reason`.

    Returns
    -------
    DataFrame, two rows a margin x contrast, or a margin x time
        Measure `equivalence`: the difference [points] with its 90 % interval and the
        larger one-sided p; equivalence is shown where p is below 0.05, which is
        where the interval lies inside the margin. Measure `people_needed` [people].
        Columns of FINDINGS. not_computed under two people, where the SD is 0, and
        where the norm's sampling error is unknown.

    References
    ----------
    Schuirmann (1987) J. Pharmacokinet. Biopharm. 15:657-680. Checked: R, TOSTER's
    t_TOST, in tests/published/toster; base R in tests/published/cholesterol.
    """
    margins = _margins(equivalence)
    of_norms = margins[margins["against"] != "change"].rename(
        columns={"against": "norm"}
    )
    beside = _distances(distances).merge(of_norms, on=[*SCALE, "norm"])
    rows = [equivalence_of_changes(pairs, equivalence=equivalence), _tested(beside)]
    found = pd.concat([*rows, *map(people_needed, rows)], ignore_index=True)
    return found.drop(columns="family", errors="ignore")


def equivalence_of_changes(
    pairs: pd.DataFrame, *, equivalence: list[dict]
) -> pd.DataFrame:
    """Test the margins that are declared for changes.

    Parameters
    ----------
    pairs, equivalence
        As `equivalence_findings` takes them.

    Returns
    -------
    DataFrame, one row a margin x contrast
        The rows of measure `equivalence`, with the columns of `pairs`, margin
        [points] and level (0.90).
    """
    margins = _margins(equivalence)
    of_change = margins[margins["against"] == "change"]
    return _tested(_changes(pairs).merge(of_change, on=SCALE))


def _margins(equivalence: list[dict]) -> pd.DataFrame:
    rows = [
        (*entry["scale"].split(".", 1), entry["against"], float(entry["margin"]),
         entry.get("reason", ""))
        for entry in equivalence
    ]  # fmt: skip
    columns = [*SCALE, "against", "margin", "reason"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({name: "str" for name in columns if name != "margin"})


def _changes(pairs: pd.DataFrame) -> pd.DataFrame:
    base = with_contrast(paired_t(pairs))
    return base.assign(
        estimate=base["mean"], norm_error=0.0, what="the paired change",
        caution=with_notes(owners_notes(base), pair_cautions(base)),
        refused=base["flat"],
    )  # fmt: skip


def _distances(distances: pd.DataFrame) -> pd.DataFrame:
    unknown = distances["norm_error"].isna()
    caution = joined_cautions({
        "equivalence is refused: the size of the norm's sample is unknown": unknown
    })  # fmt: skip
    return distances.assign(
        estimate=distances["distance"], what="the distance from the norm",
        refused=unknown, caution=with_notes(norm_cautions(distances), caution),
    )  # fmt: skip


def _tested(rows: pd.DataFrame) -> pd.DataFrame:
    level = 1 - 2 * ALPHA
    able = ~rows["refused"].astype(bool) & rows["error"].notna()
    # columns of a table without rows have no number type of their own
    numbers = rows[["estimate", "error", "margin", "df"]].astype("float64").where(able)
    estimate, error, df = (numbers[name] for name in ("estimate", "error", "df"))
    above = (estimate + numbers["margin"]) / error
    below = (estimate - numbers["margin"]) / error
    p_above, p_below = special.stdtr(df, -above), special.stdtr(df, below)
    low, high = t_interval(estimate, error, df, level=level)
    return rows.assign(
        measure="equivalence", estimate=estimate, low=low, high=high, level=level,
        statistic=np.where(p_above > p_below, above, below), df=df,
        p=np.maximum(p_above, p_below),
        status=np.where(able, "computed", "not_computed"), method=_method(rows),
    )  # fmt: skip


def _method(rows: pd.DataFrame) -> pd.Series:
    margin = rows["margin"].map("{:g}".format).astype("str")
    text = (
        "two one-sided t tests of " + rows["what"].astype("str") + " against -" + margin
        + " and " + margin + " " + rows["unit"].astype("str") + "; the larger p"
    )  # fmt: skip
    reason = rows["reason"].astype("str")
    return text.where(reason == "", text + "; reason for the margin: " + reason)
