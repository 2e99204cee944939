"""Set the parts of the report of a pool: who, what held where, themes, what is apart."""

from collections.abc import Mapping, Sequence

from plait.pooling.contents import Contents
from plait.pooling.random_effects import FEWEST
from plait.pooling.result_parts import (
    contradiction_part,
    forest_part,
    forests,
    result_tables,
)
from plait.pooling.trusts import Trust
from plait.report.cells import SHOWN_WITHHELD
from plait.report.escape import escape_cell, escape_markdown, tame_markdown
from plait.report.figure_style import Drawing
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import split_ids
from plait.report.numerals import DASH, count
from plait.report.wording import counted, joined
from plait.shapes.records import plain_rows

MARKS = {"held": "●", "held in part": "◐", "not shown": "○", "contradicted": "×",
         "withheld": "□", "not of its own data": "◇"}  # fmt: skip
CAUTION = '::: {.callout-warning title="Not yet approved for release" icon=false}\n\n'


def pool_parts(contents: Contents) -> tuple[dict[str, str], dict[str, Drawing]]:
    """Make every part of the report.

    Parameters
    ----------
    contents : Contents
        As gathered.

    Returns
    -------
    dict of str to str
        What reports/pool.qmd includes, as markdown; "" where there is nothing to tell.
    dict of str to Drawing
        The forests by the name of their file.
    """
    drawings = forests(contents)
    parts = {
        "pool-state": _state(contents),
        "pool-introduction": _introduction(contents),
        "pool-trusts": _trusts(contents),
        "pool-times": _times(contents),
        "pool-forests": forest_part(drawings),
        "pool-propositions": _propositions(contents),
        "pool-contradictions": contradiction_part(contents),
        "pool-themes": _themes(contents),
        "pool-left": _left(contents),
        "pool-cautions": _cautions(contents),
        "pool-methods": _methods(contents),
    }
    tables = result_tables(contents)
    none = "No scale was measured alike, at times that belong together, in two trusts."
    found = {"pool-none": "" if any(tables.values()) else none}
    return parts | tables | found, drawings


def notice_of(trusts: Sequence[Trust]) -> str:
    """Say on every page what is invented.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.

    Returns
    -------
    str
        Plain text; "" where every study tells of real people.
    """
    invented = [trust for trust in trusts if trust.study.get("synthetic")]
    if len(invented) == len(trusts):
        return invented[0].study["synthetic"]
    names = [f"{trust.name}: {trust.study['synthetic']}" for trust in invented]
    return "; ".join(names)


def _state(contents: Contents) -> str:
    waiting = [t for t in contents.trusts if t.state != "release"]
    if not waiting:
        return ""
    names = joined([escape_markdown(trust.name) for trust in waiting], ",")
    return (f"{CAUTION}The bundle of {names} is a candidate for release: the trust has not "
            "approved it. Until it has, this report is not to be passed on.\n\n:::")  # fmt: skip


def _introduction(contents: Contents) -> str:
    own = tame_markdown(contents.pool["introduction"])
    held = (
        f"This report sets {counted(len(contents.trusts), 'study')} side by side, each with "
        "what its own trust released: no answer, word or row of a person was moved."
    ).replace("studys", "studies")
    return f"{held}\n\n{own}" if own else held


def _trusts(contents: Contents) -> str:
    body = [
        [escape_cell(trust.name + (" (seed)" if trust.id == contents.pool["seed"] else "")),
         escape_cell(trust.study["title"]), escape_cell(trust.study.get("date")),
         escape_cell(trust.profile or DASH), trust.digest]
        for trust in contents.trusts
    ]  # fmt: skip
    body += [
        [escape_cell(contents.names[study["id"]]), escape_cell(study["citation"]),
         "", "as printed", ""]
        for study in contents.pool["published"]
    ]  # fmt: skip
    head = [["Trust", "Study", "Date", "Disclosure", "Digest of the bundle"]]
    caption = (
        "The studies. Every byte of each bundle was held against its manifest, and its "
        "results against each other, before anything was read."
    )
    grid = Grid([1.8, 3.4, 1.2, 1.4, 2.0], head, body)
    return set_table(grid, name="pool-trusts", caption=caption, classes=".wide")


def _times(contents: Contents) -> str:
    labels = {t.id: {time["id"]: time["label"] for time in t.times} for t in contents.trusts}  # fmt: skip
    body: list[list] = []
    for time in contents.times:
        body.append([Span(f"**{escape_cell(time['label'])}**", 2)])
        for trust in contents.trusts:
            own = [labels[trust.id][name] for name, place in contents.lines[trust.id].items()
                   if place == time["id"]]  # fmt: skip
            body.append([escape_cell(trust.name), escape_cell("; ".join(own)) or DASH])
    caption = (
        "Which time points stand side by side: by the day that each was meant for, no more "
        f"than {contents.pool['within_days']} days apart, or as pool.yaml sets them."
    )
    grid = Grid([3, 5], [["Trust", "Its own time point"]], body)
    return set_table(grid, name="pool-times", caption=caption)


def _propositions(contents: Contents) -> str:
    rows = plain_rows(contents.verdicts)
    body: list[list] = []
    for one in contents.propositions:
        own = [row for row in rows if row["proposition"] == one["id"]]
        if own:
            text = f"**{escape_cell(one['id'])}** {escape_cell(one['text'])}"
            body.append([Span(text, 4)])
        body += [_verdict(contents, row) for row in own]
    grid = Grid([2, 1.8, 3, 3.2], [["Trust", "Verdict", "Statements", "People said"]], body)  # fmt: skip
    caption = (
        "What became of each proposition. A trust's verdict follows from the verdicts of its "
        "statements: held where all that rest on its own data are shown, contradicted where "
        "its data contradict one, or show the opposite of what the seed study states."
    )
    return set_table(grid, name="pool-propositions", caption=caption, classes=".wide")


def _verdict(contents: Contents, row: Mapping) -> list[str]:
    said = [f"fit: {escape_cell(row['fit'])}"] if row["fit"] else []
    if row["judged"]:
        said.append(
            f"judged {escape_cell(row['judged'])}: {escape_cell(row['reason'])}"
        )
    return [
        escape_cell(contents.names[row["trust"]]),
        f"{MARKS[row['verdict']]}\u00a0{row['verdict']}",
        _statements(row), "; ".join(said) or DASH,
    ]  # fmt: skip


def _statements(row: Mapping) -> str:
    words = {"shown": "shown", "not_shown": "not shown", "contradicted": "contradicted",
             "withheld": "withheld"}  # fmt: skip
    told = [f"{count(row[key])} {word}" for key, word in words.items() if row[key]]
    if row["against"]:
        told.append(f"the opposite of the seed study: {escape_cell(row['against'])}")
    return "; ".join(told) or DASH


def _themes(contents: Contents) -> str:
    body: list[list] = []
    for theme in contents.themes:
        note = f". {escape_cell(theme['note'])}" if theme["note"] else ""
        body.append([Span(f"**{escape_cell(theme['name'])}**{note}", 3)])
        for trust in contents.trusts:
            for own in theme["trusts"].get(trust.id, []) or [{}]:
                name = escape_cell(own.get("name")) or "*no such theme named*"
                body.append([escape_cell(trust.name), name, _counts(own)])
    grid = Grid([2, 4, 2.4], [["Trust", "Its theme", "Extracts, people"]], body)
    caption = (
        "Themes that people said belong together (pool.yaml). Numbers are those that each "
        "trust released; they are not added up, since codebooks and transcripts differ."
    )
    return set_table(grid, name="pool-themes", caption=caption, classes=".wide")


def _counts(own: Mapping) -> str:
    told = []
    for measure in ("extracts", "people"):
        row = own.get(measure)
        if row and row["status"] == "withheld":
            told.append(f"{SHOWN_WITHHELD} {measure}")
        elif row and row["status"] == "computed":
            told.append(f"{count(row['estimate'])} {measure}")
    return ", ".join(told) or DASH


def _left(contents: Contents) -> str:
    body = [
        [escape_cell(contents.names[row["trust"]]), row["what"],
         escape_cell(row["id"]),
         escape_cell(row["reason"])]
        for row in plain_rows(contents.left)
    ]  # fmt: skip
    grid = Grid([1.8, 1.2, 2.4, 4.4], [["Trust", "What", "Its id", "Why"]], body)
    caption = (
        "What stands beside nothing, with the reason. Nothing was left out unsaid."
    )
    return set_table(grid, name="pool-left", caption=caption, classes=".wide")


def _cautions(contents: Contents) -> str:
    given: dict[str, list[str]] = {}
    for row in plain_rows(contents.lined):
        for caution in split_ids(row["caution"]):
            names = given.setdefault(caution, [])
            names += [n for n in [contents.names[row["trust"]]] if n not in names]
    items = [f"- {escape_markdown(f'{text}: {joined(names, chr(44))}')}" for text, names in given.items()]  # fmt: skip
    return "The trusts give these cautions with their results:\n\n" + "\n".join(items) if items else ""  # fmt: skip


def _methods(contents: Contents) -> str:
    made = int(contents.pooled["status"].eq("computed").sum())
    told = [
        "A result stands beside that of another trust only where the instrument and scale "
        "are the same, with the same unit, range, direction and scoring rule, and the times "
        "belong together. What differs is listed and never converted.",
        f"A summary is made of at least {FEWEST} trusts; {made} of {len(contents.pooled)} "
        "results have one. It is a random-effects mean with the estimator of Paule and "
        "Mandel and the interval of Knapp and Hartung, never narrower than that of a fixed "
        "effect, by t with one degree of freedom less than trusts. The prediction interval "
        "says where the true result of a further trust is likely to lie; with few trusts it "
        "is wide, and it should be. Standard errors are each trust's SD over the root of its "
        "n and are taken as known, which flatters trusts with few people.",
        "The seed study is one of the trusts and goes into the summary. Published values "
        "stand beside, marked as published, and never go in. What a trust withheld stays "
        "withheld and is not worked out from others; numbers that a profile rounded are used "
        "as they were released.",
        "How many trusts held a proposition is told by naming them, never as a percentage.",
    ]  # fmt: skip
    return "\n\n".join(told)
