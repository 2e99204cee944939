"""The trail from the first codes to the final themes."""

from plait.shapes.shape import Column, Shape

THEME_TRAIL = Shape(
    name="theme_trail",
    grain="one row: a stage x code x theme that holds it then",
    key=("stage", "place", "theme"),
    columns=(
        Column("stage", "count", "0 is the codebook, then each workshop that changed "
               "a theme, in order", required=True),
        Column("workshop", "text", "id of the workshop; missing at the start"),
        Column("date", "text", "day of the workshop; missing at the start"),
        Column("place", "count", "order in the codebook", required=True),
        Column("code", "text", "code id", required=True),
        Column("theme", "text", "theme id; missing where no theme holds the code"),
        Column("name", "text", "the theme as it was called then"),
    ),
)  # fmt: skip
