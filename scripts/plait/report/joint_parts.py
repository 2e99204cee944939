"""Make the parts of the report in which numbers and words stand together."""

from plait.report.inputs import ReportInputs
from plait.report.joint_convergence import (
    completeness_words,
    convergence_table,
    convergence_words,
    dissonance_words,
)
from plait.report.joint_theme_tables import matrix_words, theme_displays
from plait.report.joint_time_tables import time_table

MAKERS = {
    "joint-dissonance": dissonance_words,
    "joint-convergence": convergence_words,
    "table-convergence": convergence_table,
    "joint-completeness": completeness_words,
    "table-joint-time": time_table,
    "joint-themes": theme_displays,
    "joint-matrix": matrix_words,
}


def joint_parts(inputs: ReportInputs) -> dict[str, str]:
    """Make the parts of the joint displays, but for the one of propositions.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    dict of str to str
        Name of the part to its markdown; "" where a study has nothing to say.
    """
    return {name: make(inputs) for name, make in MAKERS.items()}
