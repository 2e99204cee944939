"""The tables of who took part, who is missing, and what the norms are."""

from plait.shapes.shape import Column, Shape

# What stands in the place of rows that are told together.
OTHER_REASONS = "other reasons"
ANY_POST = "any time in post"
OTHER_PATTERNS = "other patterns"

PARTICIPATION = Shape(
    name="participation",
    grain="one row: a scale x time",
    key=("instrument", "scale", "time"),
    columns=(
        Column("instrument", "text", "instrument id", required=True),
        Column("scale", "text", "scale id", required=True),
        Column("time", "text", "id of the time point", required=True),
        Column("enrolled", "count", "people in the study, withdrawn ones too"),
        Column("answered", "count", "people who answered an item of the scale"),
        Column("scored", "count", "people with a score"),
    ),
)

LOSSES = Shape(
    name="losses",
    grain="one row: a time x reason x time in post of people without an answer then",
    key=("time", "reason", "in_post"),
    columns=(
        Column("time", "text", "id of the time point", required=True),
        Column("reason", "text", "left_reason of participants.csv; withdrawn; still in "
               "the role; not recorded; other reasons where small rows are told "
               "together", required=True),
        Column("in_post", "text", "under 3 months, 3 to 6 months, 6 to 12 months, 12 "
               "months or more, not recorded, any time in post", required=True),
        Column("n", "count", "people"),
    ),
)  # fmt: skip

MISSING_PATTERNS = Shape(
    name="missing_patterns",
    grain="one row: an instrument x pattern of time points with and without a score",
    key=("instrument", "pattern"),
    columns=(
        Column("instrument", "text", "instrument id", required=True),
        Column("pattern", "text", "time ids with a score on any of its scales, in "
               "order, a dash where there is none: t1 - t3; other patterns where small "
               "rows are told together", required=True),
        Column("n", "count", "people"),
    ),
)  # fmt: skip

NORMS = Shape(
    name="norms",
    grain="one row: a norm x scale",
    key=("place",),
    columns=(
        Column("place", "count", "order of the study", required=True),
        Column("instrument", "text", "instrument id", required=True),
        Column("scale", "text", "scale id", required=True),
        Column("norm", "text", "<population>_<year>", required=True),
        Column("population", "text", "in words", required=True),
        Column("mean", "number", "the norm's mean [points]"),
        Column("sd", "number", "the norm's SD [points]; NaN where it is not known"),
        Column("n", "count", "people in the norm's sample; missing where not known"),
        Column("combined", "flag", "whether it is the norm of scales taken together",
               required=True),
        Column("verified", "flag", "whether it was checked against its source",
               required=True),
        Column("citation", "text", "where it was published", required=True),
        Column("caution", "text", "what a reader must know"),
    ),
)  # fmt: skip

TOOK_PART = {shape.name: shape for shape in (PARTICIPATION, LOSSES, MISSING_PATTERNS)}
