"""Say which statistics are estimated of a study's scores, in the order of a report."""

from dataclasses import dataclass

import pandas as pd

from plait.quantitative.between import between_findings
from plait.quantitative.change import change_findings, pair_summaries
from plait.quantitative.complete_answers import CompleteAnswers, complete_answers
from plait.quantitative.cube import Cube, score_cube
from plait.quantitative.descriptives import (
    end_findings,
    mean_findings,
    summarise,
    summary_rows,
    with_printed,
)
from plait.quantitative.distances import distance_findings, norm_distances
from plait.quantitative.equivalence import equivalence_findings
from plait.quantitative.hodges_lehmann import hodges_lehmann_findings
from plait.quantitative.lost import lost_findings
from plait.quantitative.mixed_bootstrap import mixed_findings
from plait.quantitative.norms import norm_table
from plait.quantitative.omega import omega_findings
from plait.quantitative.omnibus import omnibus_findings
from plait.quantitative.permutation import permutation_findings
from plait.quantitative.plan import Plan, plan_scales
from plait.quantitative.precision import precision_findings
from plait.quantitative.reliability import alpha_findings
from plait.quantitative.reliable_change import reliable_change_findings
from plait.quantitative.signed_rank import signed_rank_findings
from plait.quantitative.spread import Spread
from plait.quantitative.tipping import tipping_equivalence_findings, tipping_findings


@dataclass(frozen=True)
class Measured:
    """What a study measured.

    Parameters
    ----------
    cube : Cube
        Scores [points].
    answers : list of CompleteAnswers
        Keyed answers of the people who answered every item of a scale.
    printed : DataFrame, one row a scale x time
        What is known by its summary only, as `summary_rows` gives it.
    groups : Series of str, participant to level
        Of the between factor, "" where not known; empty where none is declared.
    """

    cube: Cube
    answers: list[CompleteAnswers]
    printed: pd.DataFrame
    groups: pd.Series


def measure(
    scores: pd.DataFrame, answers: Spread, summaries: pd.DataFrame, plan: Plan,
    *, groups: dict[str, str],
) -> Measured:  # fmt: skip
    """Lay out what a study measured.

    Parameters
    ----------
    scores, summaries : DataFrame
        In the shapes SCORES and SUMMARIES [points].
    answers : Spread
        Of the answers that were scored.
    plan : Plan
        Its scales and times.
    groups : dict of str to str
        Participant to level of the between factor; empty where none is declared.

    Returns
    -------
    Measured
        People without a row of scores are not in it.
    """
    scales = plan_scales(plan)
    return Measured(
        cube=score_cube(scores, scales=scales, times=plan.times),
        answers=complete_answers(answers, plan),
        printed=summary_rows(summaries, scales),
        groups=pd.Series(groups, dtype="str"),
    )


def vectorised_findings(measured: Measured, plan: Plan) -> list[pd.DataFrame]:
    """Estimate what costs no more with more people than reading them does.

    Parameters
    ----------
    measured : Measured
        Scores and answers [points]; NaN is left out of the statistic that needs it.
    plan : Plan
        Without faults.

    Returns
    -------
    list of DataFrame, each one row a statistic
        Columns of FINDINGS: means, floor and ceiling, alpha, changes and effect
        sizes, precision, tipping points, who was lost, distances
        from norms, equivalence, and the same means, changes and distances of each
        group.
    """
    cube = measured.cube
    summary = with_printed(summarise(cube), measured.printed)
    pairs = pair_summaries(cube, plan.contrasts)
    return [
        *_of_scores(summary, pairs, plan),
        end_findings(cube),
        alpha_findings(measured.answers, level=plan.level),
        *_beside_change(pairs, plan),
        lost_findings(cube, plan.contrasts, level=plan.level),
        *(part for group in _groups(measured) for part in _of_group(group, plan)),
        between_findings(cube, measured.groups, plan) if plan.between else _nothing(),
    ]


def individual_findings(measured: Measured, plan: Plan) -> list[pd.DataFrame]:
    """Count the people who changed by more than errors of measurement would make them.

    Parameters
    ----------
    measured : Measured
        As for `vectorised_findings`.
    plan : Plan
        Without faults.

    Returns
    -------
    list of DataFrame, each one row a statistic
        Columns of FINDINGS: reliable change, by the declared reliability and by this
        study's own alpha.
    """
    alphas = alpha_findings(measured.answers, level=plan.level)
    return [reliable_change_findings(measured.cube, plan, alphas=alphas)]


def resampled_findings(measured: Measured, plan: Plan) -> list[pd.DataFrame]:
    """Estimate what is fitted, resampled or ranked, a scale at a time.

    Parameters
    ----------
    measured : Measured
        As for `vectorised_findings`.
    plan : Plan
        Without faults; its seed makes what is random repeatable.

    Returns
    -------
    list of DataFrame, each one row a statistic
        Columns of FINDINGS: permutation and signed-rank tests, Hodges-Lehmann
        shifts, mixed models, omnibus tests, omega.
    """
    cube, groups = measured.cube, measured.groups if plan.between else None
    return [
        permutation_findings(cube, plan),
        signed_rank_findings(cube, plan.contrasts),
        hodges_lehmann_findings(cube, plan),
        mixed_findings(cube, plan),
        omnibus_findings(cube, groups=groups),
        omega_findings(measured.answers, level=plan.level),
    ]


def _of_scores(
    summary: pd.DataFrame, pairs: pd.DataFrame, plan: Plan
) -> list[pd.DataFrame]:
    distances = norm_distances(summary, norm_table(plan.norms))
    return [
        mean_findings(summary, level=plan.level),
        change_findings(pairs, level=plan.level),
        distance_findings(distances, level=plan.level),
        equivalence_findings(pairs, distances, equivalence=plan.equivalence),
    ]


def _beside_change(pairs: pd.DataFrame, plan: Plan) -> list[pd.DataFrame]:
    return [
        precision_findings(pairs, level=plan.level),
        tipping_findings(pairs, level=plan.level),
        tipping_equivalence_findings(pairs, equivalence=plan.equivalence),
    ]


def _of_group(cube: Cube, plan: Plan) -> list[pd.DataFrame]:
    return _of_scores(summarise(cube), pair_summaries(cube, plan.contrasts), plan)


def _groups(measured: Measured) -> list[Cube]:
    levels = sorted(set(measured.groups) - {""})
    return [measured.cube.of(set(_who(measured.groups, name)), name) for name in levels]


def _who(groups: pd.Series, level: str) -> pd.Index:
    return groups.index[groups == level]


def _nothing() -> pd.DataFrame:
    return pd.DataFrame()
