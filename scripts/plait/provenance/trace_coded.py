"""Follow what was coded back to transcripts and to the decisions of people."""

from collections.abc import Iterator

import pandas as pd

from plait.deidentification.edits import Replacement, map_offset
from plait.provenance.trace_jobs import DIGITS, files_of, rule_steps
from plait.provenance.trace_places import line_of
from plait.provenance.trace_results import RESTRICTED, Results
from plait.provenance.trail import ASKED, BACK, Step, said, split_ids

CODINGS = f"{RESTRICTED}/codings.parquet"
USED = ("study.approach", "study.codings_used")
TOLD = ("action", "code", "code_to", "reason", "memo", "codebook_version")


def extract_steps(results: Results, extract: str) -> Iterator[Step]:
    """Tell what an extract is, and where it came from.

    Parameters
    ----------
    results : Results
        Of a run.
    extract : str
        Its id, as in CODINGS.

    Yields
    ------
    Step
        What was asked; back: transcript with line and offsets, replacements of
        identifiers in it, codings with the decisions behind them, changes of the
        codebook and of themes.
    """
    rows = results.tables["codings"]
    rows = rows[rows["extract"].eq(extract)]
    first = rows.iloc[0]
    yield Step(ASKED, "extract", f"{extract}: {first['text']!r}", CODINGS,
               first["text_hash"][:DIGITS])  # fmt: skip
    yield from _transcript(results, first)
    for row in rows.to_dict("records"):
        yield from _coding(results, row)
    yield from _themes(results, rows)
    yield from rule_steps(results.job("collect_codings"), *USED)
    yield from rule_steps(results.job("read_transcripts"), "no_words_from")


def coded_finding(results: Results, finding: dict) -> Iterator[Step]:
    """Tell what a count of codings, or an agreement on them, counts.

    Parameters
    ----------
    results : Results
        Of a run.
    finding : dict
        Row of FINDINGS of the qualitative strand.

    Yields
    ------
    Step
        Codes, extracts with their places and deciders, codebook, rule.
    """
    rows = counted_codings(results, finding)
    people = sorted(set(rows["participant"].dropna()))
    yield Step(BACK, "people", ", ".join(people) or "no known person", CODINGS,
               used=len(people))  # fmt: skip
    yield Step(BACK, "extracts", f"coded {', '.join(sorted(set(rows['code'])))}",
               CODINGS, used=rows["extract"].nunique())  # fmt: skip
    for extract, part in rows.groupby("extract", sort=False):
        yield _extract_line(results, str(extract), part).under()
    for path in files_of(results.job("collect_codings"), "codebook", "decisions",
                         "workshops", "imports"):  # fmt: skip
        yield Step(BACK, "file", "read for this", path, results.digest(path))
    yield from rule_steps(results.job("collect_codings"), *USED)


def counted_codings(results: Results, finding: dict) -> pd.DataFrame:
    """Give the codings that a finding counts.

    Parameters
    ----------
    results : Results
        Of a run.
    finding : dict
        Row of FINDINGS of the qualitative strand.

    Returns
    -------
    DataFrame, one row an extract x coder x code
        Rows of CODINGS with the code, or one below it, or one of the theme, at the
        time of the finding.
    """
    rows, codes = results.tables["codings"], results.tables["codes"]
    listed = [finding["scale"]]
    if finding["instrument"] == "theme":
        themes = results.tables["themes"].set_index("theme")["codes"]
        listed = split_ids(themes.get(finding["scale"]))
    held = {code for one in listed for code in _below(codes, one)}
    rows = rows[rows["code"].isin(held)]
    if said(finding["time"]) not in ("", "all"):
        rows = rows[rows["time"].eq(finding["time"])]
    return _of_group(rows, results, said(finding["group"]))


def _of_group(rows: pd.DataFrame, results: Results, group: str) -> pd.DataFrame:
    if not group:
        return rows
    from plait.ingest.people import read_participants

    factor, _, level = group.partition(": ")
    people = read_participants(results.folder).rows
    theirs = {p["participant"] for p in people if p.get(factor, "") == level}
    return rows[rows["participant"].isin(theirs)]


def _below(codes: pd.DataFrame, code: str) -> set[str]:
    below = {code}
    for child, parent in zip(codes["code"], codes["parent"], strict=True):
        if parent in below:  # parents stand before their children
            below.add(child)
    return below


def _extract_line(results: Results, extract: str, rows: pd.DataFrame) -> Step:
    first = rows.iloc[0]
    who = "; ".join(_decided(results, row) for row in rows.to_dict("records"))
    place = f"{_file(results, first['document'])}, {first['start']}-{first['end']}"
    return Step(
        BACK, "extract", f"{extract}: {who}", place, first["text_hash"][:DIGITS]
    )


def _decided(results: Results, row: dict) -> str:
    decision = results.decisions.get((row["coder"], row["decision"]), {})
    when = decision.get("at", "").partition("T")[0]
    return f"{row['code']} by {row['coder']}{f', {when}' if when else ''}"


def _file(results: Results, document: str) -> str:
    return results.documents.get(document, {}).get("file", document)


def _transcript(results: Results, row: pd.Series) -> Iterator[Step]:
    path = _file(results, row["document"])
    replaced = _replacements(results, row["document"])
    start = map_offset(row["start"], replaced, to="source")
    end = map_offset(row["end"], replaced, to="source", end=True)
    place = f"{path}, code points {start}-{end}"
    line, same = line_of(results, row, (start, end))
    yield Step(BACK, "transcript", f"document {row['document']}{line}", place,
               results.digest(path))  # fmt: skip
    yield Step(BACK, "check", same, path).under()
    yield from _turn(results.tables["turns"], row)
    yield from _replaced(replaced, row, path)


def _replacements(results: Results, document: str) -> list[Replacement]:
    rows = results.tables["replacements"]
    rows = rows[rows["document"].eq(document)].drop(columns="document")
    return sorted(Replacement(**row) for row in rows.to_dict("records"))


def _turn(turns: pd.DataFrame, row: pd.Series) -> Iterator[Step]:
    here = turns["document"].eq(row["document"]) & turns["turn"].eq(row["turn"])
    for turn in turns[here].itertuples():
        about = [f"turn {turn.turn}", f"speaker {said(turn.speaker)}", turn.role,
                 f"time {said(turn.time)}" if said(turn.time) else "",
                 f"page {turn.page}" if pd.notna(turn.page) else "",
                 f"{turn.at:g} seconds in" if pd.notna(turn.at) else ""]  # fmt: skip
        yield Step(BACK, "turn", ", ".join(filter(None, about)),
                   f"{RESTRICTED}/turns.parquet", turn.text_hash[:DIGITS]).under()  # fmt: skip


def _replaced(replaced: list[Replacement], row: pd.Series, path: str) -> Iterator[Step]:
    for one in replaced:
        if one.start < row["end"] and one.end > row["start"]:
            what = f"{one.kind} {one.action}d: {one.replacement!r} stands there now"
            place = f"{path}, code points {one.source_start}-{one.source_end}"
            yield Step(BACK, "identifier", what, place).under()


def _coding(results: Results, row: dict) -> Iterator[Step]:
    origin = f"from a suggestion (keyword {row['keyword']})"
    origin = {"hand": "by hand", "import": "in another tool"}.get(row["origin"], origin)
    anchor = said(row["anchor"])
    what = f"code {row['code']}, by {row['coder']}, {origin}"
    yield Step(BACK, "coding", f"{what}, {anchor}" if anchor else what, CODINGS)
    for decision in _history(results.decisions, row["coder"], row["decision"]):
        told = ", ".join(f"{key} {decision[key]}" for key in TOLD if decision.get(key))
        yield Step(BACK, "decision", f"{decision['decision']}, {decision['at']}, "
                   f"{decision['coder']}: {told}",
                   f"{decision['file']}, line {decision['line']}",
                   results.digest(decision["file"])).under()  # fmt: skip
    for name, words in (("recoded", "recodes"), ("anchors", "reason")):
        table = results.tables[name]
        here = table["decision"].eq(row["decision"]) & table["coder"].eq(row["coder"])
        for change in table[here].to_dict("records"):
            step = "codebook change" if name == "recoded" else "found again"
            yield Step(BACK, step, said(change[words]), f"{RESTRICTED}/{name}.csv").under()  # fmt: skip


def _history(decisions: dict, coder: str, name: str) -> Iterator[dict]:
    """Give a decision and those that it superseded, the last first."""
    seen = set()
    while name and name not in seen and (coder, name) in decisions:
        seen.add(name)
        yield decisions[coder, name]
        name = decisions[coder, name].get("supersedes", "")


def _themes(results: Results, rows: pd.DataFrame) -> Iterator[Step]:
    table = results.tables["themes"].set_index("theme")
    met = results.tables["theme_trail"].dropna(subset=["workshop"])
    dates = dict(zip(met["workshop"], met["date"], strict=True))
    themes = {theme for cell in rows["theme"] for theme in split_ids(cell)}
    for theme in sorted(themes & set(table.index)):
        row = table.loc[theme]
        changed = f"; {row['status']} in {row['workshop']}"
        changed += f", {said(dates.get(row['workshop']))}: {said(row['reason'])}"
        changed = changed if said(row["workshop"]) else ""
        yield Step(BACK, "theme", f"{theme} ({row['name']}){changed}",
                   f"{RESTRICTED}/themes.csv")  # fmt: skip
        if said(row["dissent"]):
            yield Step(BACK, "dissent", row["dissent"]).under()
