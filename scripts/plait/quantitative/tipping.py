"""Ask how differently the people lost would have had to change for a claim to fall."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.change import pair_cautions, paired_t, with_contrast
from plait.quantitative.equivalence import equivalence_of_changes
from plait.quantitative.intervals import t_interval

PATTERNS = (
    "delta-adjusted pattern mixture: people scored at the earlier time only changed on "
    "average as those who stayed, plus delta; standard error of those who stayed; "
)
TO_NOUGHT = PATTERNS + "the delta nearest 0 at which the interval reaches 0"
TO_MARGIN = PATTERNS + (
    "the delta nearest 0 at which the 90 percent interval reaches the margin"
)


def tipping_findings(pairs: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Find the tipping point of every claim of change.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, with lost.
    level : float in (0, 1)
        Level of the interval that makes the claim.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `tipping` [points]: the delta; below 0 where a rise would be lost, above
        0 where a fall would. n counts pairs and people lost, n_smallest those lost;
        columns of FINDINGS. not_computed where the interval does not exclude 0 and
        where nobody was lost.

    Notes
    -----
    The overall mean change is mean + delta * lost / (pairs + lost).

    References
    ----------
    Little (1993) J. Am. Stat. Assoc. 88:125-134; Yan, Lee & Li (2009) J. Biopharm.
    Stat. 19:1085-1098.
    """
    tested = with_contrast(paired_t(pairs))
    low, high = t_interval(tested["mean"], tested["error"], tested["df"], level=level)
    near = low.where(low > 0, high.where(high < 0))
    delta = -near * _weight(tested)
    claim = near.notna()
    return _findings(tested, delta, claim).assign(
        measure="tipping", level=level, method=TO_NOUGHT,
        caution=_cautions(tested, claim, "no claim of change to tip"),
    )  # fmt: skip


def tipping_equivalence_findings(
    pairs: pd.DataFrame, *, equivalence: list[dict]
) -> pd.DataFrame:
    """Find the tipping point of every claim that a change lies within its margin.

    Parameters
    ----------
    pairs : DataFrame, one row a contrast x scale
        As `pair_summaries` gives it, with lost.
    equivalence : list of dict
        `scale`, `against`, `margin` [points]; those against `change` are used.

    Returns
    -------
    DataFrame, one row a margin x contrast
        Measure `tipping_equivalence` [points]: the delta, towards the nearer margin.
        not_computed where equivalence was not shown and where nobody was lost; the
        rest as in `tipping_findings`.
    """
    tested = equivalence_of_changes(pairs, equivalence=equivalence)
    room_above, room_below = (
        tested["margin"] - tested["high"],
        (tested["margin"] + tested["low"]),
    )
    claim = (room_above > 0) & (room_below > 0)
    room = room_above.where(room_above <= room_below, -room_below)
    found = _findings(tested, room.where(claim) * _weight(tested), claim)
    return found.assign(
        measure="tipping_equivalence", method=TO_MARGIN,
        caution=_cautions(tested, claim, "no claim of equivalence to tip"),
    )  # fmt: skip


def _weight(tested: pd.DataFrame) -> pd.Series:
    """Give people behind the overall mean, to one person lost."""
    lost = tested["lost"].where(tested["lost"] > 0)
    return (tested["n"] + lost) / lost


def _findings(tested: pd.DataFrame, delta: pd.Series, claim: pd.Series) -> pd.DataFrame:
    # ASSUME that people who were not scored again would have changed as those who
    # were, but for a shift that is the same on average for all of them; the spread of
    # their changes is not known, and the interval is as wide as without them.
    of_change = ["low", "high", "sd", "statistic", "df", "p", "family"]
    return tested.drop(columns=of_change, errors="ignore").assign(
        estimate=delta, n=tested["n"] + tested["lost"], n_smallest=tested["lost"],
        status=np.where(claim & (tested["lost"] > 0), "computed", "not_computed"),
    )  # fmt: skip


def _cautions(tested: pd.DataFrame, claim: pd.Series, none: str) -> pd.Series:
    able = tested["n"] > 1
    reasons = joined_cautions({
        none: able & ~claim,
        "nobody was lost": able & claim & (tested["lost"] == 0),
    })  # fmt: skip
    return with_notes(reasons, pair_cautions(tested))
