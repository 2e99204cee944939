"""Hold every statement of the synthesis against the evidence bound to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.synthesis.argument_check import check_argument
from plait.synthesis.argument_faults import (
    binding_faults,
    case_faults,
    contradiction_faults,
    proposition_faults,
    word_faults,
)
from plait.synthesis.claims import Claims
from plait.synthesis.evidence import Evidence
from plait.synthesis.extracts import Bound, bind
from plait.synthesis.farmer import farmer_codes
from plait.synthesis.text_claims import text_faults
from plait.synthesis.words import CAUTION, NOT_SHOWN, SHOWN, Verdict, weigh_word

IN_FAULT = "in fault"
FAULTY = (IN_FAULT, "see the faults of the argument")
POSITIVE = (SHOWN, CAUTION)  # a text that claims more than its word has neither


@dataclass(frozen=True)
class Weighed:
    """The synthesis after weighing.

    Parameters
    ----------
    statements : DataFrame, one row a statement
        In the shape STATEMENTS.
    propositions : DataFrame, one row a proposition
        In the shape PROPOSITIONS.
    faults : DataFrame, one row a fault of the argument
        In the shape ARGUMENT_FAULTS.
    """

    statements: pd.DataFrame
    propositions: pd.DataFrame
    faults: pd.DataFrame


def weigh(
    claims: Claims, evidence: Evidence, *, agreed: list[dict] | None = None,
    texts: Mapping[str, str] | None = None,
) -> Weighed:  # fmt: skip
    """Weigh every statement, and list every fault of the argument.

    Parameters
    ----------
    claims : Claims
        As read, without faults of form.
    evidence : Evidence
        What there is to bind to.
    agreed : list of dict, optional
        What the team agreed on, as `read_agreed` gives it.
    texts : mapping, optional
        Place in study.yaml to a text about results.

    Returns
    -------
    Weighed
        Verdicts are about the data; faults are about the argument: an id that is
        not there, a word that is not known or speaks of another measure, a
        statement with no evidence or contradicted by it, a proposition without its
        negative case or with one arm only, counter-evidence that is not there, a
        number that no finding gives, and what changed since it was agreed.
    """
    statements, faults = [], []
    findings = evidence.by_id()
    ids = set(findings)
    for keys, proposition, statement in _statements(claims.propositions):
        bound = [
            bind(entry, ids, evidence.passages, evidence.workshops, gone=evidence.gone)
            for entry in statement.get("evidence", [])
        ]
        found = list(binding_faults(claims.propositions, keys, statement, bound))
        found += word_faults(claims.propositions, keys, statement, bound, findings)
        verdict = _verdict(statement, bound, findings, evidence.better, bool(found))
        better = _better(bound, findings, evidence.better)
        over = list(text_faults(claims.propositions, keys, statement, better))
        verdict = Verdict(*FAULTY) if over and verdict.verdict in POSITIVE else verdict
        found += over
        found += contradiction_faults(claims.propositions, keys, verdict)
        statements.append(_statement_row(proposition, statement, bound, verdict))
        tells = statements[-1]["findings"] or ""
        faults += [(proposition["id"], statement["id"], f, tells) for f in found]
    faults += proposition_faults(claims)
    faults += case_faults(claims, evidence.passages, gone=evidence.gone)
    faults += check_argument(claims, evidence, statements, agreed=agreed, texts=texts)
    rows = [_proposition_row(p, claims, evidence) for p in claims.propositions.data]
    told = {(*fault[:2], fault[2].file, fault[2].line, fault[2].found): _fault_row(*fault)
            for fault in faults}  # fmt: skip
    return Weighed(
        STATEMENTS.frame(statements),
        PROPOSITIONS.frame(rows),
        ARGUMENT_FAULTS.frame(told.values()),
    )


def faults_of(weighed: Weighed) -> list[Fault]:
    """Give the faults of the argument as faults of the study.

    Parameters
    ----------
    weighed : Weighed
        As `weigh` returns it.

    Returns
    -------
    list of Fault
        To stop a run with, where the study's mode is final.
    """
    return [
        Fault(row.file, int(row.line), f"statement {row.statement}" if row.statement
              else row.proposition, row.found, row.expected, row.mend)
        for row in weighed.faults.fillna("").itertuples()
    ]  # fmt: skip


def _statements(file: YamlFile) -> Iterator[tuple[tuple, dict, dict]]:
    for i, proposition in enumerate(file.data):
        for j, statement in enumerate(proposition["statements"]):
            yield (i, "statements", j), proposition, statement


def _better(bound: list[Bound], findings: dict, better: Mapping) -> set[str]:
    """Say which scores are better on the scales that a statement is bound to."""
    rows = [findings[piece.name] for piece in bound if piece.kind == "finding"]
    return {better.get(f"{row['instrument']}.{row['scale']}", "") for row in rows}


def _verdict(
    statement: dict, bound: list[Bound], findings: dict, better: dict, faulty: bool
) -> Verdict:
    if statement["basis"] == "published":
        return Verdict("published elsewhere", "")
    if faulty:
        return Verdict(*FAULTY)
    ids = [piece.name for piece in bound if piece.kind == "finding"]
    if statement["strand"] == "quantitative" and statement["basis"] == "data":
        return weigh_word(statement["word"], ids, findings, better)
    return _qualitative(bound, [findings[name] for name in ids])


def _qualitative(bound: list[Bound], rows: list[dict]) -> Verdict:
    """Nothing is counted up: at least one extract, or a count above nought."""
    spoken = any(piece.kind in ("extract", "workshop") for piece in bound)
    counted = any(row["status"] == "computed" and row["estimate"] > 0 for row in rows)
    if spoken or counted:
        cautions = dict.fromkeys(row["caution"] for row in rows if row["caution"])
        return Verdict(CAUTION if cautions else SHOWN, "; ".join(cautions))
    return Verdict(NOT_SHOWN, "no extract is coded with what it is bound to")


def _ids(bound: list[Bound], kind: str) -> str | None:
    return "; ".join(p.name for p in bound if p.kind == kind) or None


def _statement_row(
    proposition: dict, statement: dict, bound: list[Bound], verdict: Verdict
) -> dict:
    keep = ("strand", "basis", "text", "word", "label", "display")
    row = {name: statement.get(name) for name in keep}
    return row | {
        "proposition": proposition["id"],
        "statement": statement["id"],
        "citation": statement.get("citation"),
        "findings": _ids(bound, "finding"),
        "extracts": _ids(bound, "extract"),
        "verdict": verdict.verdict,
        "why": verdict.why or None,
    }


def _proposition_row(proposition: dict, claims: Claims, evidence: Evidence) -> dict:
    keep = ("text", "origin", "strands", "fit", "meta_inference", "negative_case")
    row = {name: proposition.get(name) for name in keep}
    row |= {"proposition": proposition["id"]}
    row["farmer"] = farmer_codes(proposition.get("ratings", [])) or None
    cases = [
        c for c in claims.negative_cases.data if c["proposition"] == row["proposition"]
    ]
    row["searched"] = " ".join(case["searched"] for case in cases) or None
    row["meaning"] = " ".join(case["meaning"] for case in cases) or None
    found = [
        bind(entry, set(), evidence.passages, set())
        for case in cases
        for entry in case.get("found", [])
    ]
    return row | {"counter_extracts": _ids(found, "extract")}


def _fault_row(proposition: str, statement: str, fault: Fault, tells: str = "") -> dict:
    return {
        "tells": tells or None,
        "proposition": proposition,
        "statement": statement,
        "file": fault.file,
        "line": fault.line,
        "found": fault.found,
        "expected": fault.expected,
        "mend": fault.mend,
    }
