"""Run the quantitative arm over one file of answers, and time its stages.

Prints one line of JSON: seconds of each stage, those of what is counted apart (reliable
change of single people, and what is resampled), and the peak memory in MiB.
"""

import json
import resource
import sys
import time
from itertools import pairwise

from plait.ingest.questionnaires import read_questionnaires
from plait.quantitative.estimates import (
    individual_findings,
    measure,
    resampled_findings,
    vectorised_findings,
)
from plait.quantitative.plan import Plan
from plait.quantitative.scoring import score_spread
from plait.shapes.questionnaires import SUMMARIES

ITEMS, SCALES, TIMES = 60, 10, 10
RESAMPLED_UP_TO = 2_000  # people: what is resampled takes minutes with more


def instrument() -> dict:
    """Give ten scales of six items, one of them reversed in each."""
    ids = [str(number) for number in range(1, ITEMS + 1)]
    size = ITEMS // SCALES
    scales = [
        {"id": f"scale_{k}", "name": f"Scale {k}", "items": ids[k * size : (k + 1) * size], "rescale_items": False,
         "reverse": ids[k * size : k * size + 1], "score": "mean", "metric": "mean",
         "offset": 0, "min_answered": 3, "range": [1, 5], "unit": "points",
         "better": "higher", "decimals": {"mean": 1, "sd": 2}}
        for k in range(SCALES)
    ]  # fmt: skip
    return {"id": "survey", "name": "Survey", "short": "S", "version": "60 items",
            "items": {"ids": ids, "low": 1, "high": 5, "values": [1, 2, 3, 4, 5]},
            "scales": scales, "source": "benchmarks", "verified": True}  # fmt: skip


def norm() -> dict:
    """Give a norm of every scale."""
    scales = [
        {"scale": f"scale_{k}", "metric": "mean", "mean": 3.1, "sd": 0.9, "n": 5000,
         "combined": False}
        for k in range(SCALES)
    ]  # fmt: skip
    return {"instrument": "survey", "norm": "invented_2026", "version": "60 items",
            "population": "invented", "country": "none", "year": 2026, "citation": "none", "verified": True,
            "source": "benchmarks", "scales": scales}  # fmt: skip


def plan() -> Plan:
    """Ask for every change from one time to the next, and from first to last."""
    times = [f"t{number}" for number in range(1, TIMES + 1)]
    pairs = [*pairwise(times), (times[0], times[-1])]
    contrasts = [{"from": a, "to": b, "family": "all"} for a, b in pairs]
    margins = [
        {"scale": f"survey.scale_{k}", "against": against, "margin": 0.2, "reason": "x"}
        for k in range(SCALES) for against in ("change", "invented_2026")
    ]  # fmt: skip
    return Plan({"survey": instrument()}, {"survey_invented_2026": norm()}, times,
                contrasts, margins)  # fmt: skip


def source(file: str, layout: str) -> dict:
    """Describe the file as study.yaml would."""
    wide = {"patterns": {"survey": "q_{item}"}}
    long = wide | {"item": "item", "answer": "answer"}
    times = {str(number): f"t{number}" for number in range(1, TIMES + 1)}
    return {"file": file, "layout": layout, "participant": "id", "time": "wave",
            "time_values": times} | (wide if layout == "wide" else long)  # fmt: skip


def main(folder: str, file: str, layout: str, people: int) -> None:
    """Read, score, describe, test, and compare with norms."""
    asked, seconds = plan(), {}

    def timed(stage, work):
        start = time.perf_counter()
        made = work()
        seconds[stage] = time.perf_counter() - start
        return made

    ids = {f"p{number:06}" for number in range(people)}
    data = timed("read", lambda: read_questionnaires(
        [source(file, layout)], folder=folder, participants=ids, times=asked.times,
        instruments=asked.instruments))  # fmt: skip
    if data.faults:
        sys.exit(f"{data.faults[0]}")
    answers = timed("spread", lambda: data.spread)
    scores = timed("score", lambda: score_spread(answers, asked.instruments))
    measured = timed("lay_out", lambda: measure(
        scores, answers, SUMMARIES.empty(), asked, groups={}))  # fmt: skip
    timed("estimate", lambda: vectorised_findings(measured, asked))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    arm = dict(seconds)
    timed("individuals", lambda: individual_findings(measured, asked))
    if people <= RESAMPLED_UP_TO:
        timed("resampled", lambda: resampled_findings(measured, asked))
    apart = {stage: seconds[stage] for stage in seconds if stage not in arm}
    print(json.dumps({"seconds": arm, "peak_mib": peak, "apart": apart}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
