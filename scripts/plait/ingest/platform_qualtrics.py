"""Read the responses out of a table as Qualtrics exports it."""

from dataclasses import replace

import numpy as np
import pandas as pd

from plait.ingest.platform_parts import find_column, holds, pass_over, plain
from plait.ingest.tablefile import TableFile

IMPORT_ID = '{"ImportId"'
OWN = {"startdate", "enddate", "recordeddate", "finished", "progress", "responseid",
       "distributionchannel", "userlanguage"}  # fmt: skip
TEXTS = {name: name for name in OWN} | {"status": "responsetype", "v1": "responseid"}
NO_RESPONSES = {
    "a preview of the survey": {"1", "9", "17", "survey preview",
                                "survey preview spam", "offline survey preview"},
    "test data made by Qualtrics": {"2", "256", "survey test", "synthetic"},
}  # fmt: skip
UNFINISHED = {"0", "false"}
COMPLETE = 100  # per cent


def is_qualtrics(file: TableFile) -> bool:
    """Tell whether a table looks like a Qualtrics export.

    Parameters
    ----------
    file : TableFile
        As read, with one header row.

    Returns
    -------
    bool
        Whether two of its own columns are there, or a row of import ids, or the
        second header of the old format.
    """
    own = {plain(name) for name in file.columns} & OWN
    return len(own) > 1 or header_rows(file) > 0


def header_rows(file: TableFile) -> int:
    """Count the rows that were read as responses but are headers.

    Parameters
    ----------
    file : TableFile
        As read, with one header row.

    Returns
    -------
    int
        2 below a CSV header (texts of the questions and import ids); 1 in the old
        format, or where one of the two was taken out; 0 where both were.
    """
    for row in range(min(2, len(file))):
        if any(c[row].startswith(IMPORT_ID) for c in file.columns.values()):
            return row + 1
    first = {plain(name): plain(c[0]) for name, c in file.columns.items() if len(file)}
    return int(any(first.get(name) == text for name, text in TEXTS.items()))


def qualtrics_responses(file: TableFile) -> TableFile:
    """Keep the responses, and learn what Qualtrics says about them.

    Parameters
    ----------
    file : TableFile
        As read, with one header row.

    Returns
    -------
    TableFile
        `labels` from the row of question texts. Previews and test data are passed
        over; `incomplete` from the column Finished, or else from Progress (below
        100 per cent); None without both. Answers stay as they are, numbers or words.

    References
    ----------
    Qualtrics support, "Understanding Your Dataset": three header rows in CSV and TSV;
    Status, Finished and Progress. Issue 43 of ropensci/qualtRics: two header rows in
    the legacy format. The numbers behind Status were seen as value labels in SPSS
    syntax for an export.
    """
    rows = header_rows(file)
    labels = _labels(file) if rows else {}
    file = replace(file.keep(np.arange(len(file)) >= rows), labels=labels)
    # ASSUME a response that Qualtrics marks as spam is an answer: the mark is a
    # suspicion, and it also meets people who share a computer at work.
    status = _own(file, "status")
    for reason, words in NO_RESPONSES.items():
        if status:
            file = pass_over(file, holds(file.columns[status], words), reason)
    return replace(file, incomplete=_incomplete(file))


def _labels(file: TableFile) -> dict[str, str]:
    texts = {name: " ".join(c[0].split()) for name, c in file.columns.items()}
    return {n: text for n, text in texts.items() if text and IMPORT_ID not in text}


def _own(file: TableFile, word: str) -> str | None:
    """Find a column of Qualtrics' own; the old format has its name in the label."""
    named = {plain(text): name for name, text in file.labels.items()}
    return find_column(file, word) or named.get(word)


def _incomplete(file: TableFile) -> np.ndarray | None:
    finished, progress = _own(file, "finished"), _own(file, "progress")
    if finished:
        return holds(file.columns[finished], UNFINISHED)
    if not progress:
        return None
    column = file.columns[progress]
    reached = pd.to_numeric(pd.Series(column.categories), errors="coerce").to_numpy()
    return np.append(reached < COMPLETE, False)[column.codes]
