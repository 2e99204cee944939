"""Set a trail in lines, to be read by the team on its own screen."""

import textwrap
from collections.abc import Iterator

import pandas as pd

from plait.provenance.trail import ASKED, BACK, FORWARD, said

HEADS = {
    ASKED: "What it is",
    BACK: "Where it came from",
    FORWARD: "Where it went",
}
RESTRICTED = "Restricted: it names people's rows and words. Do not send it on."
INDENT, MOST = 2, 8  # rows of one kind in a row that are shown unless all are asked for
LETTERS = 300


def trail_lines(trail: pd.DataFrame, *, whole: bool = False, width: int = 100) -> Iterator[str]:  # fmt: skip
    """Set a trail as text.

    Parameters
    ----------
    trail : DataFrame, one row a step
        In the shape TRAIL.
    whole : bool, default False
        Whether every module and every row is told; many of one kind are counted
        otherwise, and long words cut.
    width : int, default 100
        Letters in a line.

    Yields
    ------
    str
        Lines: what was asked, where it came from, where it went.
    """
    yield RESTRICTED
    way = ""
    for group in _runs(trail.to_dict("records")):
        if group[0]["way"] != way:
            way = group[0]["way"]
            yield f"\n{HEADS[way]}"
        if group[0]["step"] == "module" and not whole:
            yield from _modules(group)
            continue
        shown = group if whole else group[:MOST]
        for row in shown:
            yield from _row(row, width, whole)
        if len(group) > len(shown):
            pad = " " * INDENT * (1 + group[0]["depth"])
            yield f"{pad}{len(group) - len(shown)} more of this kind: --all tells them"


def _runs(rows: list[dict]) -> Iterator[list[dict]]:
    """Give rows of one kind and depth that follow each other together."""
    run: list[dict] = []
    for row in rows:
        kind = row["way"], row["step"], row["depth"]
        if run and kind != (run[0]["way"], run[0]["step"], run[0]["depth"]):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _modules(group: list[dict]) -> Iterator[str]:
    pad = " " * INDENT * (1 + group[0]["depth"])
    yield f"{pad}module: {len(group)} modules, each with its digest: --all tells them"


def _row(row: dict, width: int, whole: bool) -> Iterator[str]:
    pad = " " * INDENT * (1 + row["depth"])
    what = str(row["what"])
    what = what if whole or len(what) <= LETTERS else f"{what[: LETTERS - 1]}…"
    words = f"{row['step']}: {what}"
    yield from textwrap.wrap(words, width, initial_indent=pad,
                             subsequent_indent=pad + " " * INDENT,
                             break_long_words=False) or [pad + words]  # fmt: skip
    about = [said(row["where"]), _counted(row), said(row["digest"])]
    if any(about):
        yield f"{pad}{' ' * INDENT}· {' · '.join(part for part in about if part)}"


def _counted(row: dict) -> str:
    parts = []
    if pd.notna(row["used"]):
        parts.append(f"{int(row['used'])} used")
    if pd.notna(row["left_out"]):
        parts.append(f"{int(row['left_out'])} left out")
    return ", ".join(parts)
