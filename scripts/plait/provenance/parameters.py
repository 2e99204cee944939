"""Say with which parameters the rules ran, without naming people or their files."""

import re
from collections.abc import Mapping

# What may be told of a study as it is. Whatever is not named here stays behind: lists of
# people and of documents, paths and columns of their files, who consented to what.
OPEN = (
    "approach", "between", "co_occurrence", "contrasts", "disclosure", "equivalence",
    "formats", "joint_displays", "saturation", "seed", "speakers", "suggestions",
    "synthesis", "time_points", "times",
)  # fmt: skip
NAMES = ("instruments", "norms", "checklists")  # id to path: the ids alone are told
BATCH = re.compile(r"\{batch[^}]*\}")
SLICES = ("study", "plan")  # hold what a rule takes of the study


def open_parameters(parameters: Mapping[str, object]) -> dict:
    """Take what may be told of a rule's parameters.

    Parameters
    ----------
    parameters : mapping
        As Snakemake gives them to the rule.

    Returns
    -------
    dict
        Name to value in built-in types, sorted by name; the digest of the code is told
        elsewhere, and that of what was given stays behind unnamed. `not_told` lists the names of what stays behind, without values.
    """
    flat: dict[str, object] = {}
    for name, value in parameters.items():
        flat |= (
            value if name in SLICES and isinstance(value, Mapping) else {name: value}
        )
    for digest in ("code", "given"):
        flat.pop(digest, None)
    told = {name: flat[name] for name in OPEN if name in flat}
    told |= {name: sorted(flat[name]) for name in NAMES if flat.get(name)}
    behind = sorted(set(flat) - set(told))
    told = {name: told[name] for name in sorted(told) if _built_in(told[name])}
    return told | ({"not_told": behind} if behind else {})


def open_steps(rules: Mapping[str, object]) -> dict[str, dict]:
    """Tell what each rule reads and writes among the results.

    Parameters
    ----------
    rules : mapping
        Rule to an object with `input`, `output` and `params`, as Snakemake has it.

    Returns
    -------
    dict of str to dict
        Rule to `reads` and `writes` (paths under results/, each batch as `*`), `takes`
        (what it reads of the study, by the name of the input) and `parameters`.
    """
    return {
        name: {
            "reads": _results(rule.input),
            "takes": _outside(rule.input),
            "writes": _results(rule.output),
            "parameters": open_parameters(dict(rule.params.items())),
        }
        for name, rule in rules.items()
    }


def _results(files: object) -> list[str]:
    paths = (str(path) for path in files if not callable(path))
    kept = {BATCH.sub("*", path) for path in paths if path.startswith("results/")}
    return sorted(kept)


def _outside(files: object) -> list[str]:
    """Name the inputs that are no results: by their name in the rule, never by path."""
    return sorted(name for name, given in files.items() if _first(given))


def _first(given: object) -> bool:
    if callable(given):
        return True
    paths = [given] if isinstance(given, str) else list(given)
    return any(not str(path).startswith("results/") for path in paths)


def _built_in(value: object) -> bool:
    if isinstance(value, Mapping):
        return all(isinstance(k, str) and _built_in(v) for k, v in value.items())
    if isinstance(value, list | tuple):
        return all(map(_built_in, value))
    return value is None or isinstance(value, str | int | float | bool)
