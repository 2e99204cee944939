"""Read the versions of a synthesis that were kept, and tell how it grew."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.synthesis.bindings import Bindings, bindings_of
from plait.synthesis.wordings import Wordings, argument_words, wordings_of

RECORD, ARGUMENT = "version.yaml", "argument.md"
COMPARED = ("questions", "constructs", "relations", "propositions")


@dataclass(frozen=True)
class Kept:
    """A version of the synthesis.

    Parameters
    ----------
    name : str
        Of its folder: the date, and a number where it is not the first of its day.
    date, why : str
        As its record has them.
    words : int
        In its argument.
    things : dict
        (kind, id) to the wording then, as `wordings_of` gives it.
    caution : str
        What is not as it was kept; "" where all is.
    bound : dict
        (kind, id) to the evidence then, as `bindings_of` gives it.
    """

    name: str
    date: str
    why: str
    words: int
    things: Wordings
    caution: str = ""
    bound: Bindings = field(default_factory=dict)


def read_versions(
    paths: list[str], *, folder: str = "."
) -> tuple[list[Kept], list[Fault]]:
    """Read every version.

    Parameters
    ----------
    paths : list of str
        Files in folders of synthesis/versions, from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    list of Kept
        The oldest first.
    list of Fault
        A folder without its record, files that cannot be read. Old files are not
        held against the schemas of today.
    """
    homes: dict[str, list[str]] = {}
    for path in paths:
        homes.setdefault(str(Path(path).parent), []).append(path)
    kept, faults = [], []
    for home in sorted(homes, key=_in_time):
        one, found = _read(home, homes[home], folder)
        kept += [one] if one else []
        faults += found
    return kept, faults


def version_cautions(kept: list[Kept]) -> list[Fault]:
    """List the versions that are not as they were kept.

    Parameters
    ----------
    kept : list of Kept
        As `read_versions` gives them.

    Returns
    -------
    list of Fault
        To be told without stopping anything.
    """
    return [
        Fault(f"synthesis/versions/{one.name}", 0, "", one.caution,
              "the files as they were kept", "put them back, or tell readers why")
        for one in kept if one.caution
    ]  # fmt: skip


def _in_time(home: str) -> tuple[str, int]:
    name = Path(home).name
    number = re.fullmatch(r"-(\d{1,9})", name[10:])
    return name[:10], int(number[1]) if number else 1


def _read(home: str, paths: list[str], folder: str) -> tuple[Kept | None, list[Fault]]:
    record = read_yaml(str(Path(folder, home, RECORD)), shown=f"{home}/{RECORD}")
    faults = record.faults or schema_faults(record, load_schema("version"))
    lists, argument = {name: [] for name in COMPARED}, ""
    for path in paths:
        stem = Path(path).stem
        if stem in COMPARED:
            file = read_yaml(str(Path(folder, path)), shown=path)
            faults = [*faults, *file.faults]
            lists[stem] = file.data or []
        elif Path(path).name == ARGUMENT:
            argument = decode(Path(folder, path).read_bytes())[0]
    if faults:
        return None, faults
    data, name = record.data, Path(home).name
    caution = _caution(data, name, paths, folder)
    words, things = argument_words(argument), wordings_of(lists)
    bound = bindings_of(lists)
    return Kept(name, data["date"], data["why"], words, things, caution, bound), []


def _caution(record: dict, name: str, paths: list[str], folder: str) -> str:
    """Hold what lies in a version against its record."""
    there = {Path(path).name: digest(Path(folder, path)) for path in paths}
    there.pop(RECORD, None)
    told: Mapping[str, str] = record["files"]
    changed = sorted(f for f, d in told.items() if there.get(f, d) != d)
    lost, more = sorted(told.keys() - there), sorted(there.keys() - told)
    words = {"changed": changed, "taken away": lost, "put there": more}
    said = [f"{', '.join(files)} was {what} since it was kept"
            for what, files in words.items() if files]  # fmt: skip
    if not name.startswith(record["date"]):
        said.append(f"its record says {record['date']}")
    return "; ".join(said)


def digest(path: Path) -> str:
    """Digest a file.

    Parameters
    ----------
    path : Path
        To read.

    Returns
    -------
    str
        SHA-256, 64 hexadecimal digits; line endings do not count, since a copy may
        bring others.
    """
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
