"""Find what does not fit in a norm: instrument, version, metric, impossible figures."""

from collections.abc import Iterator

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.quantitative.plan import STUDY_FILE
from plait.quantitative.plausibility import largest_sd, largest_sd_at

FEWEST = 2  # the bound of an SD is widest in a sample of two


def norm_faults(name: str, file: YamlFile, instruments: dict[str, dict]) -> list[Fault]:
    """List what is wrong with a norm that fits its schema.

    Parameters
    ----------
    name : str
        Name of the file without its ending.
    file : YamlFile
        The norm, as read.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    list of Fault
        A name that does not say what it is a norm of; an instrument that the study
        does not have, which is a fault of study.yaml; another version; unknown scales, a scale twice, another
        metric; a mean outside the scale's range or its own interval, an SD that no
        scores in that range can have (with n unknown: not even those of two people).
    """
    instrument = instruments.get(file.data["instrument"])
    return [
        *_name_faults(name, file),
        *(_scale_faults(file, instrument) if instrument else _stranger(name, file)),
    ]


def _name_faults(name: str, file: YamlFile) -> Iterator[Fault]:
    written = f"{file.data['instrument']}_{file.data['norm']}"
    if written != name:
        yield file.fault(("norm",), written, name,
                         "let instrument and norm make up the file's name")  # fmt: skip


def _stranger(name: str, file: YamlFile) -> Iterator[Fault]:
    """Blame the entry of the study: there is nothing wrong with the norm."""
    instrument = file.data["instrument"]
    mend = f"add {instrument} to instruments, or take {name} out of norms"
    yield Fault(STUDY_FILE, 0, f"norms, {name}", f"a norm of {instrument}",
                f"{instrument} under instruments", mend)  # fmt: skip


def _scale_faults(file: YamlFile, instrument: dict) -> Iterator[Fault]:
    if file.data["version"] != instrument["version"]:
        yield file.fault(("version",), file.data["version"], instrument["version"],
                         "look for the norm of the version that was used")  # fmt: skip
    scales = {scale["id"]: scale for scale in instrument["scales"]}
    seen: set[str] = set()
    for place, scale in enumerate(file.data["scales"]):
        keys, name = ("scales", place), scale["scale"]
        if name in seen:
            yield file.fault((*keys, "scale"), f"{name} twice", "each scale once",
                             "keep one of the two")  # fmt: skip
        seen.add(name)
        if name in scales:
            yield from _metric_faults(file, keys, scale, scales[name])
        else:
            yield file.fault((*keys, "scale"), f"the scale {name}",
                             f"one of {', '.join(scales)}", "correct the scale")  # fmt: skip


def _metric_faults(
    file: YamlFile, keys: tuple, scale: dict, scored: dict
) -> Iterator[Fault]:
    if scale["metric"] != scored["metric"]:
        yield file.fault((*keys, "metric"), f"a norm in the metric {scale['metric']}",
                         f"{scored['metric']}, as this scale is scored",
                         "convert the norm, or leave this scale out")  # fmt: skip
        return
    yield from _figure_faults(file, keys, scale, scored["range"])
    yield from _interval_faults(file, keys, scale)


def _figure_faults(
    file: YamlFile, keys: tuple, scale: dict, limits: list[float]
) -> Iterator[Fault]:
    low, high = limits
    if not low <= scale["mean"] <= high:
        yield file.fault((*keys, "mean"), f"a mean of {scale['mean']:g}",
                         f"a mean from {low:g} to {high:g}",
                         "look at the source again: figures, scale and metric")  # fmt: skip
        return
    n = scale["n"] or FEWEST
    most = min(largest_sd(low, high, n), largest_sd_at(scale["mean"], low, high, n))
    if scale["sd"] is not None and scale["sd"] > most:
        yield file.fault((*keys, "sd"), f"an SD of {scale['sd']:g}",
                         f"at most {most:.4g}, with this mean on {low:g} to {high:g}",
                         "look at the source again: a slip of the pen, or a "
                         "standard error?")  # fmt: skip


def _interval_faults(file: YamlFile, keys: tuple, scale: dict) -> Iterator[Fault]:
    if ("low" in scale) != ("high" in scale):
        yield file.fault(keys, "one limit of an interval", "low and high",
                         "add the other, or take it out")  # fmt: skip
        return
    if "low" in scale and not scale["low"] < scale["mean"] < scale["high"]:
        yield file.fault((*keys, "low"), f"{scale['low']:g} to {scale['high']:g}",
                         f"an interval around {scale['mean']:g}",
                         "look at the source again")  # fmt: skip
