"""The tables that passed disclosure control."""

from plait.shapes.shape import Column, Shape

QUOTES = Shape(
    name="quotes",
    grain="one row: an extract that may be quoted",
    key=("quote",),
    columns=(
        Column("quote", "text", "q and its number in the order of the report",
               required=True),
        Column("extract", "text", "keyed hash of the extract id", required=True),
        Column("text", "text", "the words, cut from the transcript", required=True),
        Column("attribution", "text", "role, site and time as far as enough people share "
               "them, never a person",
               required=True),
        Column("themes", "text", "theme ids, `;` between"),
        Column("statements", "text", "statements it is bound to, `;` between"),
        Column("case_against", "text", "what it speaks against: ids of propositions, and "
               "`theme.` or `code.` with an id where it was marked while coding"),
    ),
)  # fmt: skip

WITHHELD = Shape(
    name="withheld",
    grain="one row: something that was held back",
    key=("what", "id"),
    columns=(
        Column("what", "text", "finding, quote, range, statement, pair of codes, run of "
               "documents, cell of a table", required=True),
        Column("id", "text", "id, or a count where the id would tell", required=True),
        Column("rule", "text", "rule of the profile, in words", required=True),
    ),
)  # fmt: skip

SCALES = Shape(
    name="scales",
    grain="one row: a scale of an instrument of this study",
    key=("place",),
    columns=(
        Column("instrument", "text", "instrument id", required=True),
        Column("scale", "text", "scale id", required=True),
        Column("place", "count", "order in the report", required=True),
        Column("instrument_name", "text", "in words", required=True),
        Column("scale_name", "text", "in words", required=True),
        Column("unit", "text", "unit of the score", required=True),
        Column("low", "number", "lowest possible score"),
        Column("high", "number", "highest possible score"),
        Column("better", "text", "higher, lower or neither", required=True),
        Column("scoring", "text", "how it was scored and the missing rule, in words"),
        Column("mean_decimals", "count", "decimals of a mean", required=True),
        Column("sd_decimals", "count", "decimals of an SD", required=True),
        Column(
            "verified", "flag", "whether the scoring key was checked", required=True
        ),
        Column("note", "text", "what a reader must know"),
    ),
)

CODES = Shape(
    name="codes",
    grain="one row: a code of the codebook",
    key=("place",),
    columns=(
        Column("place", "count", "order in the codebook", required=True),
        Column("code", "text", "code id", required=True),
        Column("parent", "text", "code above it"),
        Column("name", "text", "in words", required=True),
        Column("definition", "text", "what belongs to it"),
    ),
)

FLOW = Shape(
    name="flow",
    grain="one row: a time point, in the order of the study",
    key=("place",),
    columns=(
        Column("place", "count", "order of the time points", required=True),
        Column("time", "text", "id of the time point, or all", required=True),
        Column("label", "text", "in words", required=True),
        Column("enrolled", "count", "people in the study, withdrawn ones too"),
        Column("answered", "count", "people with at least one answer"),
        Column("interviewed", "count", "known people who spoke in a transcript"),
        Column("left", "count", "people who left the role and did not answer again"),
        Column("not_answered", "count", "people enrolled without an answer then"),
        Column("withdrawn", "count", "people who withdrew at any time, in any way"),
        Column("quoted", "count", "known people with a released quote of that time"),
    ),
)
