"""The tables in which numbers and words about the same things stand side by side."""

from plait.shapes.shape import Column, Shape

RATINGS = Shape(
    name="ratings",
    grain="one row: a pairing of statements x rater",
    key=("proposition", "pairing", "rater"),
    columns=(
        Column("proposition", "text", "proposition id", required=True),
        Column("pairing", "count", "place of the pairing under its proposition",
               required=True),
        Column("statements", "text", "statements that were set side by side, `;` "
               "between; missing where the whole proposition was judged"),
        Column("rater", "text", "rater 1, rater 2 ... in order; never a name",
               required=True),
        Column("covered", "text", "which strand speaks of it: both, quantitative, "
               "qualitative", required=True),
        Column("meaning", "text", "whether meaning and prominence agree"),
        Column("coverage", "text", "whether coverage and examples agree"),
        Column("settled", "flag", "whether this is what raters came to together"),
        Column("code", "text", "agreement, partial agreement, silence, dissonance; "
               "missing where a judgement is"),
    ),
)  # fmt: skip

JOINT_THEMES = Shape(
    name="joint_themes",
    grain="one row: a joint display x group of people x theme",
    key=("display", "place", "theme"),
    columns=(
        Column("display", "count", "place under joint_displays in study.yaml",
               required=True),
        Column("place", "count", "order of the groups", required=True),
        Column("group", "text", "rose, fell, about the same; lower, middle, upper third "
               "or half", required=True),
        Column("theme", "text", "theme id", required=True),
        Column("scale", "text", "instrument.scale that the groups are made by",
               required=True),
        Column("at", "text", "time, or from-to", required=True),
        Column("margin", "number", "a change beyond it is a rise or a fall [points]"),
        Column("margin_from", "text", "declared for this display, declared for "
               "equivalence, or reliable change"),
        Column("caution", "text", "why the scale is not meant for single people"),
        Column("people", "count", "people in the group with both kinds of data"),
        Column("spoke", "count", "of these, people who spoke of the theme; missing "
               "where the approach counts no people"),
        Column("extracts", "text", "what they said of it: extract ids, quote ids when "
               "released, `;` between"),
    ),
)  # fmt: skip

JOINT_MEANS = Shape(
    name="joint_means",
    grain="one row: a joint display x theme x those who did or did not speak of it",
    key=("display", "theme", "spoke"),
    columns=(
        Column("display", "count", "place under joint_displays in study.yaml",
               required=True),
        Column("theme", "text", "theme id", required=True),
        Column("spoke", "text", "yes or no", required=True),
        Column("n", "count", "people"),
        Column("mean", "number", "mean of their scores, or changes [points]"),
        Column("sd", "number", "sample SD of the same [points]"),
    ),
)  # fmt: skip

JOINT_PEOPLE = Shape(
    name="joint_people",
    grain="one row: a joint display x kind of people",
    key=("display", "place"),
    columns=(
        Column("display", "count", "place under joint_displays in study.yaml; 0 for the "
               "mixed methods matrix", required=True),
        Column("place", "count", "order", required=True),
        Column("what", "text", "with a score; who spoke; with both; left out, no consent "
               "to linkage; linked; rows of the matrix", required=True),
        Column("n", "count", "people, or rows"),
    ),
)  # fmt: skip

JOINT_TIMES = Shape(
    name="joint_times",
    grain="one row: a joint display x line x time point",
    key=("display", "line", "place"),
    columns=(
        Column("display", "count", "place under joint_displays in study.yaml",
               required=True),
        Column("line", "count", "order of the lines", required=True),
        Column("place", "count", "order of the time points", required=True),
        Column("kind", "text", "scale, theme or quote", required=True),
        Column("id", "text", "instrument.scale, theme id, or quote", required=True),
        Column("time", "text", "id of the time point", required=True),
        Column("estimate", "number", "mean score [points], or number of extracts"),
        Column("low", "number", "lower limit of the interval"),
        Column("high", "number", "upper limit of the interval"),
        Column("n", "count", "people behind it"),
        Column("status", "text", "computed, not_computed, withheld; quoted or none for "
               "a quote", required=True),
        Column("quote", "text", "id of the quote"),
    ),
)  # fmt: skip

JOINT = {
    shape.name: shape
    for shape in (RATINGS, JOINT_THEMES, JOINT_MEANS, JOINT_PEOPLE, JOINT_TIMES)
}
