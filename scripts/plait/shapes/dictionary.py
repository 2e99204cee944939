"""Write the data dictionary from the shapes of the tables."""

from collections.abc import Mapping, Sequence

from plait.shapes.agreed import AGREED
from plait.shapes.argument import ARGUMENT_TABLES
from plait.shapes.candidates import CONCORDANCE, KEYWORD_CANDIDATES
from plait.shapes.checklists import CHECKLISTS
from plait.shapes.codings import (
    CODINGS,
    DECISION_COUNTS,
    FRAMEWORK,
    NEGATIVE_EXTRACTS,
    ORPHANS,
    RECOMMENDATIONS,
    THEMES,
)
from plait.shapes.decisions import ANCHORS, KEYWORD_RECALL, RECODED, TO_REVIEW
from plait.shapes.exchange import REFI_LOSSES
from plait.shapes.findings import FINDINGS
from plait.shapes.identifiers import IDENTIFIER_CANDIDATES, REPLACEMENTS
from plait.shapes.joint import JOINT
from plait.shapes.participation import (
    LOSSES,
    MISSING_PATTERNS,
    NORMS,
    PARTICIPATION,
)
from plait.shapes.patterns import (
    CO_OCCURRENCE,
    DIFFERENCES,
    MEMO_COUNTS,
    MEMOS,
    SATURATION,
)
from plait.shapes.pooling import POOL_TABLES
from plait.shapes.protocol import DEVIATIONS
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES, SUMMARIES
from plait.shapes.release import CODES, FLOW, QUOTES, SCALES, WITHHELD
from plait.shapes.shape import Column, Shape
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.trace import TRAIL
from plait.shapes.trail import THEME_TRAIL
from plait.shapes.transcripts import LEFT_OUT, SUGGESTIONS, TURNS
from plait.shapes.withdrawal import TOMBSTONES

TABLES: dict[str, tuple[Shape, ...]] = {
    "The questionnaires": (
        ANSWERS,
        SCORES,
        SUMMARIES,
        ROWS_READ,
        PARTICIPATION,
        LOSSES,
        MISSING_PATTERNS,
    ),
    "The transcripts": (
        TURNS,
        LEFT_OUT,
        REPLACEMENTS,
        IDENTIFIER_CANDIDATES,
        SUGGESTIONS,
    ),
    "What people decided": (
        CODINGS,
        NEGATIVE_EXTRACTS,
        ORPHANS,
        TOMBSTONES,
        REFI_LOSSES,
        ANCHORS,
        RECODED,
        TO_REVIEW,
        DECISION_COUNTS,
        KEYWORD_RECALL,
        KEYWORD_CANDIDATES,
        CONCORDANCE,
        THEMES,
        THEME_TRAIL,
        FRAMEWORK,
        RECOMMENDATIONS,
    ),
    "What codings have in common": (
        DIFFERENCES,
        CO_OCCURRENCE,
        SATURATION,
        MEMOS,
        MEMO_COUNTS,
    ),
    "The results": (FINDINGS, TRAIL),
    "The synthesis": (
        STATEMENTS,
        PROPOSITIONS,
        ARGUMENT_FAULTS,
        AGREED,
        *JOINT.values(),
        *ARGUMENT_TABLES.values(),
    ),
    "What is made for release": (
        CHECKLISTS,
        CODES,
        DEVIATIONS,
        FLOW,
        NORMS,
        QUOTES,
        SCALES,
        WITHHELD,
    ),
    "What several trusts found": POOL_TABLES,
}
KINDS = {
    "text": "text",
    "label": "text",
    "number": "number",
    "count": "whole number",
    "flag": "True or False",
}
HEAD = """\
# The tables

Every table that plait writes, with its columns. "One row" is the grain: what a single row
stands for. The key is the set of columns that together name a row; rows stand in its order.
A column that is not *always* filled may be empty, and an empty cell means missing, never 0.
Two tables of one name have the same columns: the one in `results/restricted` is what the
pipeline made, the one in `results/shareable` what disclosure control let through. What is
not in `results/shareable` never leaves.

This page is written by `python -m plait.shapes.dictionary`; change the shapes, not the page.
"""


def data_dictionary(shapes: Mapping[str, Sequence[Shape]]) -> str:
    """Describe tables for the people who read them.

    Parameters
    ----------
    shapes : mapping of str to sequence of Shape
        Heading to the tables under it, in the order of the page.

    Returns
    -------
    str
        Markdown: for each table its grain and key, and one line a column with its
        type, whether it is always filled, and its meaning. Ends with a line feed.
    """
    sections = [
        f"## {heading}\n\n" + "\n".join(map(_table, tables))
        for heading, tables in shapes.items()
    ]
    return "\n".join([HEAD, *sections])


def _table(shape: Shape) -> str:
    key = ", ".join(f"`{name}`" for name in shape.key)
    lines = [
        f"### {shape.name}",
        "",
        f"{_text(shape.grain[0].upper() + shape.grain[1:])}. Key: {key}.",
        "",
        "| column | type | always | meaning |",
        "|---|---|---|---|",
        *map(_line, shape.columns),
    ]
    return "\n".join(lines) + "\n"


def _line(column: Column) -> str:
    always = "yes" if column.required or column.kind == "flag" else ""
    kind = KINDS[column.kind]
    return f"| `{column.name}` | {kind} | {always} | {_text(column.meaning)} |"


def _text(words: str) -> str:
    """Keep markdown from taking a bar for a cell and a bracket for a tag."""
    return words.replace("|", r"\|").replace("<", r"\<")


if __name__ == "__main__":
    print(data_dictionary(TABLES), end="")
