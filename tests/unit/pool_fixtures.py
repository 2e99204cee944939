"""Small bundles of several trusts, invented, written as a run would write them."""

import copy
import json
import math
from pathlib import Path

import provenance_fixtures as fixtures

from plait.provenance.checks import APPROVED
from plait.release.approval import digest_of
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import SCALES
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.shapes.tables import write_frame

# Change, its SD and n in six trusts; tests/published/metafor pools the same six.
CHANGES = ((-4.05, 7.76, 20), (-1.2, 8.1, 31), (0.8, 6.9, 17), (-2.6, 9.4, 44),
           (1.9, 7.2, 25), (-5.3, 8.8, 19))  # fmt: skip
TIMES = [{"id": "t1", "label": "After training", "target_days": 0},
         {"id": "t2", "label": "Four months", "target_days": 120}]  # fmt: skip
SCALE = {"instrument": "wemwbs", "scale": "total", "place": 1, "instrument_name": "WEMWBS",
         "scale_name": "Wellbeing", "unit": "points", "low": 14.0, "high": 70.0,
         "better": "higher", "scoring": "sum of 14 items", "mean_decimals": 1,
         "sd_decimals": 2, "verified": True, "note": None}  # fmt: skip
TEXT = "Wellbeing falls in the first months"
THEME = {"theme": "holding", "name": "Held, or left alone", "status": "current"}


def number_row(measure, estimate, sd, n, *, times=("t1", "t2"), **changed):
    """Give a mean at one time, or a change from one to another, with its t interval."""
    half = 2.09 * sd / math.sqrt(n)
    at = "-".join(times)
    where = {"contrast": at, "time": times[-1]} if len(times) > 1 else {"time": at}
    row = {"finding": f"wemwbs.total.{at}.{measure}", "strand": "quantitative",
           "instrument": "wemwbs", "scale": "total", "measure": measure, **where,
           "level": 0.95, "estimate": estimate, "low": estimate - half,
           "high": estimate + half, "sd": sd, "n": n, "unit": "points",
           "status": "computed", "method": "t"}  # fmt: skip
    return row | changed


HELD = {"status": "withheld", "estimate": None, "low": None, "high": None, "sd": None,
        "n": None}  # fmt: skip


def theme_row(measure, estimate, **changed):
    row = {"finding": f"theme.holding.all.{measure}", "strand": "qualitative",
           "instrument": "theme", "scale": "holding", "measure": measure, "time": "all",
           "estimate": estimate, "n": 9, "unit": measure, "status": "computed"}  # fmt: skip
    return row | changed


def statement(word="fell", verdict="shown", text=TEXT, **changed):
    row = {"proposition": "p1", "statement": "p1a", "strand": "quantitative",
           "basis": "data", "text": text, "word": word, "verdict": verdict,
           "findings": "wemwbs.total.t1-t2.change"}  # fmt: skip
    return row | changed


def trust_tables(place=0, **changed):
    """Give the tables of one trust; keywords replace rows of a table."""
    change, sd, n = CHANGES[place]
    tables = {
        "findings": [number_row("change", change, sd, n),
                     number_row("mean", 50.0, 9.0, n, times=("t1",)),
                     number_row("mean", 50 + change, 9.0, n, times=("t2",)),
                     theme_row("extracts", 12), theme_row("people", 5)],
        "scales": [SCALE],
        "propositions": [{"proposition": "p1", "text": TEXT, "strands": "both", "fit": "confirmation"}],
        "statements": [],
        "themes": [THEME],
    }  # fmt: skip
    return tables | changed


def write_trust(
    folder: Path, place=0, *, times=TIMES, study=None, state="release", **changed
) -> str:
    """Write the bundle of one trust; gives its path."""
    root = folder / "results"
    shapes = {"findings": FINDINGS, "scales": SCALES, "propositions": PROPOSITIONS,
              "statements": STATEMENTS, "themes": THEMES}  # fmt: skip
    files = {}
    for name, rows in trust_tables(place, **changed).items():
        inside = "findings.csv" if name == "findings" else f"tables/{name}.csv"
        write_frame(shapes[name].frame(rows), str(root / inside), shapes[name])
        files[inside] = (root / inside).read_bytes()
    told = fixtures.STUDY | {"id": f"study_{place}", "title": f"Study {place}",
                             "synthetic": "Invented"} | (study or {})  # fmt: skip
    fixtures.write_run(root, files, study=told)
    steps = copy.deepcopy(fixtures.STEPS)
    steps["score_questionnaires"]["parameters"]["times"] = times
    approved = {n: data for n, data in files.items() if APPROVED.fullmatch(n)}
    release = {"state": state, "digest": digest_of(approved)}
    record = fixtures.RECORD | {"release": release}
    (root / "record.json").write_text(json.dumps(record))
    paths = [str(p) for p in sorted(root.rglob("*")) if p.is_file()
             and p.name not in ("bundle.zip", "manifest.json")]  # fmt: skip
    return str(fixtures.seal(root, paths, steps=steps, study=told, record=record))


def write_trusts(folder: Path, many: int) -> list[str]:
    return [write_trust(folder / f"trust{place}", place) for place in range(many)]
