"""What a report is made of: released tables, prose, the record of the run."""

from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from plait.shapes.records import plain_rows

MOST_TIMES = 4  # beside each other in a table on an A4 page


@dataclass(frozen=True)
class ReportInputs:
    """Everything a report may show; nothing in it is restricted.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS; status `withheld` where it was held back.
    tables : dict of str to DataFrame
        scales, norms, participation, losses, missing_patterns, rows_read, codes,
        themes, recommendations, quotes, statements, propositions, argument_faults,
        withheld and flow, each in the shape of its name; a study without any of it
        has an empty table.
    study : dict
        What study.yaml says, with its defaults.
    prose : dict
        argument (markdown with marks), questions, constructs, workshops.
    record : dict
        software, code, inputs, plait, seed: what made the results.
    """

    findings: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    study: dict
    prose: dict = field(default_factory=dict)
    record: dict = field(default_factory=dict)

    @cached_property
    def by_finding(self) -> dict[str, dict]:
        """Give every finding by its id; made once, since most tables ask for it.

        Returns
        -------
        dict of str to dict
            Rows of FINDINGS; missing values are None.
        """
        return {row["finding"]: row for row in plain_rows(self.findings)}

    @cached_property
    def rows(self) -> dict[str, list[dict]]:
        """Give every table as plain rows; made once.

        Returns
        -------
        dict of str to list of dict
            Name of the table to its rows in order; missing values are None.
        """
        return {name: plain_rows(frame) for name, frame in self.tables.items()}

    @cached_property
    def by_measure(self) -> dict[str, list[dict]]:
        """Give the findings of everyone, without those of single groups, by measure.

        Returns
        -------
        dict of str to list of dict
            Rows of FINDINGS in order; missing values are None.
        """
        rows: dict[str, list[dict]] = {}
        for row in self.by_finding.values():
            if row["group"] is None:
                rows.setdefault(row["measure"], []).append(row)
        return rows


def rows_of(inputs: ReportInputs, name: str) -> list[dict]:
    """Give the rows of one table as plain dictionaries.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    name : str
        Such as "themes".

    Returns
    -------
    list of dict
        In the order of the table; missing values are None. A table that is not
        there has no rows.
    """
    return inputs.rows.get(name, [])


def index_findings(inputs: ReportInputs) -> dict[str, dict]:
    """Give every finding by its id.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.

    Returns
    -------
    dict of str to dict
        Rows of FINDINGS; missing values are None.
    """
    return inputs.by_finding


def has_strand(inputs: ReportInputs, strand: str) -> bool:
    """Say whether the study has a strand.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    strand : {"quantitative", "qualitative"}
        Which.

    Returns
    -------
    bool
        True where there is a finding of it, withheld ones too.
    """
    return bool((inputs.findings["strand"] == strand).any())


def short_times(study: dict) -> dict[str, str]:
    """Give the short name of every time point.

    Parameters
    ----------
    study : dict
        Its `times`.

    Returns
    -------
    dict of str to str
        Id to the name in table heads and figures, in order.
    """
    return {time["id"]: time.get("short") or time["label"] for time in study["times"]}


def time_blocks(times: dict[str, str]) -> list[tuple[dict[str, str], str]]:
    """Part many times into blocks that fit beside each other in a table.

    Parameters
    ----------
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    list of (dict of str to str, str)
        As equal as can be, at most `MOST_TIMES` in each, with the ending of the id of
        its table: "" for the first, "-2" for the second.
    """
    pairs = list(times.items())
    size = max(-(-len(pairs) // max(-(-len(pairs) // MOST_TIMES), 1)), 1)
    starts = range(0, len(pairs), size)
    return [
        (dict(pairs[at : at + size]), f"-{place}" if place > 1 else "")
        for place, at in enumerate(starts, start=1)
    ]


def times_counted(findings: pd.DataFrame, times: dict[str, str]) -> dict[str, str]:
    """Keep the times at which extracts were counted.

    Parameters
    ----------
    findings : DataFrame, one row a statistic
        In the shape FINDINGS.
    times : dict of str to str
        Id of each time to its short name, in order.

    Returns
    -------
    dict of str to str
        Empty where words belong to no time, as in a group that met once.
    """
    seen = set(findings.loc[findings["measure"] == "extracts", "time"])
    return {key: name for key, name in times.items() if key in seen}


def split_ids(value: str | None) -> list[str]:
    """Split a cell that holds ids with `;` between.

    Parameters
    ----------
    value : str or None
        As it stands in a table.

    Returns
    -------
    list of str
        Without blanks; empty where the cell is.
    """
    return [part.strip() for part in (value or "").split(";") if part.strip()]
