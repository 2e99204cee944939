"""Read the rows of the grid tables that the report makes."""

from itertools import takewhile

from plait.report.hover import without_tips


def row_of(table: str, start: str) -> str:
    """Give the row of a grid table that begins with a name, its cells unwrapped."""
    lines = table.replace("\u00a0", " ").splitlines()
    (at,) = [i for i, x in enumerate(lines) if x.startswith(f"| {start.split()[0]} ") and start in unwrapped(lines[i:])[0]]  # fmt: skip
    return f"| {' | '.join(unwrapped(lines[at:]))} |".replace("  ", " ")


def unwrapped(lines: list[str]) -> list[str]:
    """Give the cells of the row at the head of some lines, without their tips."""
    own = list(takewhile(lambda line: line.startswith("|"), lines))
    cells = zip(*(line.strip("|").split("|") for line in own), strict=True)
    return [without_tips(" ".join(" ".join(parts).split())) for parts in cells]
