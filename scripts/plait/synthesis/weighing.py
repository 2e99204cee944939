"""Read what a study's synthesis is weighed against, and weigh it."""

from collections.abc import Mapping
from dataclasses import replace

from plait.errors import stop_on
from plait.ingest.yamlfile import read_yaml
from plait.shapes.codings import CODINGS, RECOMMENDATIONS
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame, read_frames
from plait.synthesis.agreed import read_agreed
from plait.synthesis.claims import Claims
from plait.synthesis.evidence import Evidence, evidence_of, unknown_findings
from plait.synthesis.propositions import Weighed, weigh


def read_evidence(paths: Mapping[str, str], study: dict) -> Evidence:
    """Read what the statements of a study may be bound to.

    Parameters
    ----------
    paths : mapping
        Files of the findings of both strands (`quantitative`, `qualitative`), of
        `codings` and `recommendations`.
    study : dict
        `instruments`, `workshops`, `time_points`, `gone`.

    Returns
    -------
    Evidence
        With the ids of all workshops.

    Raises
    ------
    StudyError
        Where a recommendation names a finding that nobody made.
    """
    strands = [paths["quantitative"], paths["qualitative"]]
    findings = read_frames(strands, FINDINGS)
    recommendations = read_frame(paths["recommendations"], RECOMMENDATIONS)
    stop_on(unknown_findings(recommendations, findings))
    codings = read_frame(paths["codings"], CODINGS)
    found = evidence_of(findings, codings, recommendations, study["instruments"])
    # a workshop without recommendations can be rested on too
    held = found.workshops | set(workshop_ids(study["workshops"]))
    gone = frozenset(study["gone"])
    return replace(found, workshops=held, times=study["time_points"], gone=gone)


def weigh_study(claims: Claims, evidence: Evidence, study: dict) -> Weighed:
    """Weigh the synthesis of a study against its evidence and what the team agreed on.

    Parameters
    ----------
    claims : Claims
        As read, without faults.
    evidence : Evidence
        As `read_evidence` gathers it.
    study : dict
        `agreed` (a path, or ""), `texts` (place in study.yaml to a text about
        results).

    Returns
    -------
    Weighed
        Verdicts and faults.

    Raises
    ------
    StudyError
        Where agreed.csv cannot be read.
    """
    agreed, faults = read_agreed(study["agreed"])
    stop_on(faults)
    return weigh(claims, evidence, agreed=agreed, texts=study["texts"])


def workshop_ids(paths: list[str]) -> list[str]:
    """Give the ids of workshops.

    Parameters
    ----------
    paths : list of str
        Their files; faults in them were told before.

    Returns
    -------
    list of str
        In order.
    """
    read = [read_yaml(path).data for path in paths]
    return [data["id"] for data in read if isinstance(data, dict) and "id" in data]
