"""Follow a finding back to the rows or the extracts that it counts."""

from collections.abc import Iterator

import pandas as pd

from plait.provenance.trace_coded import coded_finding
from plait.provenance.trace_jobs import rule_steps, shown_path
from plait.provenance.trace_results import RESTRICTED, Results
from plait.provenance.trace_rows import Behind, behind, lines_by_file, path_of
from plait.provenance.trail import ASKED, BACK, Step, said, spans
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms

SCORING = {"sum": "sum", "mean": "mean", "imported": "taken from the export as it is"}


def finding_steps(results: Results, finding: dict) -> Iterator[Step]:
    """Tell what a finding is, and where it came from.

    Parameters
    ----------
    results : Results
        Of a run.
    finding : dict
        Row of FINDINGS.

    Yields
    ------
    Step
        What was asked; back: method, rule with its parameters and modules,
        instrument, norm, people, rows of the exports used and left out. Of a
        qualitative finding: codes, codings, decisions.
    """
    yield Step(ASKED, "finding", f"{finding['finding']}: {value_of(finding)}",
               f"{RESTRICTED}/findings.parquet", used=_count(finding["n"]))  # fmt: skip
    if said(finding["caution"]):
        yield Step(ASKED, "caution", finding["caution"])
    if said(finding["method"]):
        yield Step(BACK, "method", finding["method"])
    if finding["strand"] == "qualitative":
        yield from coded_finding(results, finding)
        return
    yield from _estimated(results, finding)
    yield from _scored(results, finding)


def value_of(finding: dict) -> str:
    """Give the value of a finding with its interval and people.

    Parameters
    ----------
    finding : dict
        Row of FINDINGS.

    Returns
    -------
    str
        As `45.25 points (95% interval 43 to 47.5), n = 28`; its status where it was
        not computed.
    """
    if finding["status"] != "computed" or pd.isna(finding["estimate"]):
        return finding["status"].replace("_", " ")
    words = f"{finding['estimate']:.10g} {said(finding['unit'])}".strip()
    if pd.notna(finding["low"]) and pd.notna(finding["high"]):
        level = 100 * (finding["level"] if pd.notna(finding["level"]) else 0.95)
        words += f" ({level:.0f}% interval {finding['low']:.10g} to {finding['high']:.10g})"  # fmt: skip
    return words if pd.isna(finding["n"]) else f"{words}, n = {int(finding['n'])}"


def behind_finding(results: Results, finding: dict) -> Behind:
    """Find the people and the rows behind a finding of the quantitative strand.

    Parameters
    ----------
    results : Results
        Of a run.
    finding : dict
        Row of FINDINGS.

    Returns
    -------
    Behind
        Empty for a scale that is known by its printed summary only.
    """
    ask = results.job("estimate_findings").params
    scale = _scale(results, finding)
    return behind(finding, results.tables, scale, times=list(ask.times),
                  groups=ask.groups)  # fmt: skip


def _count(value: object) -> int | None:
    return None if pd.isna(value) else int(value)


def _estimated(results: Results, finding: dict) -> Iterator[Step]:
    job = results.job("estimate_findings")
    rule, *rest = rule_steps(job, "plan", "times", "groups")
    yield rule
    plan = job.params.plan
    yield Step(BACK, "parameter", f"seed = {plan['seed']}").under()
    for contrast in plan["contrasts"]:
        if f"{contrast['from']}-{contrast['to']}" == finding["contrast"]:
            yield Step(BACK, "parameter", f"contrast = {contrast}").under()
    for margin in plan["equivalence"]:
        if margin["scale"] == f"{finding['instrument']}.{finding['scale']}":
            yield Step(BACK, "parameter", f"equivalence = {margin}").under()
    if said(finding["group"]):
        words = f"group {finding['group']} of {plan['between']}"
        yield Step(BACK, "parameter", words).under()
    yield from (step for step in rest if step.step == "module")
    yield from _norm(results, finding, job.params.norms)


def _norm(results: Results, finding: dict, paths: dict[str, str]) -> Iterator[Step]:
    name = f"{finding['instrument']}_{said(finding['norm'])}"
    if name not in paths:
        return
    whole = {name: str(results.folder / paths[name])}
    norms, _ = load_norms(whole, _instruments(results))
    norm = norms[name]
    for row in norm["scales"]:
        if row["scale"] == finding["scale"]:
            n = "not known" if row["n"] is None else row["n"]
            figures = f"mean {row['mean']:g}, SD {row['sd']:g}, n {n}"
            yield Step(BACK, "norm", f"{norm['population']}: {figures}. {norm['citation']}",
                       shown_path(paths[name]), results.digest(paths[name]))  # fmt: skip


def _scored(results: Results, finding: dict) -> Iterator[Step]:
    job = results.job("score_questionnaires")
    yield from _scoring_key(results, finding, job.params.instruments)
    yield from rule_steps(job, "times")
    found = behind_finding(results, finding)
    if found.rows.empty:
        yield from _printed(results, finding)
        return
    yield Step(BACK, "people", _agreeing(found, finding),
               f"{RESTRICTED}/scores.parquet", used=len(found.people))  # fmt: skip
    yield from _raw_rows(results, found)


def _scoring_key(results: Results, finding: dict, paths: dict) -> Iterator[Step]:
    path, scale = paths[finding["instrument"]], _scale(results, finding)
    parts = [SCORING.get(scale["score"], scale["score"])]
    if scale.get("items"):
        parts += [f"items {', '.join(scale['items'])}",
                  f"at least {scale['min_answered']} answered"]  # fmt: skip
    if scale["reverse"]:
        parts.append(f"turned round: {', '.join(scale['reverse'])}")
    yield Step(BACK, "scoring", f"{scale['name']}: {'; '.join(parts)}",
               shown_path(path), results.digest(path))  # fmt: skip


def _agreeing(found: Behind, finding: dict) -> str:
    """Name the people, and say where a count of them is not the finding's."""
    people, n = ", ".join(found.people), _count(finding["n"])
    if n is None or n == len(found.people):
        return people
    return f"{people} (counted again; the finding has n = {n})"


def _raw_rows(results: Results, found: Behind) -> Iterator[Step]:
    used = dict(lines_by_file(found.used))
    left = dict(lines_by_file(found.left_out))
    for file in sorted({*used, *left}):
        lines = used.get(file, [])
        alone = sorted(set(left.get(file, [])) - set(lines))
        yield Step(BACK, "rows", f"lines {spans(lines)}" if lines else "no line", file,
                   results.digest(path_of(file)), len(lines), len(alone))  # fmt: skip
        yield from _left_out(found.left_out, file, set(lines))
        yield from _source(results, file)
        yield from _account(results.tables["rows_read"], file)


def _left_out(rows: pd.DataFrame, file: str, used: set[int]) -> Iterator[Step]:
    here = rows[rows["file"].eq(file) & ~rows["line"].isin(used)]
    for why, part in here.groupby("why", sort=True):
        lines = sorted(set(part["line"]))
        yield Step(BACK, "rows left out", f"{why}: lines {spans(lines)}", file,
                   left_out=len(lines)).under()  # fmt: skip


def _source(results: Results, file: str) -> Iterator[Step]:
    """Tell how study.yaml says that a file is to be read."""
    for source in results.job("score_questionnaires").params.sources:
        if source["file"] == path_of(file) and _sheet(source, file):
            told = {key: value for key, value in source.items() if key != "file"}
            yield Step(BACK, "parameter", f"{told}", "study.yaml").under()
    same = results.recorded.get(path_of(file))
    words = {True: "as it was in the run", False: "not as it was in the run"}
    yield Step(BACK, "check", words.get(same, "not known whether it changed since the run"),
               file).under()  # fmt: skip


def _sheet(source: dict, file: str) -> bool:
    return not source.get("sheet") or file.endswith(f", sheet {source['sheet']}")


def _account(rows_read: pd.DataFrame, file: str) -> Iterator[Step]:
    here = rows_read[
        rows_read["file"].eq(file) & rows_read["what"].str.startswith("rows")
    ]
    for row in here.itertuples():
        n = _count(row.n)
        out = row.what == "rows_left_out"
        yield Step(BACK, row.what.replace("_", " "), f"whole file: {row.detail}", file,
                   used=None if out else n, left_out=n if out else None).under()  # fmt: skip


def _printed(results: Results, finding: dict) -> Iterator[Step]:
    rows = results.tables["summaries"]
    here = rows["instrument"].eq(finding["instrument"]) & rows["scale"].eq(finding["scale"])  # fmt: skip
    for row in rows[here].itertuples():
        what = f"printed summary at {row.time}: line {row.line}"
        yield Step(BACK, "rows", what, row.file, results.digest(row.file), used=1)


def _instruments(results: Results) -> dict[str, dict]:
    paths = results.job("score_questionnaires").params.instruments
    return load_instruments({n: str(results.folder / p) for n, p in paths.items()})[0]


def _scale(results: Results, finding: dict) -> dict:
    scales = _instruments(results)[finding["instrument"]]["scales"]
    return next(scale for scale in scales if scale["id"] == finding["scale"])
