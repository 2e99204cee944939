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
    """Everything that a reader, a journal and an auditor are given."""
    default_target: True
    input:
        "results/shareable/report/report.html",
        "results/shareable/report/report.pdf",
        "results/shareable/report/report.docx",
        GUIDE,
        "results/shareable/manifest.json",
        "results/shareable/ro-crate-metadata.json",
        "results/shareable/bundle.zip",
