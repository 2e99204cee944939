"""Say in plain words which steps of a run SLURM ended, and what to ask it for instead."""

import re
from collections.abc import Iterable
from pathlib import Path

# As Snakemake's own log names the log of every job that it hands to SLURM.
NAMED = re.compile(r"\(log: (\S.*?/rule_(\w+)/(?:.*/)?\d+\.log)\)")
ENDED = {
    "memory": re.compile(r"memory limit|oom.kill|out.of.memory", re.I),
    "time": re.compile(r"due to time limit", re.I),
}
MEND = {
    "memory": "mem_mb=8000 asks for 8 GB",
    "time": "runtime=240 asks for four hours",
}


def ended_by_slurm(logs: Iterable[str]) -> list[str]:
    """Tell the rules whose last attempt SLURM ended for want of memory or time.

    Parameters
    ----------
    logs : list of str
        Snakemake's own logs of the run.

    Returns
    -------
    list of str
        A message a rule, in the order in which they ran; none where SLURM ended none,
        or its logs cannot be read.
    """
    told = "".join(_text(Path(log)) for log in logs)
    last = {rule: Path(path) for path, rule in NAMED.findall(told)}
    found = {rule: _wanted(path) for rule, path in last.items()}
    return [_message(rule, want) for rule, want in found.items() if want]


def _text(log: Path) -> str:
    return log.read_text("utf-8", errors="replace") if log.is_file() else ""


def _wanted(log: Path) -> str:
    text = _text(log)
    return next((want for want, sign in ENDED.items() if sign.search(text)), "")


def _message(rule: str, want: str) -> str:
    return (
        f"SLURM ended {rule}: it needed more {want} than it had asked for, each time.\n"
        f"  Give the same command again with --set-resources {rule}:<...> at its end,\n"
        f"  where {MEND[want]}; docs/cluster.md has the table of what steps need."
    )
