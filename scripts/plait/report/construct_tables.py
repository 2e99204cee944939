"""Set the constructs, and the relations between them."""

from plait.report.citing import cell_citing
from plait.report.escape import escape_cell, escape_markdown
from plait.report.fault_notes import notes_of
from plait.report.grid import Grid, Span, set_table
from plait.report.inputs import ReportInputs, rows_of, split_ids
from plait.report.network_words import MOST_LOOPS, loop_words, loops_of
from plait.report.wording import counted
from plait.synthesis.relations import VERBS

UNTOLD = "not said"


def construct_table(inputs: ReportInputs) -> str:
    """Set every construct with what it means and where it came from.

    Parameters
    ----------
    inputs : ReportInputs
        Released constructs, codes and themes.

    Returns
    -------
    str
        Markdown, one row a construct; "" without any.
    """
    names, notes = _names(inputs), notes_of(inputs, "construct")
    body = [
        [_named(row, notes.get(row["construct"])), cell_citing(row["definition"], bare=False),
         _origins(row["origins"], names), escape_cell(row["since"]) or UNTOLD]
        for row in rows_of(inputs, "constructs")
    ]  # fmt: skip
    heads = ["Construct", "What it means", "Where it came from", "Since"]
    caption = "Constructs, existing in the literature or made in this synthesis."
    grid = Grid([2.1, 4.6, 2.9, 1.4], [heads], body)
    return set_table(grid, name="constructs", caption=caption, classes=".wide")


def relation_table(inputs: ReportInputs) -> str:
    """Set every relation between constructs with what speaks for and against it.

    Parameters
    ----------
    inputs : ReportInputs
        Released constructs and relations.

    Returns
    -------
    str
        Markdown, one row a relation; "" without any.
    """
    names, notes = construct_names(inputs), notes_of(inputs, "relation")
    body: list[list[str | Span]] = []
    for row in rows_of(inputs, "relations"):
        said = (f"**{escape_cell(names[row['source']])}** *{VERBS[row['kind']][0]}* "
                f"**{escape_cell(names[row['target']])}**{_news(row)}")  # fmt: skip
        parts = [said, cell_citing(row["text"], bare=False), notes.get(row["relation"])]
        first = [str(row["place"]), "\n\n".join(filter(None, parts))]
        sides: list[str | Span] = [_evidence(row, "for"), _evidence(row, "against")]
        if row["basis"] == "interpretation":
            sides = [Span("*Interpretation: no evidence is named.*", 2)]
        body.append([*first, *sides])
    heads = ["No.", "Relation", "Speaks for it", "Speaks against it"]
    caption = "Relations between the constructs, and the evidence that the team bound to each."
    grid = Grid([0.7, 5, 2.6, 2.6], [heads], body)
    return set_table(grid, name="relations", caption=caption, classes=".wide")


def verb_words(inputs: ReportInputs) -> str:
    """Explain the verbs that relations use.

    Parameters
    ----------
    inputs : ReportInputs
        Released relations.

    Returns
    -------
    str
        One paragraph of markdown; "" without relations.
    """
    used = {row["kind"] for row in rows_of(inputs, "relations")}
    told = [f"*{verb}*: {meaning}" for kind, (verb, meaning) in VERBS.items() if kind in used]  # fmt: skip
    return f"What the verbs mean. {'; '.join(told)}." if told else ""


def network_lead(inputs: ReportInputs) -> str:
    """Say what the network holds: loops, tensions, what is contested or interpretation.

    Parameters
    ----------
    inputs : ReportInputs
        Released constructs and relations.

    Returns
    -------
    str
        A paragraph or two of markdown; "" without constructs.
    """
    constructs, rows = rows_of(inputs, "constructs"), rows_of(inputs, "relations")
    if not constructs:
        return ""
    names = {key: escape_markdown(name) for key, name in construct_names(inputs).items()}  # fmt: skip
    made = sum(row["kind"] == "synthetic" for row in constructs)
    have = f"The argument works with {_constructs_counted(len(constructs), made)}."
    return "\n\n".join(filter(None, [f"{have} {_contested(rows)}".strip(),
                                     _loops(rows, names), _tensions(rows, names)]))  # fmt: skip


def construct_names(inputs: ReportInputs) -> dict[str, str]:
    """Give the names of the constructs.

    Parameters
    ----------
    inputs : ReportInputs
        Released constructs.

    Returns
    -------
    dict of str to str
        Id to name, as typed.
    """
    return {row["construct"]: row["name"] for row in rows_of(inputs, "constructs")}


def _names(inputs: ReportInputs) -> dict[str, str]:
    names = {f"construct:{key}": name for key, name in construct_names(inputs).items()}
    for kind in ("code", "theme"):
        rows = rows_of(inputs, f"{kind}s")
        names |= {f"{kind}:{row[kind]}": row["name"] for row in rows}
    return names


def _named(row: dict, note: str | None) -> str:
    name = f"**{escape_cell(row['name'])}**{_news(row)}"
    return "\n\n".join(filter(None, [name, f"[{row['kind']}]{{.small}}", note]))


def _news(row: dict) -> str:
    return f" [{row['news']}]{{.small}}" if row["news"] else ""


def _origins(cell: str | None, names: dict[str, str]) -> str:
    told = []
    for origin in split_ids(cell):
        kind, _, name = origin.partition(":")
        if kind == "reference":
            told.append(f"[@{name}]")
        else:
            told.append(f"{kind}: {escape_cell(names.get(origin, name))}")
    return "; ".join(told) or UNTOLD


def _evidence(row: dict, side: str) -> str:
    findings = [f"[{escape_cell(name)}]{{.id}}" for name in split_ids(row[f"findings_{side}"])]  # fmt: skip
    quotes = ", ".join(escape_cell(name) for name in split_ids(row[f"extracts_{side}"]))
    others = [f"[{name}]" if name.startswith("@") else escape_cell(name)
              for name in split_ids(row[f"others_{side}"])]  # fmt: skip
    told = [*findings, *([f"[{quotes}]{{.id}}"] if quotes else []), *others]
    return "\n\n".join(told) or "nothing named"


def _constructs_counted(whole: int, made: int) -> str:
    kinds = {"existing": whole - made, "synthetic": made}
    told = [f"{counted(n, f'{kind} construct')}" for kind, n in kinds.items() if n]
    return " and ".join(told)


def _contested(rows: list[dict]) -> str:
    if not rows:
        return ""
    against = sum(row["n_against"] > 0 for row in rows)
    bare = sum(row["basis"] == "interpretation" for row in rows)
    many = counted(len(rows), "relation")
    said = f"{many[:1].upper()}{many[1:]} {'is' if len(rows) == 1 else 'are'} held between them ([@tbl-relations])"  # fmt: skip
    parts = [f"evidence against {'it' if len(rows) == 1 else 'them'} is named for {_number(against)}",
             f"{_number(bare)} {'rests' if bare == 1 else 'rest'} on interpretation alone"]  # fmt: skip
    return f"{said}: {parts[0]}, and {parts[1]}."


def _number(n: int) -> str:
    return counted(n, "x").split(" ")[0] if n else "none"


def _loops(rows: list[dict], names: dict[str, str]) -> str:
    loops = loops_of(rows)
    if not loops:
        return ""
    told = [loop_words(loop, names) for loop in loops[:MOST_LOOPS]]
    more = f"; and {counted(len(loops) - MOST_LOOPS, 'more loop')}" if len(loops) > MOST_LOOPS else ""  # fmt: skip
    head = (
        "One feedback loop comes out" if len(told) == 1 else "Feedback loops come out"
    )
    return f"{head}: {'; '.join(told)}{more}. A loop is a result of the synthesis, not an error in it."  # fmt: skip


def _tensions(rows: list[dict], names: dict[str, str]) -> str:
    pairs = [f"{names[r['source']]} and {names[r['target']]}" for r in rows
             if r["kind"] == "in_tension_with"]  # fmt: skip
    if not pairs:
        return ""
    return f"Left in tension, and not resolved: {'; '.join(pairs)}."
