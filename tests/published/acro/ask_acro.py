"""Ask ACRO what it says of the tables in cases.json; run with the interpreter that has it.

    python ask_acro.py cases.json answers.json

ACRO 1.0.2 needs an older pandas than plait, so it has an environment of its own:
python -m venv .venv-acro && .venv-acro/bin/pip install acro==1.0.2
"""

import contextlib
import io
import json
import logging
import os
import sys
import tempfile
import warnings
from importlib.metadata import version
from pathlib import Path

import acro
import pandas as pd

warnings.filterwarnings("ignore")
logging.disable(logging.CRITICAL)


def ask(cases: dict) -> dict:
    """Give what ACRO's checks say, cell by cell."""
    session = acro.ACRO(suppress=True)
    people = pd.DataFrame(cases["people"])
    frequencies = _cells(session, people.time, people.site)
    means = _cells(session, people.time, people.site, people.score)
    return {
        "version": version("acro"),
        "frequencies": frequencies,
        "means": means,
        "spreads": {n: _spread(session, int(n)) for n in cases["sizes"]},
        "regressions": {n: _regression(session, int(n)) for n in cases["sizes"]},
    }


def _cells(session, rows, columns, values=None) -> dict[str, bool]:
    """Say of each cell whether a check other than the one for linked tables fails."""
    more = {} if values is None else {"values": values, "aggfunc": "mean"}
    session.crosstab(rows, columns, **more)
    outcome = session.results.get_index(-1).outcome
    return {
        f"{row}|{column}": "Check" in str(outcome.loc[row, column])
        for row in outcome.index
        for column in outcome.columns
    }


def _spread(session, n: int) -> bool:
    """Say whether the SD of so many people fails."""
    rows = pd.DataFrame({"time": ["t1"] * n, "score": range(n)})
    session.pivot_table(rows, index="time", values="score", aggfunc="std")
    return "fail" in session.results.get_index(-1).summary


def _regression(session, n: int) -> bool:
    """Say whether a change from nought in so many pairs fails: a regression on one."""
    change = pd.Series([float(i % 5) for i in range(n)])
    session.ols(change, pd.DataFrame({"one": [1.0] * n}))
    return "fail" in session.results.get_index(-1).status


if __name__ == "__main__":
    given, wanted = map(Path, sys.argv[1:])
    cases, place = json.loads(given.read_text("utf-8")), wanted.resolve()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        os.chdir(folder)
        answers = ask(cases)
        os.chdir("/")
    place.write_text(json.dumps(answers, indent=1, sort_keys=True) + "\n", "utf-8")
