"""Follow files through the jobs of a study: who makes them, who reads them."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from plait.code import SCRIPTS, reached
from plait.provenance.trail import BACK, FORWARD, Step

DIGITS = 16
WIDEST = 300  # letters of a parameter
MANY = 6  # files of one folder that are named one by one


def job_of(jobs: list[SimpleNamespace], rule: str) -> SimpleNamespace:
    """Give the first job of a rule.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        As `plait.jobs.jobs_of` gives them.
    rule : str
        Its name.

    Returns
    -------
    SimpleNamespace
        A job; there is one of every rule.
    """
    return next(job for job in jobs if job.rule == rule)


def files_of(job: SimpleNamespace, *names: str) -> list[str]:
    """List the input files of a job under some names.

    Parameters
    ----------
    job : SimpleNamespace
        As `plait.jobs.jobs_of` gives it.
    *names : str
        Names of its inputs; one that it does not have is passed over.

    Returns
    -------
    list of str
        Paths from the study folder, in order.
    """
    found = [job.input.named.get(name, []) for name in names]
    lists = [[files] if isinstance(files, str) else files for files in found]
    return [file for files in lists for file in files if file]


def rules_after(jobs: list[SimpleNamespace], path: str) -> list[SimpleNamespace]:
    """List the jobs that a file goes into, at any depth.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        In the order in which they run.
    path : str
        From the study folder.

    Returns
    -------
    list of SimpleNamespace
        In the same order.
    """
    made, found = {path}, []
    for job in jobs:
        if made.intersection(job.input):
            found.append(job)
            made.update(job.output)
    return found


def rules_before(jobs: list[SimpleNamespace], path: str) -> list[SimpleNamespace]:
    """List the jobs that a file came from, the last first.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        In the order in which they run.
    path : str
        From the study folder.

    Returns
    -------
    list of SimpleNamespace
        Empty for a file that people wrote.
    """
    wanted, found = {path}, []
    for job in reversed(jobs):
        if wanted.intersection(job.output):
            found.append(job)
            wanted.update(job.input)
    return found


def rule_steps(job: SimpleNamespace, *params: str, way: str = BACK) -> Iterator[Step]:
    """Tell a rule: its code, the parameters that matter, its modules.

    Parameters
    ----------
    job : SimpleNamespace
        As `plait.jobs.jobs_of` gives it.
    *params : str
        Names of its parameters, as `seed`, or of a part of one, as `plan.seed`.
    way : {"back", "forward"}
        Which way it leads.

    Yields
    ------
    Step
        The rule, then parameters and modules under it.
    """
    script = SCRIPTS / f"{job.rule}.py"
    modules = sorted(reached(script) - {script})
    yield Step(way, "rule", f"{job.rule}: its script and {len(modules)} modules",
               shown_path(script), job.params.code)  # fmt: skip
    for name in params:
        told = f"{name} = {_short(_param(job, name))}"
        yield Step(way, "parameter", told).under()
    for module in modules:
        yield module_step(module, way)


def module_step(path: Path, way: str = BACK) -> Step:
    """Tell a module of the package.

    Parameters
    ----------
    path : Path
        Its file.
    way : {"back", "forward"}
        Which way it leads.

    Returns
    -------
    Step
        With the digest of its bytes.
    """
    from plait.provenance.manifest import sha256

    name = path.relative_to(SCRIPTS).with_suffix("").as_posix().replace("/", ".")
    digest = sha256(str(path))[:DIGITS]
    return Step(way, "module", name, shown_path(path), digest).under()


def chain_steps(jobs: list[SimpleNamespace], way: str) -> Iterator[Step]:
    """Tell a chain of rules with the files that each reads or makes.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        In the order in which they are told.
    way : {"back", "forward"}
        Back tells what each read, forward what each made.

    Yields
    ------
    Step
        A rule, then its files under it, those of one folder together.
    """
    for job in jobs:
        place = shown_path(SCRIPTS / f"{job.rule}.py")
        yield Step(way, "rule", job.rule, place, job.params.code)
        verb, files = ("read", job.input) if way == BACK else ("made", job.output)
        for folder, names in by_folder(list(files)).items():
            yield Step(way, verb, _listed(names), folder).under()


def by_folder(paths: list[str]) -> dict[str, list[str]]:
    """Group paths by their folder.

    Parameters
    ----------
    paths : list of str
        Some may stand twice.

    Returns
    -------
    dict of str to list of str
        Folder to the names in it, in the order given.
    """
    groups: dict[str, list[str]] = {}
    for path in dict.fromkeys(map(str, paths)):
        folder = Path(path).parent
        shown = shown_path(folder) if folder.is_absolute() else folder.as_posix()
        groups.setdefault(shown, []).append(Path(path).name)
    return groups


def forward_chain(jobs: list[SimpleNamespace], path: str) -> Iterator[Step]:
    """Tell what came of a file, down to the report.

    Parameters
    ----------
    jobs : list of SimpleNamespace
        In the order in which they run.
    path : str
        From the study folder.

    Yields
    ------
    Step
        As `chain_steps`.
    """
    yield from chain_steps(rules_after(jobs, path), FORWARD)


def _listed(names: list[str]) -> str:
    if len(names) <= MANY:
        return ", ".join(names)
    return f"{', '.join(names[: MANY - 1])} and {len(names) - MANY + 1} more"


def shown_path(path: str | Path) -> str:
    """Give a path as people know it.

    Parameters
    ----------
    path : str or Path
        From the study folder, or a whole one.

    Returns
    -------
    str
        From the checkout where it lies there; as it was otherwise.
    """
    root, path = SCRIPTS.parent, Path(path)
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _param(job: SimpleNamespace, name: str) -> object:
    whole, _, part = name.partition(".")
    value = getattr(job.params, whole)
    return value[part] if part else value


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
