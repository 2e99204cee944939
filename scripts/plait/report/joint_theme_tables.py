"""Set what people said beside groups made by their own scores."""

from plait.report.cells import SHOWN_WITHHELD
from plait.report.escape import escape_cell, escape_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of, short_times, split_ids
from plait.report.joint_time_tables import line_names
from plait.report.numerals import change_decimals, count, known, numeral
from plait.report.wording import joined, lower_first

HELD = (
    "Too few people both answered and were listened to for this table to leave the "
    "team: a cell could point to one of them. The team has all of it, and may speak of "
    "it in its own words."
)
REFLEXIVE = (
    "How many people of each group spoke of a theme is not counted: this analysis is "
    "reflexive, and a theme does not weigh more because more people voice it. What they "
    "said stands side by side."
)
LINKED = (
    "The same people’s answers and words were set side by side only where they agreed to "
    "it."
)


def theme_displays(inputs: ReportInputs) -> str:
    """Set every display of statistics by theme.

    Parameters
    ----------
    inputs : ReportInputs
        Released joint_themes, joint_means, joint_people, scales, themes and quotes.

    Returns
    -------
    str
        Markdown, for each display how its groups were made, and its table; kind words
        where all of it is withheld. "" where the study asks for none.
    """
    displays: dict[int, list[dict]] = {}
    for row in rows_of(inputs, "joint_themes"):
        displays.setdefault(row["display"], []).append(row)
    told = [_display(inputs, rows, ending)
            for ending, rows in zip(_endings(len(displays)), displays.values(), strict=True)]  # fmt: skip
    return "\n\n".join([LINKED, *told]) if told else ""


def matrix_words(inputs: ReportInputs) -> str:
    """Say where the mixed methods matrix lies and how large it is.

    Parameters
    ----------
    inputs : ReportInputs
        Released joint_people.

    Returns
    -------
    str
        A sentence or two; "" in a study with one strand.
    """
    counts = {row["what"]: row["n"] for row in rows_of(inputs, "joint_people")
              if row["display"] == 0}  # fmt: skip
    # a count that is withheld is not nought
    if not counts or 0 in (counts.get("with a score"), counts.get("who spoke")):
        return ""
    rows = counts.get("rows of the matrix")
    size = (
        f"It has {count(rows)} rows, of {count(counts['linked'])} people."
        if known(rows) and known(counts.get("linked"))
        else "How many people are in it is withheld: they are few."
    )
    return (
        "A mixed methods matrix sets each person’s scores beside what that person said, "
        "a row a person and time. It never leaves the team, which finds it in "
        f"`results/restricted/joint/mixed_methods_matrix.xlsx`. {size}"
    )


def _endings(many: int) -> list[str]:
    return ["" if place == 1 else f"-{place}" for place in range(1, many + 1)]


def _display(inputs: ReportInputs, rows: list[dict], ending: str) -> str:
    head, counted = (
        _made(inputs, rows[0]),
        any(row["people"] is not None for row in rows),
    )
    if not counted:
        return f"{head} {HELD}"
    reflexive = inputs.study.get("approach") == "reflexive"
    text = f"{head} {REFLEXIVE}" if reflexive else head
    return f"{text}\n\n{_table(inputs, rows, ending, reflexive)}"


def _made(inputs: ReportInputs, row: dict) -> str:
    scale = _scales(inputs).get(row["scale"], {"scale_name": row["scale"]})
    name = escape_markdown(lower_first(scale["scale_name"]))
    times = short_times(inputs.study)
    when = " to ".join(
        escape_markdown(times.get(end, end)) for end in row["at"].split("-")
    )
    if known(row["margin"]):
        digits = 0 if float(row["margin"]).is_integer() else 1
        source = escape_markdown(row["margin_from"] or "")
        how = (f"change in {name}, {when}: a rise or a fall is one of "
               f"{numeral(row['margin'], digits)} points or more ({source})")  # fmt: skip
    else:
        what = "change in " if "-" in row["at"] else ""
        how = f"{what}{name}, {when}"
    caution = f" The groups say little of any one person: {escape_markdown(row['caution'])}." if row["caution"] else ""  # fmt: skip
    return f"People are grouped by their own {how}.{caution}"


def _table(inputs: ReportInputs, rows: list[dict], ending: str, reflexive: bool) -> str:
    groups = {row["place"]: row for row in rows}
    names = line_names([], rows_of(inputs, "themes"))
    means = [] if reflexive else _means(inputs, rows[0])
    heads = ["Theme", *(_head(row) for row in groups.values())]
    heads += ["Mean of those who spoke of it", "Mean of those who did not"] * bool(
        means
    )
    body = []
    for theme in dict.fromkeys(row["theme"] for row in rows):
        cells = [_cell(inputs, row, reflexive) for row in rows if row["theme"] == theme]
        told = [_mean(inputs, rows[0], means, theme, w) for w in ("yes", "no")]
        body.append([f"**{escape_cell(names.get(theme, theme))}**", *cells, *(told if means else [])])  # fmt: skip
    shares = [2.0, *[2.2] * len(groups), *[1.5] * (2 * bool(means))]
    caption = (
        f"Statistics by theme: {joined([g['group'] for g in groups.values()], ',')}."
    )
    return set_table(Grid(shares, [heads], body), name=f"joint-themes{ending}",
                     caption=caption)  # fmt: skip


def _head(row: dict) -> str:
    name = escape_cell(row["group"][:1].upper() + row["group"][1:])
    return f"{name} (n\u00a0=\u00a0{count(row['people'])})" if known(row["people"]) else f"{name} ({SHOWN_WITHHELD})"  # fmt: skip


def _cell(inputs: ReportInputs, row: dict, reflexive: bool) -> str:
    quotes = {quote["quote"]: quote for quote in rows_of(inputs, "quotes")}
    said = [
        f"“{escape_cell(quotes[name]['text'])}” [\\({escape_cell(name)}\\)]{{.small}}"
        for name in split_ids(row["extracts"]) if name in quotes
    ]  # fmt: skip
    if reflexive:
        return "\n\n".join(said) or "No quote may be shown."
    if not known(row["spoke"]):
        return SHOWN_WITHHELD
    return "\n\n".join([f"{count(row['spoke'])} of {count(row['people'])}", *said])


def _means(inputs: ReportInputs, row: dict) -> list[dict]:
    return [m for m in rows_of(inputs, "joint_means") if m["display"] == row["display"]]


def _mean(
    inputs: ReportInputs, row: dict, means: list[dict], theme: str, word: str
) -> str:
    own = [m for m in means if (m["theme"], m["spoke"]) == (theme, word)]
    if not own or not known(own[0]["mean"]):
        return SHOWN_WITHHELD
    scale = _scales(inputs)[row["scale"]]
    digits = change_decimals(scale) if "-" in row["at"] else int(scale["mean_decimals"])
    return f"{numeral(own[0]['mean'], digits)} (n\u00a0=\u00a0{count(own[0]['n'])})"


def _scales(inputs: ReportInputs) -> dict[str, dict]:
    return {f"{s['instrument']}.{s['scale']}": s for s in rows_of(inputs, "scales")}
