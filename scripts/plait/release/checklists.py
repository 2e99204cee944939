"""Fill reporting checklists from a run; what it cannot answer stays open."""

from collections.abc import Iterator

import pandas as pd

from plait.errors import Fault, stop_on
from plait.ingest.checklists import Checklists, read_checklists
from plait.release.checklist_evidence import EVIDENCE, Run
from plait.shapes.checklists import CHECKLISTS

FILLED = "filled from the run"
ANSWERED = "answered by the team"
NOT_APPLICABLE = "not applicable"
OPEN = "open"
STATUSES = (FILLED, ANSWERED, NOT_APPLICABLE, OPEN)
ABOUT = ("id", "name", "short", "version", "citation", "doi", "licence", "verified",
         "note")  # fmt: skip


def checklists_of(run: Run) -> tuple[pd.DataFrame, list[dict]]:
    """Read the checklists of a study and fill them from its run.

    Parameters
    ----------
    run : Run
        Released results, and what study.yaml says.

    Returns
    -------
    table : DataFrame, one row an item of a checklist
        As `fill_checklists` gives it.
    about : list of dict
        As `about_checklists` gives it.

    Raises
    ------
    StudyError
        Where a checklist or an answer has faults.
    """
    asked = (run.study.get(name, {}) for name in ("checklists", "checklist_answers"))
    read = read_checklists(*asked)
    stop_on(read.faults)
    return fill_checklists(read, run), about_checklists(read)


def fill_checklists(read: Checklists, run: Run) -> pd.DataFrame:
    """Give every item of every checklist with how it is answered.

    Parameters
    ----------
    read : Checklists
        Without faults.
    run : Run
        Released results, and what study.yaml says.

    Returns
    -------
    DataFrame, one row an item of a checklist
        In the shape CHECKLISTS. What the team wrote comes before what the run has; an
        item is filled from the run only where the run has all that it asks for, and
        nothing is taken for answered otherwise.
    """
    return CHECKLISTS.frame(
        {"checklist": name, "place": place}
        | _row(item, read.answers.get(name, {}), run)
        for name, checklist in read.definitions.items()
        for place, item in enumerate(checklist["items"], start=1)
    )


def about_checklists(read: Checklists) -> list[dict]:
    """Tell of each checklist what it is and where it is from.

    Parameters
    ----------
    read : Checklists
        Without faults.

    Returns
    -------
    list of dict
        In the order of the study, without the items; `unverified` counts those that
        were not held against the source.
    """
    return [
        {key: checklist.get(key, "") for key in ABOUT} | {"unverified": _unverified(checklist)}
        for checklist in read.definitions.values()
    ]  # fmt: skip


def checklist_faults(study: dict, *, folder: str = ".") -> list[Fault]:
    """List what is wrong with the checklists of a study, and with its answers.

    Parameters
    ----------
    study : dict
        `checklists` and `checklist_answers`: ids to paths.
    folder : str, default "."
        Study folder.

    Returns
    -------
    list of Fault
        What does not follow the schemas, items that are not there, and what a
        checklist asks of a run that no run can have.
    """
    read = read_checklists(
        study["checklists"], study["checklist_answers"], folder=folder
    )
    return [*read.faults, *_unknown_evidence(read)]


def _unknown_evidence(read: Checklists) -> Iterator[Fault]:
    for name, checklist in read.definitions.items():
        for item in checklist["items"]:
            for key in sorted(set(item.get("filled_from", [])) - set(EVIDENCE)):
                yield Fault(f"checklists/{name}.yaml", 0, f"item {item['id']}",
                            repr(key), f"one of {', '.join(EVIDENCE)}",
                            "correct filled_from, or write person: true")  # fmt: skip


def _row(item: dict, answers: dict, run: Run) -> dict:
    keys = item.get("filled_from", [])
    held = [key for key in keys if EVIDENCE[key].holds(run)]
    status, answer = _answered(item, answers, run) or (
        (FILLED if keys and held == keys else OPEN), None
    )  # fmt: skip
    anchors = dict.fromkeys(EVIDENCE[key].section or "front" for key in held)
    told = answers.get(item["id"], {}).get("where")
    where = [] if status == NOT_APPLICABLE else [*anchors, *([told] if told else [])]
    return {name: item[name] for name in ("section", "asks")} | {
        "item": item["id"], "status": status, "answer": answer,
        "where": "; ".join(where) or None,
    }  # fmt: skip


def _answered(item: dict, answers: dict, run: Run) -> tuple[str, str] | None:
    told = answers.get(item["id"], {})
    if "not_applicable" in told:
        return NOT_APPLICABLE, told["not_applicable"]
    if "answer" in told:
        return ANSWERED, told["answer"]
    if run.study.get("approach") == "reflexive" and "reflexive" in item:
        return NOT_APPLICABLE, item["reflexive"]
    return None


def _unverified(checklist: dict) -> int:
    return sum(
        not item.get("verified", checklist["verified"]) for item in checklist["items"]
    )
