"""The jobs of a study as Snakemake plans them, to be run in this process.

Snakemake offers no public way to ask for them. What is used of its insides stands here
alone, and a test runs it with the version that the lock names.
"""

import runpy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from plait.study_files import CHECKOUT


class Files(list):
    """Files of a job, by place and by name, as Snakemake gives them to a script.

    Parameters
    ----------
    named : dict of str to str or list of str
        Name to its file or files; files without a name are under "".
    """

    def __init__(self, named: dict[str, str | list[str]]) -> None:
        groups = [
            [files] if isinstance(files, str) else files for files in named.values()
        ]
        super().__init__(file for files in groups for file in files)
        self.named = named

    def __getattr__(self, name: str) -> str | list[str]:
        """Give the file, or files, of a name."""
        if name == "named" or name not in self.named:
            raise AttributeError(name)
        return self.named[name]

    def __getitem__(self, key: object) -> object:
        """Give a file by its place or its name."""
        return self.named[key] if isinstance(key, str) else super().__getitem__(key)


def jobs_of(folder: Path) -> list[SimpleNamespace]:
    """List the jobs of a study in the order in which they must run.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    list of SimpleNamespace
        What Snakemake would give each script (`input`, `output`, `params`, `log`,
        `scriptdir`), and `rule`.

    Raises
    ------
    SystemExit
        With every fault of study.yaml and the lists beside it, as the Snakefile has it.
    """
    from snakemake.api import OutputSettings, ResourceSettings, SnakemakeApi
    from snakemake.settings.enums import Quietness
    from snakemake.settings.types import ConfigSettings

    with (
        _planned_elsewhere(),
        SnakemakeApi(OutputSettings(quiet={Quietness.ALL})) as api,
    ):
        asked = api.workflow(
            resource_settings=ResourceSettings(cores=1),
            snakefile=CHECKOUT / "Snakefile",
            workdir=folder,
            config_settings=ConfigSettings(config={"only_planned": True}),
        )
        asked.dag()
        workflow = asked._workflow
        workflow._prepare_dag(
            forceall=True, ignore_incomplete=True, lock_warn_only=True
        )
        workflow._build_dag()
        ordered = [job for level in workflow.dag.toposorted() for job in level]
        return [_plain(job) for job in ordered if job.rule.name != "all"]


def run_job(job: SimpleNamespace) -> None:
    """Run the script of a rule in this process and the current folder.

    Parameters
    ----------
    job : SimpleNamespace
        As `jobs_of` gives it.

    Raises
    ------
    SystemExit
        Where the study has faults: the log of the job tells them.
    """
    script = Path(job.scriptdir, f"{job.rule}.py")
    runpy.run_path(str(script), init_globals={"snakemake": job})


@contextmanager
def _planned_elsewhere() -> Iterator[None]:
    """Plan in a folder of its own: a study may be read-only, or run at the same time."""
    from snakemake import workflow

    real = workflow.FilePersistence
    with TemporaryDirectory() as place:
        own = {"path": Path(place)}
        workflow.FilePersistence = lambda **words: real(**words | own)
        try:
            yield
        finally:
            workflow.FilePersistence = real


def _plain(job: object) -> SimpleNamespace:
    return SimpleNamespace(
        rule=job.rule.name,
        input=Files(_named(job.input)),
        output=Files(_named(job.output)),
        params=SimpleNamespace(**dict(job.params.items())),
        log=[str(file) for file in job.log],
        scriptdir=str(CHECKOUT / "scripts"),
    )


def _named(files: object) -> dict[str, str | list[str]]:
    return {name: _strings(value) for name, value in files.items()}


def _strings(value: str | Iterable[str]) -> str | list[str]:
    return str(value) if isinstance(value, str) else [str(file) for file in value]
