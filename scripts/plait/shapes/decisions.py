"""The tables that keep account of what became of decisions."""

from plait.shapes.shape import Column, Shape

ANCHORS = Shape(
    name="anchors",
    grain="one row: a decision that was found again by its words",
    key=("coder", "decision"),
    columns=(
        Column("decision", "text", "id of the decision", required=True),
        Column("coder", "text", "who decided", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("file", "text", "decision file", required=True),
        Column("line", "count", "line in it", required=True),
        Column("reason", "text", "what no longer fitted", required=True),
        Column("suggestion_was", "text", "suggestion that it was about"),
        Column("suggestion", "text", "suggestion that it stands for now"),
        Column("start_was", "count", "first code point, where the decision names it"),
        Column("end_was", "count", "one past the last, where the decision names it"),
        Column("start", "count", "first code point now", required=True),
        Column("end", "count", "one past the last now", required=True),
    ),
)

RECODED = Shape(
    name="recoded",
    grain="one row: a decision that a change of the codebook touches",
    key=("coder", "decision"),
    columns=(
        Column("decision", "text", "id of the decision", required=True),
        Column("coder", "text", "who decided", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("action", "text", "what was decided", required=True),
        Column("code_was", "text", "code that the decision names", required=True),
        Column("code", "text", "code that it stands for now"),
        Column("recodes", "text", "changes that were replayed, `;` between",
               required=True),
        Column("outcome", "text", "recoded, to_review, retired, lapsed (a rejection "
               "of a code that is gone)", required=True),
    ),
)  # fmt: skip

TO_REVIEW = Shape(
    name="to_review",
    grain="one row: a decision on a code that was split, not counted until reviewed",
    key=("coder", "decision"),
    columns=(
        Column("decision", "text", "id of the decision", required=True),
        Column("coder", "text", "who decided", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("file", "text", "decision file", required=True),
        Column("line", "count", "line in it", required=True),
        Column("code", "text", "code that was split", required=True),
        Column("candidates", "text", "codes that it was split into, `;` between",
               required=True),
        Column("recode", "text", "id of the change", required=True),
    ),
)  # fmt: skip

KEYWORD_RECALL = Shape(
    name="keyword_recall",
    grain="one row: a code",
    key=("code",),
    columns=(
        Column("code", "text", "code id", required=True),
        Column("extracts", "count", "distinct extracts that people gave the code"),
        Column("found", "count", "of these, overlapping a suggestion for the code"),
        Column("missed", "count", "of these, overlapping none"),
        Column("recall", "number", "found / extracts, 0 to 1: of what people coded, "
               "the share that a keyword had found; passages that nobody looked at "
               "are not in it"),
        Column("caution", "text", "why there is none, or what it does not say"),
    ),
)  # fmt: skip
