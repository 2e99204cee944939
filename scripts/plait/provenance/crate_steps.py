"""Describe each rule of a run: the step, the script behind it, what it read and made."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

ENGINE, ROOT = "https://snakemake.github.io", "results/shareable/"
NO_FILE = "Not in this bundle: it holds people's words or answers, or paths to them"
DONE = "http://schema.org/CompletedActionStatus"


class Steps(NamedTuple):
    """The steps of a run as entities of a crate.

    Parameters
    ----------
    entities : list of dict
        Steps, actions, what passed between them, parameters.
    mentions : list of dict
        References to the actions, for the root.
    seed : list of dict
        The parameters that the run as a whole had, among the entities.
    """

    entities: list[dict]
    mentions: list[dict]
    seed: list[dict]


def describe_steps(
    steps: Mapping[str, dict], files: Mapping[str, str], *, record: dict, study: dict,
    people: list[dict],
) -> Steps:  # fmt: skip
    """Describe every rule: HowToStep, CreateAction, ControlAction, and the engine's run.

    Parameters
    ----------
    steps : mapping
        Rule to what it reads, writes and takes, as `open_steps` gives it.
    files : mapping
        Names of the released files.
    record : dict
        Of the run.
    study : dict
        `id`, `date`, `seed`.
    people : list of dict
        References to the authors.

    Returns
    -------
    Steps
        In the order of the rules.
    """
    entities, between = [], {}
    for position, (rule, step) in enumerate(steps.items(), 1):
        given = [_parameter(rule, *pair) for pair in step["parameters"].items()]
        read = [_between(path, files, between) for path in step["reads"]]
        read += [_taken(rule, name, between) for name in step["takes"]]
        made = [_between(path, files, between) for path in step["writes"]]
        entities += [_step(rule, position), _control(rule)]
        act = _action(rule, read + refer(given), made, study=study, people=people)
        entities += [act, *given]
    seed = parameter("#parameter-seed", "seed", study["seed"])
    engine = _engine(steps, record, people, study)
    acts = [{"@id": f"#run-{rule}"} for rule in steps]
    mentions = [{"@id": "#run"}, *acts, {"@id": engine["@id"]}]
    return Steps([*entities, *between.values(), seed, engine], mentions, [seed])


def refer(entities: Iterable[dict]) -> list[dict]:
    """Refer to entities of a crate.

    Parameters
    ----------
    entities : iterable of dict
        With `@id`.

    Returns
    -------
    list of dict
        The ids alone.
    """
    return [{"@id": entity["@id"]} for entity in entities]


def parameter(name: str, told: str, value: object) -> dict:
    """Describe a parameter with its value.

    Parameters
    ----------
    name, told : str
        Its id in the crate, and what it is called.
    value : object
        Built-in types; all but text and numbers are written as JSON.

    Returns
    -------
    dict
        PropertyValue.
    """
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    text = value if plain else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return {"@id": name, "@type": "PropertyValue", "name": told, "value": text}


def _parameter(rule: str, name: str, value: object) -> dict:
    return parameter(f"#parameter-{rule}-{name}", f"{name} of {rule}", value)


def _step(rule: str, position: int) -> dict:
    return {"@id": f"#step-{rule}", "@type": "HowToStep", "position": str(position),
            "name": rule, "workExample": {"@id": f"code/scripts/{rule}.py"}}  # fmt: skip


def _control(rule: str) -> dict:
    return {"@id": f"#control-{rule}", "@type": "ControlAction",
            "name": f"Ordering of {rule}", "instrument": {"@id": f"#step-{rule}"},
            "object": {"@id": f"#run-{rule}"}, "actionStatus": DONE}  # fmt: skip


def _action(rule: str, read: list, made: list, *, study: dict, people: list) -> dict:
    told = {
        "@id": f"#run-{rule}",
        "@type": "CreateAction",
        "name": f"Run of {rule}",
        "description": f"The rule {rule} on the study {study['id']}",
        "endTime": study["date"],
        "agent": people,
        "instrument": {"@id": f"code/scripts/{rule}.py"},
        "object": read,
        "result": made,
        "actionStatus": DONE,
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _engine(steps: Mapping, record: dict, people: list, study: dict) -> dict:

    told = {
        "@id": "#engine-run",
        "@type": "OrganizeAction",
        "name": f"Run of Snakemake {record['software']['snakemake']}",
        "description": "The engine that ordered the steps",
        "endTime": study["date"],
        "agent": people,
        "instrument": {"@id": ENGINE},
        "object": [{"@id": f"#control-{rule}"} for rule in steps],
        "result": {"@id": "#run"},
        "actionStatus": DONE,
    }
    return {key: value for key, value in told.items() if value not in (None, [])}


def _between(path: str, files: Mapping, between: dict[str, dict]) -> dict:
    """Refer to a released file, or to what is told of one that stays behind."""
    name = path.removeprefix(ROOT)
    if name in files or path in (f"{ROOT}manifest.json",):
        return {"@id": name}
    if path.startswith(ROOT):
        name = f"#file-{name}"
        between[name] = {"@id": name, "@type": "CreativeWork", "name": path,
                         "description": "This description, or the bundle around it"}  # fmt: skip
        return {"@id": name}
    name = (
        f"#restricted-{path.removeprefix('results/restricted/').replace('*', 'each')}"
    )
    between[name] = {"@id": name, "@type": "CreativeWork", "name": path, "description": NO_FILE}  # fmt: skip
    return {"@id": name}


def _taken(rule: str, name: str, between: dict[str, dict]) -> dict:
    told = f"#taken-{rule}-{name}"
    between[told] = {"@id": told, "@type": "CreativeWork", "name": f"{name} of {rule}",
                     "description": "Files of the study or of plait; digests under the inputs of the run"}  # fmt: skip
    return {"@id": told}
