"""A small study through SLURM gives the bytes that it gives on one machine."""

import hashlib
import importlib.util
import os
import shutil
import subprocess

import pytest
from runs import CHECKOUT, SNAKEMAKE, run
from small_study import write_small_study

PROFILES = ["--profile", CHECKOUT / "profiles/slurm", "--workflow-profile",
            CHECKOUT / "profiles/default"]  # fmt: skip


def missing():
    """Say what is missing for a run through SLURM, if anything is."""
    if os.environ.get("PLAIT_SLURM") != "1":
        return "takes minutes: set PLAIT_SLURM=1 to run it"
    if importlib.util.find_spec("snakemake_executor_plugin_slurm") is None:
        return "without the plugin for SLURM: make cluster"
    if shutil.which("sbatch") is None:
        return "SLURM is not installed here"
    if subprocess.run(["sinfo"], capture_output=True, check=False).returncode:
        return "SLURM's controller does not answer"
    return ""


WHY_NOT = missing()


def contents(study):
    root = study / "results"
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)
def test_the_results_are_the_same_and_nothing_is_left_to_do(tmp_path):
    here = write_small_study(tmp_path / "here")
    there = shutil.copytree(here, tmp_path / "a cluster")
    assert run(here).returncode == 0
    done = subprocess.run([SNAKEMAKE, "--snakefile", CHECKOUT / "Snakefile", *PROFILES],
                          cwd=there, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "has been submitted with SLURM jobid" in done.stderr
    assert contents(there) == contents(here)
    assert "Nothing to be done" in run(there).stderr
