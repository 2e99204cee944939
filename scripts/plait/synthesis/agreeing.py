"""Write down what a team agrees on."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from plait.errors import Fault, stop_on
from plait.shapes.agreed import AGREED
from plait.shapes.codings import THEMES
from plait.shapes.release import CODES
from plait.shapes.tables import read_frame, write_frame
from plait.study import load_study
from plait.synthesis.agreed import (
    AGREED_FILE,
    changes_since,
    evidence_rows,
    read_agreed,
)
from plait.synthesis.argument_check import known_of
from plait.synthesis.citations import read_besides
from plait.synthesis.claims import Claims, read_claims
from plait.synthesis.growth import Growth, read_growth
from plait.synthesis.network import (
    Material,
    read_material,
    weigh_network,
    with_network,
)
from plait.synthesis.propositions import faults_of, weigh
from plait.synthesis.references import read_references
from plait.synthesis.weighing import read_evidence

AS_OF = (
    "This is as of the last run; run again first if data, decisions or consents "
    "changed since."
)


def agree(
    folder: Path, paths: Mapping[str, Path], *, date: str = "", by: str = "the team"
) -> list[str]:
    """Write synthesis/agreed.csv for what statements and argument rest on now.

    Parameters
    ----------
    folder : Path
        Study folder, run up to its findings and codings.
    paths : mapping
        As `read_evidence` takes them, with `codes` and `themes`.
    date : str
        When the team agreed; the date of the study where it is "".
    by : str
        A role.

    Returns
    -------
    list of str
        Lines to print: what changed since the last time, and what was written.

    Raises
    ------
    StudyError
        Where the study, its argument, constructs, relations or critique have faults.
    """
    study = load_study(folder)
    claims = read_claims(study["claims"], study["argument"], folder=str(folder))
    grown = read_growth(study, folder=str(folder))
    before, faults = read_agreed(study["agreed"], folder=str(folder))
    stop_on([*claims.faults, *grown.faults, *faults])
    material = _material({k: str(path) for k, path in paths.items()}, folder, study)
    now = _now(claims, material, grown)
    coded = material.evidence.passages.by_extract
    documents = {extract: row["document"] for extract, row in coded.items()}
    told = [fault.found for _, _, fault, _ in changes_since(before, now, {}, documents=documents)]  # fmt: skip
    rows = [row | {"agreed_on": date or study["date"], "agreed_by": by} for row in now]
    write_frame(_frame(rows), str(folder / AGREED_FILE), AGREED)
    return [*dict.fromkeys(told), f"{AGREED_FILE}: {len(rows)} pieces of evidence, agreed on "
            f"{date or study['date']} by {by}", AS_OF]  # fmt: skip


def agreed_cautions(study: dict) -> list[Fault]:
    """Say where a final report rests on nothing that was agreed.

    Parameters
    ----------
    study : dict
        `synthesis`, `agreed`, `claims`, `argument`.

    Returns
    -------
    list of Fault
        One, or none.
    """
    final = study["synthesis"]["mode"] == "final"
    claimed = study["claims"].get("propositions") or study["argument"]
    if not final or study["agreed"] or not claimed:
        return []
    return [Fault(AGREED_FILE, 0, "", "no record of what the team agreed on",
                  "one for a final report: without it a changed number or quote is told only where "
                  "a direction word no longer holds",
                  "run the study, look at the statements together, then: plait agree")]  # fmt: skip


def _material(paths: Mapping[str, str], folder: Path, study: dict) -> Material:
    evidence = read_evidence(paths, files_from(folder, study))
    codes, themes = read_frame(paths["codes"], CODES), read_frame(paths["themes"], THEMES)  # fmt: skip
    cited = read_references(study["references"], folder=str(folder))
    stop_on(cited.faults)
    besides = read_besides(study, folder=str(folder))
    return read_material(evidence, codes, themes, cited.keys, besides)


def _now(claims: Claims, material: Material, grown: Growth) -> list[dict]:
    evidence = material.evidence
    network = weigh_network(claims, material, grown)
    weighed = weigh(claims, evidence)
    stop_on(faults_of(with_network(weighed, network)))
    known = known_of(claims, evidence)
    statements = weighed.statements.to_dict("records")
    return evidence_rows(statements, claims.argument, known.findings, known.passages)


def _frame(rows: list[dict]) -> pd.DataFrame:
    numbers = {c.name: float for c in AGREED.columns if c.kind == "number"}
    numbers |= {c.name: int for c in AGREED.columns if c.kind == "count"}
    return AGREED.frame(
        {k: numbers.get(k, str)(v) if v != "" else None for k, v in row.items()}
        for row in rows
    )


def files_from(folder: Path, study: dict) -> dict:
    """Give the files of a study as they are found from elsewhere.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : dict
        As `load_study` gives it.

    Returns
    -------
    dict
        As `read_evidence` takes it.
    """
    return study | {
        "time_points": study["times"],
        "instruments": {k: str(folder / path) for k, path in study["instruments"].items()},
        "workshops": [str(folder / path) for path in study["workshops"]],
    }  # fmt: skip
