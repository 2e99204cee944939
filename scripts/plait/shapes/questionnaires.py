"""The tables of the quantitative strand before any statistic."""

from plait.shapes.shape import Column, Shape

ANSWERS = Shape(
    name="answers",
    grain="one row: a participant x time x instrument x item",
    key=("participant", "time", "instrument", "item"),
    columns=(
        Column("participant", "text", "pseudonymous id", required=True),
        Column("time", "text", "id of the time point", required=True),
        Column("instrument", "text", "id of the instrument", required=True),
        Column("item", "text", "item of the instrument, or scale id", required=True),
        Column("level", "text", "item, or scale for an imported score", required=True),
        Column("answer", "number", "as typed, before keying; NaN if missing [points]"),
        Column("file", "text", "export it was read from", required=True),
        Column("line", "count", "line in that file, from 1", required=True),
    ),
)

SCORES = Shape(
    name="scores",
    grain="one row: a participant x time x scale",
    key=("participant", "time", "instrument", "scale"),
    columns=(
        Column("participant", "text", "pseudonymous id", required=True),
        Column("time", "text", "id of the time point", required=True),
        Column("instrument", "text", "id of the instrument", required=True),
        Column("scale", "text", "id of the scale", required=True),
        Column("score", "number", "score; NaN if not scorable [points]"),
        Column("n_items", "count", "items in the scale; 1 for an imported score"),
        Column("n_answered", "count", "items answered"),
        Column("status", "text", "scored, imported, or why there is no score"),
    ),
)

ROWS_READ = Shape(
    name="rows_read",
    grain="one row: a file x what was done with some of its rows or columns",
    key=("file", "what", "detail"),
    columns=(
        Column("file", "text", "export that was read", required=True),
        Column("what", "text", "rows_used, rows_left_out, columns_used, "
               "columns_left_out, recoded_missing, encoding", required=True),
        Column("detail", "text", "which, and why", required=True),
        Column("n", "count", "rows, columns or values"),
    ),
)  # fmt: skip
