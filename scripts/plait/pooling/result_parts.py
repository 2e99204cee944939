"""Set the results of the trusts as tables and forests."""

from collections.abc import Iterator, Mapping, Sequence

from plait.pooling.contents import Contents
from plait.pooling.forest import MOST_LINES, Line, forest
from plait.pooling.summaries import contradictions
from plait.pooling.verdicts import CONTRADICTED, HELD, IN_PART
from plait.report.cells import SHOWN_WITHHELD, with_interval
from plait.report.escape import escape_cell, escape_markdown
from plait.report.figure_style import Drawing, styled
from plait.report.grid import Grid, Span, set_table
from plait.report.numerals import DASH, count, interval, known, numeral, signed
from plait.report.wording import joined
from plait.shapes.records import plain_rows

SEED_NOTE = "Difference: from the seed study, with Welch's 95% interval."


def result_tables(contents: Contents) -> dict[str, str]:
    """Set the tables of changes and of means.

    Parameters
    ----------
    contents : Contents
        As gathered.

    Returns
    -------
    dict of str to str
        `pool-changes` and `pool-means`; "" where no two trusts have any.
    """
    captions = {
        "change": "Mean change, later minus earlier, in each trust with its own 95% interval",
        "mean": "Mean score in each trust with its own 95% interval",
    }  # fmt: skip
    return {
        f"pool-{measure}s": _table(contents, measure, f"{caption}. {SEED_NOTE}")
        for measure, caption in captions.items()
    }


def _table(contents: Contents, measure: str, caption: str) -> str:
    body: list[list] = []
    for (*_, at), (rows, pooled) in contents.groups(measure).items():
        head = f"{contents.scale_name(rows[0])}, {contents.at_in_words(at)}"
        body.append([Span(f"**{escape_cell(head)}**", 4)])
        decimals = contents.decimals(rows[0], change=measure == "change")
        body += [_row(contents, row, decimals) for row in rows]
        body += _summary_rows(pooled, decimals, change=measure == "change")
    grid = Grid(
        [2.6, 0.9, 2.6, 2.6], [["", "n", "Estimate", "Difference"]], body, "lrll"
    )
    return set_table(grid, name=f"pool-{measure}s", caption=caption, classes=".wide")


def _row(contents: Contents, row: dict, decimals: int) -> list[str]:
    name = escape_cell(contents.names[row["trust"]])
    if row["status"] == "withheld":
        return [name, SHOWN_WITHHELD, SHOWN_WITHHELD, DASH]
    change = row["measure"] == "change"
    return [name, count(row["n"]), _estimate(row, decimals, change=change), _difference(row, decimals)]  # fmt: skip


def _estimate(row: dict, decimals: int, *, change: bool) -> str:
    if change:
        return with_interval(row, decimals)
    shown = numeral(row["estimate"], decimals)
    if not known(row["low"], row["high"]):
        return shown
    return f"{shown} ({interval(row['low'], row['high'], decimals)})"


def _difference(row: dict, decimals: int) -> str:
    if not known(row["difference"]):
        return DASH
    limits = interval(row["difference_low"], row["difference_high"], decimals)
    return f"{signed(row['difference'], decimals)} ({limits})"


def _summary_rows(pooled: dict, decimals: int, *, change: bool) -> list[list]:
    if pooled["status"] != "computed":
        return [[Span(f"*No summary: {escape_cell(pooled['caution'])}.*", 4)]]
    ahead = interval(pooled["predicted_low"], pooled["predicted_high"], decimals)
    spread = (
        f"τ {numeral(pooled['tau'], decimals)}; I² {numeral(pooled['i_squared'], 0)}%"
    )
    mean = _estimate(pooled, decimals, change=change)
    return [
        [f"**Mean over {pooled['trusts']} trusts**", "", f"**{mean}**", spread],
        ["*A further trust*", "", f"*{ahead}*", ""],
    ]


def forests(contents: Contents) -> dict[str, Drawing]:
    """Draw a forest of every scale that at least two trusts have.

    Parameters
    ----------
    contents : Contents
        As gathered.

    Returns
    -------
    dict of str to Drawing
        Name of the file to the picture, in the order of the scales; a scale of many
        trusts and contrasts has several.
    """
    scales: dict[tuple, list[list[Line]]] = {}
    for (instrument, scale, _, at), (rows, pooled) in contents.groups("change").items():
        lines = _lines(contents, contents.at_in_words(at), rows, pooled)
        scales.setdefault((instrument, scale), []).append(lines)
    drawings = {}
    with styled():
        for (instrument, scale), blocks in scales.items():
            for place, lines in enumerate(_pages(blocks), start=1):
                name = f"forest-{instrument}-{scale}{f'-{place}' if place > 1 else ''}"
                drawings[name.replace("_", "-")] = _forest(contents, instrument, scale, lines)  # fmt: skip
    return drawings


def _forest(contents: Contents, instrument: str, scale: str, lines: list) -> Drawing:
    row = {"instrument": instrument, "scale": scale}
    unit = contents.scales[instrument, scale]["unit"]
    return forest(lines, scale=contents.scale_name(row), unit=unit,
                  decimals=contents.decimals(row, change=True))  # fmt: skip


def _lines(
    contents: Contents, head: str, rows: Sequence[Mapping], pooled: Mapping
) -> list[Line]:
    lines = [Line("head", head, {})]
    for row in rows:
        kind = "published" if row["source"] == "published" else "trust"
        lines.append(Line(kind, contents.names[row["trust"]], row))
    if pooled["status"] == "computed":
        ahead = {"low": pooled["predicted_low"], "high": pooled["predicted_high"]}
        lines.append(Line("pooled", f"Mean over {pooled['trusts']} trusts", pooled))
        lines.append(Line("predicted", "A further trust", ahead))
    return lines


def _pages(blocks: Sequence[list[Line]]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for block in blocks:
        if page and len(page) + len(block) > MOST_LINES:
            yield page
            page = []
        page = page + block
    yield page


def forest_part(drawings: Mapping[str, Drawing]) -> str:
    """Set the forests.

    Parameters
    ----------
    drawings : mapping
        As `forests` gives them.

    Returns
    -------
    str
        Markdown; "" where there are none.
    """
    blocks = []
    for name, drawing in drawings.items():
        alt = escape_markdown(drawing.alt).replace('"', '\\"')
        caption = escape_markdown(drawing.caption)
        blocks.append(
            f'![{caption}](figures/{name}.svg){{#fig-{name} fig-alt="{alt}"}}'
        )
    return "\n\n".join(blocks)


def contradiction_part(contents: Contents) -> str:
    """List where trusts contradict each other.

    Parameters
    ----------
    contents : Contents
        As gathered.

    Returns
    -------
    str
        Markdown: changes that fell in one trust and rose in another (both intervals
        exclude 0), then propositions that a trust contradicted.
    """
    items = []
    for fell, rose in contradictions(contents.lined):
        decimals = contents.decimals(fell, change=True)
        told = [f"{contents.names[row['trust']]} {with_interval(row, decimals)}" for row in (fell, rose)]  # fmt: skip
        place = f"{contents.scale_name(fell)}, {contents.at_in_words(fell['at'])}"
        items.append(escape_markdown(f"{place}: it fell in {told[0]}, and rose in {told[1]}"))  # fmt: skip
    items += [escape_markdown(item) for item in _disputed(contents)]
    return "\n".join(f"- {item}" for item in items) or NONE


def _disputed(contents: Contents) -> Iterator[str]:
    """Name the propositions that held in one trust and were contradicted in another."""
    rows = plain_rows(contents.verdicts)
    for one in contents.propositions:
        own = [row for row in rows if row["proposition"] == one["id"]]
        held = [row for row in own if row["verdict"] in (HELD, IN_PART)]
        against = [
            row for row in own if CONTRADICTED in (row["verdict"], row["judged"])
        ]
        if against:
            told = f"{one['id']}: {_who(contents, against)} contradicted it"
            yield told + (f"; it {_held(contents, held)}" if held else "")


def _who(contents: Contents, rows: Sequence[Mapping]) -> str:
    told = []
    for row in rows:
        why = [f"it shows: {row['against']}"] if row["against"] else []
        why += ["by its own statements"] if row["contradicted"] else []
        judged = row["judged"] == CONTRADICTED
        why += [f"as people judged: {row['reason']}"] if judged else []
        told.append(f"{contents.names[row['trust']]} ({'; '.join(why)})")
    return joined(told, ";")


def _held(contents: Contents, rows: Sequence[Mapping]) -> str:
    names = [
        contents.names[row["trust"]] + (" in part" if row["verdict"] == IN_PART else "")
        for row in rows
    ]
    return f"held in {joined(names, ',')}"


NONE = (
    "No change that fell in one trust rose in another (each with an interval that excludes "
    "0), and no trust contradicted a proposition. That is not the same as agreement: where "
    "intervals are wide, the trusts may differ unseen."
)
