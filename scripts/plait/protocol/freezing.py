"""Freeze the plan of a study before its data."""

import json
from pathlib import Path

from plait.atomic import write_whole
from plait.errors import Fault, stop_on
from plait.ingest.cells import is_date
from plait.new_study.to_do import to_fill
from plait.protocol.plan_items import digest_of, plan_items
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.quantitative.plan import Plan, plan_faults
from plait.study import read_study
from plait.synthesis.claims import read_claims
from plait.waiting import is_waiting

PROTOCOL = "protocol.yaml"
HEAD = """\
# The plan of this study, written by plait freeze. Leave it as it is: the digest tells whether
# anything was changed. What turns out otherwise is no fault; say why in study.yaml, under
# protocol_deviations, and the report lists it beside the plan.
"""
DATA = ("data/questionnaires/*", "data/transcripts/*", "coding/decisions/*.csv")


def freeze_plan(folder: Path, *, date: str) -> dict:
    """Write protocol.yaml.

    Parameters
    ----------
    folder : Path
        Study folder; data need not be there.
    date : str
        The day, as 2026-01-31.

    Returns
    -------
    dict
        What was written: frozen_on, there_already (counts of exports, transcripts and
        files of decisions on that day), plan, digest.

    Raises
    ------
    StudyError
        Where the plan has faults, or was frozen before: a plan is frozen once.
    """
    stop_on(_asked_faults(folder, date))
    read = read_study(folder)
    open_ = [fault for fault in to_fill(folder) if fault.where == "question"]
    stop_on([fault for fault in [*read.faults, *open_] if not is_waiting(fault)])
    stop_on(_plan_faults(folder, read.study))
    frozen = {
        "frozen_on": date,
        "there_already": data_there(folder),
        "plan": plan_items(read.study, folder=str(folder)),
    }
    frozen["digest"] = digest_of(frozen)
    write_whole(folder / PROTOCOL, _text(frozen).encode())
    return frozen


def data_there(folder: Path) -> dict[str, int]:
    """Count the data in a study folder.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    dict of str to int
        questionnaires (exports), transcripts and decisions (files of coders'); files
        whose name begins with a dot, as .gitkeep, are none.
    """
    counts = (
        sum(p.is_file() and not p.name.startswith(".") for p in folder.glob(pattern))
        for pattern in DATA
    )
    return dict(
        zip(("questionnaires", "transcripts", "decisions"), counts, strict=True)
    )


def _asked_faults(folder: Path, date: str) -> list[Fault]:
    faults = []
    if (folder / PROTOCOL).exists():
        faults.append(Fault(PROTOCOL, 0, "", "a plan that is frozen already", "none",
                            "leave it: say what changed under protocol_deviations in study.yaml"))  # fmt: skip
    if not is_date(date):
        faults.append(Fault("plait freeze", 0, "--date", repr(date),
                            "a date as 2026-01-31", "correct it, or leave it out"))  # fmt: skip
    return faults


def _plan_faults(folder: Path, study: dict) -> list[Fault]:
    """Refuse a plan that could not be carried out."""
    found = [{n: str(folder / p) for n, p in study[key].items() if p}
             for key in ("instruments", "norms")]  # fmt: skip
    instruments, faults = load_instruments(found[0])
    norms, misfits = load_norms(found[1], instruments)
    times = [time["id"] for time in study["times"]]
    plan = Plan(instruments, norms, times, study["contrasts"], study["equivalence"])
    claims = read_claims(study["claims"], study["argument"], folder=str(folder))
    return [*faults, *misfits, *plan_faults(plan), *claims.faults]


def _text(frozen: dict) -> str:
    there = ", ".join(f"{key}: {n}" for key, n in frozen["there_already"].items())
    lines = [f"frozen_on: {_quoted(frozen['frozen_on'])}", f"there_already: {{{there}}}",
             "plan:"]  # fmt: skip
    for part, items in frozen["plan"].items():
        lines.append(f"  {part}:")
        lines += [f"    {_quoted(k)}: {_quoted(text)}" for k, text in items.items()]
    return HEAD + "\n".join([*lines, f"digest: {_quoted(frozen['digest'])}"]) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
