# In:  everything in results/shareable
# Out: manifest.json, ro-crate-metadata.json, bundle.zip


rule describe_run:
    """Say what was run, on what, with what, and seal it with digests."""
    input:
        findings="results/shareable/findings.parquet",
        findings_csv="results/shareable/findings.csv",
        findings_workbook="results/shareable/findings.xlsx",
        tables=rules.control_disclosure.output.tables,
        workbooks=rules.control_disclosure.output.workbooks,
        sidecars=rules.control_disclosure.output.sidecars,
        prose="results/shareable/prose.json",
        record="results/shareable/record.json",
        figures=rules.draw_figures.output.figures,
        captions="results/shareable/figures/figures.json",
        html="results/shareable/report/report.html",
        pdf="results/shareable/report/report.pdf",
        docx="results/shareable/report/report.docx",
        report_tables="results/shareable/report/report_tables.xlsx",
        guide=GUIDE,
    output:
        manifest="results/shareable/manifest.json",
        crate="results/shareable/ro-crate-metadata.json",
        bundle="results/shareable/bundle.zip",
    log:
        "results/restricted/logs/describe_run.log",
    conda:
        "../../environment.yml"
    params:
        code=code("describe_run"),
        rules_code={rule: code(rule) for rule in RULES},
        study=study_slice("id", "title", "authors", "date", "synthetic", "seed"),
    message:
        "Describing the run"
    script:
        "../../scripts/describe_run.py"
