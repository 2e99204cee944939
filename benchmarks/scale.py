"""Measure the quantitative arm against programs that merely read and group the file.

Prints `name: value` lines for 10^4 to 6*10^7 answers, long (a row an answer) and wide
(a row a person and time): seconds of plait and of its stages, of polars and of DuckDB,
the ratios, and peak memory. Each runs in a process of its own, one after the other.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv

HERE = Path(__file__).parent
ITEMS, TIMES = 60, 10
SIZES = (10_000, 100_000, 1_000_000, 10_000_000, 60_000_000)
ROWS_AT_ONCE = 20_000
MISSING = 0.03
BARE = csv.WriteOptions(include_header=False, quoting_style="none")


def main(sizes: list[int]) -> None:
    """Make each file, measure it, and take it away."""
    with tempfile.TemporaryDirectory() as folder:
        for answers in sizes:
            people = max(answers // (ITEMS * TIMES), 2)
            for layout, write in (("long", write_long), ("wide", write_wide)):
                path = Path(folder) / f"{layout}.csv"
                write(path, people)
                report(f"{layout}_{people * ITEMS * TIMES}", path, layout, people)
                path.unlink()


def report(name: str, path: Path, layout: str, people: int) -> None:
    """Print what one file costs."""
    arm = run("arm.py", path.parent, path.name, layout, people)
    seconds = sum(arm["seconds"].values())
    for stage, value in arm["seconds"].items():
        print(f"{name}_{stage}: {value:.2f}")
    print(f"{name}_plait: {seconds:.2f}")
    for stage, value in arm["apart"].items():
        print(f"{name}_{stage}_apart: {value:.2f}")
    print(f"{name}_plait_peak_mib: {arm['peak_mib']:.0f}")
    for program in ("polars", "duckdb"):
        other = run("reference.py", program, path, layout)["seconds"]
        print(f"{name}_{program}: {other:.2f}")
        print(f"{name}_ratio_to_{program}: {seconds / other:.1f}  (aim: at most 3)",
              flush=True)  # fmt: skip


def run(script: str, *arguments: object) -> dict:
    """Run one of the scripts beside this one and read what it prints."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def write_long(path: Path, people: int) -> None:
    """Write a row an answer."""
    with path.open("wb") as file:
        file.write(b"id,wave,item,answer\n")
        for ids, waves, answers in batches(people):
            items = [f"q_{number}" for number in range(1, ITEMS + 1)]
            table = {
                "id": np.repeat(ids, ITEMS), "wave": np.repeat(waves, ITEMS),
                "item": np.tile(items, len(ids)), "answer": answers.ravel(),
            }  # fmt: skip
            csv.write_csv(pa.table(table), file, write_options=BARE)


def write_wide(path: Path, people: int) -> None:
    """Write a row a person and time."""
    names = [f"q_{number}" for number in range(1, ITEMS + 1)]
    with path.open("wb") as file:
        file.write(f"id,wave,{','.join(names)}\n".encode())
        for ids, waves, answers in batches(people):
            columns = dict(zip(names, answers.T, strict=True))
            table = pa.table({"id": ids, "wave": waves, **columns})
            csv.write_csv(table, file, write_options=BARE)


def batches(people: int):
    """Give invented people, times and answers, some rows at a time."""
    rng = np.random.default_rng(20220530)
    numbers = np.repeat(np.arange(people), TIMES)
    waves = np.tile(np.arange(1, TIMES + 1), people)
    for start in range(0, len(numbers), ROWS_AT_ONCE):
        who = numbers[start : start + ROWS_AT_ONCE]
        answers = rng.integers(1, 6, (len(who), ITEMS)).astype("U1")
        answers[rng.random(answers.shape) < MISSING] = ""
        ids = np.char.add("p", np.char.zfill(who.astype(str), 6))
        yield ids, waves[start : start + ROWS_AT_ONCE], answers


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
