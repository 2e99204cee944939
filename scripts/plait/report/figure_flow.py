"""Draw how people went through the study, from enrolment to quotes."""

import textwrap
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from plait.report.figure_style import INK, SOFT, WIDTH, Drawing, bare
from plait.report.numerals import known
from plait.shapes.participation import OTHER_REASONS
from plait.shapes.records import plain_rows

LINE, PAD, GAP = 0.13, 0.07, 0.16  # inches: a line of text, inside a box, between rows
SIZE = 7.9
# left edge and width of a column, and how many letters fit
TRUNK, WORDS = (0.05, 3.75, 60), (4.2, 2.45, 38)
MANY = 6  # times; above that each takes fewer lines
FEW = "few"
CAPTION = (
    "How people went through the study. People who withdrew stay counted as enrolled. "
    "Few: too few people for their number to be told, or it would tell of few."
)


@dataclass(frozen=True)
class Box:
    """A box of the diagram.

    Parameters
    ----------
    head : str
        Its first line, in bold; may be empty.
    lines : list of str
        What stands below.
    column : tuple of (float, float, int)
        Left edge and width [inches], and letters a line.
    """

    head: str
    lines: list[str]
    column: tuple[float, float, int]

    @property
    def wrapped(self) -> list[tuple[str, bool]]:
        """Its lines as they fit, each with whether it is bold."""
        fits = self.column[2]
        heads = [(line, True) for line in textwrap.wrap(self.head, fits - 4)]
        return heads + [(part, False) for line in self.lines
                        for part in textwrap.wrap(line, fits)]  # fmt: skip

    @property
    def height(self) -> float:
        """How high it is [inches]."""
        return LINE * len(self.wrapped) + 2 * PAD


def has_flow(flow: pd.DataFrame) -> bool:
    """Say whether there is anybody to draw.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        Released, in the shape FLOW.

    Returns
    -------
    bool
        False where no count may be shown, or none was made.
    """
    counts = flow[["enrolled", "answered", "interviewed"]]
    return bool(counts.notna().any(axis=None))


def flow_of_people(flow: pd.DataFrame, losses: pd.DataFrame) -> Drawing:
    """Draw the flow of people.

    Parameters
    ----------
    flow : DataFrame, one row a time point
        Released, in the shape FLOW, with a count somewhere.
    losses : DataFrame, one row a time x reason x time in post
        Released, in the shape LOSSES.

    Returns
    -------
    Drawing
        A box for who was enrolled, then a row a time: who answered, who did not and
        why, who spoke and who of them is quoted. A strand that the study does not
        have has no boxes; its words say all of its numbers.
    """
    rows = plain_rows(flow)
    asked = any(known(row["answered"]) for row in rows)
    heard = any(known(row["interviewed"]) for row in rows)
    reasons = _reasons(losses)
    first = Box(f"Enrolled: {_told(rows[0]['enrolled'])}", _withdrew(rows[0]), TRUNK)
    lines = [[first]] + [
        _boxes(
            row,
            _lines(row, reasons.get(row["time"], {}), len(rows)) if asked else [],
            heard=heard,
        )
        for row in rows
    ]
    # the first box of a line is never the lower one
    heights = [line[0].height for line in lines]
    axes = _sheet(sum(heights) + GAP * (len(heights) - 1) + 0.1)
    top = 0.05
    for line, height in zip(lines, heights, strict=True):
        _draw_row(axes, line, top, last=line is lines[-1], height=height)
        top += height + GAP
    return Drawing(axes.figure, _alt(lines), CAPTION)


def _boxes(row: dict, lines: list[str], *, heard: bool) -> list[Box]:
    spoke = [f"Spoke in an interview or group: {_told(row['interviewed'])}"]
    quoted = [f"Of them quoted: {_told(row['quoted'])}"]
    there = heard and _some(row["interviewed"])
    if not lines:
        return [Box(_label(row), spoke, TRUNK), *([Box("", quoted, WORDS)] * there)]
    return [Box(_label(row), lines, TRUNK), *([Box("", spoke + quoted, WORDS)] * there)]


def _lines(row: dict, reasons: dict[str, float | None], times: int) -> list[str]:
    answered = f"Answered questionnaires: {_told(row['answered'])}"
    if not known(row["answered"], row["enrolled"]) or not _some(row["not_answered"]):
        return [answered]
    left = [f"Left the role: {_told(row['left'])}"] if _some(row["left"]) else []
    if times > MANY:
        why = _why(reasons, most=1)
        return [
            ". ".join([answered, *left]),
            f"Did not answer: {_told(row['not_answered'])}{why}",
        ]
    why = _why(reasons, most=4)
    return [answered, f"Did not answer: {_told(row['not_answered'])}{why}", *left]


def _why(reasons: dict[str, float | None], *, most: int) -> str:
    shown = {reason: n for reason, n in reasons.items() if known(n)}
    if not shown:
        return " (why: too few for each reason)" if reasons else ""
    # small counts of a reason, by time in post, may be among the other ones
    other = shown.pop(OTHER_REASONS, None)
    least = "" if other is None else "at least "
    told = [f"{reason} {least}{n:.0f}" for reason, n in list(shown.items())[:most]]
    told += [OTHER_REASONS] * (len(reasons) > len(told))
    return f" ({', '.join(told)})"


def _reasons(losses: pd.DataFrame) -> dict[str, dict[str, float | None]]:
    """Add up the times in post; a reason with a withheld count has none."""
    found: dict[str, dict[str, float | None]] = {}
    for row in plain_rows(losses):
        own = found.setdefault(row["time"], {})
        before = own.get(row["reason"], 0)
        both = known(before) and known(row["n"])
        own[row["reason"]] = before + row["n"] if both else None
    return {time: dict(sorted(own.items(), key=lambda pair: -(pair[1] or 0)))
            for time, own in found.items()}  # fmt: skip


def _withdrew(row: dict) -> list[str]:
    return [f"Withdrew, at any time: {_told(row['withdrawn'])}"] * _some(
        row["withdrawn"]
    )


def _label(row: dict) -> str:
    return "" if row["time"] == "all" else row["label"]


def _told(n: float | None) -> str:
    return f"{n:.0f}" if known(n) else FEW


def _some(n: float | None) -> bool:
    """Say whether there is anyone: a missing count is one too small to tell."""
    return not known(n) or bool(n > 0)


def _sheet(height: float) -> Axes:
    axes = Figure(figsize=(WIDTH, height)).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, WIDTH), ylim=(height, 0), xticks=[], yticks=[])
    bare(axes)
    return axes


def _draw_row(
    axes: Axes, boxes: list[Box], top: float, *, last: bool, height: float
) -> None:
    for box in boxes:
        _draw_box(axes, box, top + (boxes[0].height - box.height) / 2)
    trunk, middle = TRUNK[0] + TRUNK[1] / 2, top + boxes[0].height / 2
    if not last:
        _arrow(axes, (trunk, top + boxes[0].height), (trunk, top + height + GAP))
    for beside in boxes[1:]:
        _arrow(axes, (TRUNK[0] + TRUNK[1], middle), (beside.column[0], middle))


def _draw_box(axes: Axes, box: Box, top: float) -> None:
    left, width, _ = box.column
    axes.add_patch(Rectangle((left, top), width, box.height, facecolor="#ffffff",
                             edgecolor=SOFT, linewidth=0.7))  # fmt: skip
    for place, (line, bold) in enumerate(box.wrapped):
        axes.text(left + PAD, top + PAD + LINE * (place + 0.5), line, va="center",
                  fontsize=SIZE, color=INK,
                  fontweight="bold" if bold else "normal")  # fmt: skip


def _arrow(axes: Axes, start: tuple, end: tuple) -> None:
    axes.annotate("", xy=end, xytext=start, arrowprops={
        "arrowstyle": "-|>", "color": SOFT, "linewidth": 0.7, "shrinkA": 0,
        "shrinkB": 0, "mutation_scale": 7})  # fmt: skip


def _alt(lines: list[list[Box]]) -> str:
    told = [
        ", ".join(
            filter(None, [part for box in line for part in (box.head, *box.lines)])
        )
        for line in lines
    ]
    return f"Flow diagram. {'. '.join(told)}."
