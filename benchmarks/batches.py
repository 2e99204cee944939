"""Measure what batches of transcripts cost a full run, and save after a change.

Runs Snakemake on an invented study of 200 transcripts of 10,000 words and 500 keywords,
up to the rule that suggests codes: only the rules of transcripts, on two cores. Prints
`name: value` lines; whole seconds by the clock, from the start of the first job to the
end of the last: not Snakemake's own start, nor the check of the study before it. The
seconds of processor time are of the whole run, and tell more on a busy machine; the
peak is that of the largest process.

A batch costs the start of two jobs whatever its size, so that batches pay from about
1,000 transcripts on, where plait makes eight by itself. The full size takes many minutes
and 260 MB of disk: benchmarks/batches.py 2000
"""

import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from talk import keywords, talk, transcript

CHECKOUT = Path(__file__).parents[1]
SNAKEMAKE = Path(sys.executable).with_name("snakemake")
STAMP = re.compile(r"^\[(\w{3} \w{3} +\d+ [\d:]{8} \d{4})\]$", re.M)
WORDS, BATCHES = 10_000, 8
STUDY = """id: batches
title: "An invented study of many transcripts"
date: 2026-01-15
synthetic: "Nobody said any of this"
approach: codebook
suggestions: true
seed: 1
transcript_batches: {batches}
"""


def main(documents: int) -> None:
    """Time a run in one batch, one in eight, and one after a change."""
    with tempfile.TemporaryDirectory() as folder:
        runs = {"one": _run(_study(Path(folder) / "one", documents, 1))}
        cut = _study(Path(folder) / "eight", documents, BATCHES)
        runs |= {"eight": _run(cut), "changed": _changed(cut)}
    print(f"batches_transcripts: {documents}")
    for name, cost in runs.items():
        for unit, value in cost.items():
            print(f"batches_{name}_{unit}: {value:.0f}")
    whole, batched, changed = (cost["seconds"] for cost in runs.values())
    print(f"batches_full_ratio: {batched / whole:.2f}  (aim: at most 1.3)")
    print(f"batches_changed_ratio: {changed / batched:.2f}  (aim: at most 0.25)")


def _study(folder: Path, documents: int, batches: int) -> Path:
    made = talk()
    texts = folder / "data" / "transcripts"
    texts.mkdir(parents=True)
    rows = ["document,file,kind,participant,group,time,interviewer_labels"]
    for number in range(documents):
        name = f"p{number:04}"
        (texts / f"{name}.txt").write_text(transcript(made, number, WORDS))
        rows.append(f"{name},{name}.txt,interview,{name.upper()},,,Interviewer")
    people = [f"P{number:04},yes" for number in range(documents)]
    (folder / "documents.csv").write_text("\n".join(rows) + "\n")
    (folder / "participants.csv").write_text(
        "\n".join(["participant,consent_interviews", *people]) + "\n"
    )
    (folder / "study.yaml").write_text(STUDY.format(batches=batches))
    (folder / "coding").mkdir()
    (folder / "coding" / "codebook.yaml").write_text(_codebook(made))
    return folder


def _codebook(made) -> str:
    codes: dict[str, list[str]] = {}
    for code, keyword in keywords(made, "usual"):
        codes.setdefault(code, []).append(f"'{keyword}'")
    lines = [f"  - {{id: {code}, name: {code}, definition: none, keywords: [{', '.join(found)}]}}"
             for code, found in codes.items()]  # fmt: skip
    return "\n".join(["codes:", *lines]) + "\n"


def _changed(study: Path) -> dict[str, float]:
    file = study / "data" / "transcripts" / "p0000.txt"
    file.write_text(file.read_text() + "\nP0000: One more thing.\n")
    return _run(study)


def _run(study: Path) -> dict[str, float]:
    """Give seconds by the clock and of the processors, and the peak in MiB."""
    profile = CHECKOUT / "profiles" / "default"
    command = [SNAKEMAKE, "--snakefile", CHECKOUT / "Snakefile", "--workflow-profile",
               profile, "--cores", "2", "--quiet", "host",
               "--until", "suggest_codes"]  # fmt: skip
    log = study / "run.log"
    with log.open("w") as out:
        run = subprocess.Popen(command, cwd=study, stdout=out, stderr=out)
        _, status, used = os.wait4(run.pid, 0)  # with all jobs that it started
        run.returncode = os.waitstatus_to_exitcode(status)
    told = log.read_text()
    if run.returncode:
        sys.exit(told[-2_000:])
    times = [datetime.strptime(at, "%a %b %d %H:%M:%S %Y")
             for at in STAMP.findall(told)]  # fmt: skip
    return {"seconds": (times[-1] - times[0]).total_seconds(),
            "processor_seconds": used.ru_utime + used.ru_stime,
            "peak_mib": used.ru_maxrss / 1024}  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
