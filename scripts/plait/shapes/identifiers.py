"""The tables of what may name someone in a transcript."""

from plait.shapes.shape import Column, Shape

REPLACEMENTS = Shape(
    name="replacements",
    grain="one row: a place of a document where the text was changed",
    key=("document", "source_start"),
    columns=(
        Column("document", "text", "id of the transcript", required=True),
        Column("start", "count", "first code point in the text as plait uses it",
               required=True),
        Column("end", "count", "one past its last; equal to start where a string went "
               "over the end of a line", required=True),
        Column("source_start", "count", "first code point in the text as it came",
               required=True),
        Column("source_end", "count", "one past its last", required=True),
        Column("kind", "text", "nhs_number, phone, name ...", required=True),
        Column("action", "text", "replace or generalise", required=True),
        Column("replacement", "text", "what stands there now; never what stood there",
               required=True),
    ),
)  # fmt: skip

IDENTIFIER_CANDIDATES = Shape(
    name="identifier_candidates",
    grain="one row: a distinct string that a person may want to look at",
    key=("text", "kind"),
    columns=(
        Column("text", "text", "as it stands where it comes first", required=True),
        Column("kind", "text", "capitals, age, code, date, number, spelt_number",
               required=True),
        Column("n", "count", "places where it stands", required=True),
        Column("documents", "text", "ids of the transcripts, `;` between",
               required=True),
    ),
)  # fmt: skip
