"""The tables of a pool: several trusts side by side."""

from plait.shapes.shape import Column, Shape

_PLACE = (
    Column("instrument", "text", "instrument id", required=True),
    Column("scale", "text", "scale id", required=True),
    Column("measure", "text", "mean or change", required=True),
    Column("at", "text", "time of the pool, or from-to", required=True),
)

TRUST_FINDINGS = Shape(
    name="trust_findings",
    grain="one row: a result of one trust, lined up with those of the others",
    key=("instrument", "scale", "measure", "at", "trust"),
    columns=(
        *_PLACE,
        Column("trust", "text", "id of the trust or published study", required=True),
        Column("source", "text", "bundle, or published: typed from print", required=True),
        Column("finding", "text", "its id in the trust's own findings"),
        Column("status", "text", "computed or withheld", required=True),
        Column("estimate", "number", "in `unit`"),
        Column("low", "number", "lower limit of the trust's own interval"),
        Column("high", "number", "upper limit of the trust's own interval"),
        Column("sd", "number", "sample SD of what `estimate` is the mean of"),
        Column("n", "count", "people behind it (pairs for a change)"),
        Column("error", "number", "standard error: sd over the root of n"),
        Column("unit", "text", "of the score"),
        Column("difference", "number", "estimate minus that of the seed study"),
        Column("difference_low", "number", "lower limit of its interval, by Welch"),
        Column("difference_high", "number", "upper limit of its interval, by Welch"),
        Column("caution", "text", "the trust's own caution"),
    ),
)  # fmt: skip

POOLED = Shape(
    name="pooled",
    grain="one row: a result over the trusts",
    key=("instrument", "scale", "measure", "at"),
    columns=(
        *_PLACE,
        Column("trusts", "count", "trusts whose results went in", required=True),
        Column("withheld", "count", "trusts that withheld theirs", required=True),
        Column("status", "text", "computed or not_computed", required=True),
        Column("estimate", "number", "mean over trusts, in `unit`"),
        Column("low", "number", "lower limit of its 95 percent interval"),
        Column("high", "number", "upper limit of its 95 percent interval"),
        Column("predicted_low", "number", "lower limit for the true result of a further trust"),
        Column("predicted_high", "number", "upper limit for the true result of a further trust"),
        Column("error", "number", "standard error of the mean over trusts"),
        Column("tau", "number", "SD of the true results between trusts"),
        Column("i_squared", "number", "share of the spread that is not chance [percent]"),
        Column("q", "number", "Cochran's Q"),
        Column("q_p", "number", "its p"),
        Column("unit", "text", "of the score"),
        Column("method", "text", "how it was computed, in words"),
        Column("caution", "text", "what a reader must know; reason where not computed"),
    ),
)  # fmt: skip

TRUST_VERDICTS = Shape(
    name="trust_verdicts",
    grain="one row: a proposition in one trust",
    key=("proposition", "trust"),
    columns=(
        Column("proposition", "text", "proposition id of the pool", required=True),
        Column("trust", "text", "id of the trust", required=True),
        Column("own", "text", "its id in the trust's own synthesis", required=True),
        Column("verdict", "text", "held, held in part, not shown, contradicted, withheld, "
               "or not of its own data", required=True),
        Column("shown", "count", "statements shown, with caution too", required=True),
        Column("not_shown", "count", "statements not shown, or in fault", required=True),
        Column("contradicted", "count", "statements that its data contradict", required=True),
        Column("withheld", "count", "statements that rest on something withheld", required=True),
        Column("against", "text", "where it shows the opposite of the seed study, in words"),
        Column("fit", "text", "the trust's own word: confirmation, expansion, discordance"),
        Column("judged", "text", "the verdict of the people who pooled, where they gave one"),
        Column("reason", "text", "their reason"),
    ),
)  # fmt: skip

LEFT_UNPOOLED = Shape(
    name="left_unpooled",
    grain="one row: something of a trust that stands beside nothing",
    key=("what", "trust", "id"),
    columns=(
        Column("what", "text", "time, contrast, scale, proposition or theme", required=True),
        Column("trust", "text", "id of the trust", required=True),
        Column("id", "text", "its id there", required=True),
        Column("reason", "text", "why, in words", required=True),
    ),
)  # fmt: skip
POOL_TABLES = (TRUST_FINDINGS, POOLED, TRUST_VERDICTS, LEFT_UNPOOLED)
