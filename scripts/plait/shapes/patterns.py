"""The tables of what coders' decisions have in common, and of what they wrote of it."""

from plait.shapes.shape import Column, Shape

DIFFERENCES = Shape(
    name="differences",
    grain="one row: a passage x code that some readers coded and others did not",
    key=("document", "start", "end", "code"),
    columns=(
        Column("document", "text", "id of the transcript", required=True),
        Column("start", "count", "first code point", required=True),
        Column("end", "count", "one past the last", required=True),
        Column("code", "text", "code id", required=True),
        Column("text", "text", "the passage, cut from the transcript", required=True),
        Column("coders", "text", "who gave it the code, `;` between", required=True),
        Column("others", "text", "who read the document and did not, `;` between",
               required=True),
        Column("instead", "text", "other codes that these gave it, each as coder: "
               "code, `;` between"),
    ),
)  # fmt: skip

CO_OCCURRENCE = Shape(
    name="co_occurrence",
    grain="one row: a pair of codes that meet",
    key=("code_a", "code_b"),
    columns=(
        Column("code_a", "text", "code id, the earlier in the codebook", required=True),
        Column("code_b", "text", "code id", required=True),
        Column("unit", "text", "where they meet: extract, sentence, turn or case",
               required=True),
        Column("people", "count", "known participants in whose words they meet; "
               "missing where the approach counts no people"),
        Column("units", "count", "units in which they meet", required=True),
    ),
)  # fmt: skip

SATURATION = Shape(
    name="saturation",
    grain="one row: a run of documents, of one length",
    key=("run_length", "first"),
    columns=(
        Column("run_length", "count", "documents in the run", required=True),
        Column("first", "count", "place of its first document, from 1", required=True),
        Column("last", "count", "place of its last", required=True),
        Column("people", "count", "known participants who speak in it"),
        Column("new_codes", "count", "codes met in it and in no document before it"),
        Column("share", "number", "of the codes of the base, 0 or more: the new "
               "information"),
        Column("base", "count", "documents in the base", required=True),
        Column("base_codes", "count", "distinct codes in the base"),
        Column("threshold", "number", "share at or below which the run is said to "
               "bring little", required=True),
        Column("status", "text", "computed, withheld", required=True),
    ),
)  # fmt: skip

MEMOS = Shape(
    name="memos",
    grain="one row: a dated note of a coder",
    key=("file", "place"),
    columns=(
        Column("file", "text", "file it stands in", required=True),
        Column("place", "count", "place in the file, from 1", required=True),
        Column(
            "kind",
            "text",
            "memo, reflexive note or memo on the synthesis",
            required=True,
        ),
        Column("coder", "text", "who wrote it", required=True),
        Column("date", "text", "as 2026-01-31; missing where none is given"),
        Column("heading", "text", "as written"),
        Column("text", "text", "as written", required=True),
        Column("codes", "text", "codes that it names, `;` between"),
        Column("themes", "text", "themes that it names, `;` between"),
        Column("line", "count", "line of its heading", required=True),
    ),
)

MEMO_COUNTS = Shape(
    name="memo_counts",
    grain="one row: a month x kind of note",
    key=("month", "kind"),
    columns=(
        Column("month", "text", "as 2026-01, or undated", required=True),
        Column("kind", "text", "memo or reflexive note", required=True),
        Column("memos", "count", "how many were written", required=True),
    ),
)


def matrix_shape(themes: list[str]) -> Shape:
    """Give the shape of the framework matrix as people know it, for one study.

    Parameters
    ----------
    themes : list of str
        Theme ids, in order: its columns.

    Returns
    -------
    Shape
        Its columns depend on the study, so it is not in the data dictionary.
    """
    cells = (Column(theme, "text", "summary and extracts") for theme in themes)
    return Shape(
        name="framework_matrix",
        grain="one row: a case x time",
        key=("case", "time"),
        columns=(
            Column("case", "text", "participant, or group", required=True),
            Column("time", "text", "id of the time point, or all", required=True),
            *cells,
        ),
    )
