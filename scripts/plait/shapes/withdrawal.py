"""The table of what is left of decisions on words that a person took back."""

from plait.shapes.shape import Column, Shape

TOMBSTONES = Shape(
    name="tombstones",
    grain="one row: a decision on words that were taken back, or never agreed to",
    key=("coder", "decision"),
    columns=(
        Column("decision", "text", "id of the decision", required=True),
        Column("coder", "text", "who decided", required=True),
        Column("at", "text", "the day of the decision", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("action", "text", "accept, reject, move, extend or add", required=True),
        Column("code", "text", "code that it was about, where it names one"),
        Column("reason", "text", "why it does not count", required=True),
    ),
)
