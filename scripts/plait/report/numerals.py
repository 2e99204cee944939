"""Set numbers as a journal sets them."""

import math
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
DASH = "–"
SHORT_RANGE = 20


def numeral(value: float, decimals: int) -> str:
    """Round a number and set it.

    Parameters
    ----------
    value : float
        Finite.
    decimals : int
        At least 0.

    Returns
    -------
    str
        Halves are rounded away from zero, as SPSS and journals do; the sign is a
        minus, never a hyphen; no minus zero.
    """
    exact = Decimal(repr(float(value)))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{abs(rounded) if rounded == 0 else rounded:f}".replace("-", MINUS)


def signed(value: float, decimals: int) -> str:
    """Round a difference and set it with its sign.

    Parameters
    ----------
    value : float
        Finite.
    decimals : int
        At least 0.

    Returns
    -------
    str
        With `+` above zero.
    """
    shown = numeral(value, decimals)
    return f"+{shown}" if value > 0 and shown.strip("0.") else shown


def p_value(value: float) -> str:
    """Set a p value.

    Parameters
    ----------
    value : float in [0, 1]
        Two-sided.

    Returns
    -------
    str
        Three decimals without the leading zero; `<.001` below that.
    """
    if value < 0.001:
        return "<.001"
    return numeral(value, 3).removeprefix("0") if value < 1 else "1.000"


def interval(low: float, high: float, decimals: int) -> str:
    """Set an interval.

    Parameters
    ----------
    low, high : float
        Its limits.
    decimals : int
        At least 0.

    Returns
    -------
    str
        `low to high`, the words kept on one line. A limit that rounds to zero keeps its
        sign where the other has the opposite one: the interval holds zero inside.
    """
    shown = [numeral(low, decimals), numeral(high, decimals)]
    if low < 0 < high:
        # "0.00 to 0.46" would look as if zero were not inside
        pairs = zip((MINUS, "+"), shown, strict=True)
        shown = [text if text.strip("0.") else f"{sign}{text}" for sign, text in pairs]
    return "\u00a0to\u00a0".join(shown)


def known(*values: float | None) -> bool:
    """Say whether all of some values can be set.

    Parameters
    ----------
    *values : float or None
        Cells of a finding.

    Returns
    -------
    bool
        False where one is missing.
    """
    return all(value is not None and math.isfinite(value) for value in values)


def count(value: float | str | None) -> str:
    """Set a count, or what stands in its place.

    Parameters
    ----------
    value : number, str or None
        A count; a text such as `withheld` or `<10` stays as it is.

    Returns
    -------
    str
        A dash where it is missing.
    """
    if isinstance(value, str):
        text = value.strip()
        return text.removesuffix(".0") or DASH
    return numeral(value, 0) if known(value) else DASH


def change_decimals(scale: dict) -> int:
    """Give the decimals of a difference on a scale.

    Parameters
    ----------
    scale : dict
        Row of SCALES: mean_decimals, low, high.

    Returns
    -------
    int
        Those of its mean, one more on a short scale.
    """
    # a difference on a scale shorter than 20 points needs one more decimal:
    # at 1 to 5, a tenth of a point is already a small effect.
    decimals = int(scale["mean_decimals"])
    low, high = scale.get("low"), scale.get("high")
    short = known(low, high) and high - low < SHORT_RANGE
    return max(decimals + 1, 2) if short else decimals
