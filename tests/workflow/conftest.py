"""The shipped studies, run once for all tests of their reports."""

import shutil

import pytest
from runs import CHECKOUT, run

SHIPPED = ("impact", "wellbeing", "replication")


@pytest.fixture(scope="session")
def reports(tmp_path_factory):
    """Run them in copies without results; give the folders of the reports."""
    made = {}
    for name in SHIPPED:
        study = tmp_path_factory.mktemp("shipped") / name
        ignore = shutil.ignore_patterns("results", ".snakemake")
        shutil.copytree(CHECKOUT / "studies" / name, study, ignore=ignore)
        done = run(study)
        assert done.returncode == 0, done.stderr
        made[name] = study / "results/shareable/report"
    return made
