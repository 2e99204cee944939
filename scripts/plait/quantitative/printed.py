"""Read numbers as they are printed, with their rounding."""

import math
from dataclasses import dataclass

CLOSE = 1e-9


@dataclass(frozen=True)
class Printed:
    """A number as it is printed, and what it may have been before it was rounded.

    Parameters
    ----------
    text : str
        As typed, trailing noughts included; "" where nothing is printed.
    value : float
        The number; NaN where nothing is printed.
    half : float
        Half a unit of its last decimal: how far it was rounded at most.
    """

    text: str
    value: float
    half: float

    @property
    def decimals(self) -> int:
        """Give how many digits stand after the point."""
        return len(self.text.lower().partition("e")[0].partition(".")[2])

    @property
    def least(self) -> float:
        """Give the smallest number that is printed so."""
        return self.value - self.half - CLOSE

    @property
    def most(self) -> float:
        """Give the largest number that is printed so."""
        return self.value + self.half + CLOSE

    def __bool__(self) -> bool:
        """Tell whether a number is printed at all."""
        return not math.isnan(self.value)


def printed(text: str) -> Printed:
    """Read a number with the precision to which it is printed.

    Parameters
    ----------
    text : str
        With a decimal point, or "" where nothing is printed.

    Returns
    -------
    Printed
        `9.07` stands for 9.065 to 9.075.

    Raises
    ------
    ValueError
        Where the text is no number.
    """
    if not text:
        return Printed("", math.nan, math.nan)
    digits, _, power = text.lower().partition("e")
    decimals = len(digits.partition(".")[2]) - int(power or 0)
    return Printed(text, float(text), float(f"0.5e{-decimals}"))


@dataclass(frozen=True)
class Figures:
    """What is printed of one scale at one time.

    Parameters
    ----------
    n : int
        People, 0 or more.
    mean, sd, minimum, maximum : Printed
        Of the scores [points]; any may be missing.
    low, high : float
        The possible scores [points].
    """

    n: int
    mean: Printed
    sd: Printed
    minimum: Printed
    maximum: Printed
    low: float
    high: float

    @property
    def least(self) -> float:
        """Give the smallest score that anyone can have had."""
        return max(self.minimum.least, self.low) if self.minimum else self.low

    @property
    def most(self) -> float:
        """Give the largest score that anyone can have had."""
        return min(self.maximum.most, self.high) if self.maximum else self.high
