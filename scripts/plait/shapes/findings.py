"""The one table of results: a row a statistic, quantitative or qualitative."""

from plait.shapes.shape import Column, Shape

FINDINGS = Shape(
    name="findings",
    grain="one row: a statistic",
    key=("finding",),
    columns=(
        Column("finding", "text", "stable id: <instrument>.<scale>.<time or from-to>"
               "[@<group>].<measure>[:<norm>]", required=True),
        Column("strand", "text", "quantitative or qualitative", required=True),
        Column("instrument", "text", "instrument id; code or theme in the "
               "qualitative strand", required=True),
        Column("scale", "text", "scale id; id of the code or theme", required=True),
        Column("measure", "text", "which statistic: mean, change, d_z, distance, "
               "equivalence, people, extracts ...: see the glossary", required=True),
        Column("time", "text", "time point, the later one of a contrast, or all"),
        Column("contrast", "text", "from-to"),
        Column("group", "text", "site, role or arm, where the study declares one"),
        Column("norm", "text", "<population>_<year>"),
        Column("level", "number", "level of the interval, 0.95 unless said"),
        Column("method", "text", "how it was computed, in words"),
        Column("estimate", "number", "the statistic, in `unit`"),
        Column("low", "number", "lower limit of the interval"),
        Column("high", "number", "upper limit of the interval"),
        Column("sd", "number", "sample SD of what `estimate` is the mean of"),
        Column("minimum", "number", "smallest value observed"),
        Column("maximum", "number", "largest value observed"),
        Column("statistic", "number", "test statistic"),
        Column("df", "number", "its degrees of freedom; of the denominator in an F"),
        Column("df_effect", "number", "degrees of freedom of the numerator of an F"),
        Column("p", "number", "two-sided p"),
        Column("p_adjusted", "number", "p adjusted within `family` by Holm"),
        Column("p_fdr", "number", "p adjusted within `family` by Benjamini and "
               "Hochberg"),
        Column("family", "text", "family of tests that the study declares"),
        Column("n", "count", "people behind it (pairs for a change)"),
        Column("n_smallest", "count", "people in the smallest group behind it, where "
               "it counts or compares groups"),
        Column("unit", "text", "points, SD, people, extracts"),
        Column("effect_denominator", "text", "SD that an effect size was divided by"),
        Column("status", "text", "computed, not_computed, withheld", required=True),
        Column("caution", "text", "what a reader must know; reason where not computed"),
        Column("source", "text", "file of the norm, instrument or codebook"),
    ),
)  # fmt: skip
