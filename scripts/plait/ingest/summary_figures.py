"""Read one row of printed figures, and judge whether they can be true."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.questionnaire_values import NUMBER
from plait.quantitative.contradictions import impossible
from plait.quantitative.plausibility import nearest_means, score_step
from plait.quantitative.printed import Figures, Printed, printed

FIGURES = ("n", "mean", "sd", "minimum", "maximum")
MEND = "correct it against its source, or leave the cell empty"


@dataclass(frozen=True)
class PrintedRow:
    """One row of a table of summaries, of a known scale and time.

    Parameters
    ----------
    file : str
        Table as a person sees it.
    line : int
        Line in it, from 1.
    instrument, scale : dict
        As `load_instruments` gives them.
    time : str
        Id of the time point.
    columns : dict of str to str
        Name of a figure to the column that holds it.
    texts : dict of str to str
        Name of a figure to what stands there; "" where missing.
    decimal_comma : bool
        Whether `3,5` is a number.
    """

    file: str
    line: int
    instrument: dict
    scale: dict
    time: str
    columns: dict[str, str]
    texts: dict[str, str]
    decimal_comma: bool

    def fault(self, name: str, found: str, expected: str) -> Fault:
        """Word what is wrong with one figure.

        Parameters
        ----------
        name : str
            Of the figure.
        found, expected : str
            What stands there, and what would be right.

        Returns
        -------
        Fault
            With column, scale and time.
        """
        where = f"column {self.columns[name]}, {self.instrument['id']}."
        where += f"{self.scale['id']}, time {self.time}"
        return Fault(self.file, self.line, where, found, expected, MEND)


def read_figures(row: PrintedRow) -> tuple[dict, list[Fault]]:
    """Read the figures of one row.

    Parameters
    ----------
    row : PrintedRow
        As typed.

    Returns
    -------
    summary : dict
        A row of SUMMARIES; caution where the mean is none that whole answers give.
        Only meant to be used without faults.
    faults : list of Fault
        Texts that are no numbers, no number of people, figures that contradict each
        other or the range of the scale.
    """
    numbers = {name: _number(row, name) for name in FIGURES}
    faults = [*_text_faults(row, numbers), *_people_faults(row, numbers)]
    found = {name: number or Printed("", math.nan, math.nan)
             for name, number in numbers.items()}  # fmt: skip
    if faults:
        return {}, faults
    low, high = row.scale["range"]
    n = int(found.pop("n").value)
    figures = Figures(n=n, **found, low=low, high=high)
    values = {name: number.value for name, number in found.items()}
    summary = {
        "instrument": row.instrument["id"], "scale": row.scale["id"], "time": row.time,
        "n": n, **values, "caution": _doubt(row, figures), "file": row.file,
        "line": row.line,
    }  # fmt: skip
    return summary, [row.fault(*slip) for slip in impossible(figures)]


def _number(row: PrintedRow, name: str) -> Printed | None:
    """Read one figure; None where the text is no number."""
    text = row.texts[name]
    text = text.replace(",", ".") if row.decimal_comma else text
    return printed(text) if re.fullmatch(f"({NUMBER})?", text) else None


def _text_faults(row: PrintedRow, numbers: dict) -> Iterator[Fault]:
    for name, number in numbers.items():
        if number is None:
            yield row.fault(name, f"the text {row.texts[name]!r}", "a number")


def _people_faults(row: PrintedRow, numbers: dict) -> Iterator[Fault]:
    n, mean = numbers["n"], numbers["mean"]
    if n is None:
        return
    if not n:
        yield row.fault("n", "no number of people", "a whole number")
    elif n.value < 0 or n.value != int(n.value):
        yield row.fault("n", f"{n.text} people", "a whole number of people")
    elif n.value == 0 and mean:
        yield row.fault(
            "mean", f"a mean of {mean.text} of nobody", "no mean, or people"
        )


def _doubt(row: PrintedRow, figures: Figures) -> str | None:
    """Word a mean that whole answers cannot give: it is noted, and does not stop."""
    mean, step = figures.mean, score_step(row.scale, row.instrument.get("items", {}))
    if not mean or math.isnan(step):
        return None
    near = nearest_means(mean, n=figures.n, step=step, start=figures.low)
    decimals = len(mean.text.partition(".")[2])
    texts = [f"{value:.{decimals}f}" for value in near]
    told = f"the mean {mean.text} cannot come of whole answers of {figures.n} people"
    return f"{told}: {' or '.join(texts)} could" if near else None
