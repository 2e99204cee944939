"""The tables of what people said, before anyone coded it."""

from plait.shapes.shape import Column, Shape

TURNS = Shape(
    name="turns",
    grain="one row: a document x turn",
    key=("document", "turn"),
    columns=(
        Column("document", "text", "id of the transcript", required=True),
        Column("turn", "count", "place in the document, from 1", required=True),
        Column("speaker", "text", "label as it stands; missing where there is none"),
        Column("role", "text", "participant, interviewer or unknown", required=True),
        Column("participant", "text", "pseudonymous id, where the speaker is known"),
        Column("case", "text", "the participant, or the group of a focus group"),
        Column("time", "text", "id of the time point"),
        Column("text", "text", "what was said, without the label", required=True),
        Column(
            "start", "count", "first code point in the document's text", required=True
        ),
        Column("end", "count", "one past the last code point", required=True),
        Column("text_hash", "text", "SHA-256 of `text` in UTF-8", required=True),
        Column("at", "number", "time stamp of the source where it begins [seconds]"),
        Column("page", "count", "page on which it begins, where the source has any"),
    ),
)

LEFT_OUT = Shape(
    name="left_out",
    grain="one row: a passage of a document that is in no turn",
    key=("document", "start"),
    columns=(
        Column("document", "text", "id of the transcript", required=True),
        Column("start", "count", "first code point", required=True),
        Column("end", "count", "one past the last code point", required=True),
        Column("text", "text", "the passage", required=True),
        Column("reason", "text", "heading, speaker label, break ...", required=True),
    ),
)

SUGGESTIONS = Shape(
    name="suggestions",
    grain="one row: a keyword hit; a suggestion is not a code",
    key=("document", "hit_start", "code", "keyword"),
    columns=(
        Column("suggestion", "text", "stable id, s and 12 hexadecimal digits",
               required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("turn", "count", "turn that was hit", required=True),
        Column("code", "text", "code that the keyword belongs to", required=True),
        Column("keyword", "text", "as written in the codebook", required=True),
        Column("hit", "text", "the words that were hit", required=True),
        Column("hit_start", "count", "first code point of the hit", required=True),
        Column("hit_end", "count", "one past its last", required=True),
        Column("start", "count", "first code point of its sentence", required=True),
        Column("end", "count", "one past its last", required=True),
        Column("negation", "text", "word of negation before the hit in its clause, as "
               "not; only shown"),
    ),
)  # fmt: skip
