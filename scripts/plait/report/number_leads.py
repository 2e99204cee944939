"""Write the sentences that lead from the main tables to the fuller ones."""

from plait.report.escape import escape_markdown
from plait.report.finding_words import contrast_names
from plait.report.inputs import ReportInputs, rows_of
from plait.report.notes import disagreement
from plait.report.numerals import known
from plait.report.scale_rows import finding_at
from plait.report.wording import lower_name, some

OTHER = ("permutation", "hodges_lehmann", "mixed_change")
MORE = (
    "# More on the numbers {#sec-more}\n\nThe fuller tables, for readers who want to "
    "check a claim or to compare studies. Nothing here is needed to follow the report."
)
WAYS = (
    "Each change was also looked at in other ways (@sec-more-ways): by a permutation "
    "test, by ranks, and by a model of everyone who answered at least once."
)
SURE = (
    "@tbl-sure gives the smallest change that so many people could have told from "
    "none and, for each claim of a change, how differently the people who were lost "
    "would have had to change for it to fall."
)


def change_notes(inputs: ReportInputs, parts: dict[str, str]) -> str:
    """Say whether other analyses agree, and where to read how far claims carry.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and scales.
    parts : dict of str to str
        The tables, set.

    Returns
    -------
    str
        Markdown; "" where there are only paired t tests.
    """
    said = []
    if parts["table-ways"]:
        said.append(WAYS)
        said += [_agreement(inputs, *c) for c in contrast_names(inputs.study).items()]
    said += ["@tbl-overall tests all time points at once."] * bool(
        parts["table-overall"]
    )
    said += [SURE] * ("{#tbl-sure " in parts["table-sure"])
    return " ".join(filter(None, said))


def norms_lead(parts: dict[str, str]) -> str:
    """Lead into the norms.

    Parameters
    ----------
    parts : dict of str to str
        The tables and figures, set.

    Returns
    -------
    str
        Markdown; "" without norms.
    """
    if not parts["table-norms"]:
        return ""
    drawn = "; @fig-norms draws it" if parts["figure-norms"] else ""
    said = [f"@tbl-norms gives the distance of each mean from its norm{drawn}."]
    said += ["@tbl-norm-sources says whose norms they are."] * bool(
        parts["table-norm-sources"]
    )
    said += ["What the norms' own error does to the intervals is in @sec-more-norms."] * bool(
        parts["table-norm-error"]
    )  # fmt: skip
    return " ".join(said)


def people_lead(parts: dict[str, str]) -> str:
    """Say where more stands on who answered what.

    Parameters
    ----------
    parts : dict of str to str
        The tables and figures, set.

    Returns
    -------
    str
        Markdown; "" where there is no more.
    """
    said = ["@fig-missing shows who is missing."] * bool(parts["figure-missing"])
    said += ["@sec-more-people counts them for each scale."] * bool(
        parts["table-participation"]
    )
    said += ["@tbl-lost sets those who were lost beside those who stayed."] * (
        "{#tbl-lost" in parts["table-lost"]
    )
    return " ".join(said)


def more_head(parts: dict[str, str], names: list[str]) -> str:
    """Open the appendix.

    Parameters
    ----------
    parts : dict of str to str
        All parts.
    names : list of str
        Those that stand in it.

    Returns
    -------
    str
        Its heading; "" where all of it is empty.
    """
    return MORE if any(parts[name] for name in names) else ""


def _agreement(inputs: ReportInputs, pair: str, name: str) -> str:
    seen, apart = 0, []
    for scale in rows_of(inputs, "scales"):
        change = finding_at(inputs, scale, f"{pair}.change")
        others = [finding_at(inputs, scale, f"{pair}.{other}") for other in OTHER]
        made = [row for row in others if row and row["status"] == "computed"]
        if change and change["status"] == "computed" and known(change["low"]) and made:
            seen += 1
            apart += [lower_name(scale)] * bool(disagreement(change))
    if not seen:
        return ""
    if not apart:
        return f"From {escape_markdown(name)}, they agree on every score that could be compared."
    return f"From {escape_markdown(name)}, they agree on {seen - len(apart)} of {seen} scores and disagree on {some(apart)}."
