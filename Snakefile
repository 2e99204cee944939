"""Rerun a whole mixed-methods study: `snakemake --cores all`."""

from snakemake.utils import min_version

min_version("9.0")


include: "workflow/rules/common.smk"
include: "workflow/rules/ingest.smk"
include: "workflow/rules/quantitative.smk"
include: "workflow/rules/qualitative.smk"
include: "workflow/rules/synthesis.smk"
include: "workflow/rules/release.smk"
include: "workflow/rules/report.smk"
include: "workflow/rules/provenance.smk"


rule all:
    """Whatever a rule makes: what is new in plait is made for older results too."""
    default_target: True
    input:
        rules.score_questionnaires.output,
        rules.estimate_findings.output,
        expand(rules.read_transcripts.output, batch=BATCHES),
        expand(rules.suggest_codes.output, batch=BATCHES),
        rules.collect_codings.output,
        rules.weigh_propositions.output,
        rules.control_disclosure.output,
        rules.draw_figures.output,
        rules.render_report.output,
        rules.describe_run.output,
