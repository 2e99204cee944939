"""Count the people whose change is larger than measurement error would make it."""

from functools import partial

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.cube import SCALE, Cube
from plait.quantitative.descriptives import moments
from plait.quantitative.plan import Plan

NEAR = 1e-9
NAMES = {"reliably_rose": 1, "reliably_fell": -1}
METHOD = (
    "Jacobson-Truax: people whose change is {side} {threshold} {unit}, {reach:.2f} times "
    "the root of 2 times the standard error of measurement, from a reliability of "
    "{reliability:.4g} ({reliability_source}) and the SD of everyone scored at {time}, "
    "{sd:.4g}"
)
OWN = "alpha of this study at that time"
NOT_DECLARED = "no reliability is declared for this scale"
NO_ALPHA = "no alpha of this study at the earlier time"


def reliable_change_findings(
    cube: Cube, plan: Plan, *, alphas: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Count reliable rises and falls of single people.

    Parameters
    ----------
    cube : Cube
        Scores [points]; its scales with reliability (0..1, NaN where none is
        declared), reliability_source and individuals_note ("" where the scale is for
        single people, else why it is not).
    plan : Plan
        Its contrasts and its level: 0.95 makes the usual 1.96.
    alphas : DataFrame, one row a statistic, optional
        Findings; those of measure `alpha` at the earlier time, of the
        group of the cube, serve as a second reliability.

    Returns
    -------
    DataFrame, two or, with alphas, four rows a contrast x scale
        Measures `reliably_rose` and `reliably_fell` [people] by the declared
        reliability, `reliably_rose_alpha` and `reliably_fell_alpha` by this study's own
        alpha; n counts pairs, n_smallest the people counted. Columns of FINDINGS.
        not_computed, with the reason, where the scale is not for single people, has
        no reliability, or there are no pairs or no spread.

    References
    ----------
    Jacobson & Truax (1991) J. Consult. Clin. Psychol. 59:12-19; the root of 2:
    Christensen & Mendoza (1986) Behavior Therapy 17:305-308. Checked:
    tests/published/jacobson_truax.
    """
    parts = [
        part
        for contrast in plan.contrasts
        for part in _of_contrast(cube, contrast, plan.level, alphas)
    ]
    return pd.concat(parts, ignore_index=True) if parts else cube.scales.head(0)


def reliable_threshold(
    sd: np.ndarray, reliability: np.ndarray, *, level: float = 0.95
) -> np.ndarray:
    """Give the change that measurement error alone would seldom reach.

    Parameters
    ----------
    sd : array [points]
        SD of the scores at the earlier time.
    reliability : array, in 0..1
        NaN gives NaN, as do values outside.
    level : float in (0, 1)
        Share of unchanged people whose change stays within the threshold.

    Returns
    -------
    array [points]

    References
    ----------
    Jacobson & Truax (1991) J. Consult. Clin. Psychol. 59:12-19. Checked:
    tests/published/jacobson_truax.
    """
    reliability = np.asarray(reliability, dtype=float)
    able = (reliability >= 0) & (reliability <= 1)
    # ASSUME errors of measurement are normal, alike for everyone and at both times.
    error = np.asarray(sd) * np.sqrt(1 - np.where(able, reliability, np.nan))
    return special.ndtri((1 + level) / 2) * np.sqrt(2) * error


def _of_contrast(
    cube: Cube, contrast: dict, level: float, alphas: pd.DataFrame | None
) -> list[pd.DataFrame]:
    first, second = cube.pairs(contrast)
    # low and high of a scale are its possible scores, and no interval
    rows = cube.scales.drop(columns=["low", "high"], errors="ignore").assign(
        time=contrast["to"], contrast=f"{contrast['from']}-{contrast['to']}",
        group=cube.group or np.nan, n=np.count_nonzero(~np.isnan(first), axis=0),
        sd_from=moments(cube.at(contrast["from"]))["sd"], earlier=contrast["from"],
    )  # fmt: skip
    counted = partial(_counted, changes=second - first, level=level)
    found = counted(rows, none=NOT_DECLARED)
    if alphas is None:
        return found
    alpha = _alpha_of(cube, contrast["from"], alphas)
    own = counted(rows.assign(reliability=alpha, reliability_source=OWN), none=NO_ALPHA)
    return [*found, *(part.assign(measure=part["measure"] + "_alpha") for part in own)]


def _alpha_of(cube: Cube, time: str, alphas: pd.DataFrame) -> np.ndarray:
    here = alphas.reindex(columns=["group", "measure", "time", *SCALE, "estimate"])
    group = here["group"].astype("str").fillna("")
    here = here[(here["measure"] == "alpha") & (here["time"] == time)
                & (group == cube.group)]  # fmt: skip
    both = cube.scales[SCALE].merge(here[[*SCALE, "estimate"]], how="left", on=SCALE)
    return both["estimate"].to_numpy(dtype=float)


def _counted(
    rows: pd.DataFrame, *, changes: np.ndarray, level: float, none: str
) -> list[pd.DataFrame]:
    reach = special.ndtri((1 + level) / 2)
    threshold = reliable_threshold(rows["sd_from"], rows["reliability"], level=level)
    reasons = _reasons(rows, none)
    able, parts = reasons.isna(), []
    for measure, sign in NAMES.items():
        # a change of exactly the threshold is not beyond it, whatever its last bits
        beyond = (sign * changes > threshold + NEAR).sum(axis=0)
        count = pd.Series(beyond, index=rows.index, dtype="float64").where(able)
        method = _methods(rows, sign * threshold, reach)
        parts.append(rows.assign(
            measure=measure, unit="people", estimate=count, n_smallest=count,
            status=np.where(able, "computed", "not_computed"), caution=reasons,
            method=np.where(able, method, "Jacobson-Truax"),
        ))  # fmt: skip
    return parts


def _reasons(rows: pd.DataFrame, none: str) -> pd.Series:
    note, reliability = rows["individuals_note"].fillna(""), rows["reliability"]
    known = (note == "") & reliability.notna()
    able = known & reliability.between(0, 1)
    reasons = joined_cautions({
        none: (note == "") & reliability.isna(),
        "a reliability outside 0 to 1 gives no error of measurement": known & ~able,
        "no pairs": able & (rows["n"] == 0),
        "the scores at the earlier time have no spread: no error of measurement":
            able & (rows["n"] > 0) & ~(rows["sd_from"] > 0),
    })  # fmt: skip
    return with_notes(reasons, note)


def _methods(rows: pd.DataFrame, limits: np.ndarray, reach: float) -> list[str]:
    return [
        METHOD.format(
            side="above" if limit > 0 else "below", threshold=f"{limit:.4g}",
            reach=reach, time=row["earlier"], sd=row["sd_from"], unit=row["unit"],
            reliability=row["reliability"],
            reliability_source=row["reliability_source"],
        )
        for row, limit in zip(rows.to_dict("records"), limits, strict=True)
    ]  # fmt: skip
