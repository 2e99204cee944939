"""Draw the figures of the report from released findings."""

import pandas as pd

from plait.report.figure_change import change_over_time
from plait.report.figure_codes import codes_by_time
from plait.report.figure_effects import effect_forest
from plait.report.figure_flow import flow_of_people, has_flow
from plait.report.figure_joint import joint_over_time
from plait.report.figure_missing import missing_scores
from plait.report.figure_network import construct_network
from plait.report.figure_norms import norm_distance
from plait.report.figure_saturation import saturation_figure
from plait.report.figure_style import Drawing, placeholder, styled
from plait.report.figure_trail import theme_trail_figure
from plait.report.finding_words import contrast_names
from plait.report.inputs import short_times, times_counted

ABSENT = {
    "flow_of_people": "nobody who may be counted in this study",
    "change_over_time": "no questionnaires in this study",
    "effect_forest": "no changes in this study",
    "norm_distance": "no norms in this study",
    "missing_scores": "nothing is known of who is missing in this study",
    "codes_by_time": "no codings over time in this study",
    "theme_trail": "no workshop changed a theme in this study",
    "construct_network": "no constructs in this study",
    "saturation": "no runs of transcripts that may be shown in this study",
    "joint_over_time": "no display of both strands over time in this study",
}


def draw_figures(
    findings: pd.DataFrame, tables: dict[str, pd.DataFrame], *, study: dict
) -> dict[str, Drawing]:
    """Draw every figure of the report.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        Released findings, in the shape FINDINGS.
    tables : dict of str to DataFrame
        scales, codes, themes, theme_trail, norms and participation, in the shapes of
        these names; may be empty.
    study : dict
        Its times, contrasts and equivalence.

    Returns
    -------
    dict of str to Drawing
        change_over_time, effect_forest, norm_distance, missing_scores,
        codes_by_time and theme_trail, always all of them; a placeholder where a
        study has nothing to draw.
    """
    drawings = {name: placeholder(words) for name, words in ABSENT.items()}
    times = short_times(study)
    with styled():
        if times:
            drawings |= _of_scores(findings, tables, study)
        spoken = times_counted(findings, times)
        if _has(findings, "extracts") and len(spoken) > 1:
            drawings["codes_by_time"] = codes_by_time(
                findings, tables["codes"], tables["themes"], times=spoken
            )
        if tables["theme_trail"]["stage"].gt(0).any():
            drawings["theme_trail"] = theme_trail_figure(
                tables["theme_trail"], tables["codes"]
            )
        if has_flow(tables["flow"]):
            drawings["flow_of_people"] = flow_of_people(
                tables["flow"], tables["losses"]
            )
        if tables["saturation"]["status"].eq("computed").any():
            drawings["saturation"] = saturation_figure(tables["saturation"])
        drawings |= _of_constructs(tables)
        if times and len(tables["joint_times"]):
            drawings["joint_over_time"] = joint_over_time(
                tables["joint_times"], tables, times=times
            )
    return drawings


def _of_constructs(tables: dict[str, pd.DataFrame]) -> dict[str, Drawing]:
    if tables["constructs"].empty:
        return {}
    drawn = construct_network(tables["constructs"], tables["relations"])
    return {"construct_network": drawn}


def _of_scores(
    findings: pd.DataFrame, tables: dict[str, pd.DataFrame], study: dict
) -> dict[str, Drawing]:
    times, contrasts = short_times(study), contrast_names(study)
    scales, norms = tables["scales"], tables["norms"]
    drawn = {}
    if _has(findings, "mean"):
        drawn["change_over_time"] = change_over_time(
            findings, scales, times=times, norms=norms
        )
    if _has(findings, "d_av"):
        drawn["effect_forest"] = effect_forest(findings, scales, contrasts=contrasts)
    if _has(findings, "distance_z"):
        drawn["norm_distance"] = norm_distance(
            findings, scales, times=times, norms=norms,
            equivalence=study["equivalence"],
        )  # fmt: skip
    if len(tables["participation"]):
        drawn["missing_scores"] = missing_scores(
            tables["participation"], scales, times=times
        )
    return drawn


def _has(findings: pd.DataFrame, measure: str) -> bool:
    rows = findings[(findings["measure"] == measure) & findings["group"].isna()]
    return bool(rows["estimate"].notna().any())
