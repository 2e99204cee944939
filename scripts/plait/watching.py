"""Set the page of the report anew, in seconds, whenever the team saves what it writes.

The scripts of the rules do the work, in this process; what they make goes to a folder of
its own, so that the results of the last run stay as Snakemake left them.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from plait.jobs import Files, run_job
from plait.study_files import CHECKOUT

FOLDER = "results/restricted/watch"
PAGE = f"{FOLDER}/results/shareable/report/report.html"
FAULTS = f"{FOLDER}/results/restricted/argument_faults.csv"
# What the page is not set from: it waits for the next whole run.
BESIDES = {"guide": [], "workbooks": [], "sidecars": [],
           "findings_workbook": "", "findings_sidecar": ""}  # fmt: skip
# What follows the codings and the findings, down to the page.
QUICK = ("weigh_propositions", "control_disclosure", "draw_figures", "render_report")
SEEN = 0.3  # seconds between two looks at the folder

Marks = dict[str, str]


def quick_jobs(jobs: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Take the jobs that lead from codings and findings to the page.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        As `jobs_of` gives them.

    Returns
    -------
    list of SimpleNamespace
        With outputs, logs, and inputs that an earlier one of them makes, in `FOLDER`;
        the argument is a draft, and only the page of the report is set.
    """
    wanted = [job for job in jobs if job.rule in QUICK]
    made = {path for job in wanted for path in job.output}
    return [_redirected(job, made) for job in wanted]


def wanted_before(jobs: list[SimpleNamespace]) -> list[str]:
    """List what the quick jobs need and Snakemake makes.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        As `jobs_of` gives them.

    Returns
    -------
    list of str
        Paths in results/, sorted.
    """
    quick = [job for job in jobs if job.rule in QUICK]
    made = {path for job in jobs if job.rule not in QUICK for path in job.output}
    return sorted(made & {path for job in quick for path in job.input})


def run_before(folder: Path, targets: list[str]) -> int:
    """Have Snakemake make what the page rests on.

    Parameters
    ----------
    folder : Path
        Study folder.
    targets : list of str
        As `wanted_before` gives them.

    Returns
    -------
    int
        0 where all of it is there now.
    """
    words = [
        sys.executable, "-m", "snakemake", "--cores", "all",
        "--snakefile", str(CHECKOUT / "Snakefile"),
        "--workflow-profile", str(CHECKOUT / "profiles" / "default"),
        "--directory", str(folder), *targets,
    ]  # fmt: skip
    return subprocess.run(words, check=False).returncode


def marks_before(jobs: list[SimpleNamespace]) -> Marks:
    """Give a mark of each job before the quick ones, which changes when it must rerun.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        As `jobs_of` gives them.

    Returns
    -------
    dict of str to str
        First output of each job to a digest of its parameters and its inputs.
    """
    slow = [job for job in jobs if job.rule not in (*QUICK, "describe_run")]
    made = {path for job in slow for path in job.output}
    return {job.output[0]: _mark(job, besides=made) for job in slow}


def set_page(jobs: list[SimpleNamespace], done: Marks) -> Marks:
    """Run the quick jobs whose parameters or inputs have changed.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        As `quick_jobs` gives them; the current folder is the study's.
    done : dict of str to str
        What this function gave the last time; empty at first.

    Returns
    -------
    dict of str to str
        Rule to a digest of what it was run with.

    Raises
    ------
    SystemExit
        Where the study has faults: the log of that job tells them.
    """
    marks = dict(done)
    for job in jobs:
        mark = _mark(job)
        if marks.get(job.rule) == mark:
            continue
        marks.pop(job.rule, None)
        for path in filter(None, job.output):
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        run_job(job)
        marks[job.rule] = mark
    return marks


def saves(folder: Path) -> Iterator[list[str]]:
    """Wait until something in a study folder is saved, again and again.

    Parameters
    ----------
    folder : Path
        Study folder.

    Yields
    ------
    list of str
        Paths from the study folder that came, went or changed.

    Notes
    -----
    It looks at the times of the files: shared drives of a trust tell nobody when
    something on them changes.
    """
    before = _seen(folder)
    while True:
        time.sleep(SEEN)
        now = _seen(folder)
        if now != before:
            yield sorted(
                path
                for path in before.keys() | now.keys()
                if before.get(path) != now.get(path)
            )
        before = now


def _seen(folder: Path) -> dict[str, tuple[int, int]]:
    """Give time and size of every file that people keep in a study folder."""
    found = {}
    for top in folder.iterdir():
        if top.name == "results" or top.name.startswith("."):
            continue
        for path in top.rglob("*") if top.is_dir() else (top,):
            if path.is_file() and not path.name.startswith((".", "~")):
                found[path.relative_to(folder).as_posix()] = _time_and_size(path)
    return found


def _time_and_size(path: Path) -> tuple[int, int]:
    try:
        told = path.stat()
    except FileNotFoundError:  # editors move files about while they save
        return 0, 0
    return told.st_mtime_ns, told.st_size


def _redirected(job: SimpleNamespace, made: set[str]) -> SimpleNamespace:
    params = dict(vars(job.params))
    if job.rule == "weigh_propositions":
        params["study"] = params["study"] | {"synthesis": {"mode": "draft"}}
    if job.rule == "render_report":
        params["formats"] = ["html"]
    output = _moved(job.output, set(job.output))
    output = Files(output.named | {n: BESIDES[n] for n in BESIDES if n in output.named})
    return SimpleNamespace(
        rule=job.rule, input=_moved(job.input, made), output=output,
        params=SimpleNamespace(**params), scriptdir=job.scriptdir,
        log=[f"{FOLDER}/{path}" for path in job.log],
    )  # fmt: skip


def _moved(files: Files, made: set[str]) -> Files:
    def move(path: str) -> str:
        return f"{FOLDER}/{path}" if path in made else path

    return Files(
        {
            name: move(value) if isinstance(value, str) else [move(p) for p in value]
            for name, value in files.named.items()
        }
    )


def _mark(
    job: SimpleNamespace, besides: frozenset[str] | set[str] = frozenset()
) -> str:
    """Digest the parameters and the inputs of a job; what others make by its bytes."""
    told = [repr(sorted(vars(job.params).items()))]
    for path in job.input:
        if path in besides:
            continue
        ours = path.startswith(FOLDER)
        told.append(f"{path} {_bytes(path) if ours else _time_and_size(Path(path))}")
    return sha256("\n".join(told).encode()).hexdigest()


def _bytes(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()
