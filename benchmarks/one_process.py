"""The work of every job of a study in one Python process, without Snakemake's part."""

import pickle
import re
import runpy
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

CHECKOUT = Path(__file__).parents[1]
SCRIPTS = sorted((CHECKOUT / "scripts").glob("*.py"))


def imports_of(script: Path) -> float:
    """Time a fresh Python that does nothing but the imports of a script.

    Parameters
    ----------
    script : Path
        A rule's script.

    Returns
    -------
    float
        Seconds, the shortest of three.
    """
    lines = re.findall(
        r"^(?:from|import) [^(\n]+(?:\([^)]*\))?", script.read_text(), re.M
    )
    words = [sys.executable, "-c", "\n".join(lines)]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(words, check=True)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


class Files(list):
    """Files of a job, by place and by name, as Snakemake gives them to a script."""

    def __init__(self, named: object) -> None:
        super().__init__(str(file) for file in named)
        for name, value in named.items():
            files = str(value) if isinstance(value, str) else [str(f) for f in value]
            setattr(self, name, files)

    def __getitem__(self, key: object) -> object:
        """Give a file by its place or its name."""
        return getattr(self, key) if isinstance(key, str) else super().__getitem__(key)


def jobs(study: Path) -> list[SimpleNamespace]:
    """List the jobs of a study in the order in which they must run.

    Parameters
    ----------
    study : Path
        Study folder.

    Returns
    -------
    list of SimpleNamespace
        What Snakemake would give each script.
    """
    from snakemake.api import OutputSettings, ResourceSettings, SnakemakeApi
    from snakemake.settings.enums import Quietness

    quiet = OutputSettings(quiet={Quietness.ALL})
    with SnakemakeApi(quiet) as api:
        asked = api.workflow(
            resource_settings=ResourceSettings(cores=1),
            snakefile=CHECKOUT / "Snakefile",
            workdir=study,
        )
        asked.dag()
        workflow = asked._workflow
        workflow._prepare_dag(
            forceall=True, ignore_incomplete=True, lock_warn_only=True
        )
        workflow._build_dag()
        ordered = [job for level in workflow.dag.toposorted() for job in level]
        return [_job(job) for job in ordered if job.rule.name != "all"]


def _job(job: object) -> SimpleNamespace:
    return SimpleNamespace(
        rule=job.rule.name,
        input=Files(job.input),
        output=Files(job.output),
        params=SimpleNamespace(**dict(job.params.items())),
        log=[str(file) for file in job.log],
        scriptdir=str(CHECKOUT / "scripts"),
    )


def main(action: str, path: str) -> None:
    """List the jobs of the study here into a file, or run those of a file."""
    if action == "list":
        Path(path).write_bytes(pickle.dumps(jobs(Path.cwd())))
        return
    for job in pickle.loads(Path(path).read_bytes()):  # our own file, a moment old
        script = CHECKOUT / "scripts" / f"{job.rule}.py"
        runpy.run_path(str(script), init_globals={"snakemake": job})


if __name__ == "__main__":
    main(*sys.argv[1:])
