"""Say in plain words how sure the results are, and what is not known."""

from plait.report.change_words import clear_changes, estimated, told_contrasts
from plait.report.inputs import ReportInputs, rows_of
from plait.report.notes import disagreement
from plait.report.numerals import count, known
from plait.report.people_words import missing_sentence, who_took_part
from plait.report.wording import counted, joined, lower_name, some

FEW = 50  # people behind a change, below which the summary warns
CLEAR = 0.05
# The verdicts as one says them of one statement and of several: what holds, and what
# is not known.
HOLDS = {
    "shown": ("holds as it is worded", "hold as they are worded"),
    "shown with caution": ("holds with a caution", "hold with a caution"),
    "published elsewhere": ("rests on what others published",
                            "rest on what others published"),
}  # fmt: skip
OPEN = {
    "not shown": ("could not be shown with these data",) * 2,
    "contradicted": ("goes against what was found", "go against what was found"),
    "withheld": ("cannot be shown here without telling of single people",) * 2,
    "not checkable": ("cannot be checked by a rule",) * 2,
    "in fault": ("has a fault that the team has yet to mend",
                 "have faults that the team has yet to mend"),
}  # fmt: skip


def how_sure(inputs: ReportInputs) -> list[str]:
    """Say how many people results rest on, and how far claims hold.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.

    Returns
    -------
    list of str
        A line each on who took part, how few people changes rest on, how many scores
        were compared, other analyses, and the team's statements.
    """
    n = len(rows_of(inputs, "statements"))
    of_all = f"Of {counted(n, 'statement')} that the team made"
    lines = [who_took_part(inputs), _behind_changes(inputs), _after_adjustment(inputs),
             _other_analyses(inputs), statement_sentence(inputs, HOLDS, of_all),
             _searched(inputs)]  # fmt: skip
    return [line for line in lines if line]


def not_known(inputs: ReportInputs) -> list[str]:
    """Say what the data cannot tell.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.

    Returns
    -------
    list of str
        A line each on who did not answer, on statements that could not be shown, and
        on what was withheld.
    """
    lines = [_undetected(inputs), missing_sentence(inputs),
             statement_sentence(inputs, OPEN, "Of the team's statements"),
             withheld_sentence(inputs)]  # fmt: skip
    return [line for line in lines if line]


def statement_sentence(
    inputs: ReportInputs, verdicts: dict[str, tuple], of_all: str
) -> str:
    """Say how many of the team's statements have some verdicts.

    Parameters
    ----------
    inputs : ReportInputs
        Released statements.
    verdicts : dict of str to (str, str)
        Verdict to its words, of one statement and of several.
    of_all : str
        How the sentence begins.

    Returns
    -------
    str
        "" where no statement has one.
    """
    said = [row["verdict"] for row in rows_of(inputs, "statements")]
    counts = [
        f"{said.count(word)} {told[said.count(word) > 1]}"
        for word, told in verdicts.items()
        if word in said
    ]
    if not counts:
        return ""
    return f"{of_all}, {joined(counts, ',')}."


def withheld_sentence(inputs: ReportInputs) -> str:
    """Say how many results were held back.

    Parameters
    ----------
    inputs : ReportInputs
        Released list of what was withheld.

    Returns
    -------
    str
        "" where nothing was.
    """
    rows = rows_of(inputs, "withheld")
    if not rows:
        return ""
    return (
        f"{counted(len(rows), 'result').capitalize()} stayed inside the team, to "
        "protect the people who took part (@sec-withheld)."
    )


def _behind_changes(inputs: ReportInputs) -> str:
    seen = [
        f["n"]
        for pair in _changes(inputs, estimated)
        for _, f in [pair]
        if known(f["n"])
    ]
    if not seen:
        return ""
    low, high = count(min(seen)), count(max(seen))
    people = low if low == high else f"{low} to {high}"
    said = f"Each change is that of {people} people who answered both times."
    if min(seen) >= FEW:
        return said
    return f"{said} With so few, it may in truth be smaller or larger (@sec-changes)."


def _after_adjustment(inputs: ReportInputs) -> str:
    clear = [f for _, f in _changes(inputs, clear_changes) if known(f["p_adjusted"])]
    if not clear:
        return ""
    kept = sum(f["p_adjusted"] < CLEAR for f in clear)
    left = {0: "none of them is clear any more", len(clear): "all of them stay clear"}
    only = "only one stays clear" if kept == 1 else f"{kept} stay clear"
    return (
        f"{counted(len(clear), 'change').capitalize()} could be told from none. Many "
        "scores were compared, and some seem to change by chance: when this is allowed "
        f"for, {left.get(kept, only)}."
    )


def _other_analyses(inputs: ReportInputs) -> str:
    split = dict.fromkeys(
        lower_name(s) for s, f in _changes(inputs, estimated) if disagreement(f)
    )
    if not split:
        return ""
    return (
        "Looked at in other ways, the same answers tell another story of "
        f"{some(list(split))} (@sec-more-ways)."
    )


def _searched(inputs: ReportInputs) -> str:
    made = rows_of(inputs, "propositions")
    looked = sum(row["searched"] is not None for row in made)
    if not looked:
        return ""
    each = "each" if looked == len(made) else f"{looked}"
    return (
        f"For {each} of {counted(len(made), 'proposition')}, somebody looked for what "
        "speaks against it (@sec-against)."
    )


def _undetected(inputs: ReportInputs) -> str:
    seen = _changes(inputs, estimated)
    if len(seen) == len(_changes(inputs, clear_changes)):
        return ""
    return (
        "Where no change or no difference was detected, there may still be one: that "
        "it was not seen does not mean that it is not there."
    )


def _changes(inputs: ReportInputs, which) -> list[tuple[dict, dict]]:
    contrasts = told_contrasts(inputs.study)
    return [pair for contrast in contrasts for pair in which(inputs, contrast)]
