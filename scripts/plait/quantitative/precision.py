"""Say how small a change a study could have told from none."""

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cautions import with_notes
from plait.quantitative.change import (
    owners_notes,
    pair_cautions,
    paired_t,
    with_contrast,
)

METHOD = (
    "half-width of the paired t interval: a mean change of more than this, with so many "
    "pairs and the SD as observed, would have been told from none"
)


def precision_findings(pairs: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Give the smallest mean change that could have been told from none.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, or as printed in an article: n and sd [points].
    level : float in (0, 1)
        Level of the interval.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `smallest_change` [points]; columns of FINDINGS. not_computed under two
        pairs and where all changes are equal.

    Notes
    -----
    It stands where others print the power of a test after the fact, which only repeats
    the p value.

    References
    ----------
    Hoenig & Heisey (2001) Am. Stat. 55:19-24.
    """
    tested = with_contrast(paired_t(pairs))
    # ASSUME the SD of the changes is what it was observed to be.
    error = tested["error"].where(~tested["flat"])
    smallest = special.stdtrit(tested["df"], (1 + level) / 2) * error
    # low and high of a scale are its possible scores, and no interval
    others = ["statistic", "p", "family", "low", "high"]
    plain = tested.drop(columns=others, errors="ignore")
    return plain.assign(
        measure="smallest_change", estimate=smallest, level=level, method=METHOD,
        status=np.where(smallest.notna(), "computed", "not_computed"),
        caution=with_notes(pair_cautions(tested), owners_notes(tested)),
    )  # fmt: skip
