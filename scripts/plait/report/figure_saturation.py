"""Draw how many new codes each run of transcripts brought."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from plait.report.figure_style import HAIR, SERIES, SOFT, TEXT, WIDTH, Drawing
from plait.report.numerals import numeral
from plait.shapes.records import plain_rows

HEIGHT = 2.3
CAPTION = (
    "New codes in each run of transcripts, as a share of the codes of the first {base}; "
    "a point stands at the last transcript of its run. The dashed line is at "
    "{threshold}%. Shown, and nothing is decided by it."
)


def saturation_figure(saturation: pd.DataFrame) -> Drawing:
    """Draw the share of new codes along the transcripts, a line a run length.

    Parameters
    ----------
    saturation : DataFrame, one row a run of documents
        Released, in the shape SATURATION; at least one run may be shown. Withheld
        runs are no points.

    Returns
    -------
    Drawing
        Lines for each length of run.
    """
    rows = [r for r in plain_rows(saturation) if r["status"] == "computed"]
    lengths = sorted({int(row["run_length"]) for row in rows})
    figure = Figure(figsize=(WIDTH, HEIGHT))
    axes = figure.subplots(
        gridspec_kw={"left": 0.09, "right": 0.98, "top": 0.95, "bottom": 0.2}
    )
    axes.axhline(rows[0]["threshold"], color=SOFT, linewidth=0.7, linestyle=(0, (4, 3)))
    for place, length in enumerate(lengths):
        own = [row for row in rows if row["run_length"] == length]
        axes.plot(
            [row["last"] for row in own], [row["share"] for row in own],
            linewidth=0.9, markersize=4, markeredgewidth=0.8, clip_on=False,
            label=f"runs of {length}", **SERIES[place % len(SERIES)],
        )  # fmt: skip
    _finish(axes, rows)
    base, threshold = int(rows[0]["base"]), numeral(100 * rows[0]["threshold"], 0)
    caption = CAPTION.format(base=base, threshold=threshold)
    return Drawing(figure, _alt(rows, lengths), caption)


def _finish(axes: Axes, rows: list[dict]) -> None:
    axes.set_xlabel("last transcript of the run", fontsize=TEXT)
    axes.set_ylabel("new codes", fontsize=TEXT)
    axes.set_ylim(0, max(0.1, 1.1 * max(row["share"] for row in rows)))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    # Whole per cent, and one transcript alone is a whole number too.
    axes.yaxis.set_major_locator(MaxNLocator("auto", steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    axes.grid(axis="y", color=HAIR, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, fontsize=TEXT, loc="upper right")


def _alt(rows: list[dict], lengths: list[int]) -> str:
    told = []
    for length in lengths:
        own = [row for row in rows if row["run_length"] == length]
        shares = ", ".join(f"{numeral(100 * row['share'], 0)}%" for row in own)
        told.append(f"runs of {length}: {shares}")
    return f"Share of new codes along the transcripts; {'; '.join(told)}."
