"""The tables of what people claim, and what became of each claim."""

from plait.shapes.shape import Column, Shape

STATEMENTS = Shape(
    name="statements",
    grain="one row: a statement of a proposition, with its verdict",
    key=("proposition", "statement"),
    columns=(
        Column("proposition", "text", "proposition id", required=True),
        Column("statement", "text", "statement id", required=True),
        Column("strand", "text", "quantitative or qualitative", required=True),
        Column("basis", "text", "data, workshop or published", required=True),
        Column("text", "text", "as its authors worded it", required=True),
        Column("word", "text", "direction word it stands on"),
        Column("findings", "text", "finding ids bound to it, `;` between"),
        Column("extracts", "text", "extract ids bound to it, `;` between"),
        Column("citation", "text", "key of the reference, if published elsewhere"),
        Column("verdict", "text", "shown, shown with caution, not shown, contradicted, "
               "published elsewhere, withheld, in fault", required=True),
        Column("why", "text", "the reason for the verdict, with its numbers"),
        Column("label", "text", "its letter in the joint display, where it is given"),
        Column("display", "text", "its words in the joint display, where they differ"),
    ),
)  # fmt: skip

PROPOSITIONS = Shape(
    name="propositions",
    grain="one row: a proposition of the synthesis",
    key=("proposition",),
    columns=(
        Column("proposition", "text", "proposition id", required=True),
        Column("text", "text", "as its authors worded it", required=True),
        Column("origin", "text", "where it comes from"),
        Column("strands", "text", "both, quantitative or qualitative", required=True),
        Column("farmer", "text", "agreement, partial agreement, silence or dissonance, "
               "derived from the raters' judgements; `;` between raters"),
        Column("fit", "text", "confirmation, expansion or discordance: a person's word"),
        Column("meta_inference", "text", "what both strands say together"),
        Column("negative_case", "text", "id of the record"),
        Column("searched", "text", "how counter-evidence was looked for"),
        Column("counter_extracts", "text", "extract ids found, `;` between"),
        Column("meaning", "text", "what a person made of it"),
    ),
)  # fmt: skip

ARGUMENT_FAULTS = Shape(
    name="argument_faults",
    grain="one row: a fault of the argument, marked in a draft",
    key=("proposition", "statement", "file", "line", "found"),
    columns=(
        Column("proposition", "text", "proposition id", required=True),
        Column("statement", "text", "statement id, or empty", required=True),
        Column("file", "text", "file to mend", required=True),
        Column("line", "count", "line in it", required=True),
        Column("found", "text", "what stands there", required=True),
        Column("expected", "text", "what would be right", required=True),
        Column("mend", "text", "what to do", required=True),
        Column("tells", "text", "findings whose numbers the fault tells, `;` between"),
    ),
)
