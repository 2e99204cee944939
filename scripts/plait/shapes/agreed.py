"""The table of what a team agreed its statements and its argument rest on."""

from plait.shapes.shape import Column, Shape

AGREED = Shape(
    name="agreed",
    grain="one row: a piece of evidence of a claim, as the team agreed on it",
    key=("claim", "evidence", "start"),
    columns=(
        Column("agreed_on", "text", "date on which the team agreed", required=True),
        Column("agreed_by", "text", "a role, never a name", required=True),
        Column("claim", "text", "statement or proposition id, or argument",
               required=True),
        Column("kind", "text", "finding, extract, workshop, or verdict (nothing but "
               "the verdict)", required=True),
        Column("evidence", "text", "id of the finding, extract, workshop or "
               "recommendation; empty for none"),
        Column("estimate", "number", "estimate of the finding, to 10 digits"),
        Column("low", "number", "lower limit of its interval"),
        Column("high", "number", "upper limit of its interval"),
        Column("n", "number", "people behind it"),
        Column("start", "count", "first code point of the quote in its document"),
        Column("end", "count", "one past its last"),
        Column("text_hash", "text", "SHA-256 of the quote"),
        Column("verdict", "text", "verdict of the statement"),
    ),
)  # fmt: skip
