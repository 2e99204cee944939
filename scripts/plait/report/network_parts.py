"""Make the parts of the report on constructs, critique and how the synthesis grew."""

from plait.report.construct_tables import (
    construct_table,
    network_lead,
    relation_table,
    verb_words,
)
from plait.report.critique_tables import critique_lead, critique_table, memo_words
from plait.report.inputs import ReportInputs
from plait.report.version_tables import (
    earlier_table,
    growth_lead,
    rewording_table,
    version_table,
)

MAKERS = {
    "constructs": network_lead,
    "table-constructs": construct_table,
    "table-relations": relation_table,
    "verbs": verb_words,
    "critique": critique_lead,
    "table-critique": critique_table,
    "reflexive-memos": memo_words,
    "growth": growth_lead,
    "table-versions": version_table,
    "table-rewordings": rewording_table,
    "table-earlier": earlier_table,
}


def network_parts(inputs: ReportInputs) -> dict[str, str]:
    """Make the parts on constructs, relations, critique, memos and versions.

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
