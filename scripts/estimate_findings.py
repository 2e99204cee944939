"""Describe every scale, its change between time points and its distance from norms."""

from pathlib import Path

from plait.errors import stop_on
from plait.ingest.people import read_participants
from plait.job import job
from plait.quantitative.estimates import measure
from plait.quantitative.findings import quantitative_findings, round_findings
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.quantitative.participation import who_took_part
from plait.quantitative.plan import Plan
from plait.quantitative.spread import spread
from plait.release.scales import scale_rows
from plait.report.figure_files import save_figures
from plait.report.people_figures import draw_people
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import TOOK_PART
from plait.shapes.questionnaires import ANSWERS, SCORES, SUMMARIES
from plait.shapes.tables import read_frame, write_frame

with job(snakemake):
    given, ask, out = snakemake.input, snakemake.params, snakemake.output
    instruments, faults = load_instruments(ask.instruments)
    norms, misfits = load_norms(ask.norms, instruments)
    stop_on(faults + misfits)
    plan = Plan(instruments, norms, list(ask.times), **ask.plan)
    scores = read_frame(given.scores, SCORES)
    answers = spread(read_frame(given.answers, ANSWERS))
    printed = read_frame(given.summaries, SUMMARIES)
    measured = measure(scores, answers, printed, plan, groups=ask.groups)
    findings = round_findings(quantitative_findings(measured, plan))
    write_frame(findings, out.findings, FINDINGS)
    people = read_participants(Path()).rows
    for name, table in who_took_part(scores, people, plan).items():
        write_frame(table, out[name], TOOK_PART[name])
    pictures = draw_people(scores, scale_rows(instruments), ask.times, seed=plan.seed)
    save_figures(pictures, Path(out.captions).parent)
