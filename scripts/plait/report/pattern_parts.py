"""Make the parts of the appendix on the words."""

from plait.report.agreement_tables import (
    agreement_table,
    agreement_words,
    difference_words,
)
from plait.report.code_people_tables import code_group_tables, code_people_table
from plait.report.inputs import ReportInputs
from plait.report.pattern_tables import (
    meeting_table,
    memo_table,
    positionality_words,
    saturation_words,
)

MAKERS = {
    "agreement-lead": agreement_words,
    "table-agreement": agreement_table,
    "differences": difference_words,
    "table-code-people": code_people_table,
    "table-code-groups": code_group_tables,
    "table-meetings": meeting_table,
    "saturation-words": saturation_words,
    "table-memos": memo_table,
}
HEAD = (
    "# More on the words {#sec-more-words}\n\nThe fuller tables on what was coded, for "
    "readers who want to know how it was done. Nothing here is needed to follow the "
    "report."
)


def pattern_parts(inputs: ReportInputs) -> dict[str, str]:
    """Make the parts of the appendix on the words, and the coders' statements.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    dict of str to str
        Name of the part to its markdown; "" where a study has nothing to say.
    """
    parts = {name: make(inputs) for name, make in MAKERS.items()}
    head = HEAD if any(parts.values()) else ""
    return parts | {
        "more-words-head": head,
        "positionality": positionality_words(inputs),
    }
