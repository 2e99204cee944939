"""Set the tables and passages of the qualitative strand."""

from plait.report.cells import cell, set_count
from plait.report.code_tables import counts_people
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, index_findings, rows_of, split_ids

GONE = ("merged", "split", "retired")


def current_themes(inputs: ReportInputs) -> list[dict]:
    """Give the themes that the last workshop left standing.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes.

    Returns
    -------
    list of dict
        Rows of THEMES that were not merged, split or retired.
    """
    return [t for t in rows_of(inputs, "themes") if t["status"] not in GONE]


def theme_table(inputs: ReportInputs) -> str:
    """Set the themes with the codes they hold.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes, codes and findings.

    Returns
    -------
    str
        Markdown, one row a current theme: definition, codes, people and extracts.
    """
    found = index_findings(inputs)
    names = {row["code"]: row["name"] for row in rows_of(inputs, "codes")}
    people = counts_people(inputs)
    themes = current_themes(inputs)
    body = [_theme_row(theme, names, found, people=people) for theme in themes]
    # People before extracts: how many said it weighs more than how often.
    counts = ["People"] * people + ["Extracts"]
    heads = ["Theme", "What holds it together", "Codes", *counts]
    shares = [2, 3.8, 2.7, *[1.15] * len(counts)]
    grid = Grid(shares, [heads], body, "lll" + "r" * len(counts))
    caption = "Themes, and the codes they rest on."
    return set_table(grid, name="themes", caption=caption, classes=".wide")


def theme_passages(inputs: ReportInputs) -> str:
    """Set each current theme as a passage with its quotes.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes and quotes.

    Returns
    -------
    str
        Markdown, a heading a theme.
    """
    quotes = rows_of(inputs, "quotes")
    passages = []
    for theme in current_themes(inputs):
        words = [
            set_quote(q) for q in quotes if theme["theme"] in split_ids(q["themes"])
        ]
        head = f"## {escape_markdown(theme['name'])} {{.unnumbered .unlisted}}"
        passages += [head, escape_markdown(theme["definition"]), *words]
    return "\n\n".join(filter(None, passages))


def set_quote(quote: dict) -> str:
    """Set a quote with its attribution.

    Parameters
    ----------
    quote : dict
        Row of QUOTES.

    Returns
    -------
    str
        A block quotation; the id of the quote stands with the attribution.
    """
    said, by = escape_markdown(quote["text"]), escape_markdown(quote["attribution"])
    return f"> {said}\n>\n> [{by} ({escape_markdown(quote['quote'])})]{{.attribution}}"


def _theme_row(
    theme: dict, names: dict[str, str], found: dict, *, people: bool
) -> list[str]:
    codes = [names.get(code, code) for code in split_ids(theme["codes"])]
    base = f"theme.{theme['theme']}.all"
    counted = ("people", "extracts") if people else ("extracts",)
    return [
        f"**{escape_cell(theme['name'])}**",
        escape_cell(theme["definition"]),
        escape_cell("; ".join(codes)),
        *(cell(found.get(f"{base}.{measure}"), set_count) for measure in counted),
    ]
