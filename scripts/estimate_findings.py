"""Describe every scale, its change between time points and its distance from norms."""

from plait.errors import stop_on
from plait.job import job
from plait.quantitative.findings import quantitative_findings, round_findings
from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms
from plait.quantitative.plan import Plan
from plait.shapes.findings import FINDINGS
from plait.shapes.questionnaires import SCORES
from plait.shapes.tables import read_frame, write_frame

with job(snakemake):
    ask = snakemake.params
    instruments, faults = load_instruments(ask.instruments)
    norms, misfits = load_norms(ask.norms, instruments)
    stop_on(faults + misfits)
    plan = Plan(instruments, norms, ask.times, ask.contrasts, ask.equivalence)
    findings = quantitative_findings(read_frame(snakemake.input.scores, SCORES), plan)
    write_frame(round_findings(findings), snakemake.output.findings, FINDINGS)
