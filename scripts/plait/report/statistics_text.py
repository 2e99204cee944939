"""Say in plain English how the numbers were made, and what each verdict means."""

from plait.report.escape import escape_markdown
from plait.report.finding_words import set_minus
from plait.report.inputs import ReportInputs, has_strand, rows_of
from plait.report.measure_words import (
    CORRECTIONS,
    LABELS,
    METHODS,
    VERDICT_WORDS,
    WITH_FDR,
)
from plait.report.norm_values import norm_label
from plait.report.notes import alike
from plait.report.wording import joined, lower_first
from plait.shapes.records import plain_rows

MOST_METHODS = 3  # told in full
LIKEWISE = " (likewise at other times, and with their numbers)"
MORE = "; others stand in the released table of findings"
REASONS = {
    "omega": "Omega is not given where the answers cannot bear it",
    "reliably_rose": "Reliable change is not counted where it cannot be",
}


def statistics_text(inputs: ReportInputs) -> str:
    """Say how the statistics were made, for readers who are no statisticians.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings; equivalence of the study.

    Returns
    -------
    str
        Markdown, a paragraph a topic, of what there are findings of; "" without a
        quantitative strand.
    """
    if not has_strand(inputs, "quantitative"):
        return ""
    rows = inputs.findings[inputs.findings["strand"] == "quantitative"]
    seen = set(rows["measure"])
    said: dict[str, list[str]] = {}
    for topic, measures, words in METHODS:
        if seen & set(measures):
            said.setdefault(topic, []).append(_filled(inputs, words, measures[0]))
    if "change" in said and "change" in seen:
        said["change"].append(_corrections(inputs))
    said.setdefault("margins", []).extend(_margins(inputs))
    for measure, lead in REASONS.items():
        topic = next(t for t, measures, _ in METHODS if measure in measures)
        said.setdefault(topic, []).extend(_reasons(inputs, measure, lead))
    heads = dict.fromkeys(topic for topic, *_ in METHODS)
    return "\n\n".join(
        f"**{topic.capitalize()}.** {' '.join(said[topic])}"
        for topic in heads if said.get(topic)
    )  # fmt: skip


def verdict_text(inputs: ReportInputs) -> str:
    """Say what the words of the report mean.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    str
        Markdown, a list of the words that this study can use; "" without a
        quantitative strand.
    """
    if not has_strand(inputs, "quantitative"):
        return ""
    seen = set(inputs.findings["measure"])
    lines = [f"- {words}" for needs, words in VERDICT_WORDS if needs in seen]
    return "\n".join(["What the words of this report mean:", "", *lines])


def exact_methods(inputs: ReportInputs) -> str:
    """List how each statistic was computed, in the words of the findings.

    Parameters
    ----------
    inputs : ReportInputs
        Released findings.

    Returns
    -------
    str
        Markdown, a list item a measure; of many wordings that differ in numbers
        only the first few. "" without a quantitative strand.
    """
    if not has_strand(inputs, "quantitative"):
        return ""
    rows = inputs.findings[inputs.findings["strand"] == "quantitative"]
    ways = rows[rows["method"].notna()].drop_duplicates(["measure", "method"])
    found: dict[str, list[str]] = {}
    for row in plain_rows(ways.sort_values(["measure", "method"])):
        found.setdefault(row["measure"], []).append(_method(row["method"]))
    known = [measure for measure in LABELS if measure in found]
    order = [*known, *sorted(set(found) - set(known))]
    return "\n".join(
        f"- *{LABELS.get(m, escape_markdown(m.replace('_', ' ')))}*: {_several(found[m])}."
        for m in order
    )


def _several(ways: list[str]) -> str:
    """Join wordings; of those that differ in their numbers only, give the first."""
    kinds = list(alike(dict.fromkeys(ways, 1)).items())
    said = [
        f"{way.removeprefix('such as: ')}{LIKEWISE * (n > 1)}"
        for way, n in kinds[:MOST_METHODS]
    ]
    return "; or: ".join(said) + MORE * (len(kinds) > MOST_METHODS)


def _method(method: str) -> str:
    text = escape_markdown(set_minus(method))
    for name in ("rms", "rm", "av", "z"):
        text = text.replace(f"d\\_{name}", f"d~{name}~")
    return text


def _filled(inputs: ReportInputs, words: str, measure: str) -> str:
    """Put the exact rule of a test in its sentence, where the sentence asks for it."""
    if "{method}" not in words:
        return words
    own = inputs.findings[inputs.findings["measure"] == measure]["method"]
    rules = list(dict.fromkeys(own.dropna()))
    if not rules:  # nothing was computed: only what the test is remains to be said
        return ". ".join(w for w in words.split(". ") if "{method}" not in w) + "."
    return words.replace("{method}", _several([_method(rule) for rule in rules]))


def _corrections(inputs: ReportInputs) -> str:
    rows = inputs.findings[inputs.findings["measure"] == "change"]
    return CORRECTIONS.format(WITH_FDR * bool(rows["p_fdr"].notna().any()))


def _reasons(inputs: ReportInputs, measure: str, lead: str) -> list[str]:
    rows = inputs.findings[inputs.findings["measure"] == measure]
    rows = rows[rows["status"] == "not_computed"]
    reasons = alike(dict.fromkeys(rows["caution"].dropna(), 1))
    # reasons hold colons and commas of their own: each in brackets
    said = [
        f"({escape_markdown(reason.replace('such as: ', 'such as '))})"
        for reason in list(reasons)[:MOST_METHODS]
    ]
    return [f"{lead} {joined(said, ',')}."] if said else []


def _margins(inputs: ReportInputs) -> list[str]:
    names = {
        f"{row['instrument']}.{row['scale']}": row["scale_name"]
        for row in rows_of(inputs, "scales")
    }
    return [_margin(entry, names) for entry in inputs.study.get("equivalence", [])]


def _margin(entry: dict, names: dict[str, str]) -> str:
    scale = escape_markdown(lower_first(names.get(entry["scale"], entry["scale"])))
    against = (
        "a change in it"
        if entry["against"] == "change"
        else f"its distance from the norm of {escape_markdown(norm_label(entry['against']))}"
    )
    return (
        f"For {scale}, {against} counts as nothing where it lies within "
        f"{entry['margin']} points ({escape_markdown(entry['reason'])})."
    )
