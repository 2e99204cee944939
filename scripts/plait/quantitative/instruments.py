"""Load what plait must know of each questionnaire in order to score it."""

from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.quantitative.instrument_faults import instrument_faults
from plait.quantitative.score_ranges import item_range


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
        `rescale_items`, `offset`, `min_answered` and `metric` filled in for each
        scale, and `source`, the folder and name of the file.
    faults : list of Fault
        Of all files at once: the schema's, then keys that contradict each other.
    """
    instruments, faults = {}, []
    for name, path in paths.items():
        file = read_yaml(path)
        found = (
            file.faults
            or schema_faults(file, load_schema("instrument"))
            or instrument_faults(name, file)
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
        Item id, or id of a scale whose score may be imported ready-made, to `level`
        (item or scale), `low` and `high` (lowest and highest possible answer, in
        points) and `values` (the only possible ones, or None). A scale with the id
        of an item cannot be imported.
    """
    items = instrument.get("items", {"ids": []})
    targets = {
        item: _target("item", item_range(items, item), items.get("values"))
        for item in items["ids"]
    }
    ready_made = {
        scale["id"]: _target("scale", scale["range"], None)
        for scale in instrument["scales"]
        if scale["id"] not in targets
    }
    return targets | ready_made


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


def _target(level: str, limits: list[float], values: list[float] | None) -> dict:
    return {"level": level, "low": limits[0], "high": limits[1], "values": values}


def _completed(instrument: dict, path: str) -> dict:
    scales = [_completed_scale(scale) for scale in instrument["scales"]]
    return {**instrument, "scales": scales, "source": source_name(path)}


def _completed_scale(scale: dict) -> dict:
    rescaled = "rescale" in scale or scale.get("rescale_items", False)
    return {
        "reverse": [],
        "rescale_items": False,
        "offset": 0,
        "metric": "rescaled" if rescaled else scale["score"],
        "min_answered": len(scale.get("items", [])),
        **scale,
    }
