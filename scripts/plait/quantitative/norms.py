"""Load norms: what comparison populations scored."""

from collections.abc import Iterator

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.quantitative.instruments import source_name

COLUMNS = {
    "instrument": "str", "scale": "str", "norm": "str", "norm_mean": "float64",
    "norm_sd": "float64", "norm_n": "float64", "combined": "bool", "verified": "bool",
    "source": "str",
}  # fmt: skip


def load_norms(
    paths: dict[str, str], instruments: dict[str, dict]
) -> tuple[dict[str, dict], list[Fault]]:
    """Read and check the norms of a study against its instruments.

    Parameters
    ----------
    paths : dict of str to str
        Norm file's name without its ending, `<instrument>_<population>_<year>`, to
        the file.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    norms : dict of str to dict
        Those without a fault, in the order given; as in the file, with `source`.
    faults : list of Fault
        Of all files at once: the schema's; a norm of an instrument that the study
        does not have, of another version of it, of an unknown scale, or of
        another metric (a sum set beside a mean).
    """
    norms, faults = {}, []
    for name, path in paths.items():
        file = read_yaml(path)
        found = (
            file.faults
            or schema_faults(file, load_schema("norm"))
            or list(_misfits(name, file, instruments))
        )
        faults += found
        if not found:
            norms[name] = {**file.data, "source": source_name(path)}
    return norms, faults


def norm_table(norms: dict[str, dict]) -> pd.DataFrame:
    """List the scales that have a norm.

    Parameters
    ----------
    norms : dict of str to dict
        As `load_norms` gives them.

    Returns
    -------
    DataFrame, one row a norm x scale
        instrument, scale, norm, norm_mean and norm_sd [points], norm_n (people, NaN
        where unknown), combined (whether the norm is of scales taken together),
        verified, source.
    """
    rows = [
        {"instrument": norm["instrument"], "scale": scale["scale"],
         "norm": norm["norm"], "norm_mean": scale["mean"], "norm_sd": scale["sd"],
         "norm_n": scale["n"], "combined": scale["combined"],
         "verified": norm["verified"], "source": norm["source"]}
        for norm in norms.values() for scale in norm["scales"]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _misfits(name: str, file: YamlFile, instruments: dict) -> Iterator[Fault]:
    norm = file.data
    written = f"{norm['instrument']}_{norm['norm']}"
    if written != name:
        yield file.fault(("norm",), written, name,
                         "let instrument and norm make up the file's name")  # fmt: skip
    instrument = instruments.get(norm["instrument"])
    if instrument is None:
        yield file.fault(("instrument",), f"a norm of {norm['instrument']}",
                         "an instrument of this study",
                         "add the instrument, or take the norm out")  # fmt: skip
        return
    if norm["version"] != instrument["version"]:
        yield file.fault(("version",), norm["version"], instrument["version"],
                         "look for the norm of the version that was used")  # fmt: skip
    yield from _scale_misfits(file, instrument)


def _scale_misfits(file: YamlFile, instrument: dict) -> Iterator[Fault]:
    metrics = {scale["id"]: scale["metric"] for scale in instrument["scales"]}
    seen: set[str] = set()
    for place, scale in enumerate(file.data["scales"]):
        keys, name = ("scales", place), scale["scale"]
        if name in seen:
            yield file.fault((*keys, "scale"), f"{name} twice", "each scale once",
                             "keep one of the two")  # fmt: skip
        seen.add(name)
        if name not in metrics:
            yield file.fault((*keys, "scale"), f"the scale {name}",
                             f"one of {', '.join(metrics)}", "correct the scale")  # fmt: skip
        elif scale["metric"] != metrics[name]:
            yield file.fault((*keys, "metric"), f"a norm in the metric {scale['metric']}",
                             f"{metrics[name]}, as this scale is scored",
                             "convert the norm, or leave this scale out")  # fmt: skip
