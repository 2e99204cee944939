"""Say what is wrong with an entry of `questionnaires` before its file is opened."""

from collections.abc import Iterator

from plait.errors import Fault
from plait.ingest.questionnaire_times import names_with_time, names_without_time
from plait.ingest.yamlfile import YamlFile

NEEDED = {
    "wide": {"participant"},
    "long": {"participant", "item", "answer"},
    "summary": {"item", "n", "mean", "sd"},
}
COUNTS, MOMENTS = {"count", "percent"}, {"mean", "sd"}
ALLOWED = NEEDED | {"summary": NEEDED["summary"] | {"minimum", "maximum"} | COUNTS}
KEYS = {
    "participant": "the participant's id", "item": "the item", "answer": "the answer",
    "n": "the number of people", "mean": "the mean", "sd": "the SD",
    "minimum": "the smallest score", "maximum": "the largest score",
    "count": "the people counted", "percent": "the percentage",
}  # fmt: skip


def entry_faults(
    file: YamlFile, source: dict, keys: tuple, times: list[str]
) -> Iterator[Fault]:
    """List what does not fit together in one entry.

    Parameters
    ----------
    file : YamlFile
        study.yaml, for the lines.
    source : dict
        The entry.
    keys : tuple
        Where it stands.
    times : list of str
        Ids of the time points.

    Yields
    ------
    Fault
        No time, or two ways to say it; unknown time points; a key that the layout
        needs, or has no use for.
    """
    yield from _time_faults(file, source, keys)
    named = {("time_values", k): v for k, v in source.get("time_values", {}).items()}
    named |= {("time_value",): source["time_value"]} if "time_value" in source else {}
    for inner, time in named.items():
        if time not in times:
            yield file.fault((*keys, *inner), repr(time), f"one of {', '.join(times)}",
                             "correct it, or add the time point")  # fmt: skip
    yield from _key_faults(file, source, keys)


def needed_keys(source: dict) -> set[str]:
    """Give the keys of columns that an entry cannot do without.

    Parameters
    ----------
    source : dict
        An entry of `questionnaires` in study.yaml.

    Returns
    -------
    set of str
        Those of its layout; a summary that names counts or percentages, and neither
        mean nor SD, needs neither.
    """
    needed = NEEDED[source["layout"]]
    bare = COUNTS & source.keys() and not MOMENTS & source.keys()
    return needed - MOMENTS if bare else needed


def _time_faults(file: YamlFile, source: dict, keys: tuple) -> Iterator[Fault]:
    timed = names_with_time(source)
    of_rows = [key for key in ("time", "time_value") if key in source]
    if timed and of_rows:
        yield file.fault(keys, f"{of_rows[0]} and the time in {timed[0]!r}",
                         "one of the two", "a row is from one time, or has columns of "
                         "several: take one of the two out")  # fmt: skip
    elif timed:
        for name in names_without_time(source):
            yield file.fault(keys, f"{name!r} without a time",
                             "{time} in each pattern, @ and a time behind each column",
                             "add the time, as in the others")  # fmt: skip
    elif len(of_rows) != 1:
        yield file.fault(keys, "both or neither of time and time_value",
                         "one of the two", "name the column, or the time; or write "
                         "{time} into the patterns, if times have columns of their own")  # fmt: skip


def _key_faults(file: YamlFile, source: dict, keys: tuple) -> Iterator[Fault]:
    layout = source["layout"]
    for key, words in KEYS.items():
        if key in needed_keys(source) and key not in source:
            yield file.fault(keys, f"no {key!r}", f"the column of {words}",
                             f"add {key!r}: the layout is {layout}")  # fmt: skip
        if key in source and key not in ALLOWED[layout]:
            known = [name for name in KEYS if name in ALLOWED[layout]]
            yield file.fault((*keys, key), f"{key!r} in the {layout} layout",
                             f"only {', '.join(known)}",
                             "take it out, or correct the layout")  # fmt: skip
