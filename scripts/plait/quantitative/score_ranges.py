"""Work out which scores a scale can give at all."""

from collections.abc import Iterable


def item_range(items: dict, item: str) -> list[float]:
    """Give the lowest and the highest possible answer to an item.

    Parameters
    ----------
    items : dict
        `items` of an instrument: `low`, `high` and, for those that differ, `ranges`.
    item : str
        Id of the item.

    Returns
    -------
    list of float
        Two numbers [points].
    """
    return items.get("ranges", {}).get(item, [items["low"], items["high"]])


def raw_range(scale: dict, items: dict) -> tuple[float, float]:
    """Give the lowest and the highest sum or mean of a scale's items.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales, not an imported one.
    items : dict
        `items` of the instrument.

    Returns
    -------
    low, high : float
        Before look-up, rescaling and offset [points]. Reversing an item does not
        change its range.
    """
    pairs = [item_range(items, item) for item in scale["items"]]
    if scale.get("rescale_items"):
        pairs = [(0, 1) for _ in pairs]
    low, high = (sum(ends) for ends in zip(*pairs, strict=True))
    count = len(pairs) if scale["score"] == "mean" else 1
    return low / count, high / count


def raw_sums(scale: dict, items: dict) -> list[float]:
    """List every sum that whole answers to all items of a scale can give.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales, with items.
    items : dict
        `items` of the instrument: where it lists `values` these are the possible
        answers, otherwise the whole numbers of each item's range.

    Returns
    -------
    list of float
        Rising [points].
    """
    sums: set[float] = {0}
    for item in scale["items"]:
        sums = {total + value for total in sums for value in _values(items, item)}
    return sorted(sums)


def score_range(scale: dict, items: dict, lookup: dict[str, float]) -> tuple:
    """Give the lowest and the highest score that a scale can give.

    Parameters
    ----------
    scale : dict
        One of an instrument's scales, not an imported one.
    items : dict
        `items` of the instrument.
    lookup : dict of str to float
        Its table from raw sums to scores; empty where there is none.

    Returns
    -------
    low, high : float
        As reported, after look-up, rescaling and offset [points].
    """
    low, high = scale.get("rescale") or raw_range(scale, items)
    if scale["score"] == "lookup":
        low, high = min(lookup.values()), max(lookup.values())
    offset = scale.get("offset", 0)
    return low + offset, high + offset


def lookup_of(instrument: dict) -> dict[str, float]:
    """Give the table from raw sums to the metric score.

    Parameters
    ----------
    instrument : dict
        May have no table.

    Returns
    -------
    dict of str to float
        Raw sum, as text, to score [points]; empty where there is none.
    """
    return instrument.get("lookup", {})


def _values(items: dict, item: str) -> Iterable[float]:
    low, high = item_range(items, item)
    return items.get("values") or range(int(low), int(high) + 1)
