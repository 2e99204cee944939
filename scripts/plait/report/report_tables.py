"""Set every table of the report as finished markdown."""

from plait.report.code_tables import code_table
from plait.report.inputs import ReportInputs
from plait.report.norm_tables import norm_table
from plait.report.outcome_tables import change_table, outcome_table
from plait.report.record_tables import (
    flow_table,
    input_table,
    software_table,
    withheld_table,
)
from plait.report.synthesis_tables import fault_table, joint_display, statement_table
from plait.report.theme_tables import theme_table
from plait.report.workshop_tables import recommendation_table, workshop_table

TABLES = {
    "flow": flow_table,
    "outcomes": outcome_table,
    "norms": norm_table,
    "themes": theme_table,
    "codes": code_table,
    "workshops": workshop_table,
    "recommendations": recommendation_table,
    "joint": joint_display,
    "statements": statement_table,
    "faults": fault_table,
    "withheld": withheld_table,
    "software": software_table,
    "inputs": input_table,
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
        show in it. `table-changes` holds one table a contrast.
    """
    tables = {f"table-{name}": make(inputs) for name, make in TABLES.items()}
    changes = [change_table(inputs, c) for c in inputs.study["contrasts"]]
    return tables | {"table-changes": "\n".join(filter(None, changes))}
