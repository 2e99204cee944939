"""List printed figures that contradict each other, their scale or their n."""

import math
from collections.abc import Iterator

from plait.quantitative.plausibility import (
    largest_sd,
    largest_sd_at,
    percent_of,
    smallest_sd_at,
)
from plait.quantitative.printed import Figures, Printed


def impossible(figures: Figures) -> Iterator[tuple[str, str, str]]:
    """List which figures contradict each other or the scale.

    Parameters
    ----------
    figures : Figures
        Of one scale at one time.

    Yields
    ------
    tuple of str
        The figure (mean, sd, minimum, maximum), what is printed, and what is
        possible; rounding is allowed for. An SD is only judged where mean and range
        are sound.
    """
    wrong = [*_ends(figures)] or [*_mean(figures)]
    yield from wrong or _sd(figures)


def impossible_share(
    n: int, count: Printed, percent: Printed
) -> Iterator[tuple[str, str, str]]:
    """List what a count of people, and the percentage that they are, cannot be.

    Parameters
    ----------
    n : int
        People in all, 0 or more.
    count : Printed
        People counted; may be missing.
    percent : Printed
        The same as a percentage of n; may be missing.

    Yields
    ------
    tuple of str
        The figure (count, percent), what is printed, and what is possible: a whole
        number of at most n people, and 100 * count / n, rounded up or down. A
        percentage is only held against a count that is sound.
    """
    if count and not (0 <= count.value <= n and count.value.is_integer()):
        yield "count", f"a count of {count.text}", f"a whole number from 0 to {n}"
    elif percent and not n:
        yield "percent", f"{percent.text} percent of nobody", "no percentage, or people"
    elif percent:
        yield from _percent(n, count, percent)


def _percent(
    n: int, count: Printed, percent: Printed
) -> Iterator[tuple[str, str, str]]:
    right = percent_of(int(count.value), n, percent) if count else math.nan
    if not math.isnan(right):
        yield ("percent", f"{percent.text} percent",
               f"{right:.{percent.decimals}f}: {count.text} of {n} people")  # fmt: skip
    elif percent.most < 0 or percent.least > 100:
        yield "percent", f"{percent.text} percent", "a percentage from 0 to 100"


def _ends(figures: Figures) -> Iterator[tuple[str, str, str]]:
    low, high = figures.low, figures.high
    for name in ("minimum", "maximum"):
        end = getattr(figures, name)
        if end.most < low or end.least > high:
            yield (name, f"a {name} of {end.text}",
                   f"a score from {low:g} to {high:g}, as the scale gives")  # fmt: skip
    if figures.minimum.least > figures.maximum.most:
        yield ("minimum", f"a minimum of {figures.minimum.text}",
               f"at most the maximum, {figures.maximum.text}")  # fmt: skip


def _mean(figures: Figures) -> Iterator[tuple[str, str, str]]:
    mean, least, most = figures.mean, figures.least, figures.most
    if mean.most < least or mean.least > most:
        yield "mean", f"a mean of {mean.text}", f"a mean from {_range(figures)}"


def _range(figures: Figures) -> str:
    low = figures.minimum.text or f"{figures.low:g}"
    high = figures.maximum.text or f"{figures.high:g}"
    return f"{low} to {high}"


def _sd(figures: Figures) -> Iterator[tuple[str, str, str]]:
    sd, n = figures.sd, figures.n
    if not sd:
        return
    said = f"an SD of {sd.text}"
    if sd.most < 0 or (n < 2 and sd.least > 0):
        yield "sd", said, "no SD of fewer than two people, and none below 0"
    elif n > 1 and sd.least > (most := _largest(figures)):
        yield ("sd", said, f"at most {most:.3g}: {_people(figures)} cannot differ "
               "more")  # fmt: skip
    elif n > 1 and sd.most < (least := _smallest(figures)):
        yield "sd", said, f"at least {least:.3g}: {_people(figures)} differ more"


def _people(figures: Figures) -> str:
    mean = f" and a mean of {figures.mean.text}" if figures.mean else ""
    return f"{figures.n} people with scores from {_range(figures)}{mean}"


def _largest(figures: Figures) -> float:
    low, high, n = figures.least, figures.most, figures.n
    if not figures.mean:
        return largest_sd(low, high, n)
    return largest_sd_at(_central(figures, low, high), low, high, n)


def _smallest(figures: Figures) -> float:
    if not (figures.minimum and figures.maximum):
        return 0.0
    low, high = figures.minimum.most, figures.maximum.least
    mean = _central(figures, low, high)
    return smallest_sd_at(mean, min(low, mean), max(high, mean), figures.n)


def _central(figures: Figures, low: float, high: float) -> float:
    """Give the mean nearest the middle among those that are printed so."""
    middle, mean = (low + high) / 2, figures.mean
    return min(max(middle, mean.least), mean.most) if mean else middle
