"""A run that is killed leaves nothing that the next one takes for whole."""

import subprocess

import kill
import pytest
from kill import WHOLE, Moment, finish, kill_and_run_again, prepare, results, start

pytestmark = pytest.mark.slow
HELD = "plait_run.lock"


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """Run the small study once, undisturbed."""
    return prepare(tmp_path_factory.mktemp("killed"), [])


@pytest.mark.parametrize(
    ("gone", "target", "when"),
    [
        ("shareable/figures/figures.json", "rule", "shareable/figures/saturation.svg"),
        # the rule works on alone
        ("shareable/report/report.pdf", "snakemake", "shareable/report/report.html"),
        ("shareable/bundle.zip", "all", "shareable/manifest.json"),
    ],
)
def test_the_next_plain_run_ends_in_the_same_bytes(bench, gone, target, when):
    moment = kill_and_run_again(bench, Moment(WHOLE, target, when, gone))
    assert moment.killed
    assert moment.same, f"{moment}\n{moment.said}"


def test_a_second_run_is_refused_kindly_and_harms_nothing(bench):
    study = kill.begin(bench, WHOLE, "shareable/bundle.zip")
    first = start(study, bench.checkout)
    lock = study / ".snakemake" / HELD
    before = lock.stat().st_mtime_ns
    while lock.stat().st_mtime_ns == before and first.poll() is None:
        with pytest.raises(subprocess.TimeoutExpired):
            first.wait(kill.SHORT)
    code, said = finish(study, bench.checkout)
    assert code == 1
    assert f"is at work (snakemake, process {first.pid})" in said
    assert "Traceback" not in said
    assert first.wait(kill.PATIENCE) == 0
    assert results(study) == bench.expected
