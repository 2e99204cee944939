"""Say what a small panel shows, and how far its axis reaches."""

from dataclasses import dataclass

from plait.report.numerals import known


@dataclass(frozen=True)
class Panel:
    """What one panel shows.

    Parameters
    ----------
    scale : dict
        Row of SCALES.
    means : list of dict or None
        Rows of FINDINGS, one a time.
    norm : dict or None
        Row of NORMS: mean [points].
    """

    scale: dict
    means: list
    norm: dict | None


def axis_of(panel: Panel) -> tuple:
    """Say which axis a panel has: panels with the same one share it.

    Parameters
    ----------
    panel : Panel
        What it shows.

    Returns
    -------
    tuple
        Instrument, lowest and highest possible score.
    """
    return tuple(panel.scale[key] for key in ("instrument_name", "low", "high"))


def axis_limits(panel: Panel, others: list[Panel]) -> tuple[float, float]:
    """Give the limits of a panel's axis.

    Parameters
    ----------
    panel : Panel
        One of `others`.
    others : list of Panel
        Among them those that share its axis.

    Returns
    -------
    tuple of float
        Never beyond what can be scored [points].
    """
    values = [v for p in others if axis_of(p) == axis_of(panel) for v in _values(p)]
    low, high = panel.scale["low"], panel.scale["high"]
    if not values:
        return (low, high) if known(low, high) else (0, 1)
    spread = (max(values) - min(values)) or 1
    bottom, top = min(values) - 0.12 * spread, max(values) + 0.12 * spread
    return (max(bottom, low), min(top, high)) if known(low, high) else (bottom, top)


def _values(panel: Panel) -> list[float]:
    values = [panel.norm["mean"]] if panel.norm else []
    for mean in filter(None, panel.means):
        ends = (mean["estimate"], mean["low"], mean["high"])
        values += [v for v in ends if mean["status"] == "computed" and known(v)]
    return values
