"""Say on one page, in plain words, what the study found and how sure that is."""

import re

from plait.report.change_words import change_sentences, told_contrasts
from plait.report.citing import escape_citing
from plait.report.equivalence_tables import margin_sentences
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import (
    ReportInputs,
    has_strand,
    rows_of,
    short_times,
    split_ids,
)
from plait.report.norm_words import norm_sentences
from plait.report.sureness import how_sure, not_known
from plait.report.theme_tables import current_themes, set_quote
from plait.report.wording import counted, joined

SHORT = 30  # words of a quote that the summary takes
QUOTES = 2
URGENT = 3  # recommendations told in full


def plain_summary(inputs: ReportInputs) -> str:
    """Write the summary in plain English, each sentence by a fixed rule.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables; `report` of the study for a line on support.

    Returns
    -------
    str
        Markdown: what was found, how sure that is, what is not known, what people
        said, what should happen. Nothing is said of an absent strand; "" where there
        is nothing to say.
    """
    support = tame_markdown(inputs.study.get("report", {}).get("support"))
    parts = [
        _under("What we found", found_lines(inputs)),
        _under("How sure we are", how_sure(inputs)),
        _under("What we do not know", not_known(inputs)),
        _under("What people said", people_said(inputs)),
        _under("What should happen", advice_lines(inputs)),
        support if rows_of(inputs, "flow") else "",
    ]
    return "\n\n".join(filter(None, parts))


def found_lines(inputs: ReportInputs) -> list[str]:
    """List what was found, a strand at a time.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings and tables.

    Returns
    -------
    list of str
        Changes, norms, margins, themes, and where the strands disagree; without
        those that the study does not have.
    """
    told = told_contrasts(inputs.study)
    changes = [
        f"{_between(inputs, contrast)} {said}"
        for place, contrast in enumerate(told)
        if (said := change_sentences(inputs, contrast, before=told[:place]))
    ]
    lines = [*changes, norm_sentences(inputs), margin_sentences(inputs),
             *theme_lines(inputs), dissonance_sentence(inputs)]  # fmt: skip
    return [line for line in lines if line]


def theme_lines(inputs: ReportInputs) -> list[str]:
    """Name the themes.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes.

    Returns
    -------
    list of str
        One line beside numbers; in a study of words alone a line a theme, with the
        first sentence of what holds it together. Empty without themes.
    """
    themes = current_themes(inputs)
    if not themes:
        return []
    if not has_strand(inputs, "quantitative"):
        return [_first_sentence(theme) for theme in themes]
    names = joined([f"*{escape_markdown(theme['name'])}*" for theme in themes], ";")
    made = f"The team made {counted(len(themes), 'theme')} of what people said"
    return [f"{made}: {names}."]


def dissonance_sentence(inputs: ReportInputs) -> str:
    """Say on how many propositions numbers and words disagree.

    Parameters
    ----------
    inputs : ReportInputs
        Released propositions.

    Returns
    -------
    str
        "" where they do not.
    """
    made = rows_of(inputs, "propositions")
    apart = [row for row in made if "dissonance" in split_ids(row["farmer"])]
    if not apart:
        return ""
    some_of = counted(len(apart), "one").split()[0]
    return (
        f"Numbers and words disagree on {some_of} of the team's "
        f"{counted(len(made), 'proposition')}. This is a result, and both sides are "
        "kept (@sec-synthesis)."
    )


def people_said(inputs: ReportInputs) -> str:
    """Quote one or two people.

    Parameters
    ----------
    inputs : ReportInputs
        Released themes and quotes.

    Returns
    -------
    str
        The first short quote of each of the first two themes that have one; "" where
        nobody may be quoted. None that only speaks against a proposition stands alone.
    """
    chosen: list[dict] = []
    for theme in current_themes(inputs):
        own = [q for q in rows_of(inputs, "quotes") if _fits(q, theme["theme"])]
        chosen += [q for q in own if q not in chosen][:1]
    return "\n\n".join(set_quote(quote) for quote in chosen[:QUOTES])


def advice_lines(inputs: ReportInputs) -> list[str] | str:
    """Say what the workshops recommend, the most urgent first.

    Parameters
    ----------
    inputs : ReportInputs
        Released recommendations.

    Returns
    -------
    list of str or str
        Up to three in full, and how many more; "" for a study without words.
    """
    if not rows_of(inputs, "themes"):
        return ""
    advice = sorted(rows_of(inputs, "recommendations"), key=_urgency)
    if not advice:
        return "This study makes no recommendations."
    lines = [escape_citing(row["text"]) for row in advice[:URGENT]]
    more = len(advice) - len(lines)
    return [*lines, *([f"{counted(more, 'more').removesuffix('s').capitalize()} in "
                       "@sec-recommendations."] if more else [])]  # fmt: skip


def _first_sentence(theme: dict) -> str:
    first = re.split(r"(?<=[.!?])\s", theme["definition"] or "")[0]
    return f"*{escape_markdown(theme['name'])}*. {escape_markdown(first)}".strip()


def _urgency(row: dict) -> float:
    return row["priority"] if row["priority"] is not None else float("inf")


def _fits(quote: dict, theme: str) -> bool:
    bound = theme in split_ids(quote["themes"]) and quote["statements"]
    return bool(bound) and len(quote["text"].split()) <= SHORT


def _under(head: str, lines: list[str] | str) -> str:
    if not lines:
        return ""
    text = lines if isinstance(lines, str) else "\n".join(f"- {line}" for line in lines)
    return f"**{head}**\n\n{text}"


def _between(inputs: ReportInputs, contrast: dict) -> str:
    times = short_times(inputs.study)
    first, second = (escape_markdown(times[contrast[end]]) for end in ("from", "to"))
    return f"From {first} to {second}:"
