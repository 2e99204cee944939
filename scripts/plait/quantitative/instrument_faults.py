"""Find what contradicts itself in the definition of an instrument."""

from collections.abc import Iterator
from itertools import pairwise

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.quantitative.score_ranges import (
    item_range,
    lookup_of,
    raw_sums,
    score_range,
)

TOLERANCE = 1e-9
WITHOUT_ITEMS = (
    "items",
    "reverse",
    "rescale_items",
    "rescale",
    "offset",
    "min_answered",
)


def instrument_faults(name: str, file: YamlFile) -> list[Fault]:
    """List the contradictions of a definition that fits its schema.

    Parameters
    ----------
    name : str
        Id under which the study asks for it.
    file : YamlFile
        The definition, as read.

    Returns
    -------
    list of Fault
        Another id than the file's name; items with impossible ranges; anchors or
        answers that are never read and do not fit the items; a scale twice; for
        each scale: unknown items, a missing rule, table, rescaling, range or bands
        that do not fit the items.
    """
    return [
        *_id_faults(name, file),
        *_range_faults(file),
        *_reading_faults(file),
        *_double_faults(file),
        *(
            fault
            for place, scale in enumerate(file.data["scales"])
            for fault in _scale_faults(file, ("scales", place), scale)
        ),
    ]


def _id_faults(name: str, file: YamlFile) -> Iterator[Fault]:
    if file.data["id"] != name:
        yield file.fault(
            ("id",), file.data["id"], name, "write the name of the file as its id"
        )


def _range_faults(file: YamlFile) -> Iterator[Fault]:
    items = file.data.get("items", {"ids": [], "low": 0, "high": 1})
    if not items["low"] < items["high"]:
        yield file.fault(("items", "high"), f"{items['low']:g} to {items['high']:g}",
                         "a lower number, then a higher", "correct the range")  # fmt: skip
    ranges = items.get("ranges", {})
    if ranges and "values" in items:
        yield file.fault(("items", "ranges"), "ranges beside values",
                         "one of the two", "take values out")  # fmt: skip
    for item, (low, high) in ranges.items():
        keys = ("items", "ranges", item)
        if item not in items["ids"]:
            yield file.fault(keys, f"item {item}", "an item listed above",
                             "correct the item, or list it")  # fmt: skip
        if not low < high:
            yield file.fault(keys, f"{low:g} to {high:g}", "a lower number, then a higher",
                             "correct the range")  # fmt: skip


def _reading_faults(file: YamlFile) -> Iterator[Fault]:
    data = file.data
    ids = data.get("items", {}).get("ids", [])
    anchors = data.get("anchors")
    if anchors and not ids:
        yield file.fault(("anchors",), "anchors without items", "the items they belong to",
                         "list the items, or take anchors out")  # fmt: skip
    if anchors and anchors["key"] == anchors["other"]:
        yield file.fault(("anchors", "other"), f"{anchors['other']} twice",
                         "the meaning at the other end", "name both ends")  # fmt: skip
    for item in data.get("never_read", {}).get("items", []):
        if item in ids:
            yield file.fault(("never_read", "items"), f"item {item}, which is scored",
                             "items that are not listed", "take it out of one of them")  # fmt: skip


def _double_faults(file: YamlFile) -> Iterator[Fault]:
    ids = [scale["id"] for scale in file.data["scales"]]
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield file.fault(("scales", place, "id"), f"{name} twice",
                             "each scale once", "give one of them another id")  # fmt: skip


def _scale_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    if scale["score"] == "imported":
        yield from _imported_faults(file, keys, scale)
    else:
        yield from _scored_faults(file, keys, scale)
    yield from _band_faults(file, keys, scale)


def _imported_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    if "metric" not in scale:
        yield file.fault(keys, "an imported score of unknown metric",
                         "metric: sum or metric: mean", "add the metric")  # fmt: skip
    if not scale["range"][0] < scale["range"][1]:
        yield file.fault((*keys, "range"), _to(scale["range"]),
                         "a lower number, then a higher", "turn them round")  # fmt: skip
    for key in WITHOUT_ITEMS:
        if scale.get(key):
            yield file.fault((*keys, key), f"{key} of an imported score",
                             "an imported score as it is",
                             "take it out, or write how the items are scored")  # fmt: skip


def _scored_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    if not scale.get("items"):
        yield file.fault(keys, "a scale without items", "its items",
                         "list its items, or write score: imported")  # fmt: skip
        return
    found = [
        *_item_faults(file, keys, scale),
        *_missing_rule_faults(file, keys, scale),
        *_rescale_faults(file, keys, scale),
    ]
    if not found and scale["score"] == "lookup":
        found += _lookup_faults(file, keys, scale)
    if not found and not any(_range_faults(file)):
        found += _possible_faults(file, keys, scale)
    yield from found


def _item_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    known = file.data.get("items", {}).get("ids", [])
    for key, allowed in (("items", known), ("reverse", scale["items"])):
        for item in scale.get(key, []):
            if item not in allowed:
                yield file.fault((*keys, key), f"item {item}", "an item listed above",
                                 "correct the item, or list it")  # fmt: skip


def _missing_rule_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    items, count = file.data.get("items", {}), len(scale["items"])
    needed = scale.get("min_answered", count)
    where = (*keys, "min_answered")
    if needed > count:
        yield file.fault(
            where, str(needed), f"at most {count}", "count the items again"
        )
    elif needed < count and scale["score"] == "lookup":
        yield file.fault(where, str(needed), f"{count}: a raw sum needs every item",
                         "take it out")  # fmt: skip
    elif needed < count and _mixed(scale, items) and not scale.get("rescale_items"):
        yield file.fault(where, f"{needed} of {count} items of different ranges",
                         "items that can stand for each other",
                         "write rescale_items: true, or take min_answered out")  # fmt: skip


def _mixed(scale: dict, items: dict) -> bool:
    return len({tuple(item_range(items, item)) for item in scale["items"] if items}) > 1


def _rescale_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    low, high = scale.get("rescale", (0, 1))
    if not low < high:
        yield file.fault((*keys, "rescale"), f"{low:g} to {high:g}",
                         "a lower number, then a higher", "turn them round")  # fmt: skip
    if "rescale" in scale and scale.get("offset"):
        yield file.fault((*keys, "offset"), "an offset beside rescale",
                         "one of the two", "write the limits you want in rescale")  # fmt: skip
    for key in ("rescale", "rescale_items"):
        if scale.get(key) and scale["score"] == "lookup":
            yield file.fault((*keys, key), f"{key} of a scale with a table",
                             "a table of the scores as reported", "take it out")  # fmt: skip


def _lookup_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    sums = [f"{total:g}" for total in raw_sums(scale, file.data["items"])]
    missing = [total for total in sums if total not in lookup_of(file.data)]
    if missing:
        yield file.fault(("lookup",), f"no entry for {', '.join(missing)}",
                         "one for each raw sum", "complete the table")  # fmt: skip


def _possible_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    data = file.data
    possible = score_range(scale, data["items"], lookup_of(data))
    pairs = zip(scale["range"], possible, strict=True)
    if any(abs(written - real) > TOLERANCE for written, real in pairs):
        yield file.fault((*keys, "range"), _to(scale["range"]),
                         f"{_to(possible)}, as its items and their key give it",
                         "correct the range, or the items")  # fmt: skip


def _band_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    bands = [band["from"] for band in scale.get("bands", [])]
    if bool(bands) != ("bands_source" in scale):
        yield file.fault(keys, "bands without bands_source, or the reverse", "both",
                         "say where the bands come from")  # fmt: skip
    if not bands:
        return
    low, high = scale["range"]
    if bands[0] != low or bands[-1] > high:
        yield file.fault((*keys, "bands"), f"bands from {_to([bands[0], bands[-1]])}",
                         f"bands that begin at {low:g} and lie within {_to([low, high])}",
                         "correct the bands")  # fmt: skip
    if any(later <= earlier for earlier, later in pairwise(bands)):
        yield file.fault((*keys, "bands"), "bands that do not rise",
                         "each from a higher score than the one before",
                         "put them in order")  # fmt: skip


def _to(ends: list[float] | tuple[float, ...]) -> str:
    return f"{ends[0]:g} to {ends[1]:g}"
