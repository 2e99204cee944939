"""Tell what was read of the exports, by people and not by lines."""

import pandas as pd

from plait.ingest.consent import LATER, REASON
from plait.ingest.questionnaire_rows import ANSWERED, SILENT
from plait.ingest.summary_accounts import PRINTED
from plait.release.limits import limits_of, too_few
from plait.shapes.questionnaires import ROWS_READ

COLUMNS = ("columns_used", "columns_left_out")
ROWS = ("rows_used", "rows_left_out")


def release_rows_read(
    table: pd.DataFrame, profile: dict, *, enrolled: int = 0
) -> pd.DataFrame:
    """Tell what was read without names of files and columns, lines, or small counts.

    Parameters
    ----------
    table : DataFrame, one row a file x what was done
        In the shape ROWS_READ.
    profile : dict
        A disclosure profile.
    enrolled : int, default 0
        People in the study, withdrawn ones too; 0 where that is not known.

    Returns
    -------
    DataFrame, one row a file x what was done
        In the shape ROWS_READ: files are numbered, since their names can name a
        person; columns are counted only, since their names can hold the wording of
        an instrument. Of rows the people are told, not how many rows they are, and of
        values no number. Who withdrew or did not agree has a row in each file, whether
        there are few or nobody; a count goes too where the people enrolled less those
        told would be few, and where non-response is held.
    """
    # ASSUME how many rows or answers there are says nothing of how many people gave
    # them: one person may have a row a time and an item.
    columns, printed = table["what"].isin(COLUMNS), _of_printed(table)
    shown = table[~table["detail"].str.endswith(SILENT)].assign(
        detail=table["detail"].mask(columns, "columns"),
        n=table["n"].where(columns | (printed & table["what"].isin(ROWS))),
    )
    key = list(ROWS_READ.key)
    together = pd.concat([shown, _reasons(table)]).groupby(key, as_index=False)[["n", "people"]].sum(min_count=1)  # fmt: skip
    people = _told(together, limits_of(profile, "quantitative"), enrolled)
    numbers = _numbers(table["file"])
    return ROWS_READ.check(
        together.assign(people=people, file=together["file"].map(numbers))
    )


def _of_printed(table: pd.DataFrame) -> pd.Series:
    """Find the files of printed figures: their rows are of nobody."""
    return table["file"].isin(table["file"][table["detail"].eq(PRINTED)])


def _reasons(table: pd.DataFrame) -> pd.DataFrame:
    """Give each file of answers both reasons for which people are left out."""
    files = table["file"][table["detail"].eq(ANSWERED)].unique()
    return ROWS_READ.frame(
        {"file": file, "what": "rows_left_out", "detail": reason, "people": 0}
        for file in files for reason in (LATER, REASON)
    )  # fmt: skip


def _told(table: pd.DataFrame, limits: dict, enrolled: int) -> pd.Series:
    """Blank the people of each file that are few, or would tell of few."""
    left_out, used = table["detail"].isin([LATER, REASON]), table["detail"].eq(ANSWERED)
    few = too_few(table["people"], limits | {"zero": "shown"})
    few |= left_out & table["people"].lt(limits["min_people"]).fillna(False).astype(bool)  # fmt: skip
    told = table["people"].mask(few)
    if limits["nonresponse"] == "held":
        return told.mask(used)
    rest = enrolled - table["people"].where(used)
    out = told.where(left_out).groupby(table["file"]).transform("sum")
    if not enrolled:
        return told
    return told.mask(too_few(rest, limits) | too_few(rest - out, limits))


def _numbers(files: pd.Series) -> dict[str, str]:
    ordered = enumerate(sorted(set(files)), start=1)
    return {name: f"questionnaire file {place}" for place, name in ordered}
