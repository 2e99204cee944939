"""Set every table of the report as finished markdown."""

from plait.report.change_tables import change_table, ways_table
from plait.report.claim_tables import reliable_table, sure_table
from plait.report.code_tables import code_table
from plait.report.effect_tables import effect_table
from plait.report.equivalence_tables import equivalence_table
from plait.report.group_tables import between_table, group_table, overall_table
from plait.report.inputs import ReportInputs
from plait.report.joint_display import joint_display
from plait.report.norm_tables import norm_error_table, norm_source_table, norm_table
from plait.report.outcome_tables import outcome_table
from plait.report.people_tables import (
    loss_table,
    lost_table,
    participation_table,
    pattern_table,
)
from plait.report.reading_tables import reading_table
from plait.report.record_tables import (
    flow_table,
    input_table,
    software_table,
    withheld_table,
)
from plait.report.reliability_tables import ends_table, reliability_table
from plait.report.synthesis_tables import fault_table, statement_table
from plait.report.theme_tables import theme_table
from plait.report.trail import trail_table
from plait.report.workshop_tables import recommendation_table, workshop_table

TABLES = {
    "flow": flow_table,
    "losses": loss_table,
    "participation": participation_table,
    "patterns": pattern_table,
    "lost": lost_table,
    "outcomes": outcome_table,
    "reliability": reliability_table,
    "ends": ends_table,
    "overall": overall_table,
    "sure": sure_table,
    "reliable": reliable_table,
    "between": between_table,
    "norms": norm_table,
    "norm-error": norm_error_table,
    "norm-sources": norm_source_table,
    "equivalence": equivalence_table,
    "reading": reading_table,
    "themes": theme_table,
    "codes": code_table,
    "workshops": workshop_table,
    "trail": trail_table,
    "recommendations": recommendation_table,
    "joint": joint_display,
    "statements": statement_table,
    "faults": fault_table,
    "withheld": withheld_table,
    "software": software_table,
    "inputs": input_table,
}
# A table a contrast.
BY_CONTRAST = {
    "changes": change_table,
    "ways": ways_table,
    "effects": effect_table,
    "groups": group_table,
}


def report_tables(inputs: ReportInputs) -> dict[str, str]:
    """Set all tables.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    dict of str to str
        `table-<name>` to a Quarto table block; "" where a study has nothing to
        show in it. Those of `BY_CONTRAST` hold one table a contrast.
    """
    tables = {f"table-{name}": make(inputs) for name, make in TABLES.items()}
    contrasts = inputs.study["contrasts"]
    return tables | {
        f"table-{name}": "\n".join(filter(None, (make(inputs, c) for c in contrasts)))
        for name, make in BY_CONTRAST.items()
    }
