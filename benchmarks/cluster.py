"""Run one large study on this machine and through SLURM, and compare every byte.

Makes an invented study of 100 sites (see many_sites.py), runs it with the local profile
and with profiles/slurm, and prints `name: value` lines: seconds by the clock, how many
files of results/ differ (none should), and for every rule the peak memory in MiB: of the
script alone, and through SLURM of the whole job, which is what its limit is held
against. Wants Linux; SLURM only for the second way: where there is none, it is left out.

    benchmarks/cluster.py                 1,000 transcripts, both ways
    benchmarks/cluster.py 20 200 --local  other sizes, without SLURM
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

from many_sites import Size, write_decisions, write_study

CHECKOUT = Path(__file__).parents[1]
SNAKEMAKE = Path(sys.executable).with_name("snakemake")
DEFAULT = CHECKOUT / "profiles" / "default"
WAYS = {"local": ["--cores", "2"], "slurm": ["--profile", CHECKOUT / "profiles/slurm"]}
SCRIPT = re.compile(r"\.snakemake/scripts/tmp\w+\.(\w+)\.py")
JOB = re.compile(rb"(?:^|\0)SLURM_JOB_ID=(\d+)")
PARENT = re.compile(r"^PPid:\s+(\d+)$", re.M)
PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.M)
SECONDS_BETWEEN_LOOKS = 0.4


class Memory(threading.Thread):
    """Look at the processes of a study's jobs until told to stop.

    Parameters
    ----------
    study : Path
        Its folder: other runs on the machine are left out.
    """

    def __init__(self, study: Path) -> None:
        super().__init__(daemon=True)
        self._study, self._ended = str(study), threading.Event()
        self._rules: dict[int, str] = {}
        self._jobs: dict[int, str] = {}
        self._parents: dict[int, int] = {}
        self._found: dict[str, dict[str, float]] = {"script": {}, "job": {}}

    def run(self) -> None:
        """Look, again and again."""
        while not self._ended.wait(SECONDS_BETWEEN_LOOKS):
            alive = {}
            for folder in Path("/proc").glob("[0-9]*"):
                with suppress(OSError):  # it has ended meanwhile
                    alive[int(folder.name)] = self._look(folder)
            for pid in self._rules.keys() & alive.keys():
                self._note(pid, alive)

    def peaks(self) -> dict[str, dict[str, float]]:
        """Stop, and give for each rule the peak of its script and job, in MiB.

        Each is the sum of the peaks of its processes that were there at once.
        """
        self._ended.set()
        self.join()
        return self._found

    def _note(self, script: int, alive: dict[int, int]) -> None:
        rule, job = self._rules[script], self._jobs.get(script)
        whole = {pid for pid, held in self._jobs.items() if job and held == job}
        for what, pids in (("script", self._below(script)), ("job", whole)):
            mib = sum(alive.get(pid, 0) for pid in pids) / 1024
            self._found[what][rule] = max(self._found[what].get(rule, 0), mib)

    def _below(self, script: int) -> set[int]:
        below, more = {script}, {script}
        while more:
            more = {p for p, parent in self._parents.items() if parent in more} - below
            below |= more
        return below

    def _look(self, folder: Path) -> int:
        pid, status = int(folder.name), (folder / "status").read_text()
        peak = PEAK.search(status)
        if peak and pid not in self._parents:
            self._meet(pid, folder, int(PARENT.search(status).group(1)))
        return int(peak.group(1)) if peak else 0

    def _meet(self, pid: int, folder: Path, parent: int) -> None:
        words = (folder / "cmdline").read_bytes().decode("utf-8", "replace")
        if self._study in words and (rule := SCRIPT.search(words)):
            self._rules[pid] = rule.group(1)
        if job := JOB.search((folder / "environ").read_bytes()):
            self._jobs[pid] = job.group(1).decode()
        if words.strip("\0"):  # else between fork and exec
            self._parents[pid] = parent


def main(words: list[str]) -> None:
    """Measure each size that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("transcripts", nargs="*", type=int, default=[1_000])
    parser.add_argument("--words", type=int, default=1_500, help="in each transcript")
    parser.add_argument("--local", action="store_true", help="leave SLURM out")
    ask = parser.parse_args(words)
    ways = {way: options for way, options in WAYS.items()
            if way == "local" or not (ask.local or _no_slurm())}  # fmt: skip
    for transcripts in ask.transcripts:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), Size(transcripts, ask.words), ways)


def digests(study: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of results/, logs included.

    Parameters
    ----------
    study : Path
        Study folder.

    Returns
    -------
    dict of str to str
        Path inside results/ to digest.
    """
    root = study / "results"
    return {path.relative_to(root).as_posix():
            hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(root.rglob("*")) if path.is_file()}  # fmt: skip


def _measure(folder: Path, size: Size, ways: dict[str, list]) -> None:
    made, name = _study(folder / "made", size), f"cluster_{size.transcripts}"
    results = {}
    for way, options in ways.items():
        study = shutil.copytree(made, folder / way)
        started, memory = time.monotonic(), Memory(study)
        memory.start()
        _run(study, options)
        print(f"{name}_{way}_seconds: {time.monotonic() - started:.0f}")
        _print_peaks(f"{name}_{way}", memory.peaks())
        results[way] = digests(study)
    if len(results) == 2:
        _compare(name, *results.values())


def _study(folder: Path, size: Size) -> Path:
    write_study(folder, size)
    _run(folder, [*WAYS["local"], "--until", "suggest_codes"])
    write_decisions(folder)
    for made in ("results", ".snakemake"):
        shutil.rmtree(folder / made)
    return folder


def _run(study: Path, options: list) -> None:
    command = [SNAKEMAKE, "--snakefile", CHECKOUT / "Snakefile", "--workflow-profile",
               DEFAULT, *options]  # fmt: skip
    done = subprocess.run(command, cwd=study, capture_output=True, text=True)
    if done.returncode:
        sys.exit((done.stdout + done.stderr)[-4_000:])


def _print_peaks(name: str, peaks: dict[str, dict[str, float]]) -> None:
    for what, found in peaks.items():
        for rule, mib in found.items():
            if mib:
                print(f"{name}_{what}_{rule}_mib: {mib:.0f}", flush=True)


def _compare(name: str, here: dict[str, str], there: dict[str, str]) -> None:
    names = sorted(here.keys() | there.keys())
    differ = [file for file in names if here.get(file) != there.get(file)]
    print(f"{name}_files: {len(names)}")
    print(f"{name}_differ: {len(differ)}  (aim: 0)")
    for file in differ:
        print(f"  {file}")


def _no_slurm() -> bool:
    if shutil.which("sinfo") is None:
        return True
    # an installed SLURM whose controller is down answers after some seconds only
    env = os.environ | {"SLURM_TIMEOUT": "5"}
    return bool(subprocess.run(["sinfo"], capture_output=True, env=env).returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
