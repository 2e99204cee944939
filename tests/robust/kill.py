"""Kill runs of the small study at random moments, and look whether they end the same.

`python tests/robust/kill.py --moments 50` prints a line a moment. Each begins with a study
that was never run, or with one that was run before something in it was changed, so that
whatever an ending takes from the broken-off run shows in its bytes.
"""

import argparse
import contextlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "workflow")]
from runs import SNAKEMAKE, copy_checkout  # noqa: E402 -- from the folders just named
from small_study import spoil, write_small_study  # noqa: E402 -- likewise

# What was changed since the run before, and how often a moment begins there.
CHANGES = {
    "nothing yet": ([], 6),
    "data": ([("data/questionnaires/anxiety.csv", "P01,1,3", "P01,1,2"),
              ("data/transcripts/p02_t2.txt", "cancelled twice", "cancelled once")], 6),
    "coding": ([("coding/decisions/coder_a.csv", ",add,load,", ",add,support,")], 14),
    "title": ([("study.yaml", "title: A small study", "title: A study")], 24),
}  # fmt: skip
WHOLE = "whole"  # a finished run
TARGETS = ("rule", "snakemake", "all")
SHORT = 0.001  # seconds between two looks at a file that is about to be written
PATIENCE = 600  # seconds until a run counts as one that hangs


@dataclass
class Bench:
    """Studies to begin from, and what must come out.

    Parameters
    ----------
    folder, checkout : Path
        Where the studies lie; the copy of the checkout that runs them.
    expected : dict of str to bytes
        Every file of an undisturbed run.
    seconds : dict of str to float
        How long a run from each start takes.
    written : dict of str to list of str
        The files that it writes.
    """

    folder: Path
    checkout: Path
    expected: dict[str, bytes]
    seconds: dict[str, float]
    written: dict[str, list[str]]


@dataclass
class Moment:
    """One kill and its ending."""

    start: str
    target: str
    when: float | str
    gone: str = ""
    killed: str = ""
    ended: int = -1
    differ: tuple[str, ...] = ()
    said: str = ""

    @property
    def same(self) -> bool:
        """Whether the next run ended in the same bytes."""
        return self.ended == 0 and not self.differ

    def __str__(self) -> str:
        """Give it as a line of the table."""
        at = f"{self.when:5.1f} s" if isinstance(self.when, float) else self.when
        told = "same bytes" if self.same else f"exit {self.ended}, {self.differ[:5]}"
        return (
            f"{self.start:<12} {self.target:<10} {at:<50.50} {self.killed:<40} {told}"
        )


def results(study: Path) -> dict[str, bytes]:
    """Give every file under results/, logs too, with its bytes."""
    root = study / "results"
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def start(study: Path, checkout: Path) -> subprocess.Popen:
    """Start a run as a person would, in a process group of its own."""
    words = [SNAKEMAKE, "--snakefile", checkout / "Snakefile", "--workflow-profile",
             checkout / "profiles" / "default", "--cores", "all"]  # fmt: skip
    with _heard(study).open("ab") as heard:
        return subprocess.Popen(
            words, cwd=study, env=os.environ | {"PYTHONPATH": str(checkout / "scripts")},
            stdout=heard, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def finish(study: Path, checkout: Path) -> tuple[int, str]:
    """Run to the end; give the exit code and what was said."""
    _heard(study).touch()
    before = _heard(study).stat().st_size
    code = start(study, checkout).wait(PATIENCE)
    return code, _heard(study).read_bytes()[before:].decode()


def _heard(study: Path) -> Path:
    return study.with_name(f"{study.name}.heard")


def prepare(folder: Path, changes: list[str]) -> Bench:
    """Run the small study undisturbed, and once before each change."""
    checkout = copy_checkout(folder / "checkout")
    whole = write_small_study(folder / "whole")
    clock = time.monotonic()
    code, said = finish(whole, checkout)
    assert code == 0, said
    bench = Bench(folder, checkout, results(whole), {}, {})
    bench.seconds["nothing yet"] = time.monotonic() - clock
    bench.written["nothing yet"] = sorted(bench.expected)
    write_small_study(folder / "from" / "nothing yet")
    shutil.copytree(whole, folder / "from" / WHOLE)
    for name in changes:
        _run_before(bench, whole, name)
    return bench


def _run_before(bench: Bench, whole: Path, name: str) -> None:
    """Run the study as it was before a change, then make the change."""
    study = shutil.copytree(whole, bench.folder / "from" / name)
    for path, now, before in CHANGES[name][0]:
        spoil(study, path, now, before)
    clock, at = time.monotonic(), time.time()
    code, said = finish(study, bench.checkout)
    assert code == 0, said
    bench.seconds[name] = time.monotonic() - clock
    bench.written[name] = [
        file for file in bench.expected if (study / "results" / file).stat().st_mtime > at
    ]  # fmt: skip
    assert results(study) != bench.expected, name
    for path, _, _ in CHANGES[name][0]:
        shutil.copyfile(whole / path, study / path)


def draw(bench: Bench, seed: int) -> Iterator[Moment]:
    """Draw moments: half of them by the clock, half when a file is being written."""
    chance = random.Random(seed)
    starts = list(bench.seconds)
    weights = [CHANGES[name][1] for name in starts]
    for number in itertools.count():
        begin = chance.choices(starts, weights)[0]
        clock = chance.uniform(0.5, 0.9 * bench.seconds[begin])
        file = chance.choice(bench.written[begin])
        yield Moment(begin, TARGETS[number % 3], file if number % 2 else clock)


def begin(bench: Bench, name: str, gone: str = "") -> Path:
    """Copy a study to begin from, without one of its results."""
    study = bench.folder / "at work"
    shutil.rmtree(study, ignore_errors=True)
    shutil.copytree(bench.folder / "from" / name, study)
    if gone:
        (study / "results" / gone).unlink()
    return study


def kill_and_run_again(bench: Bench, moment: Moment) -> Moment:
    """Break a run off at its moment, run again plainly, and compare every file."""
    study = begin(bench, moment.start, moment.gone)
    process = start(study, bench.checkout)
    _wait(process, study, moment.when)
    moment.killed = _kill(process, study, moment.target)
    process.wait(PATIENCE)
    moment.ended, moment.said = finish(study, bench.checkout)
    found = results(study)
    names = sorted(found.keys() | bench.expected.keys())
    moment.differ = tuple(n for n in names if found.get(n) != bench.expected.get(n))
    return moment


def _wait(process: subprocess.Popen, study: Path, when: float | str) -> None:
    """Wait for some seconds, or until a file is being written."""
    if isinstance(when, float):
        try:
            process.wait(when)
        except subprocess.TimeoutExpired:
            return
    path = study / "results" / str(when)
    before = _seen(path)
    while process.poll() is None and _seen(path) in (before, None):
        time.sleep(SHORT)


def _seen(path: Path) -> int | None:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return None


def _kill(process: subprocess.Popen, study: Path, target: str) -> str:
    """Kill; say which rules were at work, and nothing where the run had ended."""
    steps = _steps(study)
    while target == "rule" and not steps and process.poll() is None:
        time.sleep(0.05)
        steps = _steps(study)
    if process.poll() is not None:
        return ""
    if target == "all":
        os.killpg(process.pid, signal.SIGKILL)
    elif target == "snakemake":
        process.kill()
    else:
        for step in steps:
            _end(step)
    return ", ".join(sorted(_rule(step) for step in steps)) or "between rules"


def _steps(study: Path) -> list[psutil.Process]:
    """Find the scripts of rules that work on this study."""
    home = str(study / ".snakemake" / "scripts")
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        if len(words) > 1 and words[1].startswith(home):
            found.append(process)
    return found


def _rule(step: psutil.Process) -> str:
    return step.info["cmdline"][1].split(".")[-2]


def _end(step: psutil.Process) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        step.kill()


def hit(made: list[Moment]) -> list[Moment]:
    """Leave out runs that had ended before their moment came."""
    return [moment for moment in made if moment.killed]


def main() -> int:
    """Kill, compare, and print the table; 1 where an ending differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600, help="stop drawing then")
    words = parser.parse_args()
    until = time.monotonic() + 60 * words.minutes
    made = []
    with tempfile.TemporaryDirectory() as folder:
        bench = prepare(Path(folder).resolve(), [n for n in CHANGES if CHANGES[n][0]])
        print("Files compared, none left out:", len(bench.expected), flush=True)
        for moment in draw(bench, words.seed):
            if len(hit(made)) == words.moments or time.monotonic() > until:
                break
            made.append(kill_and_run_again(bench, moment))
            print(f"{len(made):3} {made[-1]}", flush=True)
            if not made[-1].same:
                print(made[-1].said)
    return _summed_up(made)


def _summed_up(made: list[Moment]) -> int:
    broken = hit(made)
    rules = Counter(rule for moment in broken for rule in moment.killed.split(", "))
    same = sum(moment.same for moment in broken)
    print(f"{len(broken)} runs broken off, {same} identical endings;",
          f"{len(made) - len(broken)} runs had ended before their moment")  # fmt: skip
    for what in ("start", "target"):
        counts = Counter(getattr(moment, what) for moment in broken)
        print(f"By {what}:", ", ".join(f"{n} {k}" for n, k in counts.items()))
    print("At work when killed:", ", ".join(f"{n} {k}" for n, k in rules.most_common()))
    return 0 if all(moment.same for moment in made) else 1


if __name__ == "__main__":
    sys.exit(main())
