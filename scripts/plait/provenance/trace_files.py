"""Follow a file forward to the report, and back to what people wrote."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from plait.provenance.manifest import sha256
from plait.provenance.trace_jobs import (
    chain_steps,
    forward_chain,
    rules_before,
    shown_path,
)
from plait.provenance.trace_results import RESTRICTED, SHAREABLE, Results
from plait.provenance.trace_rows import path_of
from plait.provenance.trail import ASKED, BACK, FORWARD, Step, spans

SAME = {
    True: "as in the run: its digest is the recorded one",
    False: "changed since the run: its digest is not the recorded one",
    None: "not known whether it changed since the run",
}


def find_file(results: Results, what: str) -> str:
    """Find the file of a study that a person named.

    Parameters
    ----------
    results : Results
        Of a run.
    what : str
        A path from the study folder or from here, or the name of a file alone.

    Returns
    -------
    str
        As the jobs name it; "" where no job reads or makes it.
    """
    known = files_of_study(results)
    wanted = {what, what.removeprefix("./"), str(Path(what).resolve())}
    for path in known:
        if path in wanted or shown_path(path) in wanted:
            return path
        if str((results.folder / path).resolve()) in wanted:
            return path
    named = [path for path in known if Path(path).name == what]
    return named[0] if len(named) == 1 else ""


def files_of_study(results: Results) -> list[str]:
    """List every file that a job reads or makes.

    Parameters
    ----------
    results : Results
        Of a run.

    Returns
    -------
    list of str
        Paths as the jobs name them, each once.
    """
    return list(dict.fromkeys(str(path) for job in results.jobs
                              for path in (*job.input, *job.output)))  # fmt: skip


def file_steps(results: Results, path: str) -> Iterator[Step]:
    """Tell what a file is made from, what is in it that counts, and what came of it.

    Parameters
    ----------
    results : Results
        Of a run.
    path : str
        As the jobs name it.

    Yields
    ------
    Step
        Its digest against the record; back, the rules before it; forward, what of it
        is used, and the rules after it down to the report.
    """
    digest = results.digest(path)
    yield Step(ASKED, "file", shown_path(path), shown_path(path), digest)
    yield Step(ASKED, "check", SAME[same_as_recorded(results, path)] if digest
               else "not there now", shown_path(path))  # fmt: skip
    yield from chain_steps(rules_before(results.jobs, path), BACK)
    yield from _used(results, path)
    yield from forward_chain(results.jobs, path)


def same_as_recorded(results: Results, path: str) -> bool | None:
    """Say whether a file is as the manifest recorded it.

    Parameters
    ----------
    results : Results
        Of a run.
    path : str
        As the jobs name it.

    Returns
    -------
    bool or None
        None where the manifest does not tell of it.
    """
    inside = str(path).removeprefix(f"{SHAREABLE}/")
    listed = results.manifest.get("files", {}).get(inside)
    if inside == str(path) or not listed:
        return results.recorded.get(path)
    recorded = listed if isinstance(listed, str) else listed.get("sha256", "")
    whole = results.folder / path
    return whole.is_file() and sha256(str(whole)) == recorded


def _used(results: Results, path: str) -> Iterator[Step]:
    yield from _answers(results.tables["answers"], path)
    yield from _extracts(results, path)
    yield from _decided(results, path)
    yield from _sourced(results.tables["findings"], path)


def _answers(answers: pd.DataFrame, path: str) -> Iterator[Step]:
    held = [file for file in answers["file"].unique() if path_of(file) == path]
    rows = answers[answers["file"].isin(held)]
    if rows.empty:
        return
    for instrument, part in rows.groupby("instrument", observed=True, sort=True):
        lines = set(part.loc[part["answer"].notna(), "line"])
        blank = set(part["line"]) - lines
        yield Step(FORWARD, "answers", f"to {instrument}: lines {spans(lines)}",
                   f"{RESTRICTED}/answers.parquet", used=len(lines),
                   left_out=len(blank))  # fmt: skip


def _extracts(results: Results, path: str) -> Iterator[Step]:
    named = [d for d, row in results.documents.items() if row["file"] == path]
    turns, codings = results.tables["turns"], results.tables["codings"]
    for document in named:
        spoken = int(turns["document"].eq(document).sum())
        yield Step(FORWARD, "turns", f"of the document {document}",
                   f"{RESTRICTED}/turns.parquet", used=spoken)  # fmt: skip
        ids = list(dict.fromkeys(codings.loc[codings["document"].eq(document), "extract"]))  # fmt: skip
        yield Step(FORWARD, "extracts", ", ".join(ids) or "none",
                   f"{RESTRICTED}/codings.parquet", used=len(ids))  # fmt: skip


def _decided(results: Results, path: str) -> Iterator[Step]:
    own = {key for key, row in results.decisions.items() if row["file"] == path}
    if own:
        rows = results.tables["codings"]
        pairs = zip(rows["coder"], rows["decision"], strict=True)
        stand = {pair for pair in pairs if pair in own}
        yield Step(FORWARD, "codings", "decisions that stand as codings",
                   f"{RESTRICTED}/codings.parquet", used=len(stand),
                   left_out=len(own) - len(stand))  # fmt: skip


def _sourced(findings: pd.DataFrame, path: str) -> Iterator[Step]:
    name = f"{Path(path).parent.name}/{Path(path).name}"
    n = int(findings["source"].isin([name, path]).sum())
    if n:
        yield Step(FORWARD, "findings", "that name it as their source",
                   f"{RESTRICTED}/findings.parquet", used=n)  # fmt: skip
