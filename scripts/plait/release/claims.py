"""Take the synthesis through the door: verdicts, bindings, prose."""

import re
from collections.abc import Collection, Iterator

import pandas as pd

from plait.errors import SINCE, Fault
from plait.shapes.codings import RECOMMENDATIONS
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.synthesis.argument_faults import CONTRADICTS

HELD = "(withheld)"
OF_DOCUMENT = rf"(?<=\S) of \S+(?=, in (?:the argument|statement \S+): {SINCE})"


def bound_extracts(
    statements: pd.DataFrame,
    propositions: pd.DataFrame,
    recommendations: pd.DataFrame,
) -> pd.DataFrame:
    """List every extract that a claim is bound to, in the order of the report.

    Parameters
    ----------
    statements : DataFrame, one row a statement
        In the shape STATEMENTS.
    propositions : DataFrame, one row a proposition
        In the shape PROPOSITIONS.
    recommendations : DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.

    Returns
    -------
    DataFrame, one row an extract x claim
        Columns extract, claim, against.
    """
    rows = [
        (extract, row.statement, False)
        for row in statements.itertuples()
        for extract in split_ids(row.extracts)
    ]
    rows += [
        (extract, row.proposition, True)
        for row in propositions.itertuples()
        for extract in split_ids(row.counter_extracts)
    ]
    rows += [
        (extract, row.recommendation, False)
        for row in recommendations.itertuples()
        for extract in split_ids(row.extracts)
    ]
    frame = pd.DataFrame(rows, columns=["extract", "claim", "against"])
    return frame.astype({"extract": "str", "claim": "str", "against": "bool"})


def split_ids(cell: object) -> list[str]:
    """Split a cell of ids.

    Parameters
    ----------
    cell : str or NaN
        Ids with `;` between.

    Returns
    -------
    list of str
        Empty for a missing cell.
    """
    if not isinstance(cell, str):
        return []
    return [part.strip() for part in cell.split(";") if part.strip()]


def release_statements(
    statements: pd.DataFrame, *, held: set[str], names: dict[str, str]
) -> pd.DataFrame:
    """Put quote ids for extract ids, and withhold verdicts that rest on what is held.

    Parameters
    ----------
    statements : DataFrame, one row a statement
        In the shape STATEMENTS.
    held : set of str
        Ids of withheld findings.
    names : dict
        Extract id to quote id of the quotes that were let through.

    Returns
    -------
    DataFrame, one row a statement
        In the shape STATEMENTS; the binding of a withheld finding stands.
    """
    frame = statements.copy()
    frame["extracts"] = [_quotes(cell, names) for cell in frame["extracts"]]
    rests = [bool(held & set(split_ids(cell))) for cell in frame["findings"]]
    # A sentence about a withheld number would give the number away.
    frame.loc[rests, "verdict"] = "withheld"
    frame.loc[rests, "why"] = "it rests on a finding that was held back"
    return STATEMENTS.check(frame)


def release_propositions(
    propositions: pd.DataFrame, names: dict[str, str]
) -> pd.DataFrame:
    """Put quote ids for the extracts that speak against a proposition.

    Parameters
    ----------
    propositions : DataFrame, one row a proposition
        In the shape PROPOSITIONS.
    names : dict
        Extract id to quote id.

    Returns
    -------
    DataFrame, one row a proposition
        In the shape PROPOSITIONS.
    """
    cells = [_quotes(cell, names) for cell in propositions["counter_extracts"]]
    return PROPOSITIONS.check(propositions.assign(counter_extracts=cells))


def release_recommendations(
    recommendations: pd.DataFrame, names: dict[str, str]
) -> pd.DataFrame:
    """Put quote ids for the extracts that a recommendation quotes.

    Parameters
    ----------
    recommendations : DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.
    names : dict
        Extract id to quote id.

    Returns
    -------
    DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.
    """
    cells = [_quotes(cell, names) for cell in recommendations["extracts"]]
    return RECOMMENDATIONS.check(recommendations.assign(extracts=cells))


def release_faults(
    faults: pd.DataFrame, statements: pd.DataFrame, held: Collection[str] = ()
) -> pd.DataFrame:
    """Hold back faults that would give a withheld number away, and names of documents.

    Parameters
    ----------
    faults : DataFrame, one row a fault of the argument
        In the shape ARGUMENT_FAULTS.
    statements : DataFrame, one row a statement
        In the shape STATEMENTS, as `release_statements` gives them.
    held : collection of str
        Ids of withheld findings.

    Returns
    -------
    DataFrame, one row a fault of the argument
        In the shape ARGUMENT_FAULTS.
    """
    rests = statements.loc[statements["verdict"] == "withheld", "statement"]
    tells = faults["found"].str.startswith(CONTRADICTS) & faults["statement"].isin(
        rests
    )
    kept = [set(held).isdisjoint(split_ids(cell)) for cell in faults["tells"]]
    faults = faults[pd.Series(kept, index=faults.index, dtype="bool") & ~tells]
    # the ids of documents can hold those of people
    faults = faults.assign(found=faults["found"].str.replace(OF_DOCUMENT, "", regex=True))  # fmt: skip
    return ARGUMENT_FAULTS.check(faults)


def _quotes(cell: object, names: dict[str, str]) -> str | None:
    return "; ".join(names.get(e, HELD) for e in split_ids(cell)) or None


def id_faults(texts: dict[str, object], ids: list[str]) -> Iterator[Fault]:
    """Find participants' ids in what people wrote for the report.

    Parameters
    ----------
    texts : dict
        Where a text stands, to the text or anything that holds texts.
    ids : list of str
        Participant ids.

    Yields
    ------
    Fault
        One a place and id.

    Notes
    -----
    Ids that are bare numbers cannot be told from numbers and are passed over.
    """
    # ASSUME a bare number in prose is a number, not a person.
    named = [re.escape(name) for name in ids if not name.isdigit()]
    if not named:
        return
    pattern = re.compile(rf"(?<![\w-])({'|'.join(named)})(?![\w-])")
    for place, text in texts.items():
        for name in sorted(set(pattern.findall(str(text)))):
            yield Fault(place, 0, "", f"the participant id {name}", "no one's id",
                        "write about the person without the id: the report leaves the trust")  # fmt: skip
