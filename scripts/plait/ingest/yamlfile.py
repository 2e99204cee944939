"""Read YAML that people write: YAML 1.2 scalars, line numbers, nothing executed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from plait.errors import Fault
from plait.ingest.yaml_problems import problem_words

INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
REAL = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|(0|[1-9][0-9]*)(?=[eE]))([eE][-+]?[0-9]+)?"
)
TAGS = {
    "str",
    "int",
    "float",
    "bool",
    "null",
    "timestamp",
    "value",
    "merge",
    "map",
    "seq",
}
QUOTED = {"'", '"', "|", ">"}
WORDS = {"null": None, "~": None, "": None, "true": True, "false": False}

Path_ = tuple[str | int, ...]


@dataclass
class YamlFile:
    """What a YAML file holds, and where each part of it stands.

    Parameters
    ----------
    shown : str
        Path as a person sees it.
    data : dict, list, str, int, float, bool or None
        Built-in types only; None where the file is empty or cannot be read.
    faults : list of Fault
        Syntax, duplicate keys, anchors and tags.
    lines : dict
        Line, from 1, of every key path.
    nodes : dict
        Nodes met so far, to tell an alias.
    """

    shown: str
    data: object = None
    faults: list[Fault] = field(default_factory=list)
    lines: dict[Path_, int] = field(default_factory=dict)
    nodes: dict[int, yaml.Node] = field(default_factory=dict, repr=False)

    def line(self, *keys: str | int) -> int:
        """Give the line of a key path, or of the nearest part that is there.

        Parameters
        ----------
        *keys : str or int
            As one would index `data`.

        Returns
        -------
        int
            From 1; 1 where nothing of the path is known.
        """
        for size in range(len(keys), 0, -1):
            if keys[:size] in self.lines:
                return self.lines[keys[:size]]
        return 1

    def fault(self, keys: Path_, found: str, expected: str, mend: str) -> Fault:
        """Word a fault at a key path.

        Parameters
        ----------
        keys : tuple of str or int
            Where in the file.
        found, expected, mend : str
            As in `Fault`.

        Returns
        -------
        Fault
            With file, line and the path in words.
        """
        return Fault(
            self.shown, self.line(*keys), key_path(keys), found, expected, mend
        )


def key_path(keys: Path_) -> str:
    """Write a key path as a person would: `times[2].label`.

    Parameters
    ----------
    keys : tuple of str or int
        Positions count from 0 and are written from 1.

    Returns
    -------
    str
        Empty for the whole file.
    """
    text = "".join(f"[{k + 1}]" if isinstance(k, int) else f".{k}" for k in keys)
    return text.removeprefix(".")


def read_yaml(path: str, *, shown: str | None = None) -> YamlFile:
    """Read one YAML file.

    Plain scalars follow YAML 1.2: `no` and `on` are words. An integer with a
    leading zero is an id, so `012` stays text. Dates stay text.

    Parameters
    ----------
    path : str
        File to read, UTF-8 with or without a byte-order mark.
    shown : str, optional
        Path as the person who wrote it sees it.

    Returns
    -------
    YamlFile
        With faults, never an exception, where the file is not what it should be.
    """
    file = YamlFile(shown or path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except OSError:
        mend = "write the file, or take it out of the study"
        file.faults.append(
            Fault(file.shown, 0, "", "no such file", "a YAML file", mend)
        )
    except UnicodeDecodeError as error:
        file.faults.append(_not_utf8(file.shown, error))
    except yaml.YAMLError as error:
        file.faults.append(_syntax(file.shown, error))
    else:
        file.data = None if node is None else _build(node, (), file)
    return file


def _not_utf8(shown: str, error: UnicodeDecodeError) -> Fault:
    found = f"a byte that is not UTF-8 at position {error.start}"
    return Fault(shown, 0, "", found, "UTF-8 text", "save the file as UTF-8")


def _syntax(shown: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    found = problem_words(error)
    mend = "look at this line and the one before: indentation, quotes, a missing colon"
    return Fault(shown, mark.line + 1 if mark else 0, "", found, "YAML", mend)


def _build(node: yaml.Node, path: Path_, file: YamlFile) -> object:
    file.lines.setdefault(path, node.start_mark.line + 1)
    if _refused(node, path, file):
        return None
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(node, path, file))
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, i), file) for i, item in enumerate(node.value)]
    if node.style in QUOTED:
        return node.value
    return plain_scalar(node.value)


def _refused(node: yaml.Node, path: Path_, file: YamlFile) -> bool:
    """Refuse tags, and aliases: a few of them nested would fill the memory."""
    if node.tag.removeprefix("tag:yaml.org,2002:") not in TAGS:
        mend = "write the value without a tag"
        file.faults.append(file.fault(path, f"the tag {node.tag}", "no tags", mend))
        return True
    if id(node) in file.nodes:
        mend = "write the value out where it is wanted"
        file.faults.append(file.fault(path, "an alias (*)", "a value", mend))
        return True
    file.nodes[id(node)] = node
    return False


def _pairs(
    node: yaml.MappingNode, path: Path_, file: YamlFile
) -> Iterator[tuple[str, object]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in seen:
            file.faults.append(_double(file, (*path, key), line, seen[key]))
            continue
        seen[key] = file.lines[(*path, key)] = line
        yield key, _build(value_node, (*path, key), file)


def _double(file: YamlFile, keys: Path_, line: int, first: int) -> Fault:
    found = f"the key {keys[-1]!r} again (first in line {first})"
    mend = "keep one of the two: YAML would silently drop the first"
    return Fault(file.shown, line, key_path(keys), found, "every key once", mend)


def plain_scalar(text: str) -> object:
    """Read an unquoted scalar by the YAML 1.2 core rules, ids kept as text.

    Parameters
    ----------
    text : str
        As it stands in the file.

    Returns
    -------
    str, int, float, bool or None
        `012`, `1e` and `no` are text.
    """
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if REAL.fullmatch(text):
        return float(text)
    return text
