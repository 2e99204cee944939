"""Hold every statement of the synthesis against the evidence bound to it."""

from plait.errors import stop_on
from plait.job import job
from plait.shapes.argument import ARGUMENT_TABLES
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES
from plait.shapes.synthesis import ARGUMENT_FAULTS, PROPOSITIONS, STATEMENTS
from plait.shapes.tables import read_frame, write_frame
from plait.synthesis.citations import read_besides
from plait.synthesis.claims import read_claims
from plait.synthesis.growth import read_growth
from plait.synthesis.joint_files import join_files
from plait.synthesis.network import read_material, weigh_network, with_network
from plait.synthesis.propositions import faults_of
from plait.synthesis.references import read_references
from plait.synthesis.weighing import read_evidence, weigh_study

with job(snakemake):
    given, out = snakemake.input, snakemake.output
    study = snakemake.params.study
    claims = read_claims(study["claims"], study["argument"])
    grown, cited = read_growth(study), read_references(study["references"])
    stop_on(claims.faults + grown.faults + cited.faults)
    evidence = read_evidence(given, study)
    weighed = weigh_study(claims, evidence, study)
    codes, themes = read_frame(given.codes, CODES), read_frame(given.themes, THEMES)
    material = read_material(evidence, codes, themes, cited.keys, read_besides(study))
    network = weigh_network(claims, material, grown)
    weighed = with_network(weighed, network)
    if study["synthesis"]["mode"] == "final":
        stop_on(faults_of(weighed))
    write_frame(evidence.findings, out.findings, FINDINGS)
    write_frame(weighed.statements, out.statements, STATEMENTS)
    write_frame(weighed.propositions, out.propositions, PROPOSITIONS)
    write_frame(weighed.faults, out.argument_faults, ARGUMENT_FAULTS)
    for name, shape in ARGUMENT_TABLES.items():
        write_frame(network.tables[name], out[name], shape)
    join_files(given, out, study, claims.propositions.data)
