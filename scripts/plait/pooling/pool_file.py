"""Read pool.yaml: which bundles stand side by side, and what of them is the same."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault, stop_on
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml

NAME, TITLE = "pool.yaml", "Several trusts side by side"
WITHIN_DAYS = 30
DEFAULTS = {"title": TITLE, "subtitle": "", "authors": [], "date": "", "introduction": "",
            "seed": "", "within_days": WITHIN_DAYS, "times": [], "propositions": [],
            "themes": [], "published": []}  # fmt: skip


def read_pool(path: Path) -> dict:
    """Read a pool.yaml with its defaults.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    dict
        Every key of config/schemas/pool.yaml; `seed` is the first trust where none is
        named; `bundle` of each trust is a path from here.

    Raises
    ------
    StudyError
        With every fault of the file: its form, ids that stand twice, names of no trust.
    """
    file = read_yaml(str(path), shown=path.name)
    stop_on([*file.faults, *(() if file.faults else schema_faults(file, load_schema("pool")))])  # fmt: skip
    pool = with_defaults(file.data)
    stop_on(_cross_faults(file, pool))
    trusts = [t | {"bundle": str(path.parent / t["bundle"])} for t in pool["trusts"]]
    return pool | {"trusts": trusts}


def pool_of_bundles(paths: list[str]) -> dict:
    """Make a pool of nothing but bundles.

    Parameters
    ----------
    paths : list of str
        At least two; the first is the seed study.

    Returns
    -------
    dict
        As `read_pool`; trusts are named after their studies.
    """
    trusts = [
        {"id": f"trust_{i}", "bundle": path} for i, path in enumerate(paths, start=1)
    ]
    return with_defaults({"trusts": trusts})


def with_defaults(data: dict) -> dict:
    """Fill in what a pool does not say.

    Parameters
    ----------
    data : dict
        Follows the schema.

    Returns
    -------
    dict
        With every key.
    """
    pool = DEFAULTS | data
    return pool | {"seed": pool["seed"] or pool["trusts"][0]["id"]}


def _cross_faults(file: YamlFile, pool: dict) -> Iterator[Fault]:
    trusts = [trust["id"] for trust in pool["trusts"]]
    beside = [study["id"] for study in pool["published"]]
    for key in ("trusts", "times", "propositions", "themes", "published"):
        yield from _doubles(file, key, [one["id"] for one in pool[key]])
    for at, one in enumerate(beside):
        if one in trusts:
            yield _unknown(
                file, ("published", at, "id"), one, "an id that no trust has"
            )
    if pool["seed"] not in [*trusts, *beside]:
        yield _unknown(file, ("seed",), pool["seed"], _one_of([*trusts, *beside]))
    for key in ("propositions", "themes"):
        for at, one in enumerate(pool[key]):
            named = [(("trusts", name), name) for name in one["trusts"]]
            named += [(("judged", i, "trust"), judged["trust"])
                      for i, judged in enumerate(one.get("judged", []))]  # fmt: skip
            yield from (_unknown(file, (key, at, *place), name, _one_of(trusts))
                        for place, name in named if name not in trusts)  # fmt: skip
    yield from _time_faults(file, pool)
    yield from _value_faults(file, pool)


def _time_faults(file: YamlFile, pool: dict) -> Iterator[Fault]:
    times = [time["id"] for time in pool["times"]]
    for at, trust in enumerate(pool["trusts"]):
        for own, name in trust.get("times", {}).items():
            keys = ("trusts", at, "times", own)
            if times and name not in times:
                yield _unknown(file, keys, name, _one_of(times))
            if list(trust["times"].values()).count(name) > 1:
                yield file.fault(keys, f"{name!r} again", "each time of the pool once",
                                 "set one time of the trust beside it")  # fmt: skip


def _value_faults(file: YamlFile, pool: dict) -> Iterator[Fault]:
    for at, study in enumerate(pool["published"]):
        places = [(value["scale"], value["at"]) for value in study["values"]]
        for i, place in enumerate(places):
            if place in places[:i]:
                yield file.fault(("published", at, "values", i), f"{', '.join(place)} again",
                                 "each value once", "keep one of the two")  # fmt: skip


def _doubles(file: YamlFile, key: str, ids: list[str]) -> Iterator[Fault]:
    for at, name in enumerate(ids):
        if name in ids[:at]:
            yield file.fault((key, at, "id"), f"{name!r} again", "every id once",
                             "give one of them another id")  # fmt: skip


def _unknown(file: YamlFile, keys: tuple, name: str, expected: str) -> Fault:
    return file.fault(keys, repr(name), expected, "correct the id")


def _one_of(names: list[str]) -> str:
    return f"one of {', '.join(names)}"
