"""The items of reporting checklists, and how each is answered."""

from plait.shapes.shape import Column, Shape

CHECKLISTS = Shape(
    name="checklists",
    grain="one row: an item of a reporting checklist",
    key=("checklist", "place"),
    columns=(
        Column("checklist", "text", "id of the checklist", required=True),
        Column("place", "count", "order in the checklist", required=True),
        Column("item", "text", "its number", required=True),
        Column("section", "text", "the part of a report that it concerns",
               required=True),
        Column("asks", "text", "what is asked, in plait's own words", required=True),
        Column("status", "text", "filled from the run, answered by the team, not "
               "applicable, open", required=True),
        Column("answer", "text", "the team's answer, or the reason why it does not "
               "apply"),
        Column("where", "text", "sections of the report, `;` between; of an open item, "
               "those that answer a part of it"),
    ),
)  # fmt: skip
