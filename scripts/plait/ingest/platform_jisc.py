"""Read the responses out of a table as Jisc Online Surveys (once BOS) exports it."""

import re
from dataclasses import replace

import numpy as np

from plait.ingest.platform_limesurvey import is_limesurvey
from plait.ingest.platform_parts import find_column, holds, split_headings
from plait.ingest.platform_qualtrics import is_qualtrics
from plait.ingest.tablefile import TableFile

RESPONSE = ("uniqueresponsenumber", "urn", "responseid", "responsenumber")
NUMBERED = re.compile(r"(\d+(?:\.(?:\d+|[a-z]+))*)\.(?:\s+(.*))?", re.S)
QUESTION = re.compile(r"Q?\d+(?:[._](?:\d+|[a-z]+))*(?:\..*|:.*)?", re.S)
# ASSUME the present version of Jisc Online Surveys, of which no export could be seen,
# names its columns like the one before: a response number, questions by number, and a
# date of completion or a status, which is empty or another word than completed where
# the response was not completed.
COMPLETED_ON = ("completiondate", "completiontime", "completeddate", "datecompleted",
                "completedat", "submittedat", "submissiondate")  # fmt: skip
STATUS = ("responsestatus", "status", "completionstatus")
COMPLETED = {"complete", "completed", "submitted", "finished"}


def is_jisc(file: TableFile) -> bool:
    """Tell whether a table looks like an export of Jisc Online Surveys.

    Parameters
    ----------
    file : TableFile
        As read.

    Returns
    -------
    bool
        Whether a column of response numbers and a numbered question are there, and
        nothing of the platforms that have the like.
    """
    numbered = any(QUESTION.fullmatch(name) for name in file.columns)
    if not numbered or find_column(file, *RESPONSE) is None:
        return False
    return not is_qualtrics(file) and not is_limesurvey(file)


def jisc_responses(file: TableFile) -> TableFile:
    """Name the columns by question numbers, and learn who completed.

    Parameters
    ----------
    file : TableFile
        As read, with answers as texts or as codes.

    Returns
    -------
    TableFile
        Headings of number and text are taken apart: `11.1.a. At work` becomes the
        column `11.1.a` and its label; `Q11_1_a`, as in exports of codes, stays.
        `incomplete` where the date of completion is empty, or the status is not
        completed; None without both.

    References
    ----------
    Seen in the public data of surveying-open-data-practices/Data-analysis (2020): the
    headings "Unique Response Number", "1. What is ...", "11.1.a. ..." and
    "CompletionDate"; its key file names the columns of the coded export URN, Q1 and
    Q11_1_a. R package bossier: the same names in the SPSS export.
    """
    file = split_headings(file, NUMBERED)
    return replace(file, incomplete=_not_completed(file))


def _not_completed(file: TableFile) -> np.ndarray | None:
    status, date = find_column(file, *STATUS), find_column(file, *COMPLETED_ON)
    if status:
        return ~holds(file.columns[status], COMPLETED)
    return holds(file.columns[date], {""}) if date else None
