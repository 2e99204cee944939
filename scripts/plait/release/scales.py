"""Say of every scale what a reader must know to read its scores."""

import pandas as pd

from plait.shapes.release import SCALES


def scale_rows(instruments: dict[str, dict]) -> pd.DataFrame:
    """List the scales of a study in the order of its instruments.

    Parameters
    ----------
    instruments : dict
        Instrument id to instrument, as `load_instruments` gives them.

    Returns
    -------
    DataFrame, one row a scale
        In the shape SCALES.
    """
    pairs = [(i, scale) for i in instruments.values() for scale in i["scales"]]
    return SCALES.frame(_row(place, *pair) for place, pair in enumerate(pairs, start=1))


def _row(place: int, instrument: dict, scale: dict) -> dict:
    low, high = scale.get("range", (None, None))
    return {
        "instrument": instrument["id"],
        "scale": scale["id"],
        "place": place,
        "instrument_name": instrument["name"],
        "scale_name": scale["name"],
        "unit": scale["unit"],
        "low": low,
        "high": high,
        "better": scale["better"],
        "scoring": scoring_words(scale),
        "mean_decimals": scale["decimals"]["mean"],
        "sd_decimals": scale["decimals"]["sd"],
        "verified": instrument["verified"],
        "note": instrument.get("note"),
    }


def scoring_words(scale: dict) -> str:
    """Say how a scale is scored, and what happens to missing answers.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales.

    Returns
    -------
    str
        One sentence without its full stop.
    """
    if scale["score"] == "imported":
        return "scale scores imported as the study's own files give them"
    count = len(scale["items"])
    needed = scale["min_answered"]
    what = {"sum": "sum", "mean": "mean", "lookup": "sum, converted by table,"}
    rule = (
        "all needed"
        if needed == count
        else f"at least {needed} needed, the rest taken as the person's mean"
    )
    reverse = f", {len(scale['reverse'])} reversed" if scale.get("reverse") else ""
    return f"{what[scale['score']]} of {count} items{reverse}; {rule}"
