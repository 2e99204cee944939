"""Hold every statement of the synthesis against the evidence bound to it."""

from plait.errors import stop_on
from plait.job import job
from plait.shapes.codings import CODINGS, RECOMMENDATIONS
from plait.shapes.findings import FINDINGS
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.tables import read_frame, read_frames, write_frame
from plait.synthesis.claims import read_claims
from plait.synthesis.evidence import evidence_of, unknown_findings
from plait.synthesis.propositions import faults_of, weigh

with job(snakemake):
    given, out = snakemake.input, snakemake.output
    study = snakemake.params.study
    claims = read_claims(study["claims"], study["argument"])
    stop_on(claims.faults)
    findings = read_frames([given.quantitative, given.qualitative], FINDINGS)
    codings = read_frame(given.codings, CODINGS)
    recommendations = read_frame(given.recommendations, RECOMMENDATIONS)
    stop_on(unknown_findings(recommendations, findings))
    evidence = evidence_of(findings, codings, recommendations, study["instruments"])
    weighed = weigh(claims, evidence)
    if study["synthesis"]["mode"] == "final":
        stop_on(faults_of(weighed))
    write_frame(findings, out.findings, FINDINGS)
    write_frame(weighed.statements, out.statements, STATEMENTS)
    write_frame(weighed.propositions, out.propositions, PROPOSITIONS)
    write_frame(weighed.faults, out.argument_faults, ARGUMENT_FAULTS)
