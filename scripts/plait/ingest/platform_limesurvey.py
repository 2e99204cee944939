"""Read the responses out of a table as LimeSurvey exports it."""

import re
from dataclasses import replace

import numpy as np

from plait.ingest.platform_parts import find_column, holds, plain, split_headings
from plait.ingest.tablefile import TableFile

OWN = {"submitdate", "datesubmitted", "lastpage", "startlanguage", "startdate",
       "datestarted", "datestamp", "datelastaction", "seed"}  # fmt: skip
CODE_AND_TEXT = re.compile(r"(\w+(?:\[[^\]]*\])*)\.(?:\s+(.*))?", re.S)
# ASSUME N/A in a LimeSurvey export means that the question was not shown to this
# person, so that it is a missing answer.
NOT_SHOWN = "N/A"


def is_limesurvey(file: TableFile) -> bool:
    """Tell whether a table looks like a LimeSurvey export.

    Parameters
    ----------
    file : TableFile
        As read.

    Returns
    -------
    bool
        Whether two of its own columns are there, as codes (`submitdate`), as texts
        (Date submitted) or as both (`submitdate. Date submitted`).
    """
    names = {plain(name.partition(".")[0]) for name in file.columns}
    return len(names & OWN) > 1


def limesurvey_responses(file: TableFile) -> TableFile:
    """Name the columns by question codes, and learn who submitted.

    Parameters
    ----------
    file : TableFile
        As read.

    Returns
    -------
    TableFile
        Headings of code and text are taken apart: `G2Q1[SQ001]. How are you? [At
        work]` becomes the column `G2Q1[SQ001]` and its label. N/A is declared
        missing. `incomplete` where the date of submission is empty; None without
        that column.

    References
    ----------
    LimeSurvey, application/helpers/admin/export/Writer.php: a heading is the code
    (subquestions in square brackets), a separator and the text; headings as
    `submitdate. Date submitted` were seen in public analyses. Pull request 5071 of
    LimeSurvey/LimeSurvey: an anonymised date of submission is 1980-01-01, which is a
    submission too.
    """
    if any(plain(n.partition(". ")[0]) in OWN and ". " in n for n in file.columns):
        file = split_headings(file, CODE_AND_TEXT)
    submitted = find_column(file, "submitdate", "datesubmitted")
    missing = {
        name: file.missing.get(name, frozenset()) | {NOT_SHOWN}
        for name, column in file.columns.items() if NOT_SHOWN in column.categories
    }  # fmt: skip
    return replace(file, missing=file.missing | missing,
                   incomplete=_not_submitted(file, submitted))  # fmt: skip


def _not_submitted(file: TableFile, submitted: str | None) -> np.ndarray | None:
    words = ("", NOT_SHOWN.casefold())
    return holds(file.columns[submitted], words) if submitted else None
