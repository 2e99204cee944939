"""Make the parts that the sections of the report include."""

from collections.abc import Mapping, Sequence

from plait.errors import Fault
from plait.report.argument_parts import argument_parts
from plait.report.checklist_tables import checklist_parts
from plait.report.escape import escape_markdown, tame_markdown
from plait.report.inputs import ReportInputs, rows_of
from plait.report.joint_parts import joint_parts
from plait.report.leads import lead_parts
from plait.report.limitation_parts import limitation_parts
from plait.report.methods_text import (
    design_text,
    disclosure_text,
    measures_text,
    qualitative_text,
    synthesis_text,
)
from plait.report.network_parts import network_parts
from plait.report.pattern_parts import pattern_parts
from plait.report.protocol_tables import protocol_parts
from plait.report.release_parts import release_parts
from plait.report.report_tables import report_tables
from plait.report.statistics_text import (
    exact_methods,
    statistics_text,
    verdict_text,
)
from plait.report.summary import plain_summary
from plait.report.synthesis_tables import negative_cases
from plait.report.team_texts import team_parts
from plait.report.theme_tables import theme_passages

FIGURES = {
    "flow": "flow_of_people",
    "change": "change_over_time",
    "effects": "effect_forest",
    "norms": "norm_distance",
    "missing": "missing_scores",
    "codes": "codes_by_time",
    "trail": "theme_trail",
    "saturation": "saturation",
    "network": "construct_network",
    "joint": "joint_over_time",
}

KEPT = (
    "Every number, quote and statement has an entry on the [audit "
    "page]{trail=steps}, `audit.html` beside the web page of this report. "
    "In the folder above this report, `manifest.json` lists every released file and "
    "every step with its digest, and `bundle.zip` holds all of it in one file."
)


def report_parts(
    inputs: ReportInputs,
    captions: dict,
    *,
    assumptions: Mapping[str, Sequence[str]] | tuple = (),
) -> tuple[dict[str, str], list[Fault]]:
    """Make every part of the report.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    captions : dict
        figures.json: `alt`, `caption` and `drawn` of each figure.
    assumptions : mapping of str to sequence of str
        What the methods take for granted, by what it is about.

    Returns
    -------
    dict of str to str
        Name of the part to its markdown; "" where a study has nothing to say.
    list of Fault
        Marks of the argument that name nothing.
    """
    argued, faults = argument_parts(inputs)
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
        "negative-cases": negative_cases(inputs),
        "withheld": _withheld(inputs),
        "run": _run(inputs),
    }
    parts |= _figures(captions) | report_tables(inputs) | pattern_parts(inputs)
    parts |= argued | network_parts(inputs) | team_parts(inputs) | joint_parts(inputs)
    parts |= limitation_parts(inputs, dict(assumptions)) | protocol_parts(inputs)
    parts |= release_parts(inputs)
    parts |= checklist_parts(inputs, parts)
    return parts | lead_parts(inputs, parts), faults


def _listed(lines) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


def _questions(inputs: ReportInputs) -> str:
    return _listed(
        escape_markdown(q["text"]) for q in inputs.prose.get("questions") or []
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
    if inputs.record.get("inputs"):
        said.append("@tbl-inputs lists the files that went in, with their digests.")
    return " ".join(said)


def _figures(captions: dict) -> dict[str, str]:
    return {f"figure-{k}": _figure(k, captions.get(v)) for k, v in FIGURES.items()}


def _figure(name: str, spec: dict | None) -> str:
    if not spec or not spec["drawn"]:
        return ""
    alt = escape_markdown(spec["alt"]).replace('"', '\\"')
    caption = escape_markdown(spec["caption"])
    return f'![{caption}](figures/{FIGURES[name]}){{#fig-{name} fig-alt="{alt}"}}'
