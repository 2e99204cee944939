"""Say what of a reporting checklist a run answers by itself, and where in the report."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

STRANDS = {"quantitative", "qualitative"}


@dataclass(frozen=True)
class Run:
    """What a checklist is filled from; nothing in it is restricted.

    Parameters
    ----------
    study : dict
        What study.yaml says: `report`, `design`, `question`, `positionality`.
    findings : DataFrame, one row a statistic
        Released, in the shape FINDINGS.
    tables : dict of str to DataFrame
        Released tables by name.
    prose : dict
        Released prose: `argument`.
    """

    study: dict
    findings: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    prose: dict


@dataclass(frozen=True)
class Evidence:
    """One thing that a run can have.

    Parameters
    ----------
    section : str
        Anchor of the section of the report; "" for its front.
    part : str
        Part of the report that must not be empty for the section to be there.
    holds : callable
        Run to bool: whether this run has it.
    """

    section: str
    part: str
    holds: Callable[[Run], bool]


def _always(run: Run) -> bool:
    return True


def _told(run: Run, key: str) -> bool:
    return bool(run.study.get("report", {}).get(key))


def _designed(run: Run, key: str) -> bool:
    return bool(run.study.get("design", {}).get(key))


def _declared(run: Run, key: str) -> bool:
    return bool(run.study.get(key))


def _argued(run: Run) -> bool:
    return bool(run.prose.get("argument"))


def _listed(run: Run, name: str) -> bool:
    return len(run.tables[name]) > 0


def _filled(run: Run, name: str, column: str) -> bool:
    return bool(run.tables[name][column].notna().any())


def _of_strand(run: Run, strand: str) -> bool:
    return bool((run.findings["strand"] == strand).any())


def _computed(run: Run, measures: tuple[str, ...]) -> bool:
    rows = run.findings[run.findings["measure"].isin(measures)]
    return bool((rows["status"] == "computed").any())


def _cautioned(run: Run) -> bool:
    shown = run.findings[run.findings["status"] == "computed"]
    return bool(shown["caution"].notna().any())


def _with_missing_rule(run: Run) -> bool:
    return _of_strand(run, "quantitative") and _listed(run, "scales")


def _joined(run: Run) -> bool:
    return set(run.tables["statements"]["strand"]) >= STRANDS


def _inferred(run: Run) -> bool:
    return _joined(run) and _filled(run, "propositions", "meta_inference")


def _repeated(run: Run) -> bool:
    spoke = run.tables["flow"]["interviewed"]
    return int((spoke.isna() | (spoke > 0)).sum()) > 1 and bool(spoke.notna().any())


def _computed_runs(run: Run) -> bool:
    return bool((run.tables["saturation"]["status"] == "computed").any())


def _analysed(run: Run) -> bool:
    return _told(run, "analysis") or _told(run, "phases")


def _involved(run: Run, key: str) -> bool:
    told = run.study.get("report", {}).get("involvement")
    return isinstance(told, dict) and bool(told.get(key))


def _named_in_keywords(run: Run) -> bool:
    words = run.study.get("report", {}).get("keywords") or []
    return any("involvement" in word.lower() for word in words)


QUANTITATIVE = partial(_of_strand, strand="quantitative")
QUALITATIVE = partial(_of_strand, strand="qualitative")
# What a run can have, by the name that checklists know it under.
EVIDENCE: dict[str, Evidence] = {
    "abstract": Evidence("", "", partial(_told, key="abstract")),
    # its heading has no number to refer to
    "summary": Evidence("", "", _always),
    "context": Evidence("sec-question", "context", partial(_told, key="context")),
    "question": Evidence("sec-question", "question", partial(_declared, key="question")),
    "design": Evidence("sec-methods", "design", _always),
    "purpose": Evidence("sec-methods", "design", partial(_designed, key="purpose")),
    "priority": Evidence("sec-methods", "design", partial(_designed, key="priority")),
    "sequence": Evidence("sec-methods", "design", partial(_designed, key="sequence")),
    "setting": Evidence("sec-sampling", "setting", partial(_told, key="setting")),
    "sampling": Evidence("sec-sampling", "sampling", partial(_told, key="sampling")),
    "sample_size": Evidence("sec-sampling", "sample-size", partial(_told, key="sample_size")),
    "collection": Evidence("sec-collection", "collection", partial(_told, key="data_collection")),
    "interviewers": Evidence("sec-collection", "interviewers", partial(_told, key="interviewers")),
    "measures": Evidence("sec-measures", "measures", partial(_listed, name="scales")),
    "statistics": Evidence("sec-measures", "statistics", QUANTITATIVE),
    "missing": Evidence("sec-measures", "measures", _with_missing_rule),
    "approach": Evidence("sec-analysis", "qualitative-method", QUALITATIVE),
    "analysis": Evidence("sec-analysis", "analysis", _analysed),
    "trustworthiness": Evidence("sec-analysis", "trustworthiness", partial(_told, key="trustworthiness")),
    "positionality": Evidence("sec-analysis", "positionality", partial(_declared, key="positionality")),
    "integration": Evidence("sec-synthesis-method", "integration", partial(_told, key="integration")),
    "protection": Evidence("sec-disclosure", "disclosure", _always),
    "ethics": Evidence("sec-ethics", "ethics", partial(_told, key="ethics")),
    "flow": Evidence("sec-participants", "table-flow", partial(_listed, name="flow")),
    "flow_figure": Evidence("sec-participants", "figure-flow", partial(_listed, name="flow")),
    "reasons": Evidence("sec-participants", "table-losses", partial(_filled, name="losses", column="n")),
    "repeats": Evidence("sec-participants", "table-flow", _repeated),
    "participation": Evidence("sec-more-people", "table-participation", partial(_listed, name="participation")),
    "lost": Evidence("sec-more-people", "table-lost", partial(_computed, measures=("lost_difference",))),
    "outcomes": Evidence("sec-outcomes", "table-outcomes", partial(_computed, measures=("mean",))),
    "changes": Evidence("sec-changes", "table-changes", partial(_computed, measures=("change",))),
    "sensitivity": Evidence("sec-more-ways", "table-ways", partial(_computed, measures=("permutation", "mixed_change"))),
    "groups": Evidence("sec-more-ways", "table-between", partial(_declared, key="between")),
    "themes": Evidence("sec-themes", "table-themes", partial(_listed, name="themes")),
    "codes": Evidence("sec-codes", "table-codes", partial(_listed, name="codes")),
    "quotes": Evidence("sec-themes", "themes", partial(_listed, name="quotes")),
    "saturation": Evidence("sec-more-saturation", "figure-saturation", _computed_runs),
    "joint": Evidence("sec-synthesis", "table-joint", _joined),
    "meta_inference": Evidence("sec-synthesis", "table-joint", _inferred),
    "argument": Evidence("sec-argument", "argument", _argued),
    "verdicts": Evidence("sec-statements", "table-statements", partial(_listed, name="statements")),
    "against": Evidence("sec-against", "negative-cases", partial(_filled, name="propositions", column="meaning")),
    "limitations": Evidence("sec-limitations", "limitations", partial(_told, key="limitations")),
    "cautions": Evidence("sec-cautions", "cautions", _cautioned),
    "transferability": Evidence("sec-transfer", "transferability", partial(_told, key="transferability")),
    "involvement_aim": Evidence("sec-involvement", "involvement", partial(_involved, key="aim")),
    "involvement_methods": Evidence("sec-involvement", "involvement", partial(_involved, key="methods")),
    "involvement_results": Evidence("sec-involvement", "involvement", partial(_involved, key="results")),
    "involvement_influence": Evidence("sec-involvement", "involvement", partial(_involved, key="influence")),
    "involvement_reflections": Evidence("sec-involvement", "involvement", partial(_involved, key="reflections")),
    "involvement_keyword": Evidence("", "", _named_in_keywords),
    "software": Evidence("sec-provenance", "table-software", _always),
    "interests": Evidence("sec-declarations", "interests", partial(_told, key="interests")),
    "funding": Evidence("sec-declarations", "funding", partial(_told, key="funding")),
}  # fmt: skip
