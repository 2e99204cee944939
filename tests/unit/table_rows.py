"""Read the rows of the grid tables that the report makes."""

import re
from itertools import takewhile

# A span of with_tip or with_finding; its text may hold brackets, one level deep.
TIPPED = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\{(?:f=[0-9a-f]{10}|\.tip\s+tip=\"[^\"]*\")\}"
)


def without_tips(markdown: str) -> str:
    """Take the tips out of finished markdown: the text of their spans stays."""
    while (plain := TIPPED.sub(r"\1", markdown)) != markdown:
        markdown = plain
    return markdown


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
