"""The shipped studies, run once for all tests of their reports."""

import shutil
from pathlib import Path

import pytest
from runs import CHECKOUT, run

HERE = Path(__file__).parent
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


def pytest_collection_modifyitems(items):
    """Keep the tests here in one process: they share runs that take minutes."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group("workflow"))
