"""Read reporting checklists, and what a team answered to them."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml


@dataclass(frozen=True)
class Checklists:
    """Checklists as they were read.

    Parameters
    ----------
    definitions : dict of str to dict
        Id to checklist, as in config/schemas/checklist.yaml, in the order of the study.
    answers : dict of str to dict
        Id to what the team wrote, item by item; empty where it wrote nothing.
    faults : list of Fault
        What does not follow the schemas, and items that are not there.
    """

    definitions: dict[str, dict] = field(default_factory=dict)
    answers: dict[str, dict] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_checklists(
    paths: dict[str, str], answers: dict[str, str], *, folder: str = "."
) -> Checklists:
    """Read the checklists of a study with the team's answers.

    Parameters
    ----------
    paths : dict of str to str
        Id of each checklist to the path of its file, "" where there is none.
    answers : dict of str to str
        Id to the path of the team's file from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    Checklists
        With faults, never an exception; what is faulty is left out.
    """
    read = {
        name: _read(path, "checklist", folder) for name, path in paths.items() if path
    }
    told = {
        name: _read(path, "checklist_answers", folder) for name, path in answers.items()
    }
    faults = [
        fault for file in (*read.values(), *told.values()) for fault in file.faults
    ]
    for name, file in read.items():
        faults += [] if file.faults else list(_item_faults(name, file))
    known = {name: file.data for name, file in read.items() if not file.faults}
    for name, file in told.items():
        if not file.faults:
            faults += _answer_faults(file, known.get(name), name in paths)
    sound = {name: file.data or {} for name, file in told.items() if not file.faults}
    return Checklists(known, sound, faults)


def _read(path: str, schema: str, folder: str) -> YamlFile:
    file = read_yaml(str(Path(folder, path)), shown=path)
    # a file with nothing but comments is one that waits for answers
    if file.data is not None or schema == "checklist":
        file.faults += [] if file.faults else schema_faults(file, load_schema(schema))
    return file


def _item_faults(name: str, file: YamlFile) -> Iterator[Fault]:
    seen: set[str] = set()
    if file.data["id"] != name:
        yield file.fault(("id",), repr(file.data["id"]), repr(name),
                         "give the file the name of its id")  # fmt: skip
    for i, item in enumerate(file.data["items"]):
        if item["id"] in seen:
            yield file.fault(("items", i, "id"), f"{item['id']!r} again",
                             "each number once", "correct one of the two")  # fmt: skip
        seen.add(item["id"])
        if ("person" in item) == ("filled_from" in item):
            yield file.fault(("items", i), "neither or both of person and filled_from",
                             "one of the two", "say who answers this item")  # fmt: skip


def _answer_faults(
    file: YamlFile, checklist: dict | None, used: bool
) -> Iterator[Fault]:
    if not used:
        yield file.fault((), "answers to a checklist that this study does not use",
                         "an id that stands under checklists in study.yaml",
                         "add it there, or take this file out")  # fmt: skip
    if not used or checklist is None:
        return
    items = [item["id"] for item in checklist["items"]]
    for name, told in (file.data or {}).items():
        if name not in items:
            near = difflib.get_close_matches(name, items, n=1)
            mend = (
                f"did you mean {near[0]!r}?" if near else f"it has {', '.join(items)}"
            )
            yield file.fault(
                (name,), f"{name!r}", f"an item of {checklist['short']}", mend
            )
        elif ("answer" in told) == ("not_applicable" in told):
            yield file.fault((name,), "neither or both of answer and not_applicable",
                             "one of the two", "keep what holds")  # fmt: skip
