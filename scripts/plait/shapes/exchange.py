"""The table of what an exchange with another tool could not carry."""

from plait.shapes.shape import Column, Shape

REFI_LOSSES = Shape(
    name="refi_losses",
    grain="one row: a file x kind of thing that it did not carry, or that was read "
    "another way than it stood",
    key=("file", "what"),
    columns=(
        Column("file", "text", "file of another tool, or the one made for it",
               required=True),
        Column("what", "text", "what was lost or changed, in words", required=True),
        Column("count", "count", "how many there were", required=True),
        Column("detail", "text", "which, or what became of them"),
    ),
)  # fmt: skip
