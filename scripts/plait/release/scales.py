"""Say of every scale what a reader must know to read its scores."""

from collections.abc import Iterator

import pandas as pd

from plait.shapes.release import SCALES

SCORES = {"sum": "sum", "mean": "mean", "lookup": "sum, converted by table,"}


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
        "note": " ".join(_notes(instrument, scale)) or None,
    }


def _notes(instrument: dict, scale: dict) -> Iterator[str]:
    if instrument.get("note"):
        yield instrument["note"]
    if "never_read" in instrument:
        yield f"Never read: {instrument['never_read']['reason']}."
    if "bands" in scale:
        bands = [f"{band['name']} from {band['from']:g}" for band in scale["bands"]]
        yield f"Bands: {', '.join(bands)} ({scale['bands_source']})."


def scoring_words(scale: dict) -> str:
    """Say how a scale is scored, and what happens to missing answers.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales.

    Returns
    -------
    str
        One sentence without its full stop: the rule, how many items are reversed,
        what is rescaled or added, and how many answers are needed.
    """
    if scale["score"] == "imported":
        return "scale scores imported as the study's own files give them"
    count = len(scale["items"])
    parts = [f"{SCORES[scale['score']]} of {count} items", *_changes(scale)]
    return f"{', '.join(parts)}; {_missing_rule(scale, count)}"


def _changes(scale: dict) -> Iterator[str]:
    if scale.get("reverse"):
        yield f"{len(scale['reverse'])} reversed"
    if scale.get("rescale_items"):
        yield "each put on 0 to 1 first, by its own range"
    if scale.get("rescale"):
        low, high = scale["rescale"]
        yield f"put on {low:g} to {high:g} in a straight line"
    if offset := scale.get("offset"):
        yield f"{'plus' if offset > 0 else 'minus'} {abs(offset):g}"


def _missing_rule(scale: dict, count: int) -> str:
    needed = scale["min_answered"]
    if needed == count:
        return "all needed"
    prorated = "the sum then prorated, " if scale["score"] == "sum" else ""
    return f"at least {needed} needed, {prorated}the rest taken as the person's mean"
