"""Set who answered what, who was lost, and how the lost differ from those who stayed."""

from plait.report.cells import SHOWN_WITHHELD, cell, is_withheld, with_interval
from plait.report.escape import escape_cell
from plait.report.finding_words import brief_time, contrast_names
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, short_times
from plait.report.notes import why_not
from plait.report.numerals import DASH, count, known
from plait.report.scale_rows import by_instrument, finding_at, in_blocks, scales_with
from plait.shapes.participation import ANY_POST, OTHER_PATTERNS

IN_POST = ("under 3 months", "3 to 6 months", "6 to 12 months", "12 months or more",
           "not recorded", ANY_POST)  # fmt: skip
LOST_HIDDEN = (
    "How many people were lost for each reason, and after how long in post, is not "
    "told: there is nobody, or too few."
)
PATTERNS_HIDDEN = (
    "How often each pattern of answered times occurs is not told: there are too few "
    "people in each but one, if in that."
)
NO_ROW = " What has {} is of nobody or of few."


def participation_table(inputs: ReportInputs) -> str:
    """Set how many people answered and were scored, by scale and time.

    Parameters
    ----------
    inputs : ReportInputs
        Released participation, findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: people who answered and people with a score at
        each time, people with both scores of each contrast; "" without participation.
    """
    rows = {
        (r["instrument"], r["scale"], r["time"]): r
        for r in rows_of(inputs, "participation")
    }
    times = {k: brief_time(v) for k, v in short_times(inputs.study).items()}
    pairs = contrast_names(inputs.study) if scales_with(inputs, ["change"]) else {}

    def cells(scale: dict) -> list[str]:
        key = (scale["instrument"], scale["scale"])
        at_times = [
            _held(rows.get((*key, time)), what)
            for time in times for what in ("answered", "scored")
        ]  # fmt: skip
        return [*at_times, *(_pairs(inputs, scale, pair) for pair in pairs)]

    grid = Grid(
        shares=[3.0, *[0.95] * (2 * len(times)), *[1.0] * len(pairs)],
        head=_participation_head(times, pairs),
        body=by_instrument(inputs, cells, wanted={key[:2] for key in rows}),
        aligns="l" + "r" * (2 * len(times) + len(pairs)),
    )  # fmt: skip
    caption = (
        f"People{_enrolled(rows)} who answered an item of each scale, who could be "
        "scored, and who have a score at both times of a contrast."
    )
    return set_table(grid, name="participation", caption=caption, classes=".wide")


def loss_table(inputs: ReportInputs) -> str:
    """Set how many people did not answer at a time, by reason and time in post.

    Parameters
    ----------
    inputs : ReportInputs
        Released losses.

    Returns
    -------
    str
        Markdown, one row a time x reason; a sentence where no count is told; "" where
        nobody was asked.
    """
    rows = rows_of(inputs, "losses")
    if not any(known(row["n"]) for row in rows):
        return LOST_HIDDEN if _asked(inputs) else ""
    seen = {row["in_post"] for row in rows}
    posts = [name for name in IN_POST if name in seen]
    body: list[list] = []
    for time, label in short_times(inputs.study).items():
        own = [row for row in rows if row["time"] == time]
        head = Span(f"**{escape_cell(label)}**", len(posts) + 1)
        body += [[head], *_reasons(own, posts)] if own else []
    heads = ["Reason", *map(escape_cell, posts)]
    grid = Grid([3, *[1.5] * len(posts)], [heads], body, "l" + "r" * len(posts))
    caption = "People without an answer at each time, by reason and time in post."
    caption += NO_ROW.format("no row, or a dash,")
    return set_table(grid, name="losses", caption=caption)


def _reasons(rows: list[dict], posts: list[str]) -> list[list[str]]:
    counts = {(row["reason"], row["in_post"]): row for row in rows}
    return [
        [escape_cell(reason), *(_held(counts.get((reason, post)), "n") for post in posts)]
        for reason in dict.fromkeys(row["reason"] for row in rows)
    ]  # fmt: skip


def pattern_table(inputs: ReportInputs) -> str:
    """Set which times people answered, and how many people each way.

    Parameters
    ----------
    inputs : ReportInputs
        Released missing_patterns and scales.

    Returns
    -------
    str
        Markdown, one row an instrument x pattern: a dot for a time with a score, a
        dash for one without; a sentence where no count is told; "" where nobody was
        asked.
    """
    rows = rows_of(inputs, "missing_patterns")
    if not any(known(row["n"]) for row in rows):
        return PATTERNS_HIDDEN if _asked(inputs) else ""
    times = {k: brief_time(v) for k, v in short_times(inputs.study).items()}
    body: list[list] = []
    for instrument, name in _instruments(inputs).items():
        own = [row for row in rows if row["instrument"] == instrument]
        own.sort(key=lambda row: -row["n"] if known(row["n"]) else 0)
        head = Span(f"**{escape_cell(name)}**", len(times) + 2)
        lines = [_pattern(row, list(times)) for row in own]
        body += [[head], *lines] if own else []
    heads = ["", *map(escape_cell, times.values()), "People"]
    grid = Grid([1.2] * len(heads), [heads], body, f"l{'c' * len(times)}r")
    caption = "At which times people have a score: a dot, yes; a dash, no."
    caption += NO_ROW.format("no row")
    return set_table(grid, name="patterns", caption=caption)


def _instruments(inputs: ReportInputs) -> dict[str, str]:
    return {r["instrument"]: r["instrument_name"] for r in rows_of(inputs, "scales")}


def lost_table(inputs: ReportInputs) -> str:
    """Set how those who were lost scored before, beside those who stayed.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.

    Returns
    -------
    str
        Markdown, one row a scale: for each contrast the standardised difference
        [SD] with its interval.
    """
    caption = (
        "Those who were lost beside those who stayed, at the earlier time of each "
        "contrast: the difference of their means in SDs (lost minus stayed). There is "
        "no test: with so few people, a difference that matters may not show in one."
    ) + why_not(inputs, ["lost_difference"])

    def block(pairs: dict[str, str], ending: str) -> str:
        grid = Grid(
            shares=[2.6, *[2.2] * len(pairs)],
            head=[["Outcome",
                   *(f"{escape_cell(name)}: SDs (95% CI)" for name in pairs.values())]],
            body=by_instrument(
                inputs, lambda scale: _lost_cells(inputs, scale, pairs),
                wanted=scales_with(inputs, ["lost_difference"]),
            ),
            aligns="l" + "r" * len(pairs),
        )  # fmt: skip
        return set_table(grid, name=f"lost{ending}", caption=caption)

    return in_blocks(contrast_names(inputs.study), block)


def _lost_cells(inputs: ReportInputs, scale: dict, pairs: dict) -> list[str]:
    rows = (finding_at(inputs, scale, f"{pair}.lost_difference") for pair in pairs)
    return [cell(row, lambda found: with_interval(found, 2)) for row in rows]


def _participation_head(times: dict, pairs: dict) -> list[list]:
    over = [Span(escape_cell(name), 2) for name in times.values()]
    both = [Span("Pairs", len(pairs))] * bool(pairs)
    under = ["answered", "scored"] * len(times)
    names = map(escape_cell, pairs.values())
    return [["", *over, *both], ["Outcome", *under, *names]]


def _enrolled(rows: dict) -> str:
    counts = {count(row["enrolled"]) for row in rows.values()} - {DASH}
    return f", of {counts.pop()} enrolled," if len(counts) == 1 else ""


def _pairs(inputs: ReportInputs, scale: dict, pair: str) -> str:
    change = finding_at(inputs, scale, f"{pair}.change")
    if change is None or is_withheld(change):
        return SHOWN_WITHHELD if change else DASH
    return count(change["n"])


def _held(row: dict | None, what: str) -> str:
    """Set a count of a released table, in which only withheld ones are missing."""
    if row is None:
        return DASH
    return count(row[what]) if known(row[what]) else SHOWN_WITHHELD


def _asked(inputs: ReportInputs) -> bool:
    return bool(rows_of(inputs, "participation"))


def _pattern(row: dict, times: list[str]) -> list[str | Span]:
    if row["pattern"] == OTHER_PATTERNS:
        return [Span(OTHER_PATTERNS, len(times) + 1), _held(row, "n")]
    return ["", *_dots(row["pattern"], times), _held(row, "n")]


def _dots(pattern: str, times: list[str]) -> list[str]:
    seen = set(pattern.split())
    return ["●" if time in seen else DASH for time in times]
