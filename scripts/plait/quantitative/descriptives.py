"""Describe the scores of each scale at each time."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import joined_cautions, with_notes
from plait.quantitative.cube import SCALE, Cube
from plait.quantitative.intervals import t_interval
from plait.threads import in_order

MOMENTS = ("n", "mean", "sd", "minimum", "maximum")
SCORED = "mean and sample SD of the available scores; interval by t"
PRINTED = "mean and SD as printed in "
NEAR = 1e-9  # item means that are equal on paper differ in their last bits
ALL_EQUAL = "all scores are equal: the interval knows of no spread"
ENDS = {"floor": ("low", "lowest"), "ceiling": ("high", "highest")}
MANY = 15  # percent


def moments(scores: np.ndarray) -> dict[str, np.ndarray]:
    """Summarise the scores of some people, each column for itself.

    Parameters
    ----------
    scores : array, people x anything [points]
        NaN where there is no score: it is left out.

    Returns
    -------
    dict of str to array
        n (people), mean, sd (sample SD, NaN under two people, 0 where the scores
        differ by no more than rounding), minimum and maximum [points]; NaN where
        nobody has a score.
    """
    there = ~np.isnan(scores)
    n = there.sum(axis=0)
    minimum = np.fmin.reduce(scores, axis=0, initial=np.nan)
    maximum = np.fmax.reduce(scores, axis=0, initial=np.nan)
    # counted from the smallest score, so that equal scores have exactly their mean
    above = np.where(there, scores - minimum, 0.0)
    beyond = _over(above.sum(axis=0), n)
    squares = (np.where(there, above - beyond, 0.0) ** 2).sum(axis=0)
    sd = np.sqrt(_over(squares, n - 1))
    flat = maximum - minimum <= NEAR * np.fmax(1, np.abs(minimum))
    return dict(zip(MOMENTS, (n, minimum + beyond, np.where(flat & (n > 1), 0.0, sd),
                              minimum, maximum), strict=True))  # fmt: skip


def _over(total: np.ndarray, count: np.ndarray) -> np.ndarray:
    return total / np.where(count > 0, count, np.nan)


def summarise(cube: Cube) -> pd.DataFrame:
    """Summarise the available scores of every scale at every time.

    Parameters
    ----------
    cube : Cube
        Scores [points]; people without a score are left out.

    Returns
    -------
    DataFrame, one row a scale x time, also where nobody has a score
        The columns of `cube.scales`, time, group (missing where all are in it), n
        (people), mean, sd (sample SD, NaN for one person), minimum and maximum
        [points].

    References
    ----------
    Checked: tests/published/base_r.
    """
    found = list(in_order(moments, map(cube.at, cube.times)))
    return _scale_times(cube).assign(**{
        name: _laid_out([of_time[name] for of_time in found], cube)
        for name in MOMENTS
    }).astype({"n": "int64"})  # fmt: skip


def _scale_times(cube: Cube) -> pd.DataFrame:
    times = pd.DataFrame({"time": cube.times}, dtype="str")
    return cube.scales.merge(times, how="cross").assign(group=cube.group or np.nan)


def _laid_out(by_time: list[np.ndarray], cube: Cube) -> np.ndarray:
    """Bring numbers by time and scale into the order of scales and times."""
    return np.array(by_time).reshape(len(cube.times), len(cube.scales)).T.ravel()


def summary_rows(summaries: pd.DataFrame, scales: pd.DataFrame) -> pd.DataFrame:
    """Lay printed figures out as those of scores are.

    Parameters
    ----------
    summaries : DataFrame, one row a scale x time
        In the shape SUMMARIES.
    scales : DataFrame, one row a scale
        As `plan_scales` gives it; summaries of other scales are left out.

    Returns
    -------
    DataFrame, one row a scale x time that is printed
        As `summarise` gives it, with caution and file.
    """
    rows = scales.merge(summaries.drop(columns="line"), on=SCALE)
    return rows.assign(group=np.nan).astype({"n": "int64"})


def with_printed(summary: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Take printed figures for the scales and times without scores.

    Parameters
    ----------
    summary : DataFrame, one row a scale x time
        As `summarise` gives it.
    printed : DataFrame, one row a scale x time
        As `summary_rows` gives it.

    Returns
    -------
    DataFrame, one row a scale x time
        Where there are both, the scores are kept, with a caution that the printed
        figures were passed over.
    """
    key = [*SCALE, "time"]
    own, theirs = (pd.MultiIndex.from_frame(rows[key]) for rows in (summary, printed))
    used = ~theirs.isin(own[summary["n"] > 0])
    note = pd.Series("printed figures of this scale and time were passed over",
                     index=summary.index)  # fmt: skip
    scored = summary.assign(caution=note.where(own.isin(theirs[~used])))
    kept = scored[~own.isin(theirs[used])]
    return pd.concat([kept, printed[used]], ignore_index=True)


def mean_findings(summary: pd.DataFrame, *, level: float) -> pd.DataFrame:
    """Give the mean of every scale at every time, with its interval.

    Parameters
    ----------
    summary : DataFrame, one row a scale x time
        instrument, scale, time, unit, source, n, mean, sd, minimum, maximum
        [points], as `summarise` gives it or as printed in an article; file, where
        it is printed, and caution, if it has one.
    level : float in (0, 1)
        Level of the interval, by Student's t.

    Returns
    -------
    DataFrame, one row a scale x time
        Measure `mean`, columns of FINDINGS; not_computed where nobody has a score,
        without an interval where one person has or no SD is printed.

    References
    ----------
    Checked: tests/published/gillard_2022, tests/published/base_r.
    """
    n, mean = summary["n"], summary["mean"]
    df = (n - 1).where(n > 1)
    low, high = t_interval(mean, summary["sd"] / np.sqrt(n), df, level=level)
    return summary.assign(
        measure="mean", estimate=mean, low=low, high=high, level=level, df=df,
        method=_mean_method(summary),
        status=np.where(mean.notna(), "computed", "not_computed"),
        caution=with_notes(_mean_cautions(summary), own_caution(summary)),
    )  # fmt: skip


def _mean_method(summary: pd.DataFrame) -> pd.Series:
    file = summary.get("file", pd.Series(np.nan, index=summary.index, dtype="str"))
    return (PRINTED + file + "; interval by t").where(file.notna(), SCORED)


def _mean_cautions(summary: pd.DataFrame) -> pd.Series:
    n = summary["n"]
    return joined_cautions({
        "no scores at this time": n == 0,
        "no mean was printed": (n > 0) & summary["mean"].isna(),
        "one person: no SD and no interval": n == 1,
        "no SD was printed: no interval": (n > 1) & summary["sd"].isna(),
        ALL_EQUAL: (n > 1) & (summary["sd"] <= NEAR),
    })  # fmt: skip


def own_caution(rows: pd.DataFrame) -> pd.Series:
    """Give what the rows of a summary say of themselves.

    Parameters
    ----------
    rows : DataFrame
        With or without a column caution.

    Returns
    -------
    Series of str
        NaN where there is nothing to say.
    """
    return rows.get("caution", pd.Series(np.nan, index=rows.index, dtype="str"))


def end_findings(cube: Cube) -> pd.DataFrame:
    """Count who can score no lower, and who can score no higher.

    Parameters
    ----------
    cube : Cube
        Scores [points]; its scales with `low` and `high`, the possible scores.

    Returns
    -------
    DataFrame, two rows a scale x time
        Measures `floor` and `ceiling` [percent of the people scored]; columns of
        FINDINGS, with n_smallest, the people at that end or those not at it. A caution where they are
        more than 15 percent; not_computed where nobody has a score or the possible
        scores are not known.

    References
    ----------
    Terwee et al. (2007) J. Clin. Epidemiol. 60:34-42.
    """
    return pd.concat([_end(cube, measure) for measure in ENDS], ignore_index=True)


def _end(cube: Cube, measure: str) -> pd.DataFrame:
    end, word = ENDS[measure]
    limit = cube.scales[end].to_numpy()
    near = NEAR * np.fmax(1, np.abs(limit))
    by_time = [cube.at(time) for time in cube.times]
    scored = _laid_out([(~np.isnan(s)).sum(axis=0) for s in by_time], cube)
    there = _laid_out([(np.abs(s - limit) <= near).sum(axis=0) for s in by_time], cube)
    rows = _scale_times(cube)
    unknown = rows[end].isna()
    caution = joined_cautions({
        "no scores at this time": pd.Series(scored == 0, index=rows.index),
        f"the {word} possible score is not known": unknown,
        f"more than {MANY} percent at the {word} possible score":
            100 * there > MANY * scored,
    })  # fmt: skip
    return rows.assign(
        measure=measure, unit="percent", low=np.nan, high=np.nan, n=scored,
        n_smallest=np.minimum(there, scored - there), estimate=np.where(unknown, np.nan,
                                            100 * _over(there, scored)),
        status=np.where((scored > 0) & ~unknown, "computed", "not_computed"),
        method=f"share of the people scored who have the {word} possible score",
        caution=caution,
    )  # fmt: skip
