"""Gather what the statements of a synthesis may be bound to."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from plait.errors import Fault
from plait.quantitative.instruments import load_instruments
from plait.shapes.records import records
from plait.synthesis.quoted import Passages


@dataclass(frozen=True)
class Evidence:
    """What a statement may be bound to.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, both strands.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    workshops : set of str
        Ids of workshops and recommendations.
    better : dict
        `<instrument>.<scale>` to "higher", "lower" or "neither".
    times : list of dict
        Time points of the study: lengths of time that it names are no results.
    gone : frozenset of str
        Transcripts of which people took back every word.
    """

    findings: pd.DataFrame
    codings: pd.DataFrame
    workshops: set[str]
    better: dict[str, str]
    times: list[dict] = field(default_factory=list)
    gone: frozenset[str] = frozenset()

    def by_id(self) -> dict[str, dict]:
        """Give every finding by its id.

        Returns
        -------
        dict
            A row of FINDINGS as a dict; a missing caution is "".
        """
        return self._by_id

    @cached_property
    def passages(self) -> Passages:
        """Give the coded passages, to be found by their ids or words.

        Returns
        -------
        Passages
            Made once: every claim looks there.
        """
        return Passages(self.codings)

    @cached_property
    def _by_id(self) -> dict[str, dict]:
        frame = self.findings.assign(caution=self.findings["caution"].fillna(""))
        return {row["finding"]: row for row in records(frame)}


def evidence_of(
    findings: pd.DataFrame, codings: pd.DataFrame, recommendations: pd.DataFrame,
    instruments: dict[str, str],
) -> Evidence:  # fmt: skip
    """Gather findings, codings, workshops and the directions of the scales.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    recommendations : DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.
    instruments : dict
        Instrument id to the path of its file.

    Returns
    -------
    Evidence
        To weigh statements with.
    """
    ids = {*recommendations["recommendation"], *recommendations["workshop"]}
    loaded, _ = load_instruments(instruments)
    better = {
        f"{name}.{scale['id']}": scale["better"]
        for name, instrument in loaded.items()
        for scale in instrument["scales"]
    }
    return Evidence(findings, codings, ids, better)


def unknown_findings(
    recommendations: pd.DataFrame, findings: pd.DataFrame
) -> list[Fault]:
    """List the findings that a recommendation names and nobody made.

    Parameters
    ----------
    recommendations : DataFrame, one row a recommendation
        In the shape RECOMMENDATIONS.
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, both strands.

    Returns
    -------
    list of Fault
        One an id.
    """
    known = set(findings["finding"])
    return [
        Fault("workshops", 0, row.recommendation, f"the finding {name!r}",
              "the id of a finding of this study", "correct the id")
        for row in recommendations.dropna(subset=["findings"]).itertuples()
        for name in row.findings.split(";")
        if name not in known
    ]  # fmt: skip
