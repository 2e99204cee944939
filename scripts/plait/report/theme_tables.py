"""Set the tables and passages of the qualitative strand."""

from plait.report.cells import cell
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import (
    ReportInputs,
    index_findings,
    rows_of,
    short_times,
    split_ids,
)
from plait.report.numerals import count

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
        Markdown, one row a current theme: definition, codes, extracts and people.
    """
    found = index_findings(inputs)
    names = {row["code"]: row["name"] for row in rows_of(inputs, "codes")}
    body = [_theme_row(theme, names, found) for theme in current_themes(inputs)]
    grid = Grid([2, 4, 3, 0.9, 0.9], [["Theme", "What holds it together", "Codes",
                "Extracts", "People"]], body, "lllrr")  # fmt: skip
    return set_table(
        grid,
        name="themes",
        caption="Themes, and the codes they rest on.",
        classes=".wide",
    )


def code_table(inputs: ReportInputs) -> str:
    """Set how often each code was used at each time.

    Parameters
    ----------
    inputs : ReportInputs
        Released codes and findings.

    Returns
    -------
    str
        Markdown, one row a code, children under their parents: extracts at each
        time and in all, people in all.
    """
    found = index_findings(inputs)
    times = short_times(inputs.study) | {"all": "All"}
    body = [_code_row(code, found, times) for code in _in_tree(inputs)]
    heads = [escape_cell(name) for name in times.values()]
    grid = Grid([4, *([1] * len(times)), 1], [["Code", *heads, "People"]], body,
                "l" + "r" * (len(times) + 1))  # fmt: skip
    caption = (
        "Extracts coded at each time. A code counts what was coded below it too; "
        "people are those who said it at any time."
    )
    return set_table(grid, name="codes", caption=caption)


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


def workshop_table(inputs: ReportInputs) -> str:
    """Set what workshops changed in the themes, and who saw it otherwise.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes.

    Returns
    -------
    str
        Markdown, one row a theme that was changed; "" where none was.
    """
    names = {t["theme"]: t["name"] for t in rows_of(inputs, "themes")}
    body = [_revision(t, names) for t in rows_of(inputs, "themes") if t["workshop"]]
    grid = Grid(
        [2.2, 2.2, 3.4, 3.2],
        [["Theme", "What became of it", "Why", "Dissent, kept"]],
        body,
    )
    return set_table(
        grid, name="workshops", caption="How workshops changed the themes."
    )


def recommendation_table(inputs: ReportInputs) -> str:
    """Set the recommendations under the heads of the guide.

    Parameters
    ----------
    inputs : ReportInputs
        Released recommendations and themes.

    Returns
    -------
    str
        Markdown, one row a recommendation, by head and priority; "" without any.
    """
    names = {t["theme"]: t["name"] for t in rows_of(inputs, "themes")}
    rows = rows_of(inputs, "recommendations")
    body: list[list] = []
    for head in dict.fromkeys(row["head"] for row in rows):
        title = escape_cell(head.replace("_", " ").capitalize())
        body.append([Span(f"**{title}**", 5)])
        under = [row for row in rows if row["head"] == head]
        body += [_recommendation(row, names) for row in sorted(under, key=_priority)]
    grid = Grid(
        [0.75, 4.2, 2.1, 2.1, 2.9],
        [
            [
                "Order",
                "Recommendation",
                "Rests on",
                "Who acts",
                "Status; amended; dissent, kept",
            ]
        ],
        body,
    )
    return set_table(
        grid,
        name="recommendations",
        caption="Recommendations of the workshops, by head of the guide.",
    )


def _theme_row(theme: dict, names: dict[str, str], found: dict) -> list[str]:
    codes = [names.get(code, code) for code in split_ids(theme["codes"])]
    base = f"theme.{theme['theme']}.all"
    return [
        f"**{escape_cell(theme['name'])}**",
        escape_cell(theme["definition"]),
        escape_cell("; ".join(codes)),
        cell(found.get(f"{base}.extracts"), lambda row: count(row["estimate"])),
        cell(found.get(f"{base}.people"), lambda row: count(row["estimate"])),
    ]


def _code_row(code: dict, found: dict, times: dict[str, str]) -> list[str]:
    base = f"code.{code['code']}"
    indent = "\u2003" * code["depth"]
    wanted = [*(f"{base}.{time}.extracts" for time in times), f"{base}.all.people"]
    shown = [
        cell(found.get(name), lambda row: count(row["estimate"])) for name in wanted
    ]
    return [indent + escape_cell(code["name"]), *shown]


def _in_tree(inputs: ReportInputs) -> list[dict]:
    depths: dict[str, int] = {}
    rows = []
    for code in rows_of(inputs, "codes"):
        depths[code["code"]] = depths.get(code["parent"], -1) + 1
        rows.append({**code, "depth": depths[code["code"]]})
    return rows


def _revision(theme: dict, names: dict[str, str]) -> list[str]:
    heirs = [names.get(name, name) for name in split_ids(theme["became"])]
    status = "as it stands now" if theme["status"] == "current" else theme["status"]
    became = ": ".join(filter(None, [status, "; ".join(heirs)]))
    shown = [theme["name"], became, theme["reason"], theme["dissent"]]
    return [escape_cell(text) for text in shown]


def _recommendation(row: dict, names: dict[str, str]) -> list[str]:
    rests = [names.get(theme, theme) for theme in split_ids(row["themes"])]
    kept = ("status", "amended", "dissent")
    notes = [escape_cell(row[key]) for key in kept if row[key]]
    stands = f"*{escape_cell(row['guide_section'])}.* " if row["guide_section"] else ""
    return [
        count(row["priority"]),
        stands + escape_cell(row["text"]),
        escape_cell("; ".join(rests)),
        escape_cell(row["who_acts"]),
        "\n\n".join(notes),
    ]


def _priority(row: dict) -> tuple[float, str]:
    place = row["priority"]
    return (float("inf") if place is None else float(place), row["recommendation"])
