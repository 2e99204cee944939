"""Estimate changes from everyone who was scored at least once, by the mixed model."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

# scipy.stats would cost a second to import
from scipy import special

from plait.quantitative.cube import Cube
from plait.quantitative.group_levels import FEW_PEOPLE
from plait.quantitative.mixed_draws import Patterns, draw_moments, score_patterns
from plait.quantitative.mixed_fit import MODEL, MixedFit, fit_mixed
from plait.quantitative.mixed_moments import mixed_model, score_moments
from plait.quantitative.plan import Plan

REPLICATES = 999
MANY_PEOPLE = 2000
# numbers held at once while replicates are drawn
BLOCK = 4_000_000
BY_BOOTSTRAP = f"{MODEL}; parametric bootstrap-t, {REPLICATES} replicates"
BY_NORMAL = f"{MODEL}; normal interval, as there are more than {MANY_PEOPLE:,} people"


@dataclass(frozen=True)
class _Model:
    """What was fitted to one scale, or why nothing was."""

    n: int
    problem: str = ""
    fit: MixedFit | None = None
    drawn: MixedFit | None = None


def mixed_findings(cube: Cube, plan: Plan) -> pd.DataFrame:
    """Estimate every declared change with a random intercept a person.

    Parameters
    ----------
    cube : Cube
        Scores [points]; everyone with at least one counts.
    plan : Plan
        Its contrasts, its level and its seed.

    Returns
    -------
    DataFrame, one row a contrast x scale
        Measure `mixed_change` [points], columns of FINDINGS: the change with its
        interval and p by a parametric bootstrap-t, above 2,000 people by the normal
        distribution; `statistic` is the change over its standard error, n the
        people with at least one score. not_computed where the model cannot be
        fitted or nobody was scored at one of the two times.

    Notes
    -----
    One fit and one set of replicates a scale serve all contrasts. Their generator is
    seeded by the plan's seed and `<instrument>.<scale>.all[@group].mixed_change`, so
    that one more contrast changes no interval.

    References
    ----------
    Davison & Hinkley (1997) Bootstrap Methods and their Application, section 5.2.
    Checked: tests/published/nlme; coverage by simulation: tests/unit.
    """
    if not plan.contrasts:
        return pd.DataFrame()
    return pd.DataFrame([
        {**_about(cube, scale), **row}
        for place, scale in enumerate(cube.scales.to_dict("records"))
        for row in _scale_rows(cube, place, plan)
    ])  # fmt: skip


def _about(cube: Cube, scale: dict) -> dict:
    about = {key: scale[key] for key in ("instrument", "scale", "unit", "source")}
    return {**about, "measure": "mixed_change", "group": cube.group or None}


def _scale_rows(cube: Cube, place: int, plan: Plan) -> Iterator[dict]:
    values = np.take(cube.values, place, axis=2)
    model = _model(values, _generator(cube, place, plan.seed))
    for contrast in plan.contrasts:
        pair = (cube.times.index(contrast["from"]), cube.times.index(contrast["to"]))
        problem = model.problem or _unseen(cube, model, pair)
        found = (
            {"status": "not_computed", "caution": problem}
            if problem
            else {"status": "computed", "caution": _cautions(model),
                  **change_interval(model.fit, model.drawn, pair, level=plan.level)}
        )  # fmt: skip
        yield {
            "time": contrast["to"], "contrast": f"{contrast['from']}-{contrast['to']}",
            "level": plan.level, "n": model.n, **found,
            "method": BY_NORMAL if model.n > MANY_PEOPLE else BY_BOOTSTRAP,
        }  # fmt: skip


def _generator(cube: Cube, place: int, seed: int) -> np.random.Generator:
    scale = cube.scales.iloc[place]
    at = f"@{cube.group}" if cube.group else ""
    name = f"{scale['instrument']}.{scale['scale']}.all{at}.mixed_change"
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def _model(values: np.ndarray, rng: np.random.Generator) -> _Model:
    moments = score_moments(values)
    fit, problem = mixed_model(moments)
    if problem or moments.n > MANY_PEOPLE:
        return _Model(moments.n, problem, fit)
    patterns = score_patterns(values, moments)
    return _Model(moments.n, "", fit, bootstrap_fits(patterns, fit.ratio, rng=rng))


def _unseen(cube: Cube, model: _Model, pair: tuple[int, int]) -> str:
    empty = [cube.times[time] for time in pair if np.isnan(model.fit.beta[0, time])]
    return f"nobody was scored at {' and '.join(empty)}" if empty else ""


def _cautions(model: _Model) -> str | None:
    few = f"fewer than {FEW_PEOPLE} people" if model.n < FEW_PEOPLE else ""
    none = "no variance between people was found" if model.fit.at_boundary else ""
    return "; ".join(filter(None, [few, none])) or None


def bootstrap_fits(
    patterns: Patterns,
    ratio: float,
    *,
    rng: np.random.Generator,
    replicates: int = REPLICATES,
) -> MixedFit:
    """Fit the model anew to studies drawn from it.

    Parameters
    ----------
    patterns : Patterns
        Who was scored when.
    ratio : float
        Variance between people over the variance within, as fitted.
    rng : Generator
        Of numpy.
    replicates : int, default 999
        Studies drawn, in blocks of bounded memory.

    Returns
    -------
    MixedFit
        With a first axis of replicates, their true means 0 and their variance within
        people 1: an error over its standard error depends on neither.
    """
    block = max(1, BLOCK // (patterns.seen.size + 1))
    sizes = [min(block, replicates - done) for done in range(0, replicates, block)]
    fits = [
        fit_mixed(draw_moments(patterns, ratio, rng=rng, size=size)) for size in sizes
    ]
    fields = ("beta", "covariance", "residual", "ratio")
    return MixedFit(
        *(np.concatenate([getattr(fit, field) for fit in fits]) for field in fields)
    )


def change_interval(
    fit: MixedFit, drawn: MixedFit | None, pair: tuple[int, int], *, level: float
) -> dict:
    """Give the change between two times, its interval and its p.

    Parameters
    ----------
    fit : MixedFit
        Of the scores, one group.
    drawn : MixedFit or None
        As `bootstrap_fits` gives it; None for the normal distribution.
    pair : tuple of int
        Places of the earlier and the later time.
    level : float in (0, 1)
        Level of the interval.

    Returns
    -------
    dict
        `estimate`, `low`, `high` [points], `statistic` (change over standard
        error) and two-sided `p`. The bootstrap's error over its standard error has
        a symmetric distribution, so its size is what is counted: the interval reaches
        as many standard errors as `level` of the replicates do, and p is their share
        beyond the statistic, that of the study counted among them.
    """
    change, error = (value.item() for value in _change(fit, pair))
    statistic = change / error
    if drawn is None:
        reach, p = special.ndtri((1 + level) / 2), 2 * special.ndtr(-abs(statistic))
    else:
        sizes = np.sort(np.abs(np.divide(*_change(drawn, pair))))
        place = int(np.ceil((len(sizes) + 1) * level - 1e-9))
        reach = sizes[min(place, len(sizes)) - 1]
        p = (1 + np.count_nonzero(sizes >= abs(statistic))) / (len(sizes) + 1)
    return {"estimate": change, "low": change - reach * error,
            "high": change + reach * error, "statistic": statistic, "p": float(p)}  # fmt: skip


def _change(fit: MixedFit, pair: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    first, second = pair
    means, covariance = fit.beta[..., 0, :], fit.covariance[..., 0, :, :]
    variance = (
        covariance[..., first, first] + covariance[..., second, second]
        - 2 * covariance[..., first, second]
    )  # fmt: skip
    return means[..., second] - means[..., first], np.sqrt(variance)
