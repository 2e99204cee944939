"""Hold critique notes against what they are on."""

from collections.abc import Iterator, Mapping

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.naming import kinds_of, nearest_id

METHOD = "method"
MEND = "correct the id; where two kinds share it, write the kind first, as relation:r1"


def critique_rows(notes: list[dict], known: Mapping[str, set[str]]) -> list[dict]:
    """Give critique notes as rows.

    Parameters
    ----------
    notes : list of dict
        As critique.yaml has them.
    known : mapping of str to set of str
        Kind (proposition, statement, construct, ...) to ids.

    Returns
    -------
    list of dict
        For the shape CRITIQUE_NOTES; what is on nothing known has the kind
        "unknown".
    """
    rows = []
    for place, note in enumerate(notes, start=1):
        kinds, name = kinds_of(note["on"], known)
        row = {key: note.get(key) for key in ("by", "date", "text", "done")}
        kind = kinds[0] if len(kinds) == 1 else "unknown"
        rows.append(row | {"place": place, "note": note["id"], "on_kind": kind, "on": name})  # fmt: skip
    return rows


def critique_faults(
    file: YamlFile, known: Mapping[str, set[str]]
) -> Iterator[tuple[str, Fault]]:
    """List critique notes that are on nothing, or on one of several things.

    Parameters
    ----------
    file : YamlFile
        critique.yaml.
    known : mapping of str to set of str
        Kind to ids.

    Yields
    ------
    str
        Note id.
    Fault
        With the line.
    """
    for i, note in enumerate(file.data):
        yield from (
            (note["id"], fault) for fault in _on_faults(file, i, note["on"], known)
        )


def _on_faults(
    file: YamlFile, i: int, on: str, known: Mapping[str, set[str]]
) -> Iterator[Fault]:
    kinds, name = kinds_of(on, known)
    if len(kinds) != 1:
        found = f"{on}, which nothing has{nearest_id(on, known)}"
        if kinds:
            found = f"{name}, which is {' and '.join(f'a {kind}' for kind in kinds)}"
        expected = f"the id of a {', '.join(known)}"
        yield file.fault((i, "on"), found, expected, MEND)
