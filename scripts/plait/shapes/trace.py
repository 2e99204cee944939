"""The table of the way from a result to raw rows, and on to the report."""

from plait.shapes.shape import Column, Shape

TRAIL = Shape(
    name="trail",
    grain="one row: a step between a result and what it came from or went into",
    key=("place",),
    columns=(
        Column("place", "count", "order of the steps", required=True),
        Column("way", "text", "asked (what was asked for), back (where it came from), "
               "forward (where it went)", required=True),
        Column("depth", "count", "0 for a step, 1 for what belongs to the one above it, "
               "and so on", required=True),
        Column("step", "text", "finding, rule, module, parameter, instrument, norm, "
               "people, rows, rows left out, decision, statement ...", required=True),
        Column("what", "text", "what it is or says", required=True),
        Column("where", "text", "file, with lines, offsets or anchor"),
        Column("digest", "text", "first 16 digits of the SHA-256, of the file as it is "
               "now; of a rule, of its script and modules"),
        Column("used", "count", "rows of the file, people or extracts that count"),
        Column("left_out", "count", "those that were read and do not count"),
    ),
)  # fmt: skip
