"""What departs from the frozen plan of a study."""

from plait.shapes.shape import Column, Shape

DEVIATIONS = Shape(
    name="deviations",
    grain="one row: something that departs from the frozen plan",
    key=("place",),
    columns=(
        Column("place", "count", "order in the plan; what the team tells besides comes "
               "last", required=True),
        Column("what", "text", "part and item of the plan, such as contrasts.t1-t2; "
               "other for what the team tells besides", required=True),
        Column("change", "text", "changed, dropped, added, told by the team",
               required=True),
        Column("planned", "text", "as frozen; missing where it was added"),
        Column("done", "text", "as it is now; missing where it was dropped"),
        Column("decided_on", "text", "the day on which it was decided, if the team "
               "says so"),
        Column("reason", "text", "why, in the team's words; missing where no reason is "
               "given"),
    ),
)  # fmt: skip
