"""The tables of what people decided about what was said."""

from plait.shapes.shape import Column, Shape

CODINGS = Shape(
    name="codings",
    grain="one row: an extract x coder x code, each one a person's",
    key=("document", "start", "end", "code", "coder"),
    columns=(
        Column("extract", "text", "stable id, x and 10 hexadecimal digits: the same "
               "passage has the same id", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("turn", "count", "turn in which it starts", required=True),
        Column("start", "count", "first code point", required=True),
        Column("end", "count", "one past the last", required=True),
        Column("text", "text", "the passage, cut from the transcript", required=True),
        Column("text_hash", "text", "SHA-256 of `text`", required=True),
        Column("code", "text", "code id", required=True),
        Column("theme", "text", "themes that hold the code, `;` between"),
        Column("coder", "text", "who decided", required=True),
        Column("participant", "text", "who spoke, where one known person did"),
        Column("case", "text", "participant, or group of a focus group"),
        Column("time", "text", "id of the time point"),
        Column("origin", "text", "suggestion, hand, import (made in another tool)",
               required=True),
        Column("decision", "text", "id of the decision", required=True),
        Column("keyword", "text", "keyword of the suggestion it came from"),
        Column("memo", "text", "what the coder noted"),
        Column("against", "text", "what it speaks against, marked while coding: ids with "
               "their kinds, `;` between"),
        Column("anchor", "text", "as decided, or re-anchored: found again by its words"),
    ),
)  # fmt: skip

ORPHANS = Shape(
    name="orphans",
    grain="one row: a decision that no longer finds its text, kept",
    key=("coder", "decision"),
    columns=(
        Column("decision", "text", "id of the decision", required=True),
        Column("coder", "text", "who decided", required=True),
        Column("document", "text", "id of the transcript"),
        Column("file", "text", "decision file", required=True),
        Column("line", "count", "line in it", required=True),
        Column("reason", "text", "what no longer fits", required=True),
    ),
)

NEGATIVE_EXTRACTS = Shape(
    name="negative_extracts",
    grain="one row: a passage x what it was marked as speaking against",
    key=("extract", "kind", "against"),
    columns=(
        Column("extract", "text", "stable id, as in codings", required=True),
        Column("document", "text", "id of the transcript", required=True),
        Column("turn", "count", "turn in which it starts", required=True),
        Column("start", "count", "first code point", required=True),
        Column("end", "count", "one past the last", required=True),
        Column("text", "text", "the passage, cut from the transcript", required=True),
        Column("kind", "text", "theme, code, proposition", required=True),
        Column("against", "text", "its id today; as marked where it is split or gone",
               required=True),
        Column("marked", "text", "as it was marked, with its kind, `;` between",
               required=True),
        Column("outcome", "text", "stands, carried (merged or renamed since), split, "
               "gone", required=True),
        Column("codes", "text", "codes that the passage has; blank where its "
               "suggestion was rejected"),
        Column("coders", "text", "who marked it, `;` between", required=True),
        Column("decisions", "text", "their decisions, `;` between", required=True),
        Column("participant", "text", "who spoke, where one known person did"),
        Column("case", "text", "participant, or group of a focus group"),
        Column("time", "text", "id of the time point"),
        Column("memo", "text", "what the coders noted"),
    ),
)  # fmt: skip

DECISION_COUNTS = Shape(
    name="decision_counts",
    grain="one row: a code x keyword",
    key=("code", "keyword"),
    columns=(
        Column("code", "text", "code id", required=True),
        Column("keyword", "text", "keyword, (by hand), or (no longer suggested)",
               required=True),
        Column("suggested", "count", "suggestions made", required=True),
        Column("accepted", "count", "accepted, moved or extended", required=True),
        Column("rejected", "count", "rejected", required=True),
        Column("open", "count", "not decided yet", required=True),
        Column("precision", "number", "accepted / (accepted + rejected), 0 to 1; "
               "missing where nobody decided, and by hand"),
    ),
)  # fmt: skip

THEMES = Shape(
    name="themes",
    grain="one row: a theme, retired ones too",
    key=("theme",),
    columns=(
        Column("theme", "text", "theme id", required=True),
        Column("name", "text", "as the last workshop left it", required=True),
        Column("definition", "text", "what holds it together"),
        Column("codes", "text", "codes in it, `;` between"),
        Column("status", "text", "current, renamed, merged, split, retired",
               required=True),
        Column("became", "text", "themes it went into"),
        Column("workshop", "text", "workshop that changed it last"),
        Column("reason", "text", "why it was changed"),
        Column("dissent", "text", "who saw it otherwise, kept"),
    ),
)  # fmt: skip

FRAMEWORK = Shape(
    name="framework",
    grain="one row: a case x time x theme",
    key=("case", "time", "theme"),
    columns=(
        Column("case", "text", "participant, or group of a focus group", required=True),
        Column("time", "text", "id of the time point, or all", required=True),
        Column("theme", "text", "theme id", required=True),
        Column("extracts", "count", "distinct extracts", required=True),
        Column("extract_ids", "text", "their ids, `;` between"),
        Column("summary", "text", "in a person's own words, from summaries.csv"),
        Column("summary_extracts", "text", "extracts that the summary rests on, `;` "
               "between"),
    ),
)  # fmt: skip

RECOMMENDATIONS = Shape(
    name="recommendations",
    grain="one row: a recommendation of a workshop",
    key=("recommendation",),
    columns=(
        Column("recommendation", "text", "id", required=True),
        Column("workshop", "text", "id of the workshop", required=True),
        Column("head", "text", "section of the guide", required=True),
        Column("text", "text", "as the workshop worded it", required=True),
        Column("themes", "text", "themes it rests on, `;` between"),
        Column("codes", "text", "codes it rests on, `;` between"),
        Column("priority", "count", "1 is first"),
        Column("status", "text", "proposed, amended, contested, agreed"),
        Column("proposed_by", "text", "workshop, advisory panel ... never a name"),
        Column("amended", "text", "what was changed"),
        Column("guide_section", "text", "where it stands in the guide"),
        Column("who_acts", "text", "whose task it is, by role"),
        Column("why", "text", "why, in the workshop's words"),
        Column("steps", "text", "what to do, one thing a line"),
        Column("extracts", "text", "what people said: extract ids, `;` between"),
        Column("findings", "text", "finding ids, `;` between"),
        Column("dissent", "text", "who saw it otherwise, kept"),
    ),
)
