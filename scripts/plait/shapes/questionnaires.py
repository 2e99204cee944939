"""The tables of the quantitative strand before any statistic."""

from plait.shapes.shape import Column, Shape

ANSWERS = Shape(
    name="answers",
    grain="one row: a participant x time x instrument x item",
    key=("participant", "time", "instrument", "item"),
    columns=(
        Column("participant", "label", "pseudonymous id", required=True),
        Column("time", "label", "id of the time point", required=True),
        Column("instrument", "label", "id of the instrument", required=True),
        Column("item", "label", "item of the instrument, or scale id", required=True),
        Column("level", "label", "item, or scale for an imported score", required=True),
        Column(
            "answer", "number", "as it was read, before keying; NaN if missing [points]"
        ),
        Column("file", "label", "export it was read from", required=True),
        Column("line", "count", "line in that file, from 1", required=True),
    ),
)

SCORES = Shape(
    name="scores",
    grain="one row: a participant x time x scale",
    key=("participant", "time", "instrument", "scale"),
    columns=(
        Column("participant", "label", "pseudonymous id", required=True),
        Column("time", "label", "id of the time point", required=True),
        Column("instrument", "label", "id of the instrument", required=True),
        Column("scale", "label", "id of the scale", required=True),
        Column("score", "number", "score; NaN if not scorable [points]"),
        Column("n_items", "count", "items in the scale; 1 for an imported score"),
        Column("n_answered", "count", "items answered; 1 for an imported score"),
        Column("status", "label", "scored, imported, or why there is no score"),
    ),
)

SUMMARIES = Shape(
    name="summaries",
    grain="one row: a scale x time that is known by its summary only",
    key=("instrument", "scale", "time"),
    columns=(
        Column("instrument", "text", "id of the instrument", required=True),
        Column("scale", "text", "id of the scale", required=True),
        Column("time", "text", "id of the time point", required=True),
        Column("n", "count", "people behind it", required=True),
        Column("mean", "number", "mean score [points]"),
        Column("sd", "number", "sample SD of the scores [points]"),
        Column("minimum", "number", "smallest score [points]"),
        Column("maximum", "number", "largest score [points]"),
        Column("caution", "text", "what does not add up in the printed figures"),
        Column("file", "text", "table it was read from", required=True),
        Column("line", "count", "line in that file, from 1", required=True),
    ),
)

ROWS_READ = Shape(
    name="rows_read",
    grain="one row: a file x what was done with some of its rows or columns",
    key=("file", "what", "detail"),
    columns=(
        Column("file", "text", "export that was read", required=True),
        Column("what", "text", "rows_used, rows_left_out, columns_used, "
               "columns_left_out, recoded_missing, recoded, encoding", required=True),
        Column("detail", "text", "which, and why", required=True),
        Column("n", "count", "rows, columns or values; of rows and values missing when "
               "released"),
        Column("people", "count", "people behind rows; missing where not known"),
    ),
)  # fmt: skip
