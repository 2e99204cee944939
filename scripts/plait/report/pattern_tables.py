"""Set which codes meet, what later transcripts added, and when memos were written."""

from plait.report.escape import escape_cell, escape_markdown, tame_markdown
from plait.report.grid import Grid, set_table
from plait.report.inputs import ReportInputs, rows_of
from plait.report.numerals import count, numeral
from plait.report.wording import counted

WHERE = {
    "extract": "a stretch of text that passages with both codes cover",
    "sentence": "a sentence that passages with both codes touch",
    "turn": "a turn at speaking that passages with both codes touch",
    "case": "a person or focus group with both codes",
}
MEETINGS = (
    "Codes that meet, in how many people's words, and how often. They meet in {where}. "
    "That two codes meet does not say that one has to do with the other; pairs in few "
    "people's words are not shown."
)
SATURATION = (
    "@fig-saturation shows how many codes later transcripts brought that none before "
    "had: in each run of {lengths} transcripts, as a share of the {codes} codes of the "
    "first {base} [@guest2020]. The line is at {threshold}%. It is shown and decides "
    "nothing: few new codes may mean that there is little more to hear, or that the same "
    "people were asked the same questions, or that the codebook was closed; and the "
    "idea itself is contested. Runs in which fewer people speak than disclosure control "
    "allows are left out."
)
UNDATED = "undated"
MEMO_CAPTION = "Notes that coders wrote, by month. What is in them stays with them."


def meeting_table(inputs: ReportInputs) -> str:
    """Set the pairs of codes that meet.

    Parameters
    ----------
    inputs : ReportInputs
        Released pairs and codes.

    Returns
    -------
    str
        Markdown, one row a pair, most people first.
    """
    rows = rows_of(inputs, "co_occurrence")
    names = {row["code"]: row["name"] for row in rows_of(inputs, "codes")}
    rows = sorted(rows, key=lambda row: (-row["people"], -row["units"]))
    body = [
        [
            escape_cell(names.get(row["code_a"], row["code_a"])),
            escape_cell(names.get(row["code_b"], row["code_b"])),
            count(row["people"]),
            count(row["units"]),
        ]
        for row in rows
    ]
    unit = rows[0]["unit"] if rows else "turn"
    heads = ["Code", "and", "People", f"{unit[:1].upper()}{unit[1:]}s"]
    grid = Grid([3, 3, 1, 1.1], [heads], body, "llrr")
    caption = MEETINGS.format(where=WHERE[unit])
    return set_table(grid, name="meetings", caption=caption)


def saturation_words(inputs: ReportInputs) -> str:
    """Say what the figure of new codes shows, and what it does not.

    Parameters
    ----------
    inputs : ReportInputs
        Released runs of documents.

    Returns
    -------
    str
        Markdown; "" where no run may be shown.
    """
    rows = [r for r in rows_of(inputs, "saturation") if r["status"] == "computed"]
    if not rows:
        return ""
    lengths = sorted({int(row["run_length"]) for row in rows})
    return SATURATION.format(
        lengths=" or ".join(map(str, lengths)),
        codes=count(rows[0]["base_codes"]),
        base=count(rows[0]["base"]),
        threshold=numeral(100 * rows[0]["threshold"], 0),
    )


def memo_table(inputs: ReportInputs) -> str:
    """Set how many notes were written in each month.

    Parameters
    ----------
    inputs : ReportInputs
        Released counts of memos.

    Returns
    -------
    str
        Markdown, one row a month: memos and, where there are any, reflexive notes.
    """
    rows = rows_of(inputs, "memo_counts")
    kinds = sorted({row["kind"] for row in rows})
    counts = {(row["month"], row["kind"]): row["memos"] for row in rows}
    months = sorted({row["month"] for row in rows})
    body = [
        [escape_cell(month), *(count(counts.get((month, kind), 0)) for kind in kinds)]
        for month in months
    ]
    heads = ["Month", *(f"{kind[:1].upper()}{kind[1:]}s" for kind in kinds)]
    grid = Grid([2, *([1.4] * len(kinds))], [heads], body, "l" + "r" * len(kinds))
    return set_table(grid, name="memos", caption=MEMO_CAPTION)


def positionality_words(inputs: ReportInputs) -> str:
    """Print what coders say of where they stand, as each of them approved it.

    Parameters
    ----------
    inputs : ReportInputs
        positionality of the study.

    Returns
    -------
    str
        Markdown; "" where nobody wanted to say anything, which is the default.
    """
    said = []
    for statement in inputs.study.get("positionality", []):
        who = escape_markdown(statement.get("shown_as") or statement["coder"])
        words = tame_markdown(statement["text"], level=4).replace("\n", "\n> ")
        said.append(f"> {words}\n>\n> [{who}]{{.attribution}}")
    if not said:
        return ""
    head = "### Where the coders stand {.unnumbered .unlisted}"
    many = counted(len(said), "coder")
    verb = "wants" if len(said) == 1 else "want"
    lead = f"{many} {verb} readers to know this; each approved the words for print."
    return "\n\n".join([head, lead[:1].upper() + lead[1:], *said])
