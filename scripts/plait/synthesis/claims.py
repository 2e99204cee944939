"""Read what people claim: propositions, constructs, relations, critique, questions."""

from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.synthesis.dates import date_faults
from plait.synthesis.naming import visible_ids, visible_marks

FILES = ("propositions", "negative_cases", "questions", "constructs", "relations",
         "critique")  # fmt: skip


def _none(name: str) -> YamlFile:
    return YamlFile(f"synthesis/{name}.yaml", data=[])


@dataclass(frozen=True)
class Claims:
    """The files of synthesis/ as they were read.

    Parameters
    ----------
    propositions, negative_cases, questions, constructs, relations, critique : YamlFile
        `data` is a list of dict, empty where the file is not there.
    argument : str
        argument.md, markdown.
    faults : list of Fault
        What does not follow the schemas, ids that stand twice, and dates that are
        none or out of order.
    """

    propositions: YamlFile
    negative_cases: YamlFile
    questions: YamlFile
    constructs: YamlFile
    argument: str = ""
    faults: list[Fault] = field(default_factory=list)
    relations: YamlFile = field(default_factory=lambda: _none("relations"))
    critique: YamlFile = field(default_factory=lambda: _none("critique"))


def read_claims(claims: dict[str, str], argument: str, *, folder: str = ".") -> Claims:
    """Read the files of synthesis/.

    Parameters
    ----------
    claims : dict
        Name of each file (propositions, negative_cases, questions, constructs,
        relations, critique) to its path from the study folder, "" where there is
        none.
    argument : str
        Path of argument.md from the study folder, or "".
    folder : str, default "."
        Study folder.

    Returns
    -------
    Claims
        With faults, never an exception.
    """
    files = {name: _read(claims.get(name, ""), name, folder) for name in FILES}
    faults = [fault for file in files.values() for fault in file.faults]
    text = ""
    if argument:
        text, _ = decode(Path(folder, argument).read_bytes())
    # blank lines at the top stay: faults are told by line
    argument = visible_marks(text.replace("\r\n", "\n").rstrip())
    return Claims(**files, argument=argument, faults=faults)


def _read(path: str, name: str, folder: str) -> YamlFile:
    if not path:
        return _none(name)
    file = read_yaml(str(Path(folder, path)), shown=path)
    if file.data is None and not file.faults:
        file.data = []
    file.data = visible_ids(file.data)
    if not file.faults:
        file.faults += schema_faults(file, load_schema(name))
    if not file.faults:
        file.faults += [*_twice(file), *date_faults(file)]
    if file.faults:
        file.data = []
    return file


def _twice(file: YamlFile) -> list[Fault]:
    ids = [((i, "id"), item["id"]) for i, item in enumerate(file.data)]
    ids += [
        ((i, "statements", j, "id"), statement["id"])
        for i, item in enumerate(file.data)
        for j, statement in enumerate(item.get("statements", []))
    ]
    first: dict[str, tuple] = {}
    faults = []
    for keys, name in ids:
        if name in first:
            found = f"{name!r} again (first in line {file.line(*first[name])})"
            mend = "give one of the two another id"
            faults.append(file.fault(keys, found, "each id once", mend))
        first.setdefault(name, keys)
    return faults
