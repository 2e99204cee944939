"""Let through what a person answers for in writing."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.release.history import FINDINGS, cell_ids
from plait.shapes.counted import COUNTED
from plait.shapes.shape import Shape

EXCEPTIONS = "release/exceptions.yaml"
QUOTES = "quotes"
# Tables of which one cell may be let through: each is whole before the door.
CELLWISE = ("flow", "participation", "losses", "missing_patterns", "joint_means",
            "joint_people", "joint_themes")  # fmt: skip
TOLD = ("output", "id", "reason", "who", "when")


class Exceptions(NamedTuple):
    """What people let through, or have looked at.

    Parameters
    ----------
    rows : list of dict
        `output`, `id`, `reason`, `who`, `when`; `words` of a quote.
    """

    rows: list[dict]

    def of(self, output: str) -> dict[str, dict]:
        """Give the exceptions of one output by id.

        Parameters
        ----------
        output : str
            Name of a released table, or findings.

        Returns
        -------
        dict of str to dict
            In the order of the file.
        """
        return {row["id"]: row for row in self.rows if row["output"] == output}

    def told(self) -> list[dict]:
        """Give what leaves with the results.

        Returns
        -------
        list of dict
            `output`, `id`, `reason`, `who`, `when`.
        """
        return [{key: row[key] for key in TOLD} for row in self.rows]


def read_exceptions(
    path: str, profile: Mapping, *, folder: str = "."
) -> tuple[Exceptions, list[Fault]]:
    """Read release/exceptions.yaml.

    Parameters
    ----------
    path : str
        From the study folder; "" where there is none.
    profile : mapping
        A disclosure profile; some know no exceptions.
    folder : str, default "."
        Study folder.

    Returns
    -------
    exceptions : Exceptions
        Empty where there are faults.
    faults : list of Fault
        What does not follow the schema, names an output of which nothing may be let
        through, or stands twice.
    """
    if not path:
        return Exceptions([]), []
    file = read_yaml(str(Path(folder, path)), shown=path)
    faults = file.faults or schema_faults(file, load_schema("exceptions"))
    faults = faults or [*_faults(file, profile)]
    return Exceptions([] if faults else list(file.data)), faults


def _faults(file: YamlFile, profile: Mapping) -> Iterator[Fault]:
    seen = set()
    for place, row in enumerate(file.data):
        name = (row["output"], row["id"])
        if name in seen:
            yield file.fault((place, "id"), repr(row["id"]), "each once", "keep one of them")  # fmt: skip
        seen.add(name)
        if row["output"] not in (FINDINGS, QUOTES, *CELLWISE):
            yield file.fault((place, "output"), repr(row["output"]),
                             "one of " + ", ".join((FINDINGS, QUOTES, *CELLWISE)),
                             "of other tables nothing can be let through one by one")  # fmt: skip
        if row["output"] == QUOTES and "words" not in row:
            yield file.fault((place,), f"the quote {row['id']} without `words`",
                             "some words of it", "add words: the numbers of quotes change when others are added")  # fmt: skip
        if profile and profile.get("exceptions") == "none" and row["output"] != QUOTES:
            yield file.fault((place,), f"an exception for {row['output']}",
                             f"none: the profile {profile['id']} allows none",
                             "take it out, or agree on another profile with those who govern the data")  # fmt: skip


def unknown_faults(
    exceptions: Exceptions, findings: Collection[str], tables: Mapping[str, pd.DataFrame],
    shapes: Mapping[str, Shape],
) -> Iterator[Fault]:  # fmt: skip
    """Find exceptions for what is not there.

    Parameters
    ----------
    exceptions : Exceptions
        As read.
    findings : collection of str
        Ids of findings.
    tables : mapping of str to DataFrame
        As they are released.
    shapes : mapping of str to Shape
        What each is.

    Yields
    ------
    Fault
        One an exception; of a quote also where its words are not in it.
    """
    known = {FINDINGS: set(findings)}
    for name in CELLWISE:
        cells = (cell_ids(tables[name], c, shapes[name]) for c in COUNTED[name])
        known[name] = {cell for column in cells for cell in column}
    for row in exceptions.rows:
        if row["output"] == QUOTES:
            yield from _quote_faults(row, quotes_with(row["words"], tables[QUOTES]))
        elif row["id"] not in known[row["output"]]:
            yield Fault(EXCEPTIONS, 0, row["output"], f"the id {row['id']}",
                        "an id of that output", "take the id from tables/withheld.csv or from the file beside the table")  # fmt: skip


def quotes_with(words: str, quotes: pd.DataFrame) -> list[str]:
    """Find the quotes that an exception may mean: numbers change, words do not.

    Parameters
    ----------
    words : str
        Some words of the quote; case and white space may differ.
    quotes : DataFrame, one row a quote
        In the shape QUOTES.

    Returns
    -------
    list of str
        Ids of the quotes of this release that hold them.
    """
    pairs = zip(quotes["quote"], quotes["text"], strict=True)
    return [quote for quote, text in pairs if _folded(words) in _folded(text)]


def with_quotes(exceptions: Exceptions, quotes: pd.DataFrame) -> Exceptions:
    """Give each exception for a quote the number that the quote has in this release.

    Parameters
    ----------
    exceptions : Exceptions
        As read.
    quotes : DataFrame, one row a quote
        In the shape QUOTES.

    Returns
    -------
    Exceptions
        One whose words stand in no quote, or in several, is as it was: it is told.
    """
    rows = []
    for row in exceptions.rows:
        found = quotes_with(row["words"], quotes) if row["output"] == QUOTES else []
        meant = row["id"] if row["id"] in found else (found[0] if len(found) == 1 else row["id"])  # fmt: skip
        rows.append(row | {"id": meant})
    return Exceptions(rows)


def _quote_faults(row: dict, found: list[str]) -> Iterator[Fault]:
    if row["id"] in found or len(found) == 1:
        return
    said = f"words that {'no quote' if not found else f'{len(found)} quotes'} of this release"
    mend = "take the exception out if the quote is gone, as after a withdrawal, or correct its words"  # fmt: skip
    if found:
        mend = f"write more words of the one that you mean; its number may be {' or '.join(found)}"
    yield Fault(EXCEPTIONS, 0, row["id"], f"{said} {'has' if not found else 'have'}",
                "some words of exactly one quote", mend)  # fmt: skip


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def let_cells(
    released: Mapping[str, pd.DataFrame], exact: Mapping[str, pd.DataFrame],
    exceptions: Exceptions, shapes: Mapping[str, Shape],
) -> dict[str, pd.DataFrame]:  # fmt: skip
    """Put back the counts that an exception lets through.

    Parameters
    ----------
    released : mapping of str to DataFrame
        With blanks.
    exact : mapping of str to DataFrame
        The same tables before disclosure control.
    exceptions : Exceptions
        As read.
    shapes : mapping of str to Shape
        What each is.

    Returns
    -------
    dict of str to DataFrame
        Every table of `released`.
    """
    out = dict(released)
    for name in CELLWISE:
        let = exceptions.of(name)
        if let and name in exact:
            out[name] = _let(out[name], exact[name], name, set(let), shapes[name])
    return out


def _let(
    table: pd.DataFrame, exact: pd.DataFrame, name: str, let: set[str], shape: Shape
) -> pd.DataFrame:
    new = {}
    for column in COUNTED[name]:
        ids = cell_ids(exact, column, shape)
        values = dict(zip(ids, exact[column], strict=True))
        back = [values.get(i) if i in let else pd.NA for i in cell_ids(table, column, shape)]  # fmt: skip
        given = pd.Series(back, index=table.index, dtype="Int64")
        new[column] = table[column].fillna(given)
    return table.assign(**new)
