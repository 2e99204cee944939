"""Say in plain words who took part, and who did not."""

from plait.report.escape import escape_markdown
from plait.report.finding_words import brief_time
from plait.report.inputs import ReportInputs, has_strand, rows_of, short_times
from plait.report.numerals import count, known
from plait.report.wording import joined


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
    short = _brief_times(inputs)
    everyone = rows[0]["enrolled"]
    sentences = [f"{_people(everyone)} took part."]
    answered = _counts_by_time(rows, "answered", short)
    if answered:
        sentences.append(f"Questionnaires were answered by {answered}.")
    spoke = _counts_by_time(rows, "interviewed", short)
    if spoke:
        all_of_them = not short and rows[0]["interviewed"] == everyone
        whom = "all of them" if all_of_them else spoke
        sentences.append(f"In an interview or a group we listened to {whom}.")
    return " ".join(sentences)


def missing_sentence(inputs: ReportInputs) -> str:
    """Say how many people did not answer at each time.

    Parameters
    ----------
    inputs : ReportInputs
        Released flow; the times of the study.

    Returns
    -------
    str
        In a study of words alone, that those who did not come were not heard; "" where
        nobody is missing, or too few to tell.
    """
    short = _brief_times(inputs)
    gone = [
        f"{count(row['not_answered'])} of {count(row['enrolled'])} at "
        f"{short.get(row['time'], 'some time')}"
        for row in rows_of(inputs, "flow")
        if known(row["not_answered"], row["enrolled"]) and row["not_answered"] > 0
    ]
    if gone:
        return f"Some did not answer: {joined(gone, ',')}. How they fared is not known."
    if has_strand(inputs, "quantitative") or not has_strand(inputs, "qualitative"):
        return ""
    return "What people would have said who did not come is not known."


def _brief_times(inputs: ReportInputs) -> dict[str, str]:
    times = short_times(inputs.study)
    return {k: escape_markdown(brief_time(v)) for k, v in times.items()}


def _people(enrolled: float | None) -> str:
    few = "So few people that their number is withheld"
    return f"{count(enrolled)} people" if known(enrolled) else few


def _counts_by_time(rows: list[dict], key: str, short: dict[str, str]) -> str:
    parts = [
        count(row[key]) + (f" at {short[row['time']]}" if short else " of them")
        for row in rows
        if row.get(key) is not None and count(row[key]) != "0"
    ]
    return joined(parts, ",") if parts else ""
