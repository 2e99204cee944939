"""Set one finding as the cell of a table or as words in a sentence."""

from collections.abc import Callable

from plait.report.hover import with_finding
from plait.report.numerals import DASH, count, interval, known, numeral, p_value, signed

WITHHELD = "withheld"
SHOWN_WITHHELD = f"[{WITHHELD}]{{.withheld}}"


def cell(finding: dict | None, show: Callable[[dict], str]) -> str:
    """Set a finding, or say why it is not there.

    Parameters
    ----------
    finding : dict or None
        Row of FINDINGS.
    show : callable
        Sets a computed one.

    Returns
    -------
    str
        `withheld` where disclosure control held it back, a dash where it was not
        computed; bound to its finding, so that the web page can say why.
    """
    if is_withheld(finding):
        return with_finding(SHOWN_WITHHELD, finding)
    if finding is None or finding["status"] != "computed":
        return with_finding(DASH, finding)
    shown = show(finding) if known(finding["estimate"]) else DASH
    return with_finding(shown, finding)


def is_withheld(finding: dict | None) -> bool:
    """Say whether disclosure control held a finding back.

    Parameters
    ----------
    finding : dict or None
        Row of FINDINGS.

    Returns
    -------
    bool
        False where there is no such finding.
    """
    return finding is not None and finding["status"] == WITHHELD


def mean_sd(finding: dict, scale: dict) -> str:
    """Set a mean with its SD.

    Parameters
    ----------
    finding : dict
        A computed row of FINDINGS with estimate and sd [points].
    scale : dict
        Row of SCALES.

    Returns
    -------
    str
        `mean (SD)`; the mean alone where the SD is missing.
    """
    mean = numeral(finding["estimate"], int(scale["mean_decimals"]))
    if not known(finding["sd"]):
        return mean
    return f"{mean}\u00a0({numeral(finding['sd'], int(scale['sd_decimals']))})"


def with_interval(finding: dict, decimals: int) -> str:
    """Set a difference with its interval.

    Parameters
    ----------
    finding : dict
        A computed row of FINDINGS.
    decimals : int
        At least 0.

    Returns
    -------
    str
        `estimate (low to high)`; the estimate alone without an interval.
    """
    shown = signed(finding["estimate"], decimals)
    if not known(finding["low"], finding["high"]):
        return shown
    return f"{shown} ({interval(finding['low'], finding['high'], decimals)})"


def t_and_df(finding: dict) -> str:
    """Set a t statistic with its degrees of freedom.

    Parameters
    ----------
    finding : dict
        A computed row of FINDINGS.

    Returns
    -------
    str
        `t (df)`; a dash without a statistic, t alone where df was withheld.
    """
    if not known(finding["statistic"]):
        return DASH
    shown = numeral(finding["statistic"], 2)
    if not known(finding["df"]):
        return shown
    whole = float(finding["df"]).is_integer()
    return f"{shown}\u00a0({numeral(finding['df'], 0 if whole else 1)})"


def p_cell(value: float | None) -> str:
    """Set a p value, or a dash.

    Parameters
    ----------
    value : float or None
        In [0, 1].

    Returns
    -------
    str
        As `p_value`, safe in markdown.
    """
    return p_value(value).replace("<", "\\<") if known(value) else DASH


def set_count(finding: dict) -> str:
    """Set the estimate of a finding that counts something.

    Parameters
    ----------
    finding : dict
        A computed row of FINDINGS, in people or extracts.

    Returns
    -------
    str
        Without decimals.
    """
    return count(finding["estimate"])
