"""Follow one code, theme or finding through both strands of a study."""

from dataclasses import dataclass, replace

import pandas as pd

SPLIT = ";"


@dataclass(frozen=True)
class Thread:
    """What hangs together with a code, a theme or a finding.

    Parameters
    ----------
    kind : {"code", "theme", "finding"}
        What was followed.
    name : str
        In words; the id of a finding.
    extracts : DataFrame
        Rows of CODINGS, by case, time and place; an extract once for each coder.
    findings : DataFrame
        Rows of FINDINGS: its own, then those that the same propositions cite.
    statements : DataFrame
        Rows of STATEMENTS of these propositions.
    propositions : DataFrame
        Rows of PROPOSITIONS that cite it, or that its extracts speak against.
    memos : DataFrame
        Rows of MEMOS that name it.
    against : DataFrame
        Rows of NEGATIVE_EXTRACTS: passages marked as speaking against it, or against
        a code in it.
    """

    kind: str
    name: str
    extracts: pd.DataFrame
    findings: pd.DataFrame
    statements: pd.DataFrame
    propositions: pd.DataFrame
    memos: pd.DataFrame
    against: pd.DataFrame


def follow_thread(tables: dict[str, pd.DataFrame], what: str) -> Thread | None:
    """Follow a thread.

    Parameters
    ----------
    tables : dict
        codings, codes, themes, findings, statements, propositions, memos and
        negative_extracts, in the shapes of these names, as in results/restricted.
    what : str
        Id of a code, a theme or a finding; `code.` or `theme.` may stand before it,
        and tells the two apart where both have the id.

    Returns
    -------
    Thread or None
        None where there is no such id.

    References
    ----------
    Moran-Ellis et al. (2006) Qual. Res. 6:45-59; O'Cathain, Murphy & Nicholl (2010)
    BMJ 341:c4587.
    """
    if what in set(tables["findings"]["finding"]):
        return _of_finding(tables, what)
    kind, _, rest = what.rpartition(".")
    for own in ("code", "theme"):
        table = tables[f"{own}s"]
        named = table[table[own].eq(rest)]
        if kind in ("", own) and len(named):
            return _of_label(tables, own, rest, str(named["name"].iloc[0]))
    return None


def _of_label(tables: dict, kind: str, label: str, name: str) -> Thread:
    codings, findings = tables["codings"], tables["findings"]
    if kind == "code":
        held = codings[codings["code"].isin(_below(tables["codes"], label))]
    else:
        held = codings[_has(codings["theme"], {label})]
    own = findings[findings["instrument"].isin([kind, "agreement"] if kind == "code" else [kind])
                   & findings["scale"].eq(label)]  # fmt: skip
    memos = tables["memos"]
    named = memos[_has(memos[f"{kind}s"], {label})]
    thread = _thread(tables, (kind, name), held, own, named)
    return replace(thread, against=_against(tables, kind, label))


def _against(tables: dict, kind: str, label: str) -> pd.DataFrame:
    """Give the marks against a label: those against a code in it as well."""
    marks, codes = tables["negative_extracts"], tables["codes"]
    listed = {label}
    if kind == "theme":
        themes = tables["themes"].set_index("theme")["codes"].dropna()
        listed = set(_split(themes.get(label, "")))
    below = {code for one in listed for code in _below(codes, one)}
    hit = marks["kind"].eq("code") & marks["against"].isin(below)
    hit |= marks["kind"].eq(kind) & marks["against"].eq(label)
    return marks[hit].reset_index(drop=True)


def _of_finding(tables: dict, name: str) -> Thread:
    findings = tables["findings"]
    own = findings[findings["finding"].eq(name)]
    row = own.iloc[0]
    if row["instrument"] in ("code", "theme"):
        whole = follow_thread(tables, f"{row['instrument']}.{row['scale']}")
        thread = _thread(tables, ("finding", name), whole.extracts, own, whole.memos)
        return replace(thread, against=whole.against)
    cited = _citing(tables, {name}, set())
    ids = {e for cell in cited["extracts"].dropna() for e in _split(cell)}
    held = tables["codings"][tables["codings"]["extract"].isin(ids)]
    return _thread(tables, ("finding", name), held, own, tables["memos"].iloc[:0])


def _thread(
    tables: dict, about: tuple[str, str], held: pd.DataFrame, own: pd.DataFrame,
    memos: pd.DataFrame,
) -> Thread:  # fmt: skip
    extracts = set(held["extract"])
    statements = _citing(tables, set(own["finding"]), extracts)
    cited = {f for cell in statements["findings"].dropna() for f in _split(cell)}
    findings = tables["findings"]
    others = findings[findings["finding"].isin(cited - set(own["finding"]))]
    propositions = tables["propositions"]
    against = _has(propositions["counter_extracts"], extracts)
    told = propositions["proposition"].isin(statements["proposition"]) | against
    order = ["case", "time", "document", "start", "coder"]
    return Thread(
        *about,
        extracts=held.sort_values(order, kind="stable").reset_index(drop=True),
        findings=pd.concat([own, others]).reset_index(drop=True),
        statements=statements.reset_index(drop=True),
        propositions=propositions[told].reset_index(drop=True),
        memos=memos.sort_values(["date", "file", "place"]).reset_index(drop=True),
        against=tables["negative_extracts"].iloc[:0],
    )


def _citing(tables: dict, findings: set[str], extracts: set[str]) -> pd.DataFrame:
    """Give every statement of the propositions of which one statement cites it."""
    rows = tables["statements"]
    cites = _has(rows["findings"], findings) | _has(rows["extracts"], extracts)
    return rows[rows["proposition"].isin(rows.loc[cites, "proposition"])]


def _has(cells: pd.Series, wanted: set[str]) -> pd.Series:
    found = [
        isinstance(cell, str) and bool(wanted.intersection(_split(cell)))
        for cell in cells
    ]
    return pd.Series(found, index=cells.index, dtype=bool)


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SPLIT)]


def _below(codes: pd.DataFrame, code: str) -> set[str]:
    below = {code}
    # parents stand before their children
    for child, parent in zip(codes["code"], codes["parent"], strict=True):
        if parent in below:
            below.add(child)
    return below
