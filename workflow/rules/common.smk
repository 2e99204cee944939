# The study, read once before any rule exists; faults end here, without traceback.
import logging
import os
import sys
from hashlib import sha256
from pathlib import Path

from plait.code import assumptions_by_strand, code_digest
from plait.disk import room_fault, shut_fault
from plait.errors import StudyError
from plait.given_files import changed_since, contents_digest
from plait.ingest.transcript_files import outside
from plait.study import batch_of, load_study
from plait.study_files import many_transcripts

ROOT = Path(str(workflow.current_basedir)).parents[1]
if ROOT.samefile(Path.cwd()):

    workdir: "studies/impact"


# What would change bytes between machines is fixed for every job.
os.environ |= {
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
}

# Snakemake's own log on a full disk: what matters is told on the screen.
logging.raiseExceptions = False
# A study that is only looked at may be read-only.
shut = None if config.get("only_planned") else shut_fault(Path.cwd())
if shut:
    sys.exit(f"{shut}")

try:
    study = load_study(Path.cwd())
except StudyError:
    from plait.check import check_study

    sys.exit(f"{check_study(Path.cwd())}")


onstart:
    # One run at a time; a broken-off one has left nothing that keeps this one away.
    from plait.one_run import BusyError, hold_run

    try:
        hold_run(Path.cwd(), "snakemake")
    except BusyError as busy:
        sys.exit(f"{busy}")
    full = room_fault(Path(".snakemake"))
    if full:
        sys.exit(f"{full}")
    # All faults of the study's data at once, before anything is computed; imported
    # here, since a run with nothing to do should not pay for it.
    from plait.check import check_study

    if many_transcripts(study):
        told = "transcripts: each is checked when its batch is read, not all before"
        print(len(study["documents"]), told, file=sys.stderr)
    faults = check_study(Path.cwd(), to_run=True)
    if faults:
        sys.exit(f"{faults}")


onerror:
    full = room_fault(Path(".snakemake"))
    if full:
        print(full, file=sys.stderr)
    # What SLURM ended it does not say on the screen.
    from plait.slurm_logs import ended_by_slurm

    for told in ended_by_slurm(log):
        print(told, file=sys.stderr)


onsuccess:
    changed = changed_since()
    if changed:
        told = "Changed meanwhile; give the same command again, so that it counts:"
        print(told, *changed, file=sys.stderr)


def code(rule):
    """Digest the script of a rule and every module that it reaches."""
    return code_digest(rule)


def given(rule):
    """Digest what a rule reads of the study, since file times alone could be wrong."""

    def digest(wildcards):
        named = getattr(rules, rule).input
        paths = [path(wildcards) if callable(path) else [path] for path in named]
        flat = [str(path) for group in paths for path in group]
        return contents_digest(p for p in flat if not p.startswith("results/"))

    return digest


def study_files(*names):
    """List the files of the study under some keys, without those that are not there."""
    values = [study[name] for name in names]
    files = [v if isinstance(v, (list, dict)) else [v] for v in values]
    files = [list(f.values()) if isinstance(f, dict) else f for f in files]
    return [path for group in files for path in group if path]


def transcripts(wildcards):
    """List the transcripts of one batch."""
    return [outside(row["file"]) for row in batch_rows(wildcards)]


def batch_rows(wildcards):
    """Give the rows of documents.csv of one batch."""
    return ROWS[int(wildcards.batch)]


# Names that several stages share.
BATCHES = range(study["transcript_batches"])
ROWS = {batch: [] for batch in BATCHES}
for row in study["documents"]:
    ROWS[batch_of(row["file"], len(BATCHES))].append(row)
EXPORTS = [source["file"] for source in study["questionnaires"]]
FIGURES = [
    "flow_of_people",
    "change_over_time",
    "effect_forest",
    "norm_distance",
    "missing_scores",
    "codes_by_time",
    "theme_trail",
    "saturation",
    "construct_network",
    "joint_over_time",
]
RELEASED = [
    "argument_faults",
    "checklists",
    "co_occurrence",
    "codes",
    "constructs",
    "critique_notes",
    "deviations",
    "earlier_wordings",
    "flow",
    "joint_means",
    "joint_people",
    "joint_themes",
    "joint_times",
    "losses",
    "memo_counts",
    "missing_patterns",
    "norms",
    "participation",
    "propositions",
    "quotes",
    "ratings",
    "recommendations",
    "reflexive_memos",
    "relations",
    "rows_read",
    "saturation",
    "scales",
    "statements",
    "theme_trail",
    "themes",
    "version_changes",
    "versions",
    "withheld",
]
# The guide, where the study asks for one.
GUIDE = [
    "results/shareable/report/guide.html",
    "results/shareable/report/guide.pdf",
    "results/shareable/report/guide.docx",
] * bool(study["guide"])
RULES = [
    "score_questionnaires",
    "estimate_findings",
    "read_transcripts",
    "suggest_codes",
    "collect_codings",
    "weigh_propositions",
    "control_disclosure",
    "draw_figures",
    "render_report",
    "describe_run",
]


wildcard_constraints:
    batch=r"\d+",


def growing(start, per_mb=0):
    """Ask for MB or minutes by the size of the input; twice that after a failure."""

    def asked(wildcards, input, attempt):
        return int((start + per_mb * input.size_mb) * 2 ** (attempt - 1))

    return asked


def study_slice(*names):
    """Take what a rule needs of the study, in built-in types."""
    return {name: study[name] for name in names}


def texts_about_results(study):
    """Take the texts of study.yaml that speak of results: their numbers are checked."""
    # ASSUME the other texts tell of the study, not of what was found.
    texts = {key: study["report"].get(key) for key in ("abstract", "outcomes_note")}
    return {f"report.{key}": text for key, text in texts.items() if text}


def file_digest(inside):
    """Digest a file of the checkout."""
    return sha256((ROOT / inside).read_bytes()).hexdigest()[:16]


def report_sources():
    """List what the report is made of: pages, filters, styles, references."""
    return sorted(
        str(path)
        for path in (ROOT / "reports").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
