"""A run as it lies behind a trail: tiny tables, two exports, a transcript, its jobs."""

from functools import cache
from types import SimpleNamespace

from coded_fixtures import coding
from synthesis_fixtures import change

from plait.ingest.transcripts import text_hash
from plait.jobs import Files
from plait.provenance.trace_results import Results
from plait.release.quotes import keyed
from plait.release.record import confidential_key
from plait.shapes.argument import RELATIONS
from plait.shapes.codings import CODINGS, RECOMMENDATIONS, THEMES
from plait.shapes.decisions import ANCHORS, RECODED
from plait.shapes.findings import FINDINGS
from plait.shapes.identifiers import REPLACEMENTS
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES, SUMMARIES
from plait.shapes.release import CODES, QUOTES
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.shapes.trail import THEME_TRAIL
from plait.shapes.transcripts import TURNS
from plait.study_files import CHECKOUT

EXPORT, TRANSCRIPT = "data/questionnaires/anxiety.csv", "data/transcripts/p01_t1.txt"
GAD7 = str(CHECKOUT / "config/instruments/gad7.yaml")
QUOTE = "my supervisor supported me every week"
CHANGE = "gad7.total.t1-t2.change"
PLAN = {"contrasts": [{"from": "t1", "to": "t2"}], "seed": 7, "between": "site",
        "equivalence": [{"scale": "gad7.total", "margin": 2}]}  # fmt: skip
SHAPES = {
    "answers": ANSWERS, "scores": SCORES, "summaries": SUMMARIES, "turns": TURNS,
    "rows_read": ROWS_READ, "findings": FINDINGS, "released": FINDINGS,
    "codings": CODINGS, "codes": CODES, "themes": THEMES, "theme_trail": THEME_TRAIL,
    "recoded": RECODED, "anchors": ANCHORS, "recommendations": RECOMMENDATIONS,
    "statements": STATEMENTS, "propositions": PROPOSITIONS, "relations": RELATIONS,
    "quotes": QUOTES, "replacements": REPLACEMENTS,
}  # fmt: skip


def finding(name=CHANGE, **more):
    """Give a row of FINDINGS with every column, as a table gives it."""
    frame = FINDINGS.frame([change(name, n=2) | {"caution": "few"} | more])
    return frame.to_dict("records")[0]


def score(person, time, value, status="scored"):
    return {"participant": person, "time": time, "instrument": "gad7", "scale": "total",
            "score": value, "status": status}  # fmt: skip


def answers(person, time, line, *, items=7, file=EXPORT):
    """Seven answers of one row of an export; those beyond `items` are missing."""
    return [
        {"participant": person, "time": time, "instrument": "gad7", "item": str(item),
         "level": "item", "answer": 1.0 if item <= items else float("nan"),
         "file": file, "line": line}
        for item in range(1, 8)
    ]  # fmt: skip


def score_tables():
    """P01 and P02 at both times; P03 at the first; P04 with too few answers."""
    held = [("P01", "t1", 2), ("P02", "t1", 3), ("P03", "t1", 4), ("P01", "t2", 6),
            ("P02", "t2", 7)]  # fmt: skip
    rows = [row for who in held for row in answers(*who)]
    few = "too few items answered (2 of 7, needs 7)"
    return {
        "answers": [*rows, *answers("P04", "t1", 5, items=2)],
        "scores": [*(score(p, t, 7.0) for p, t, _ in held),
                   score("P04", "t1", float("nan"), few)],
        "rows_read": [{"file": EXPORT, "what": "rows_used", "n": 6,
                       "detail": "with at least one answer"}],
    }  # fmt: skip


def coded_tables(extract="x1", start=0):
    """One passage, coded by two; its theme was renamed in a workshop."""
    same = {"extract": extract, "document": "p01_t1", "turn": 1, "start": start,
            "end": start + len(QUOTE), "text": QUOTE, "text_hash": text_hash(QUOTE),
            "code": "support", "theme": "held", "participant": "P01"}  # fmt: skip
    return {
        "codings": [
            coding(**same, coder="ann", anchor="as decided"),
            coding(**same, coder="bob", decision="d9", origin="suggestion",
                   keyword="supervis*"),
        ],
        "codes": [{"place": 1, "code": "care", "name": "Care"},
                  {"place": 2, "code": "support", "parent": "care", "name": "Support"}],
        "themes": [{"theme": "held", "name": "Being held", "codes": "care",
                    "status": "renamed", "workshop": "w1", "reason": "clearer",
                    "dissent": "one saw it otherwise"}],
        "theme_trail": [{"stage": 1, "place": 1, "code": "support", "theme": "held",
                         "workshop": "w1", "date": "2025-07-01"}],
        "turns": [{"document": "p01_t1", "turn": 1, "role": "participant", "at": 61.0,
                   "participant": "P01", "time": "t1", "text": QUOTE, "start": start,
                   "end": start + len(QUOTE), "text_hash": text_hash(QUOTE)}],
    }  # fmt: skip


def claim_tables():
    return {
        "findings": [
            change(CHANGE, n=2),
            {"finding": "code.care.all.extracts", "strand": "qualitative",
             "instrument": "code", "scale": "care", "measure": "extracts",
             "time": "all", "estimate": 1.0, "n": 1, "unit": "extracts",
             "status": "computed"},
        ],
        "released": [change(CHANGE, n=2)],
        "statements": [
            {"proposition": "p1", "statement": "p1a", "strand": "quantitative",
             "basis": "data", "text": "It rose.", "word": "rose", "findings": CHANGE,
             "extracts": "x1", "verdict": "shown", "why": "so it is"},
        ],
        "propositions": [{"proposition": "p1", "text": "Both.", "strands": "both",
                          "counter_extracts": "x1"}],
        "relations": [{"place": 1, "relation": "r1", "source": "a", "kind": "enables",
                       "target": "b", "text": "A helps b.", "basis": "evidence",
                       "n_for": 0, "n_against": 1, "findings_against": CHANGE}],
    }  # fmt: skip


def jobs():
    """Three steps, and the door: raw files to tables to a report."""
    raw = ["participants.csv", EXPORT]
    return [
        _job("read_transcripts", {"transcripts": [TRANSCRIPT]}, ["turns.parquet"],
             documents=[{"document": "p01_t1", "file": TRANSCRIPT}], no_words_from=[]),
        _job("score_questionnaires", {"questionnaires": [EXPORT]}, ["scores.parquet"],
             sources=[{"file": EXPORT, "layout": "wide"}], instruments={"gad7": GAD7},
             times=["t1", "t2"]),
        _job("estimate_findings", {"scores": "scores.parquet"}, ["numbers.parquet"],
             plan=PLAN, times={"t1": "T1", "t2": "T2"}, groups={}, norms={}),
        _job("collect_codings", {"turns": "turns.parquet", "codebook": [],
                                 "decisions": ["coding/decisions/ann.csv"]},
             ["codings.parquet"], study={"approach": "codebook", "codings_used": "ann"}),
        _job("weigh_propositions", {"codings": "codings.parquet"}, ["claims.parquet"],
             study={"synthesis": {"mode": "draft"}}),
        _job("control_disclosure", {"claims": "claims.parquet", "confidential": raw,
                                    "people": [], "prose": [], "identifiers": [],
                                    "instruments": [GAD7], "open": [], "profile": ""},
             ["results/shareable/findings.csv"]),
    ]  # fmt: skip


def _job(rule, given, made, **params):
    return SimpleNamespace(
        rule=rule, input=Files(given), output=Files({"made": made}),
        params=SimpleNamespace(code=f"code of {rule}", **params),
    )  # fmt: skip


def write_files(folder):
    """Write the files of the study that a trail opens."""
    decisions = (
        "decision,at,coder,document,action,code,reason,supersedes,codebook_version\n"
        "d0,2025-06-01T09:00:00,ann,p01_t1,add,care,at first,,1\n"
        "d1,2025-06-02T09:00:00,ann,p01_t1,add,support,on second thought,d0,1\n"
    )
    files = {EXPORT: "person,wave\n", TRANSCRIPT: f"A heading\n{QUOTE}\n",
             "participants.csv": "participant\nP01\n",
             "coding/decisions/ann.csv": decisions}  # fmt: skip
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@cache
def frames():
    """Make the tables above once: their shapes take longer to check than all else."""
    rows = score_tables() | coded_tables(start=len("A heading\n")) | claim_tables()
    return {name: shape.frame(rows.get(name, [])) for name, shape in SHAPES.items()}


def results(folder, *, manifest=None, uses=None, **more):
    """Give a run: the tables above, but for those whose rows stand in `more`."""
    write_files(folder)
    key = confidential_key([str(folder / p) for p in ("participants.csv", EXPORT)])
    more["quotes"] = [{"quote": "q7", "extract": keyed("x1", key), "text": QUOTE,
                       "attribution": "peer worker"}]  # fmt: skip
    tables = frames() | {name: SHAPES[name].frame(rows) for name, rows in more.items()}
    return Results(folder, jobs(), tables, manifest or {}, uses or {})
