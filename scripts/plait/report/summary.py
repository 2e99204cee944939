"""Say in plain words what the study found."""

from plait.report.change_words import change_sentences
from plait.report.equivalence_tables import margin_sentences
from plait.report.escape import escape_markdown
from plait.report.inputs import (
    ReportInputs,
    has_strand,
    rows_of,
    short_times,
    split_ids,
)
from plait.report.norm_words import norm_sentences
from plait.report.numerals import count, known
from plait.report.theme_tables import current_themes
from plait.report.wording import counted, joined

# The verdicts, best first, as one says them of one statement and of several.
VERDICTS = {
    "shown": ("holds as it is worded", "hold as they are worded"),
    "shown with caution": ("holds with a caution", "hold with a caution"),
    "published elsewhere": ("rests on what others published", "rest on what others published"),
    "not shown": ("could not be shown", "could not be shown"),
    "contradicted": ("goes against what was found", "go against what was found"),
    "withheld": ("cannot be shown here without telling of single people",) * 2,
    "not checkable": ("cannot be checked by a rule", "cannot be checked by a rule"),
}  # fmt: skip


def plain_summary(inputs: ReportInputs) -> str:
    """Write the summary in plain English, each sentence by a fixed rule.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.

    Returns
    -------
    str
        Markdown: who took part, what changed, how scores lie beside norms, what
        people said, what both strands say together, what was withheld. Nothing is
        said of an absent strand.
    """
    parts = [
        _labelled("Who took part.", who_took_part(inputs)),
        *(_labelled(_between(inputs, c), change_sentences(inputs, c))
          for c in inputs.study["contrasts"]),
        _labelled("Beside other people.", norm_sentences(inputs)),
        _labelled("Within a declared margin.", margin_sentences(inputs)),
        _labelled("What people said.", theme_sentences(inputs)),
        _labelled(_together(inputs), synthesis_sentences(inputs)),
        _labelled("What is not shown.", withheld_sentences(inputs)),
    ]  # fmt: skip
    return "\n\n".join(filter(None, parts))


def who_took_part(inputs: ReportInputs) -> str:
    """Say how many people took part, and when.

    Parameters
    ----------
    inputs : ReportInputs
        Released flow; the times of the study.

    Returns
    -------
    str
        "" without a flow.
    """
    rows = rows_of(inputs, "flow")
    if not rows:
        return ""
    short = {k: escape_markdown(v) for k, v in short_times(inputs.study).items()}
    labels = joined([escape_markdown(row["label"]) for row in rows], ";")
    when = f" ({labels})" if short else ""
    sentences = [f"{_people(rows[0]['enrolled'])} took part{when}."]
    answered = _counts_by_time(rows, "answered", short)
    if answered:
        sentences.append(f"Questionnaires were answered by {answered}.")
    spoke = _counts_by_time(rows, "interviewed", short)
    if spoke:
        sentences.append(f"In an interview or a group we listened to {spoke}.")
    return " ".join(sentences)


def theme_sentences(inputs: ReportInputs) -> str:
    """Name the themes.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes and recommendations.

    Returns
    -------
    str
        "" without themes.
    """
    themes = current_themes(inputs)
    if not themes:
        return ""
    names = joined([f"*{escape_markdown(theme['name'])}*" for theme in themes], ";")
    said = [
        f"The team made {counted(len(themes), 'theme')} of what people said: {names}."
    ]
    advice = rows_of(inputs, "recommendations")
    if advice:
        said.append(
            f"Workshops turned them into {counted(len(advice), 'recommendation')}."
        )
    return " ".join(said)


def synthesis_sentences(inputs: ReportInputs) -> str:
    """Say how many statements the evidence bears out.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions and statements.

    Returns
    -------
    str
        "" without propositions.
    """
    made, said = rows_of(inputs, "propositions"), rows_of(inputs, "statements")
    if not made:
        return ""
    verdicts = [row["verdict"] for row in said]
    counts = [
        f"{verdicts.count(word)} {told[verdicts.count(word) > 1]}"
        for word, told in VERDICTS.items()
        if word in verdicts
    ]
    apart = [r for r in made if "dissonance" in split_ids(r["farmer"])]
    sentences = [
        f"The team put forward {counted(len(made), 'proposition')}, "
        f"{'which rests' if len(made) == 1 else 'which rest'} on "
        f"{counted(len(said), 'statement')}. Set against the evidence bound to them, "
        f"{joined(counts, ',')}."
    ]
    if apart:
        sentences.append(
            f"Numbers and words disagree on {counted(len(apart), 'proposition')}; "
            "this is a result, and both sides are kept."
        )
    return " ".join(sentences)


def _people(enrolled: float | None) -> str:
    few = "So few people that their number is withheld"
    return f"{count(enrolled)} people" if known(enrolled) else few


def withheld_sentences(inputs: ReportInputs) -> str:
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


def _counts_by_time(rows: list[dict], key: str, short: dict[str, str]) -> str:
    parts = [
        count(row[key]) + (f" at {short[row['time']]}" if short else " of them")
        for row in rows
        if row.get(key) is not None and count(row[key]) != "0"
    ]
    return joined(parts, ",") if parts else ""


def _together(inputs: ReportInputs) -> str:
    both = all(has_strand(inputs, s) for s in ("quantitative", "qualitative"))
    return "Both together." if both else "What the team makes of it."


def _labelled(label: str, text: str) -> str:
    return f"**{label}** {text}" if text else ""


def _between(inputs: ReportInputs, contrast: dict) -> str:
    times = short_times(inputs.study)
    first, second = (escape_markdown(times[contrast[end]]) for end in ("from", "to"))
    return f"From {first} to {second}."
