"""Make the parts that the sections of the report include."""

from collections.abc import Sequence

from plait.errors import Fault
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import ReportInputs, rows_of
from plait.report.leads import lead_parts
from plait.report.marks import ARGUMENT, fill_marks
from plait.report.methods_text import (
    design_text,
    disclosure_text,
    measures_text,
    qualitative_text,
    synthesis_text,
)
from plait.report.pattern_parts import pattern_parts
from plait.report.report_tables import report_tables
from plait.report.statistics_text import (
    exact_methods,
    statistics_text,
    verdict_text,
)
from plait.report.summary import plain_summary
from plait.report.synthesis_tables import negative_cases
from plait.report.theme_tables import theme_passages

FIGURES = {
    "change": "change_over_time",
    "effects": "effect_forest",
    "norms": "norm_distance",
    "missing": "missing_scores",
    "codes": "codes_by_time",
    "trail": "theme_trail",
    "saturation": "saturation",
}

KEPT = (
    "In the folder above this report, `manifest.json` lists every released file and "
    "every step with its digest, and `bundle.zip` holds all of it in one file."
)


def report_parts(
    inputs: ReportInputs, captions: dict, *, assumptions: Sequence[str] = ()
) -> tuple[dict[str, str], list[Fault]]:
    """Make every part of the report.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    captions : dict
        figures.json: `alt`, `caption` and `drawn` of each figure.
    assumptions : sequence of str
        What the methods take for granted, a sentence each.

    Returns
    -------
    dict of str to str
        Name of the part to its markdown; "" where a study has nothing to say.
    list of Fault
        Marks of the argument that name nothing.
    """
    argument, faults = _argument(inputs)
    texts = inputs.study.get("report", {})
    parts = {
        "summary": plain_summary(inputs),
        "question": escape_markdown(inputs.study.get("question")),
        "questions": _questions(inputs),
        "context": tame_markdown(texts.get("context"), level=2),
        "design": design_text(inputs),
        "measures": measures_text(inputs),
        "statistics": statistics_text(inputs),
        "verdict-words": verdict_text(inputs),
        "methods-exact": exact_methods(inputs),
        "qualitative-method": qualitative_text(inputs),
        "synthesis-method": synthesis_text(inputs),
        "disclosure": disclosure_text(inputs),
        "themes": theme_passages(inputs),
        "argument": argument,
        "constructs": _constructs(inputs),
        "negative-cases": negative_cases(inputs),
        "limitations": _limitations(inputs),
        "cautions": _cautions(inputs),
        "unverified": _unverified(inputs),
        "assumptions": _listed(escape_markdown(line) for line in assumptions),
        "involvement": tame_markdown(texts.get("involvement"), level=2),
        "withheld": _withheld(inputs),
        "run": _run(inputs),
    }
    parts |= _figures(captions) | report_tables(inputs) | pattern_parts(inputs)
    return parts | lead_parts(inputs, parts), faults


def _argument(inputs: ReportInputs) -> tuple[str, list[Fault]]:
    constructs = inputs.prose.get("constructs") or []
    # The marks go first: taming must not touch their braces.
    text, faults = fill_marks(
        inputs.prose.get("argument") or "", inputs.findings, constructs,
        scales=inputs.tables.get("scales"), shown=ARGUMENT,
    )  # fmt: skip
    return tame_markdown(text), faults


def _listed(lines) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


def _questions(inputs: ReportInputs) -> str:
    return _listed(
        escape_markdown(q["text"]) for q in inputs.prose.get("questions") or []
    )


def _constructs(inputs: ReportInputs) -> str:
    return _listed(
        f"**{escape_markdown(c['name'])}** ({escape_markdown(c.get('kind'))}): "
        f"{escape_markdown(c.get('definition'))}"
        for c in inputs.prose.get("constructs") or []
    )


def _limitations(inputs: ReportInputs) -> str:
    lines = inputs.study.get("report", {}).get("limitations") or []
    return _listed(tame_markdown(line).replace("\n", " ") for line in lines)


def _cautions(inputs: ReportInputs) -> str:
    counts: dict[str, int] = {}
    for row in inputs.by_finding.values():
        for caution in (row["caution"] or "").split("; "):
            if caution and row["status"] == "computed":
                counts[caution] = counts.get(caution, 0) + 1
    return _listed(
        f"{escape_markdown(caution[:1].upper() + caution[1:].rstrip('.'))} "
        f"({n} {'result' if n == 1 else 'results'})."
        for caution, n in sorted(counts.items())
    )


def _unverified(inputs: ReportInputs) -> str:
    doubts = dict.fromkeys(
        (row["instrument_name"], row["note"] or "")
        for row in rows_of(inputs, "scales") if row["verified"] in (False, "False")
    )  # fmt: skip
    return _listed(
        f"{escape_markdown(name)}: its scoring key was not checked against its source. "
        f"{escape_markdown(note)}".strip()
        for name, note in doubts
    )


def _withheld(inputs: ReportInputs) -> str:
    if not rows_of(inputs, "withheld"):
        return "Nothing was withheld."
    return "@tbl-withheld counts what stayed inside the team, with the rule."


def _run(inputs: ReportInputs) -> str:
    software = inputs.record.get("software", {})
    version, seed = software.get("plait"), inputs.study.get("seed")
    said = (
        [f"The results were made by plait {escape_markdown(str(version))}."]
        if version
        else []
    )
    if seed is not None:
        said.append(
            f"Random steps start from the seed {seed}; the same inputs give the same "
            "bytes."
        )
    said.append(KEPT)
    return " ".join(said)


def _figures(captions: dict) -> dict[str, str]:
    return {f"figure-{k}": _figure(k, captions.get(v)) for k, v in FIGURES.items()}


def _figure(name: str, spec: dict | None) -> str:
    if not spec or not spec["drawn"]:
        return ""
    alt = escape_markdown(spec["alt"]).replace('"', '\\"')
    caption = escape_markdown(spec["caption"])
    return f'![{caption}](figures/{FIGURES[name]}){{#fig-{name} fig-alt="{alt}"}}'
