"""Weigh every statement again, from the released findings alone."""

from collections.abc import Iterator, Mapping

from plait.synthesis.words import CAUTION, NOT_SHOWN, SHOWN, WORDS, weigh_word

# What the released tables cannot show: it stands as it is.
TAKEN = ("in fault", "published elsewhere")


def check_verdicts(
    statements: list[Mapping],
    findings: Mapping[str, Mapping],
    better: Mapping[str, str],
) -> Iterator[str]:
    """Name the statements whose verdict does not follow from the findings.

    Parameters
    ----------
    statements : list of mapping
        Rows of STATEMENTS, released; "" where a cell is empty.
    findings : mapping
        Id to row of FINDINGS; a missing caution is "".
    better : mapping
        `<instrument>.<scale>` to "higher", "lower" or "neither".

    Yields
    ------
    str
        The statement, its verdict, and the one that the findings give.

    Notes
    -----
    A statement that the team marked as in fault, or that is published elsewhere, has
    nothing to be weighed by. One that rests on a workshop alone is shown; the workshop
    is told in the report.
    """
    for row in statements:
        place = f"statement {row['statement']} of {row['proposition']}"
        ids = [part.strip() for part in row["findings"].split(";") if part.strip()]
        unknown = [name for name in ids if name not in findings]
        if unknown:
            yield f"{place}: rests on {', '.join(unknown)}, which findings.csv has not"
        elif row["verdict"] not in TAKEN:
            expected = _expected(row, ids, findings, better)
            if row["verdict"] not in expected:
                yield f"{place}: {row['verdict']}, the findings give {' or '.join(expected)}"


def _expected(
    row: Mapping, ids: list[str], findings: Mapping, better: Mapping
) -> tuple[str, ...]:
    rows = [findings[name] for name in ids]
    if any(finding["status"] == "withheld" for finding in rows):
        return ("withheld",)
    if row["strand"] == "quantitative" and row["basis"] == "data":
        if row["word"] not in WORDS:
            return (f"no verdict for the word {row['word']!r}",)
        return (weigh_word(row["word"], ids, findings, better).verdict,)
    return _spoken(row, rows)


def _spoken(row: Mapping, rows: list[Mapping]) -> tuple[str, ...]:
    """Give the verdicts that a statement about words can have."""
    shown = CAUTION if any(finding["caution"] for finding in rows) else SHOWN
    counted = any(f["status"] == "computed" and f["estimate"] > 0 for f in rows)
    if row["extracts"] or counted:
        return (shown,)
    # which workshop a statement rests on is not in the table
    return (shown, NOT_SHOWN)
