"""The table of what might become a keyword."""

from plait.shapes.shape import Column, Shape

KEYWORD_CANDIDATES = Shape(
    name="keyword_candidates",
    grain="one row: a code x word or phrase that a person may add to its keywords",
    key=("code", "candidate"),
    columns=(
        Column("code", "text", "code id", required=True),
        Column("candidate", "text", "the word or phrase, in small letters",
               required=True),
        Column("kind", "text", "word, or phrase of two or three words", required=True),
        Column("times", "count", "times in the extracts of the code", required=True),
        Column("extracts", "count", "extracts of the code that hold it", required=True),
        Column("documents", "count", "transcripts of these extracts", required=True),
        Column("elsewhere", "count", "times in the extracts of other codes alone",
               required=True),
        Column("g2", "number", "log-likelihood of the difference, from 0",
               required=True),
        Column("log_ratio", "number", "binary logarithm of how many times as frequent "
               "as elsewhere", required=True),
        Column("keyword_of", "text", "codes with a keyword that hits it, or a word of "
               "it, already; `;` between"),
    ),
)  # fmt: skip

CONCORDANCE = Shape(
    name="concordance",
    grain="one row: a place where a word or phrase is said",
    key=("document", "start"),
    columns=(
        Column("document", "text", "id of the transcript", required=True),
        Column("turn", "count", "place in the document, from 1", required=True),
        Column("speaker", "text", "label as it stands"),
        Column("before", "text", "what stands before it in the turn"),
        Column("hit", "text", "the words that were looked for", required=True),
        Column("after", "text", "what stands after it in the turn"),
        Column("start", "count", "first code point in the document", required=True),
    ),
)
