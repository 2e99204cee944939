"""Set what was read of the questionnaires, and what was left out."""

from plait.report.cells import SHOWN_WITHHELD
from plait.report.escape import escape_cell
from plait.report.finding_words import set_minus
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.numerals import DASH, count, known

WHAT = {
    "rows_used": "Rows used",
    "rows_left_out": "Rows left out",
    "columns_used": "Columns used",
    "columns_left_out": "Columns left out",
    "recoded_missing": "Taken as missing",
    "recoded": "Recoded",
    "encoding": "Encoding",
}
COUNTED = ("rows_used", "rows_left_out")
CAPTION = (
    "What was read of the questionnaire files: rows used, rows left out and why, "
    "values taken as missing or recoded. Of rows the number is that of people."
)


def reading_table(inputs: ReportInputs) -> str:
    """Set what was done with the rows and columns of every questionnaire file.

    Parameters
    ----------
    inputs : ReportInputs
        Released rows_read, in which files are numbered.

    Returns
    -------
    str
        Markdown, one row a thing done under its file; "" without files.
    """
    rows = rows_of(inputs, "rows_read")
    body: list[list] = []
    for file in dict.fromkeys(row["file"] for row in rows):
        own = [row for row in rows if row["file"] == file]
        own.sort(key=lambda row: list(WHAT).index(row["what"]))
        name = escape_cell(file[:1].upper() + file[1:])
        body += [[Span(f"**{name}**", 3)], *map(_line, own)]
    grid = Grid([1.5, 5.2, 0.9], [["What", "Which, and why", "Number"]], body, "llr")
    return set_table(grid, name="reading", caption=CAPTION)


def _line(row: dict) -> list[str]:
    bare = row["what"].startswith("columns_") or row["detail"] == row["what"]
    n = row["n"] if known(row["n"]) else row["people"]
    hidden = row["what"] in COUNTED and not known(n)
    return [
        WHAT[row["what"]],
        DASH if bare else escape_cell(set_minus(row["detail"])),
        SHOWN_WITHHELD if hidden else count(n),
    ]
