"""Load what plait must know of each questionnaire in order to score it."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml


def load_instruments(paths: dict[str, str]) -> tuple[dict[str, dict], list[Fault]]:
    """Read and check the definitions of instruments.

    Parameters
    ----------
    paths : dict of str to str
        Instrument id to the file that defines it.

    Returns
    -------
    instruments : dict of str to dict
        Those without a fault, in the order given; as in the file, with `reverse`,
        `offset`, `min_answered` and `metric` filled in for each scale, and `source`,
        the folder and name of the file.
    faults : list of Fault
        Of all files at once: the schema's, then keys that contradict each other.
    """
    instruments, faults = {}, []
    for name, path in paths.items():
        file = read_yaml(path)
        found = (
            file.faults
            or schema_faults(file, load_schema("instrument"))
            or list(_contradictions(name, file))
        )
        faults += found
        if not found:
            instruments[name] = _completed(file.data, path)
    return instruments, faults


def answer_targets(instrument: dict) -> dict[str, dict]:
    """Say what can be answered, or imported, in an instrument.

    Parameters
    ----------
    instrument : dict
        As `load_instruments` gives it.

    Returns
    -------
    dict of str to dict
        Item id, or id of an imported scale, to `level` (item or scale), `low` and
        `high` (lowest and highest possible answer, in points) and `values` (the
        only possible ones, or None).
    """
    items = instrument.get("items", {"ids": []})
    targets = {
        item: {"level": "item", "low": items["low"], "high": items["high"],
               "values": items.get("values")}
        for item in items["ids"]
    }  # fmt: skip
    for scale in instrument["scales"]:
        if scale["score"] == "imported":
            low, high = scale["range"]
            targets[scale["id"]] = {
                "level": "scale", "low": low, "high": high, "values": None
            }  # fmt: skip
    return targets


def source_name(path: str) -> str:
    """Name a file by its folder and itself, the same on every machine.

    Parameters
    ----------
    path : str
        Any path.

    Returns
    -------
    str
        As `instruments/cbi.yaml`.
    """
    return f"{Path(path).parent.name}/{Path(path).name}"


def _completed(instrument: dict, path: str) -> dict:
    scales = [
        {"reverse": [], "offset": 0, "metric": scale["score"],
         "min_answered": len(scale.get("items", [])), **scale}
        for scale in instrument["scales"]
    ]  # fmt: skip
    return {**instrument, "scales": scales, "source": source_name(path)}


def _contradictions(name: str, file: YamlFile) -> Iterator[Fault]:
    instrument = file.data
    if instrument["id"] != name:
        yield file.fault(
            ("id",), instrument["id"], name, "write the name of the file as its id"
        )
    ids = [scale["id"] for scale in instrument["scales"]]
    for place, scale in enumerate(instrument["scales"]):
        if scale["id"] in ids[:place]:
            yield file.fault(("scales", place, "id"), f"{scale['id']} twice",
                             "each scale once", "give one of them another id")  # fmt: skip
        yield from _scale_faults(file, place, scale)


def _scale_faults(file: YamlFile, place: int, scale: dict) -> Iterator[Fault]:
    keys = ("scales", place)
    if scale["score"] == "imported":
        yield from _imported_faults(file, keys, scale)
        return
    items = scale.get("items", [])
    if not items:
        yield file.fault(keys, "a scale without items", "its items",
                         "list its items, or write score: imported")  # fmt: skip
    yield from _item_faults(file, keys, scale)
    if scale.get("min_answered", 1) > max(len(items), 1):
        yield file.fault((*keys, "min_answered"), str(scale["min_answered"]),
                         f"at most {len(items)}", "count the items again")  # fmt: skip
    if items and scale["score"] == "lookup":
        yield from _lookup_faults(file, keys, scale)


def _item_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    known = file.data.get("items", {}).get("ids", [])
    for key, allowed in (("items", known), ("reverse", scale.get("items", []))):
        for item in scale.get(key, []):
            if item not in allowed:
                yield file.fault((*keys, key), f"item {item}", "an item listed above",
                                 "correct the item, or list it")  # fmt: skip


def _imported_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    if "metric" not in scale:
        yield file.fault(keys, "an imported score of unknown metric",
                         "metric: sum or metric: mean", "add the metric")  # fmt: skip
    if scale.get("items"):
        yield file.fault((*keys, "items"), "items of an imported score", "no items",
                         "take them out, or write how they are scored")  # fmt: skip


def _lookup_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    items = file.data.get("items", {"low": 0, "high": 0})
    count = len(scale["items"])
    if scale.get("min_answered", count) != count:
        yield file.fault((*keys, "min_answered"), str(scale["min_answered"]),
                         f"{count}: a raw sum needs every item", "take it out")  # fmt: skip
    raw = range(int(items["low"]) * count, int(items["high"]) * count + 1)
    missing = [str(total) for total in raw if str(total) not in lookup_of(file.data)]
    if missing:
        yield file.fault(("lookup",), f"no entry for {', '.join(missing)}",
                         "one for each raw sum", "complete the table")  # fmt: skip


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
