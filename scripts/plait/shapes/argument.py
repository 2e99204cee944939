"""The tables of constructs, how they hang together, and how the argument grew."""

from plait.shapes.shape import Column, Shape

EVIDENCE = (
    Column("findings_for", "text", "finding ids that speak for it, `;` between"),
    Column("findings_against", "text", "finding ids that speak against it, `;` between"),
    Column("extracts_for", "text", "extract ids that speak for it, `;` between"),
    Column("extracts_against", "text", "extract ids that speak against it, `;` between"),
    Column("others_for", "text", "workshops, recommendations and references (with an @) "
           "that speak for it, `;` between"),
    Column("others_against", "text", "workshops, recommendations and references (with "
           "an @) that speak against it, `;` between"),
)  # fmt: skip
NEWS = Column("news", "text", "new or reworded since the version before; missing where "
              "it stands as it stood, or no version was kept")  # fmt: skip

CONSTRUCTS = Shape(
    name="constructs",
    grain="one row: a construct of the synthesis",
    key=("place",),
    columns=(
        Column("place", "count", "order in constructs.yaml", required=True),
        Column("construct", "text", "construct id", required=True),
        Column("name", "text", "in a few words", required=True),
        Column("kind", "text", "existing or synthetic", required=True),
        Column("definition", "text", "what it means", required=True),
        Column("origins", "text", "what it came from, `;` between: theme:<id>, code:<id>, "
               "construct:<id>, reference:<key>"),
        Column("since", "text", "day from which it stands so"),
        NEWS,
    ),
)  # fmt: skip

RELATIONS = Shape(
    name="relations",
    grain="one row: a relation between two constructs",
    key=("place",),
    columns=(
        Column("place", "count", "order in relations.yaml", required=True),
        Column("relation", "text", "relation id", required=True),
        Column("source", "text", "construct that it starts from", required=True),
        Column("kind", "text", "enables, limits, leads_to, part_of, explains, "
               "in_tension_with or qualifies", required=True),
        Column("target", "text", "construct that it goes to", required=True),
        Column("text", "text", "as its authors worded it", required=True),
        Column("basis", "text", "evidence, or interpretation where no evidence is named",
               required=True),
        Column("n_for", "count", "pieces of evidence that speak for it", required=True),
        Column("n_against", "count", "pieces of evidence that speak against it",
               required=True),
        *EVIDENCE,
        Column("since", "text", "day from which it stands so"),
        NEWS,
    ),
)  # fmt: skip

CRITIQUE_NOTES = Shape(
    name="critique_notes",
    grain="one row: a critique note",
    key=("place",),
    columns=(
        Column("place", "count", "order in critique.yaml", required=True),
        Column("note", "text", "note id", required=True),
        Column("on_kind", "text", "proposition, statement, construct, relation, "
               "question, reference or method", required=True),
        Column("on", "text", "id of what it is on", required=True),
        Column("by", "text", "a role", required=True),
        Column("date", "text", "day on which it was made"),
        Column("text", "text", "as it was made", required=True),
        Column("done", "text", "what the team did with it; missing where it is open"),
    ),
)  # fmt: skip

EARLIER_WORDINGS = Shape(
    name="earlier_wordings",
    grain="one row: an earlier wording that the team noted",
    key=("kind", "id", "place"),
    columns=(
        Column("kind", "text", "question, construct, proposition or relation",
               required=True),
        Column("id", "text", "its id", required=True),
        Column("place", "count", "1 is the oldest", required=True),
        Column("until", "text", "day until which it stood so"),
        Column("text", "text", "the wording then", required=True),
        Column("now", "text", "the wording now", required=True),
        Column("why", "text", "why it was changed"),
    ),
)  # fmt: skip

VERSIONS = Shape(
    name="versions",
    grain="one row: a version of the synthesis, the present state last",
    key=("place",),
    columns=(
        Column("place", "count", "order in time", required=True),
        Column("version", "text", "its folder, or now", required=True),
        Column("date", "text", "day on which it was kept; missing for the present"),
        Column("why", "text", "why it was kept"),
        Column("words", "count", "words in the argument", required=True),
        Column("added", "text", "what was not in the version before, `;` between: "
               "question:<id>, construct:<id>, proposition:<id>, ..."),
        Column("reworded", "text", "what was worded otherwise, `;` between"),
        Column("dropped", "text", "what was in the version before only, `;` between"),
        Column("evidence", "text", "what is in both and rests on other evidence than in "
               "the version before, `;` between"),
        Column("caution", "text", "what a reader must know of it"),
    ),
)  # fmt: skip

VERSION_CHANGES = Shape(
    name="version_changes",
    grain="one row: a version x something that it added, reworded, dropped or bound to "
    "other evidence",
    key=("place", "kind", "id", "change"),
    columns=(
        Column("place", "count", "order of the version", required=True),
        Column("version", "text", "its folder, or now", required=True),
        Column("kind", "text", "question, construct, relation, proposition or statement",
               required=True),
        Column("id", "text", "its id", required=True),
        Column("change", "text", "added, reworded, dropped or evidence", required=True),
        Column("before", "text", "the wording in the version before; of evidence, what was "
               "taken away, `;` between"),
        Column("after", "text", "the wording in this version; of evidence, what was added, "
               "`;` between"),
    ),
)  # fmt: skip

REFLEXIVE_MEMOS = Shape(
    name="reflexive_memos",
    grain="one row: a reflexive memo that its author approved for print",
    key=("place",),
    columns=(
        Column("place", "count", "order in time", required=True),
        Column("date", "text", "day on which it was written; missing where none is told"),
        Column("heading", "text", "as written, without what dates it"),
        Column("text", "text", "as its author approved it", required=True),
        Column("shown_as", "text", "what the report calls its author"),
        Column("approved_on", "text", "day on which its author approved it",
               required=True),
    ),
)  # fmt: skip

ARGUMENT_TABLES = {
    shape.name: shape
    for shape in (
        CONSTRUCTS,
        CRITIQUE_NOTES,
        EARLIER_WORDINGS,
        REFLEXIVE_MEMOS,
        RELATIONS,
        VERSION_CHANGES,
        VERSIONS,
    )
}
