"""Set what workshops made of the themes."""

from plait.report.citing import cell_citing
from plait.report.escape import escape_cell
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.numerals import count
from plait.report.theme_tables import GONE

BECAME = {"merged": "merged into", "split": "split into", "renamed": "given this name",
          "current": "changed; as it stands now"}  # fmt: skip


def workshop_table(inputs: ReportInputs) -> str:
    """Set what workshops changed in the themes, and who saw it otherwise.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes.

    Returns
    -------
    str
        Markdown, one row an action of a workshop; "" where there was none.
    """
    themes = [t for t in rows_of(inputs, "themes") if t["workshop"]]
    names = {t["theme"]: t["name"] for t in rows_of(inputs, "themes")}
    came_out = {heir for t in themes for heir in split_ids(t["became"])}
    actions: dict[tuple, list[dict]] = {}
    for theme in themes:
        # What came out of an action says nothing that the action does not say.
        if theme["status"] in GONE or theme["theme"] not in came_out:
            key = (
                theme["workshop"],
                theme["status"],
                theme["became"] or theme["theme"],
            )
            actions.setdefault(key, []).append(theme)
    body = [_action(done, names) for done in actions.values()]
    grid = Grid([2.6, 2.2, 3.2, 3.2], [["Theme", "What became of it", "Why",
                "Dissent, kept"]], body)  # fmt: skip
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
    body: list[list] = []
    for title, rows in by_head(inputs):
        body.append([Span(f"**{escape_cell(title)}**", 5)])
        body += [_recommendation(row, names) for row in rows]
    heads = ["Order", "Recommendation", "Rests on", "Who acts",
             "Status; amended; dissent, kept"]  # fmt: skip
    grid = Grid([0.65, 3.7, 1.8, 1.9, 4.0], [heads], body)
    return set_table(
        grid,
        name="recommendations",
        caption="Recommendations of the workshops, by head of the guide.",
    )


def by_head(inputs: ReportInputs) -> list[tuple[str, list[dict]]]:
    """Give the recommendations under their heads, the most urgent first.

    Parameters
    ----------
    inputs : ReportInputs
        Released recommendations; a guide of the study may name its heads, and their
        order.

    Returns
    -------
    list of (str, list of dict)
        Title of the head and rows of RECOMMENDATIONS by priority; heads without a
        title in the guide come last, under their own id in words.
    """
    titles = (inputs.study.get("guide") or {}).get("heads") or {}
    rows = rows_of(inputs, "recommendations")
    heads = list(dict.fromkeys([*titles, *(row["head"] for row in rows)]))
    named = [(titles.get(head) or head.replace("_", " ").capitalize(),
              [row for row in rows if row["head"] == head]) for head in heads]  # fmt: skip
    return [(title, sorted(under, key=_priority)) for title, under in named if under]


def _action(done: list[dict], names: dict[str, str]) -> list[str]:
    first = done[0]
    heirs = [names.get(name, name) for name in split_ids(first["became"])]
    status = BECAME.get(first["status"], first["status"])
    return [
        "\n\n".join(f"**{escape_cell(theme['name'])}**" for theme in done),
        escape_cell(" ".join(filter(None, [status, "; ".join(heirs)]))),
        *("\n\n".join(_once(done, key)) for key in ("reason", "dissent")),
    ]


def _once(done: list[dict], key: str) -> list[str]:
    return list(dict.fromkeys(cell_citing(t[key]) for t in done if t[key]))


def _recommendation(row: dict, names: dict[str, str]) -> list[str]:
    rests = [names.get(theme, theme) for theme in split_ids(row["themes"])]
    kept = ("status", "amended", "dissent")
    notes = [cell_citing(row[key]) for key in kept if row[key]]
    stands = f"*{escape_cell(row['guide_section'])}.* " if row["guide_section"] else ""
    return [
        count(row["priority"]),
        stands + cell_citing(row["text"]),
        escape_cell("; ".join(rests)),
        cell_citing(row["who_acts"]),
        "\n\n".join(notes),
    ]


def _priority(row: dict) -> tuple[float, str]:
    place = row["priority"]
    return (float("inf") if place is None else float(place), row["recommendation"])
