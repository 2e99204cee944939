"""Measure the shipped example: wall times, start-up and imports, peak memory.

Prints `name: value` lines; seconds unless the name says otherwise. Ratios are to a
reference in the same run, since absolute times mean little on another machine.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from one_process import SCRIPTS, imports_of

CHECKOUT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
EMPTY = "rule all:\n    input: []\n"
REPEATS = 3
UNCHANGED = ("score_questionnaires", "estimate_findings")


def main() -> None:
    """Run every measurement and print it."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        ignore = shutil.ignore_patterns("results", ".snakemake")
        shutil.copytree(CHECKOUT / "studies" / "impact", study, ignore=ignore)
        report(measure(study, Path(folder) / "empty"))


def measure(study: Path, empty: Path) -> dict[str, float]:
    """Give the shortest wall time of each measurement over several rounds.

    A round takes every measurement once, so that a machine that slows down for a
    while slows all of them down.
    """
    empty.mkdir()
    (empty / "Snakefile").write_text(EMPTY)
    rounds = [one_round(study, empty) for _ in range(REPEATS)]
    times = {name: min(times[name] for times in rounds) for name in rounds[0]}
    imports = {script.stem: imports_of(script) for script in SCRIPTS}
    times["start_up_of_snakemake"] = times["nothing_to_do"]
    times["imports_of_a_full_run"] = sum(imports.values())
    times["imports_after_one_transcript_changed"] = sum(
        seconds for rule, seconds in imports.items() if rule not in UNCHANGED
    )
    return times | {f"imports_of_{rule}": seconds for rule, seconds in imports.items()}


def one_round(study: Path, empty: Path) -> dict[str, float]:
    """Time a full run, the same work in one process, a no-op and a small change."""
    fresh(study)
    times = {"full_run": timed(lambda: run(study))}
    times["nothing_to_do"] = timed(lambda: run(study))
    times["dry_run_of_an_empty_workflow"] = timed(lambda: dry_run(empty))
    one_process(study, "list")
    times["one_process"] = timed(lambda: one_process(study, "run"))
    run(study)  # settles what one_process touched
    change_one_transcript(study)
    times["one_transcript_changed"] = timed(lambda: run(study))
    return times


def report(times: dict[str, float]) -> None:
    """Print the figures, and the ratios that the aims are stated in."""
    for name, seconds in times.items():
        print(f"{name}: {seconds:.2f}")
    over = times["full_run"] - times["one_process"]
    ratio = times["nothing_to_do"] / times["dry_run_of_an_empty_workflow"]
    print(f"full_run_minus_one_process: {over:.2f}  (aim: at most 4)")
    print(f"nothing_to_do_ratio: {ratio:.2f}  (aim: at most 1.8)")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak_memory_of_one_process_mib: {peak:.0f}")


def timed(work: Callable) -> float:
    """Give the wall time of some work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(study: Path) -> None:
    """Run the workflow on a study."""
    profile = CHECKOUT / "profiles" / "default"
    words = ["--snakefile", CHECKOUT / "Snakefile", "--workflow-profile", profile]
    call([BIN / "snakemake", *words, "--cores", "all", "--quiet", "all"], study)


def dry_run(folder: Path) -> None:
    """Ask Snakemake what an empty workflow would do."""
    call([BIN / "snakemake", "-n", "--quiet", "all"], folder)


def one_process(study: Path, action: str) -> None:
    """List the jobs, or run their scripts one after the other in one Python process."""
    script = Path(__file__).with_name("one_process.py")
    call([sys.executable, script, action, study.parent / "jobs.pickle"], study)


def fresh(study: Path) -> None:
    """Take the results and the memory of earlier runs away."""
    for name in ("results", ".snakemake"):
        shutil.rmtree(study / name, ignore_errors=True)


def change_one_transcript(study: Path) -> None:
    """Add a turn to one transcript."""
    path = study / "data" / "transcripts" / "p03_t1.txt"
    words = "P03: One more thing, before you switch it off.\n"
    path.write_text(f"{path.read_text().rstrip()}\n\n{words}")


def call(words: list, folder: Path) -> None:
    """Run a command; show what it printed only where it failed."""
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stdout}\n{done.stderr}")


if __name__ == "__main__":
    main()
