"""Set the tables and passages of the qualitative strand."""

from plait.report.cells import cell, set_count
from plait.report.code_tables import counts_people
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.hover import quote_tip, with_tip
from plait.report.inputs import ReportInputs, index_findings, rows_of, split_ids
from plait.report.negative_marks import against_theme, argued_against
from plait.report.wording import counted

GONE = ("merged", "split", "retired")
OPEN_QUOTES = 4  # of a theme; the web page folds the others
AGAINST = "*Words that speak against what the team argues:*"
MARKED = "*Marked while coding as speaking against this theme, or a code in it:*"


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
        Released themes, findings and quotes.

    Returns
    -------
    str
        Markdown, a heading a theme: what holds it together; how much was said, as far
        as it was released; quotes, those that statements rest on first; what speaks
        against the argument, and what coders marked as speaking against the theme.
    """
    return "\n\n".join(_passage(inputs, theme) for theme in current_themes(inputs))


def set_quote(quote: dict, named: dict[str, str] | None = None) -> str:
    """Set a quote with its attribution.

    Parameters
    ----------
    quote : dict
        Row of QUOTES.
    named : dict of str to str, optional
        Ids of themes to their names, for the tip.

    Returns
    -------
    str
        A block quotation; the id of the quote stands with the attribution.
    """
    said, by = escape_markdown(quote["text"]), escape_markdown(quote["attribution"])
    shown = f"{by} ({escape_markdown(quote['quote'])})"
    tip = quote_tip(quote, named=named)
    return f"> {said}\n>\n> [{with_tip(shown, tip)}]{{.attribution}}"


def _passage(inputs: ReportInputs, theme: dict) -> str:
    named = {t["theme"]: t["name"] for t in rows_of(inputs, "themes")}
    quotes = [
        q for q in rows_of(inputs, "quotes") if theme["theme"] in split_ids(q["themes"])
    ]
    marked = against_theme(inputs, theme)
    held = [q for q in quotes if q not in marked]
    against = [set_quote(q, named) for q in held if argued_against(q)]
    others = [q for q in held if not argued_against(q)]
    words = [set_quote(q, named) for q in sorted(others, key=_unused)]
    lines = [
        f"## {escape_markdown(theme['name'])} {{.unnumbered .unlisted}}",
        escape_markdown(theme["definition"]),
        _facts(inputs, theme, len(held) + len(marked)),
        *words[:OPEN_QUOTES],
        _fold(words[OPEN_QUOTES:]),
        _div("{.against}", [AGAINST, *against]) if against else "",
        _div("{.against}", [MARKED, *(set_quote(q, named) for q in marked)])
        if marked
        else "",
    ]
    return "\n\n".join(filter(None, lines))


def _unused(quote: dict) -> bool:
    return not quote["statements"]


def _facts(inputs: ReportInputs, theme: dict, shown: int) -> str:
    found = index_findings(inputs)
    kinds = ["people"] * counts_people(inputs) + ["extracts"]
    said = []
    for kind in kinds:
        row = found.get(f"theme.{theme['theme']}.all.{kind}")
        if row and row["status"] == "computed":
            said.append(f"{cell(row, set_count)} {_noun(kind, row)}")
    said.append(f"{counted(shown, 'quote')} may be shown")
    return _div("{.theme-facts}", [f"{', '.join(said)}."])


def _noun(kind: str, row: dict) -> str:
    one = row["estimate"] == 1
    return {"people": "person", "extracts": "extract"}[kind] if one else kind


def _fold(words: list[str]) -> str:
    if not words:
        return ""
    title = counted(len(words), "more quote")
    return _div(f'{{.fold title="{title[:1].upper()}{title[1:]}"}}', words)


def _div(head: str, blocks: list[str]) -> str:
    # More colons than any Div within.
    return "\n\n".join([f":::: {head}", *blocks, "::::"])


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
