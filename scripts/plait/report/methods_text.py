"""Write the methods from what the study declares."""

from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import ReportInputs, has_strand, rows_of
from plait.report.norm_values import norm_label
from plait.report.numerals import numeral
from plait.report.wording import joined

APPROACHES = {
    "reflexive": "The analysis is a reflexive thematic analysis: themes are made by "
    "the people who read, not found, and their reading is a resource. Agreement "
    "between coders, saturation and counts of people per theme do not fit it and are "
    "not reported.",
    "codebook": "The analysis is a codebook thematic analysis: codes were defined in a "
    "shared codebook, open to change as the reading went on.",
    "coding_reliability": "The analysis is a thematic analysis of the coding "
    "reliability kind: codes were defined before coding, and agreement between coders "
    "is reported.",
}
DESIGN = {
    "purpose": "Why both.",
    "priority": "Which weighs more.",
    "sequence": "What came first.",
}
SUGGESTED = (
    "Keywords of the codebook suggested passages. A suggestion is not a code: only "
    "what a person accepted, moved or added counts."
)
SYNTHESIS = (
    "The synthesis is interpretive: constructs, propositions and the argument were "
    "written by people, in rounds, from {sources}. Each proposition rests "
    "on statements; each statement is bound to the results or extracts that it rests "
    "on, and is given a verdict by fixed rules. For each proposition somebody looked "
    "for what speaks against it."
)


def measures_text(inputs: ReportInputs) -> str:
    """List the instruments with how they were scored.

    Parameters
    ----------
    inputs : ReportInputs
        Released scales.

    Returns
    -------
    str
        Markdown, a list item an instrument; "" without scales.
    """
    scales = rows_of(inputs, "scales")
    names = dict.fromkeys(row["instrument_name"] for row in scales)
    return "\n".join(
        _instrument(name, [row for row in scales if row["instrument_name"] == name])
        for name in names
    )


def qualitative_text(inputs: ReportInputs) -> str:
    """Say how the words were analysed.

    Parameters
    ----------
    inputs : ReportInputs
        approach and suggestions of the study; workshops of the prose.

    Returns
    -------
    str
        Markdown; "" without a qualitative strand.
    """
    if not has_strand(inputs, "qualitative"):
        return ""
    said = [APPROACHES[inputs.study["approach"]]]
    if inputs.study.get("suggestions", True):
        said.append(SUGGESTED)
    workshops = [_workshop(w) for w in inputs.prose.get("workshops") or []]
    return "\n\n".join([" ".join(said), "\n".join(workshops)]).strip()


def synthesis_text(inputs: ReportInputs) -> str:
    """Say how propositions were made and checked.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions.

    Returns
    -------
    str
        Markdown; "" without propositions.
    """
    if not rows_of(inputs, "propositions"):
        return ""
    both = all(has_strand(inputs, s) for s in ("quantitative", "qualitative"))
    sources = "both sets of findings" if both else "the findings"
    return SYNTHESIS.format(sources=sources)


def design_text(inputs: ReportInputs) -> str:
    """Say what was done when.

    Parameters
    ----------
    inputs : ReportInputs
        times, contrasts and norms of the study.

    Returns
    -------
    str
        Markdown.
    """
    strands = [
        w
        for s, w in (
            ("quantitative", "questionnaires"),
            ("qualitative", "interviews or groups"),
        )
        if has_strand(inputs, s)
    ]
    said = [f"The study draws on {joined(strands or ['no data yet'], ',')}."]
    times = [escape_markdown(time["label"]) for time in inputs.study["times"]]
    if times:
        said.append(
            f"It has {len(times)} time {'point' if len(times) == 1 else 'points'}: "
            f"{joined(times, ';')}."
        )
    norms = sorted(set(inputs.findings["norm"].dropna()))
    if norms:
        names = [escape_markdown(norm_label(norm)) for norm in norms]
        said.append(f"Scores were set beside published norms: {joined(names, ';')}.")
    return "\n\n".join([" ".join(said), *_declared(inputs)])


def _declared(inputs: ReportInputs) -> list[str]:
    """Set what the team declares of a mixed design, as GRAMMS asks."""
    told = inputs.study.get("design", {})
    return [
        f"**{label}** {tame_markdown(told[key])}"
        for key, label in DESIGN.items()
        if told.get(key)
    ]


def disclosure_text(inputs: ReportInputs) -> str:
    """Say by which profile results were released.

    Parameters
    ----------
    inputs : ReportInputs
        disclosure of the study.

    Returns
    -------
    str
        Markdown.
    """
    profile = escape_markdown(inputs.study.get("disclosure", ""))
    return (
        "This report is made so that nothing in it points to one person: every number "
        f"and quote passed disclosure control under the profile *{profile}*. What it "
        "held back is printed as *withheld* and counted in @sec-withheld."
    )


def _instrument(name: str, scales: list[dict]) -> str:
    ways = list(dict.fromkeys(row["scoring"] for row in scales if row["scoring"]))
    names = joined([escape_markdown(row["scale_name"]) for row in scales], ",")
    ranges = {(row["low"], row["high"]) for row in scales if row["low"] is not None}
    said = [f"- **{escape_markdown(name)}**: {names}."]
    if len(ranges) == 1:
        low, high = (numeral(end, 0) for end in next(iter(ranges)))
        said.append(f"Scores run from {low} to {high}.")
    said += [
        f"{escape_markdown(way[:1].upper() + way[1:].rstrip('.'))}." for way in ways
    ]
    # what was not checked has a section of its own, with its notes
    notes = dict.fromkeys(row["note"] for row in scales if row["verified"])
    said += [escape_markdown(note) for note in notes if isinstance(note, str)]
    return " ".join(said)


def _workshop(workshop: dict) -> str:
    present = joined(
        [f"{'some' if n is None else n} {escape_markdown(who.replace('_', ' '))}"
         for who, n in workshop.get("present", {}).items()] or ["nobody recorded"], ","
    )  # fmt: skip
    kind = escape_markdown(str(workshop["kind"]))
    when = escape_markdown(str(workshop["date"]))
    return f"- Workshop ({kind}), {when}: {present}."
