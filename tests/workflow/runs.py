"""Run the workflow of a checkout on a study, as a person would."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
SNAKEMAKE = Path(sys.executable).with_name("snakemake")
PARTS = ("Snakefile", "environment.yml", "requirements.lock", "workflow", "scripts",
         "config", "reports", "profiles")  # fmt: skip


def copy_checkout(target: Path) -> Path:
    """Copy what the workflow needs of the checkout, so that it can be edited."""
    target.mkdir(parents=True)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in PARTS:
        source = CHECKOUT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, target / name, **({"ignore": ignore} if source.is_dir() else {}))
    return target


def run(
    study: Path, *words: str, checkout: Path = CHECKOUT
) -> subprocess.CompletedProcess:
    """Run Snakemake from the study folder with a checkout's Snakefile and package."""
    profile = checkout / "profiles" / "default"
    call = [SNAKEMAKE, "--snakefile", checkout / "Snakefile", "--workflow-profile",
            profile, "--cores", "2", *words]  # fmt: skip
    own = {"PYTHONPATH": str(checkout / "scripts")} if checkout != CHECKOUT else {}
    return subprocess.run(
        call,
        cwd=study,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )


def would_run(study: Path, *, checkout: Path = CHECKOUT) -> set[str]:
    """Ask which rules would run now."""
    done = run(study, "--dry-run", checkout=checkout)
    assert done.returncode == 0, done.stderr
    counted = re.findall(r"^(\w+) +\d+$", done.stdout + done.stderr, re.M)
    return set(counted) - {"all", "total"}


def released(study: Path) -> dict[str, bytes]:
    """Give every released file with its bytes."""
    root = study / "results" / "shareable"
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
