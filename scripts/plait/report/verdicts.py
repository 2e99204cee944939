"""Set the verdict of a statement, and the reference of a published one."""

import re

from plait.report.escape import escape_cell

MARKS = {
    "shown": "●",
    "shown with caution": "◐",
    "not shown": "○",
    "contradicted": "×",
    "published elsewhere": "◇",
    "withheld": "□",
    "in fault": "△",
}
CITATION = re.compile(r"\w[\w:.-]*\w")


def set_verdict(verdict: str) -> str:
    """Set a verdict as a mark and a word.

    Parameters
    ----------
    verdict : str
        As in the shape STATEMENTS.

    Returns
    -------
    str
        Markdown; the word stands for those who cannot tell the marks apart.
    """
    mark = MARKS.get(verdict, "△")
    kind = verdict.replace(" ", "-")
    words = escape_cell(verdict).replace("not ", "not\u00a0")
    return f"[{mark}\u00a0{words}]{{.verdict .{kind}}}"


def marks_legend(statements: list[dict]) -> str:
    """Explain the marks of the verdicts that were given.

    Parameters
    ----------
    statements : list of dict
        Rows of STATEMENTS.

    Returns
    -------
    str
        One line of markdown.
    """
    given = {row["verdict"] for row in statements}
    used = {word: mark for word, mark in MARKS.items() if word in given}
    return ", ".join(f"{mark}\u00a0{word}" for word, mark in used.items()) + "."


def cite(key: str) -> str:
    """Cite a reference.

    Parameters
    ----------
    key : str
        As typed.

    Returns
    -------
    str
        Markdown; what cannot be a key is only shown.
    """
    return f"[@{key}]" if CITATION.fullmatch(key) else escape_cell(key)
