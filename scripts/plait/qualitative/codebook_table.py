"""Read and write the codebook as a spreadsheet: one row a code, parents by their ids."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.yamlfile import Path_, YamlFile
from plait.qualitative.list_cells import guard, join_cell, split_cell, unguard

TEXTS = ("name", "definition", "use_when", "not_when", "since", "notes")
LISTS = {"keywords": ";", "examples": "|"}
COLUMNS = ("id", "parent", "name", "definition", "use_when", "not_when", "keywords",
           "examples", "since", "notes")  # fmt: skip
# What is no code: a theme with its codes, and what is said of the codebook itself.
MORE = ("kind", "codes")
KINDS = ("code", "theme", "version", "change")
MARK = ";"


@dataclass
class TableOfCodes(YamlFile):
    """A codebook that was read from a spreadsheet, in the form of codebook.yaml."""

    def fault(self, keys: Path_, found: str, expected: str, mend: str) -> Fault:
        """Word a fault at a key path, by its column.

        Parameters
        ----------
        keys : tuple of str or int
            Where in the form of codebook.yaml.
        found, expected, mend : str
            As in `Fault`.

        Returns
        -------
        Fault
            With file and line of the spreadsheet.
        """
        columns = [key for key in keys if isinstance(key, str) and key not in MORE]
        where = f"column {columns[-1]}" if columns else ""
        return Fault(self.shown, self.line(*keys), where, found, expected, mend)


def read_codebook_table(path: str, *, shown: str | None = None) -> YamlFile:
    """Read coding/codebook.csv.

    Parameters
    ----------
    path : str
        The file: columns id and name, and of parent, definition, use_when, not_when,
        keywords (`;` between), examples (`|` between), since, notes, kind and codes
        those that are wanted. Rows in any order; children in the order of their rows.
    shown : str, optional
        Its path as a person sees it.

    Returns
    -------
    YamlFile
        What codebook.yaml would hold. Faults: those of the CSV; an unknown parent
        or kind; a code below itself. An id twice is left to `read_codebook`.
    """
    table = read_csv_rows(
        path, shown=shown, required=("id", "name"), known=(*COLUMNS, *MORE)
    )
    file = TableOfCodes(table.shown, faults=list(table.faults))
    if table.faults:
        return file
    rows = [(line, {k: unguard(v) for k, v in row.items()})
            for line, row in table.numbered()]  # fmt: skip
    file.faults += [*_kind_faults(table, rows), *_parent_faults(table, rows)]
    if not file.faults:
        file.data = {"codes": []}
        _build(file, rows)
    return file


def _kind(row: dict[str, str]) -> str:
    return row.get("kind", "") or "code"


def _kind_faults(table: CsvFile, rows: list[tuple[int, dict]]) -> Iterator[Fault]:
    for line, row in rows:
        if _kind(row) not in KINDS:
            yield Fault(table.shown, line, "column kind", repr(row["kind"]),
                        f"blank, or one of {', '.join(KINDS)}", "correct it")  # fmt: skip


def _parent_faults(table: CsvFile, rows: list[tuple[int, dict]]) -> Iterator[Fault]:
    codes = [(line, row) for line, row in rows if _kind(row) == "code"]
    above = {row["id"]: row.get("parent", "") for _, row in codes}
    for line, row in codes:
        parent = row.get("parent", "")
        if parent and parent not in above:
            yield Fault(table.shown, line, "column parent", repr(parent),
                        "the id of a code, or blank", "correct it, or add the code")  # fmt: skip
        elif _under_itself(row["id"], above):
            yield Fault(table.shown, line, "column parent",
                        f"{row['id']!r} below itself: its parents go in a circle",
                        "parents that lead to the top", "blank one of them")  # fmt: skip


def _under_itself(code: str, above: dict[str, str]) -> bool:
    at, steps = above[code], 0
    while at in above and at != code and steps < len(above):
        at, steps = above[at], steps + 1
    return at == code


def _build(file: YamlFile, rows: list[tuple[int, dict]]) -> None:
    children: dict[str, list[tuple[int, dict]]] = {}
    for line, row in rows:
        if _kind(row) == "code":
            children.setdefault(row.get("parent", ""), []).append((line, row))
    _hang(file, file.data, (), children.pop("", []), children)
    for line, row in rows:
        if _kind(row) == "theme":
            themes = file.data.setdefault("themes", [])
            _note_lines(file, ("themes", len(themes)), line, row)
            codes = {"codes": split_cell(row.get("codes", ""), MARK)}
            themes.append(_fields(row) | codes)
        elif _kind(row) == "version":
            number = row["name"].isascii() and row["name"].isdecimal()
            file.data["version"] = int(row["name"]) if number else row["name"]
        elif _kind(row) == "change":
            file.data.setdefault("history", []).append(_change(row))


def _hang(
    file: YamlFile,
    into: dict,
    keys: tuple,
    here: list[tuple[int, dict]],
    children: dict,
) -> None:
    """Put codes below one, or at the top, and what is below each of them."""
    for place, (line, row) in enumerate(here):
        where = (*keys, "codes", place)
        _note_lines(file, where, line, row)
        code = _fields(row)
        into.setdefault("codes", []).append(code)
        _hang(file, code, where, children.pop(row["id"], []), children)


def _fields(row: dict[str, str]) -> dict:
    fields = {"id": row["id"], "name": row["name"]}
    fields |= {n: row[n] for n in TEXTS if row.get(n)}
    if _kind(row) == "theme":
        return fields
    lists = {n: split_cell(row.get(n, ""), mark) for n, mark in LISTS.items()}
    return fields | {name: items for name, items in lists.items() if items}


def _note_lines(file: YamlFile, keys: tuple, line: int, row: dict) -> None:
    for name in (None, *row):
        file.lines[keys if name is None else (*keys, name)] = line


def _change(row: dict[str, str]) -> object:
    """Give a change as it was: a sentence, or what was kept of one with keys."""
    if row.get("definition"):
        return json.loads(row["definition"])
    return row["name"]


def write_codebook_table(data: dict) -> str:
    """Write a codebook as CSV.

    Parameters
    ----------
    data : dict
        What codebook.yaml holds.

    Returns
    -------
    str
        One row a code, parents before children; then themes, version and changes,
        where there are any. Read again it gives the same, but for white space
        around texts and empty items of lists.
    """
    rows = [*_code_rows(data.get("codes") or [], ""), *_more_rows(data)]
    columns = (*COLUMNS, *MORE) if any("kind" in row for row in rows) else COLUMNS
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({k: guard(v) for k, v in row.items()} for row in rows)
    return out.getvalue()


def _code_rows(codes: list[dict], parent: str) -> Iterator[dict]:
    for code in codes:
        lists = {n: join_cell(code.get(n) or [], mark) for n, mark in LISTS.items()}
        yield {"id": code["id"], "parent": parent} | _texts(code) | lists
        yield from _code_rows(code.get("codes") or [], code["id"])


def _texts(item: dict) -> dict[str, str]:
    return {name: item.get(name) or "" for name in TEXTS}


def _more_rows(data: dict) -> Iterator[dict]:
    for theme in data.get("themes") or []:
        codes = join_cell(theme["codes"], MARK)
        yield {"id": theme["id"], "kind": "theme", "codes": codes} | _texts(theme)
    if data.get("version") not in (None, ""):
        yield {"kind": "version", "name": str(data["version"])}
    for change in data.get("history") or []:
        plain = isinstance(change, str)
        kept = "" if plain else json.dumps(change, ensure_ascii=False)
        name = change if plain else "a change, as it was noted"
        yield {"kind": "change", "name": name, "definition": kept}
