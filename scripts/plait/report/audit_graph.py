"""Lay out the steps of a run as a picture: rules as boxes, their files in groups."""

import textwrap
from dataclasses import dataclass
from html import escape
from pathlib import Path

from plait.report.audit_steps import edges_into, in_words, layers, taken_by

WIDE, TALL, LINE = 214, 42, 15  # of a box: width, least height, height of a line
ACROSS, DOWN, LANE = 22, 30, 9  # gaps between boxes, and between lines at the side
LETTERS, LINES = 30, 4  # of a box of files
DOOR = "control_disclosure"
COLUMNS = (0, 1, 2, 3)  # what the first rule takes, both rules, what the second takes


@dataclass(frozen=True)
class Box:
    """A box of the picture.

    Parameters
    ----------
    kind : {"rule", "files", "taken"}
        A rule, the files that it writes, what it takes of the study.
    lines : list of str
        Its words.
    x, y : float
        Its upper left corner [pixels].
    """

    kind: str
    lines: list[str]
    x: float
    y: float

    @property
    def height(self) -> float:
        """Its height [pixels]."""
        return max(TALL, LINE * len(self.lines) + 14)

    @property
    def middle(self) -> float:
        """Where its middle is from the left [pixels]."""
        return self.x + WIDE / 2

    @property
    def bottom(self) -> float:
        """Where it ends from the top [pixels]."""
        return self.y + self.height


def draw_graph(steps: dict[str, dict]) -> str:
    """Draw the steps of a run.

    Parameters
    ----------
    steps : dict
        Rule to `reads`, `writes` and `takes`, in the order in which they run.

    Returns
    -------
    str
        One SVG element, coloured by the classes of the page; the same words stand in
        the table of steps beside it.
    """
    boxes, height = _boxes(steps)
    lines, lanes = _edges(steps, boxes)
    width = len(COLUMNS) * (WIDE + ACROSS) + lanes * LANE
    shapes = [_shape(box) for group in boxes.values() for box in group]
    title = "The steps of this run, from what the study holds to what was released"
    return (
        f'<svg class="graph" viewBox="0 0 {width} {height:g}" width="{width}" '
        f'height="{height:g}" role="img" aria-labelledby="graph-title graph-words">'
        f'<title id="graph-title">{title}</title>'
        f'<desc id="graph-words">{escape(in_words(steps))}</desc>'
        f"{_door(boxes, width)}{''.join(lines)}{''.join(shapes)}</svg>"
    )


def _boxes(steps: dict[str, dict]) -> tuple[dict[str, list[Box]], float]:
    """Place the boxes of every rule: itself, its files, what it takes."""
    placed: dict[str, list[Box]] = {}
    top = 8.0
    for layer in layers(steps):
        for place, name in enumerate(layer):
            column = (1 if place % 2 == 0 else 2) if len(layer) > 1 else 1.5
            placed[name] = _of_rule(name, steps[name], column, top)
        top = max(box.bottom for name in layer for box in placed[name]) + DOWN
    return placed, top


def _of_rule(name: str, step: dict, column: float, top: float) -> list[Box]:
    rule = Box("rule", [name], _left(column), top)
    below = rule.bottom + DOWN / 2
    if not step["takes"]:
        return [rule, Box("files", _files(step["writes"]), _left(column), below)]
    beside = 3 if column == 2 else 0
    taken = Box(
        "taken", _wrapped(f"takes {', '.join(taken_by(step))}"), _left(beside), top
    )
    below = max(rule.bottom, taken.bottom) + DOWN / 2 if name == DOOR else below
    return [rule, Box("files", _files(step["writes"]), _left(column), below), taken]


def _left(column: float) -> float:
    return 4 + column * (WIDE + ACROSS)


def _files(paths: list[str]) -> list[str]:
    names = list(dict.fromkeys(Path(path).name for path in paths))
    head = f"{len(paths)} {'file' if len(paths) == 1 else 'files'}"
    lines = _wrapped(f"{head}: {', '.join(names)}")
    if len(lines) > LINES:
        return [*lines[: LINES - 1], "…"]
    return lines


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, LETTERS, break_long_words=True)


def _edges(steps: dict[str, dict], boxes: dict) -> tuple[list[str], int]:
    """Draw the lines between boxes; those that pass a layer run down the side."""
    depth = {name: at for at, layer in enumerate(layers(steps)) for name in layer}
    lines, lanes = [], 0
    for name in steps:
        rule, files, *taken = boxes[name]
        lines += [_short(rule, files), *(_beside(box, rule) for box in taken)]
        for other, _ in edges_into(steps, name):
            if depth[name] == depth[other] + 1:
                lines.append(_short(boxes[other][1], rule))
            else:
                lanes += 1
                lines.append(_long(boxes[other][1], rule, lanes))
    return lines, lanes + 1


def _short(above: Box, below: Box) -> str:
    middle = (above.bottom + below.y) / 2
    points = f"M{above.middle:g},{above.bottom:g} V{middle:g} H{below.middle:g} V{below.y - 5:g}"  # fmt: skip
    return f'<path class="edge" d="{points}"/>{_head(below.middle, below.y)}'


def _long(above: Box, below: Box, lane: int) -> str:
    side = len(COLUMNS) * (WIDE + ACROSS) + lane * LANE - ACROSS / 2
    out, into = above.bottom + 5 + lane % 3 * 2, below.y - 9 - lane % 3 * 2
    start = above.middle + 12 + lane % 5 * 9
    end = below.middle + 12 + lane % 5 * 9
    points = (f"M{start:g},{above.bottom:g} V{out:g} H{side:g} V{into:g} H{end:g} "
              f"V{below.y - 5:g}")  # fmt: skip
    return f'<path class="edge far" d="{points}"/>{_head(end, below.y)}'


def _beside(taken: Box, rule: Box) -> str:
    y = rule.y + TALL / 2
    start, end = (
        (taken.x + WIDE, rule.x) if taken.x < rule.x else (taken.x, rule.x + WIDE)
    )
    gap = 5 if start < end else -5
    points = f"{end:g},{y:g} {end - gap:g},{y - 4:g} {end - gap:g},{y + 4:g}"
    return (f'<path class="edge" d="M{start:g},{y:g} H{end - gap:g}"/>'
            f'<polygon class="head" points="{points}"/>')  # fmt: skip


def _head(x: float, y: float) -> str:
    points = f"{x:g},{y:g} {x - 4:g},{y - 6:g} {x + 4:g},{y - 6:g}"
    return f'<polygon class="head" points="{points}"/>'


def _door(boxes: dict, width: float) -> str:
    """Draw the line that only what disclosure control let through passes."""
    if DOOR not in boxes:
        return ""
    y = max(box.bottom for box in boxes[DOOR] if box.kind != "files") + DOWN / 4
    return (f'<path class="door" d="M0,{y:g} H{width:g}"/><text class="side" x="4" '
            f'y="{y + 16:g}">Below this line: released. Above it: restricted.</text>')  # fmt: skip


def _shape(box: Box) -> str:
    rows = "".join(
        f'<tspan x="{box.middle:g}" dy="{LINE if place else 0}">{escape(line)}</tspan>'
        for place, line in enumerate(box.lines)
    )
    first = box.y + (box.height - LINE * len(box.lines)) / 2 + 11.5
    corner = 4 if box.kind == "rule" else 14
    return (f'<g class="{box.kind}"><rect x="{box.x:g}" y="{box.y:g}" width="{WIDE}" '
            f'height="{box.height:g}" rx="{corner}"/><text y="{first:g}">{rows}</text></g>')  # fmt: skip
