"""Set a thread in lines, to be read by the team on its own screen."""

from collections.abc import Iterator

import pandas as pd

from plait.qualitative.thread import Thread

RESTRICTED = "Restricted: these are people's words. Do not send them on."
NOTHING = "  none"


def thread_lines(thread: Thread) -> Iterator[str]:
    """Set a thread as text.

    Parameters
    ----------
    thread : Thread
        As followed.

    Yields
    ------
    str
        A line: extracts by case and time, what speaks against it, findings of both strands, propositions with
        their statements, memos.
    """
    yield f"Following the {thread.kind} {thread.name!r}"
    yield RESTRICTED
    extracts = thread.extracts["extract"].nunique()
    cases = thread.extracts["case"].nunique()
    yield f"\nExtracts ({extracts}, in {cases} {'case' if cases == 1 else 'cases'})"
    yield from _extracts(thread.extracts)
    yield f"\nMarked while coding as speaking against it ({len(thread.against)})"
    yield from _against(thread.against)
    yield f"\nFindings ({len(thread.findings)})"
    yield from _findings(thread.findings)
    yield f"\nPropositions that it enters ({len(thread.propositions)})"
    yield from _propositions(thread)
    yield f"\nMemos that name it ({len(thread.memos)})"
    yield from _memos(thread.memos)


def _extracts(rows: pd.DataFrame) -> Iterator[str]:
    if rows.empty:
        yield NOTHING
    groups = rows.fillna({"case": "(no case)", "time": "all"})
    for (case, time), part in groups.groupby(["case", "time"], sort=True):
        yield f"  {case}, {time}"
        for extract, own in part.groupby("extract", sort=False):
            row = own.iloc[0]
            coded = ", ".join(sorted(set(own["coder"] + ": " + own["code"])))
            words = " ".join(row["text"].split())
            yield f"    {extract} ({row['document']}, turn {row['turn']}; {coded})"
            yield f"      {words}"
            yield from (f"      memo: {memo}" for memo in own["memo"].dropna().unique())


def _against(rows: pd.DataFrame) -> Iterator[str]:
    if rows.empty:
        yield NOTHING
    for row in rows.to_dict("records"):
        where = f"{row['document']}, turn {row['turn']}; {row['coders']}"
        yield f"  {row['extract']} ({where}): {row['kind']} {row['against']}, {row['outcome']}"
        yield f"    {' '.join(row['text'].split())}"
        if isinstance(row["memo"], str):
            yield f"    memo: {row['memo']}"


def _findings(rows: pd.DataFrame) -> Iterator[str]:
    if rows.empty:
        yield NOTHING
    for row in rows.to_dict("records"):
        shown = f"{row['estimate']:.4g}" if pd.notna(row["estimate"]) else row["status"]
        if pd.notna(row["low"]):
            shown += f" ({row['low']:.4g} to {row['high']:.4g})"
        unit = f" {row['unit']}" if isinstance(row["unit"], str) else ""
        yield f"  {row['strand']:<12} {row['finding']}: {shown}{unit}"


def _propositions(thread: Thread) -> Iterator[str]:
    if thread.propositions.empty:
        yield NOTHING
    for proposition in thread.propositions.to_dict("records"):
        name = proposition["proposition"]
        yield f"  {name}: {proposition['text']}"
        own = thread.statements[thread.statements["proposition"].eq(name)]
        for row in own.to_dict("records"):
            yield f"    {row['statement']} ({row['strand']}, {row['verdict']}): {row['text']}"
        counter = proposition["counter_extracts"]
        if isinstance(counter, str):
            yield f"    speaks against it: {counter}"


def _memos(rows: pd.DataFrame) -> Iterator[str]:
    if rows.empty:
        yield NOTHING
    for row in rows.to_dict("records"):
        date = row["date"] if isinstance(row["date"], str) else "undated"
        heading = row["heading"] if isinstance(row["heading"], str) else "no heading"
        yield f"  {date}, {row['coder']}: {heading} ({row['file']} line {row['line']})"
