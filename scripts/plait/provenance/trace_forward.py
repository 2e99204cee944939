"""Follow findings and extracts forward: to claims, figures and the report."""

from collections.abc import Iterator

import pandas as pd

from plait.provenance.trace_results import RESTRICTED, SHAREABLE, Results
from plait.provenance.trail import FORWARD, Step, said, split_ids
from plait.release.quotes import keyed

# Figure to the findings that it draws.
FIGURES = {
    "change_over_time": ("mean",),
    "effect_forest": ("d_av",),
    "norm_distance": ("distance_z",),
    "codes_by_time": ("extracts",),
    "joint_over_time": ("mean",),
}
# Table of claims to its id, its words and the columns that bind it to evidence.
CLAIMS = (
    ("statements", "statement", "text", ("findings", "extracts")),
    ("recommendations", "recommendation", "text", ("findings", "extracts")),
    ("relations", "relation", "text",
     ("findings_for", "findings_against", "extracts_for", "extracts_against")),
    ("propositions", "proposition", "text", ("counter_extracts",)),
)  # fmt: skip


def finding_forward(results: Results, finding: dict) -> Iterator[Step]:
    """Tell where a finding went.

    Parameters
    ----------
    results : Results
        Of a run.
    finding : dict
        Row of FINDINGS.

    Yields
    ------
    Step
        Claims that rest on it, whether it left, figures, places in the report.
    """
    name = finding["finding"]
    yield from claims_on(results, name)
    released = results.tables["released"].set_index("finding")["status"]
    yield Step(FORWARD, "released", f"as {released.get(name, 'nothing')}",
               f"{SHAREABLE}/findings.csv")  # fmt: skip
    if not said(finding["group"]):
        for figure, measures in FIGURES.items():
            if finding["measure"] in measures and released.get(name) == "computed":
                yield Step(FORWARD, "figure", f"drawn from {finding['measure']}",
                           f"{SHAREABLE}/figures/{figure}.svg")  # fmt: skip
    yield from shown_at(results, name)


def extract_forward(results: Results, extract: str) -> Iterator[Step]:
    """Tell where an extract went.

    Parameters
    ----------
    results : Results
        Of a run.
    extract : str
        Its id.

    Yields
    ------
    Step
        Counts that it is in, claims that rest on it, its quote and where that stands.
    """
    rows = results.tables["codings"]
    for code in sorted(set(rows.loc[rows["extract"].eq(extract), "code"])):
        yield Step(FORWARD, "counted", f"code.{code}.all.extracts",
                   f"{RESTRICTED}/findings.parquet")  # fmt: skip
    yield from claims_on(results, extract)
    quote = quote_of(results, extract)
    if not quote:
        yield Step(FORWARD, "released", "not as a quote", f"{SHAREABLE}/tables/quotes.csv")  # fmt: skip
        return
    yield Step(FORWARD, "quote", quote, f"{SHAREABLE}/tables/quotes.csv")
    yield from shown_at(results, f"{quote}, tables/quotes.csv")


def claims_on(results: Results, name: str) -> Iterator[Step]:
    """Tell the claims that are bound to a finding or an extract.

    Parameters
    ----------
    results : Results
        Of a run.
    name : str
        Id of the finding or extract.

    Yields
    ------
    Step
        A statement with its verdict, a recommendation, construct, relation, or a
        proposition that it speaks against.
    """
    for table, key, words, columns in CLAIMS:
        rows = results.tables[table]
        for column in columns:
            for row in rows[_holds(rows[column], name)].to_dict("records"):
                verdict = f" ({row['verdict']})" if "verdict" in row else ""
                against = column.startswith("counter") or column.endswith("against")
                kind = f"against {key}" if against else key
                yield Step(FORWARD, kind, f"{row[key]}: {row[words]}{verdict}",
                           _path(table))  # fmt: skip


def shown_at(results: Results, key: str) -> Iterator[Step]:
    """Tell where the report shows something.

    Parameters
    ----------
    results : Results
        Of a run.
    key : str
        As in `Results.uses`.

    Yields
    ------
    Step
        One a place of the web page.
    """
    for place, anchor in results.uses.get(key, []):
        yield Step(FORWARD, "report", place, f"{SHAREABLE}/report/report.html#{anchor}")


def quote_of(results: Results, extract: str) -> str:
    """Find the quote under which an extract left.

    Parameters
    ----------
    results : Results
        Of a run.
    extract : str
        Its id.

    Returns
    -------
    str
        As `q7`; "" where it did not leave, or a confidential file has changed since.
    """
    hashed = keyed(extract, results.key)
    quotes = results.tables["quotes"]
    return "".join(quotes.loc[quotes["extract"].eq(hashed), "quote"])


def extract_of(results: Results, quote: str) -> str:
    """Find the extract behind a quote.

    Parameters
    ----------
    results : Results
        Of a run.
    quote : str
        As `q7`.

    Returns
    -------
    str
        Its id; "" where there is no such quote, or a confidential file has changed.
    """
    quotes = results.tables["quotes"]
    wanted = set(quotes.loc[quotes["quote"].eq(quote), "extract"])
    extracts = results.tables["codings"]["extract"].drop_duplicates()
    return next((e for e in extracts if keyed(e, results.key) in wanted), "")


def _holds(cells: pd.Series, name: str) -> pd.Series:
    return cells.map(lambda cell: name in split_ids(cell)).astype(bool)


def _path(table: str) -> str:
    ending = "parquet" if table in ("statements", "propositions") else "csv"
    return f"{RESTRICTED}/{table}.{ending}"
