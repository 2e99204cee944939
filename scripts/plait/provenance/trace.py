"""Trace a finding, an extract, a statement or a file, back to raw rows and forward."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import pandas as pd

from plait.provenance.trace_coded import extract_steps
from plait.provenance.trace_files import file_steps, files_of_study, find_file
from plait.provenance.trace_findings import finding_steps
from plait.provenance.trace_forward import (
    extract_forward,
    extract_of,
    finding_forward,
    shown_at,
)
from plait.provenance.trace_jobs import forward_chain, rule_steps, shown_path
from plait.provenance.trace_results import RESTRICTED, SHAREABLE, Results
from plait.provenance.trail import ASKED, BACK, FORWARD, Step, said, split_ids, trail_of

NEAREST = 5
SIDES = ("for", "against")
PER_CLAIM = ("module",)  # not repeated for every piece of evidence


def trace(results: Results, what: str) -> pd.DataFrame | None:
    """Trace something, both ways.

    Parameters
    ----------
    results : Results
        Of a run.
    what : str
        Id of a finding, an extract, a quote, a statement, a proposition or a relation,
        or a file.

    Returns
    -------
    DataFrame or None, one row a step
        In the shape TRAIL; None where there is nothing of that name.
    """
    for teller in (
        _finding,
        _extract,
        _quote,
        _statement,
        _proposition,
        _relation,
        _file,
    ):
        steps = teller(results, what)
        if steps is not None:
            told = list(steps)
            asked = sum(step.way == ASKED for step in told)
            return trail_of([*told[:asked], _code_check(results), *told[asked:]])
    return None


def nearest_ids(results: Results, what: str) -> list[str]:
    """List what a person may have meant.

    Parameters
    ----------
    results : Results
        Of a run.
    what : str
        An id that is not there.

    Returns
    -------
    list of str
        At most five ids or files, the nearest first; what begins alike where
        nothing is near.
    """
    known = known_ids(results)
    near = get_close_matches(what, known, n=NEAREST, cutoff=0.5)
    return near or [name for name in known if name.startswith(what)][:NEAREST]


def known_ids(results: Results) -> list[str]:
    """List everything that can be traced.

    Parameters
    ----------
    results : Results
        Of a run.

    Returns
    -------
    list of str
        Ids of findings, statements, propositions, relations, quotes and extracts; files.
    """
    columns = (("findings", "finding"), ("statements", "statement"),
               ("propositions", "proposition"), ("relations", "relation"),
               ("quotes", "quote"), ("codings", "extract"))  # fmt: skip
    ids = [name for table, column in columns for name in results.tables[table][column]]
    files = [shown_path(path) for path in files_of_study(results)]
    names = [Path(path).name for path in files]
    return list(dict.fromkeys([*ids, *files, *names]))


def _code_check(results: Results) -> Step:
    """Say whether the code, whose digests are told, is that of the run."""
    then = results.manifest.get("code", {})
    changed = dict.fromkeys(
        job.rule for job in results.jobs if then.get(job.rule) != job.params.code
    )
    words = f"of {', '.join(changed)} has changed since the run: run the study again"
    manifest = f"{SHAREABLE}/manifest.json"
    return Step(ASKED, "check", f"the code {words if changed else 'is that of the run'}",
                manifest)  # fmt: skip


def _finding(results: Results, what: str) -> Iterator[Step] | None:
    rows = results.tables["findings"]
    rows = rows[rows["finding"].eq(what)].to_dict("records")
    if not rows:
        return None
    finding = rows[0]
    return iter([*finding_steps(results, finding), *finding_forward(results, finding)])


def _extract(results: Results, what: str) -> Iterator[Step] | None:
    if not results.tables["codings"]["extract"].eq(what).any():
        return None
    return iter([*extract_steps(results, what), *extract_forward(results, what)])


def _quote(results: Results, what: str) -> Iterator[Step] | None:
    quotes = results.tables["quotes"]
    if not quotes["quote"].eq(what).any():
        return None
    extract = extract_of(results, what)
    if extract:
        return _extract(results, extract)
    words = f"{what}: a confidential file has changed since the run, so that its extract cannot be found"  # fmt: skip
    return iter([Step(ASKED, "quote", f"{words}; run the study again")])


def _statement(results: Results, what: str) -> Iterator[Step] | None:
    rows = results.tables["statements"]
    rows = rows[rows["statement"].eq(what)].to_dict("records")
    return _of_statements(results, rows) if rows else None


def _proposition(results: Results, what: str) -> Iterator[Step] | None:
    rows = results.tables["statements"]
    rows = rows[rows["proposition"].eq(what)].to_dict("records")
    return _of_statements(results, rows) if rows else None


def _of_statements(results: Results, rows: list[dict]) -> Iterator[Step]:
    for row in rows:
        yield Step(ASKED, "statement", f"{row['statement']}: {row['text']}",
                   f"{RESTRICTED}/statements.parquet")  # fmt: skip
        yield Step(ASKED, "verdict", _verdict(row)).under()
    for row in rows:
        yield from _evidence(results, row)
    yield from rule_steps(results.job("weigh_propositions"), "study.synthesis")
    for row in rows:
        yield Step(FORWARD, "proposition", f"{row['proposition']}: {_claim(results, row)}",
                   f"{RESTRICTED}/propositions.parquet")  # fmt: skip
        yield from shown_at(results, f"s-{row['statement']}")


def _verdict(row: dict) -> str:
    parts = [row["verdict"], said(row["word"]), said(row["why"])]
    return "; ".join(part for part in parts if part)


def _claim(results: Results, row: dict) -> str:
    table = results.tables["propositions"].set_index("proposition")["text"]
    return str(table.get(row["proposition"], ""))


def _evidence(results: Results, row: dict) -> Iterator[Step]:
    """Tell each piece of evidence with its own way back."""
    basis = ", ".join(filter(None, [row["basis"], said(row["citation"])]))
    yield Step(BACK, "basis", f"{row['statement']} rests on {basis}")
    yield from _pieces(results, row["findings"], row["extracts"])


def _pieces(results: Results, findings: str, extracts: str) -> Iterator[Step]:
    tellers = [(_finding, name) for name in split_ids(findings)]
    tellers += [(_extract, name) for name in split_ids(extracts)]
    for teller, name in tellers:
        for step in teller(results, name) or ():
            if step.way == ASKED or (step.way == BACK and step.step not in PER_CLAIM):
                deeper = 1 if step.way == ASKED else 2
                yield step._replace(way=BACK).under(deeper)


def _relation(results: Results, what: str) -> Iterator[Step] | None:
    rows = results.tables["relations"]
    rows = rows[rows["relation"].eq(what)].to_dict("records")
    return _of_relation(results, rows[0]) if rows else None


def _of_relation(results: Results, row: dict) -> Iterator[Step]:
    """Tell a relation, and what speaks for and against it with its own way back."""
    ends = f"{row['source']} {row['kind']} {row['target']}"
    yield Step(ASKED, "relation", f"{row['relation']}: {said(row['text']) or ends}",
               f"{RESTRICTED}/relations.csv")  # fmt: skip
    yield Step(ASKED, "ends", ends).under()
    for side in SIDES:
        held = [said(row[f"{kind}_{side}"]) for kind in ("findings", "extracts", "others")]  # fmt: skip
        told = "; ".join(filter(None, held)) or "nothing"
        yield Step(BACK, "basis", f"{row['basis']}, {side} it: {told}")
        yield from _pieces(results, held[0], held[1])
    yield from rule_steps(results.job("weigh_propositions"), "study.synthesis")
    yield from forward_chain(results.jobs, f"{RESTRICTED}/relations.csv")


def _file(results: Results, what: str) -> Iterator[Step] | None:
    path = find_file(results, what)
    return file_steps(results, path) if path else None
