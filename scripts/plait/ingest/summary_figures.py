"""Read one row of printed figures, and judge whether they can be true."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.questionnaire_values import NUMBER
from plait.quantitative.contradictions import impossible, impossible_share
from plait.quantitative.plausibility import nearest_means, score_step
from plait.quantitative.printed import Figures, Printed, printed

OF_SCORES = ("mean", "sd", "minimum", "maximum")
OF_PEOPLE = ("count", "percent")  # held against n; no part of a summary
FIGURES = ("n", *OF_SCORES, *OF_PEOPLE)
MOST_PEOPLE = 10_000_000_000
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
        A row of SUMMARIES, and `counted`: whether it holds counts or percentages
        only. A caution where the mean is none that whole answers give, or the
        percentage none that people give. Empty where there are faults.
    faults : list of Fault
        Texts that are no numbers, no number of people, figures that contradict each
        other or the range of the scale, percentages that are not count / n.
    """
    numbers = {name: _number(row, name) for name in FIGURES}
    faults = [*_text_faults(row, numbers), *_people_faults(row, numbers)]
    if faults:
        return {}, faults
    n, (low, high) = int(numbers["n"].value), row.scale["range"]
    found, share = ({name: numbers[name] for name in names}
                    for names in (OF_SCORES, OF_PEOPLE))  # fmt: skip
    figures = Figures(n=n, **found, low=low, high=high)
    slips = [*impossible(figures), *impossible_share(n, **share)]
    if slips:
        return {}, [row.fault(*slip) for slip in slips]
    doubts = [_doubtful_mean(row, figures), _doubtful_percent(n, **share)]
    return {
        "instrument": row.instrument["id"], "scale": row.scale["id"], "time": row.time,
        "n": n, **{name: number.value for name, number in found.items()},
        "caution": "; ".join(filter(None, doubts)) or None,
        "counted": any(share.values()) and not any(found.values()),
        "file": row.file, "line": row.line,
    }, []  # fmt: skip


def _number(row: PrintedRow, name: str) -> Printed | None:
    """Read one figure; None where the text is no number."""
    text = row.texts[name]
    text = text.removesuffix("%").rstrip() if name == "percent" else text
    text = text.replace(",", ".") if row.decimal_comma else text
    number = printed(text) if re.fullmatch(f"({NUMBER})?", text) else None
    return None if number and math.isinf(number.value) else number


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
    elif not (0 <= n.value < MOST_PEOPLE and n.value.is_integer()):
        yield row.fault("n", f"{n.text} people", "a whole number of people")
    elif n.value == 0 and mean:
        yield row.fault(
            "mean", f"a mean of {mean.text} of nobody", "no mean, or people"
        )


def _doubtful_mean(row: PrintedRow, figures: Figures) -> str | None:
    """Word a mean that whole answers cannot give: it is noted, and does not stop."""
    mean, step = figures.mean, score_step(row.scale, row.instrument.get("items", {}))
    if not mean or math.isnan(step):
        return None
    near = nearest_means(mean, n=figures.n, step=step, start=figures.low)
    told = f"the mean {mean.text} cannot come of whole answers of {figures.n} people"
    return _with_nearest(told, near, mean.decimals)


def _doubtful_percent(n: int, count: Printed, percent: Printed) -> str | None:
    """Word a percentage without its count that no number of people is."""
    if count or not percent:
        return None
    told = f"{percent.text} percent cannot come of a whole number among {n} people"
    near = nearest_means(percent, n=n, step=100, start=0)
    return _with_nearest(told, near, percent.decimals)


def _with_nearest(told: str, near: list[float], decimals: int) -> str | None:
    texts = [f"{value:.{decimals}f}" for value in near]
    return f"{told}: {' or '.join(texts)} could" if near else None
