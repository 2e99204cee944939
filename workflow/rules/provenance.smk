# In:  everything in results/shareable
# Out: manifest.json, ro-crate-metadata.json, codecheck.yml, nhs_rap.json,
#      README.md, verify.py, code/, bundle.zip, the audit page of the report

from plait.provenance.parameters import open_steps

# The workflow as it runs: an auditor finds it beside the results.
WORKFLOW = [
    "Snakefile",
    *sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("workflow/rules/*.smk")),
    *(f"scripts/{rule}.py" for rule in RULES),
    "config/checklists/nhs_rap.yaml",
]
# What the last rule is to itself, before it is there.
DESCRIBING = {
    "reads": ["results/shareable/record.json"],
    "takes": ["workflow"],
    "writes": [
        "results/shareable/codecheck.yml",
        "results/shareable/manifest.json",
        "results/shareable/nhs_rap.json",
        "results/shareable/README.md",
        "results/shareable/verify.py",
    ],
    "parameters": {},
}


rule describe_run:
    """Say what was run, on what, with what, and seal it with digests."""
    input:
        findings="results/shareable/findings.parquet",
        findings_csv="results/shareable/findings.csv",
        findings_workbook="results/shareable/findings.xlsx",
        findings_sidecar="results/shareable/findings.json",
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
        # whatever else leaves: nothing shareable goes unsealed
        released=rules.control_disclosure.output,
        drawn=rules.draw_figures.output,
        rendered=rules.render_report.output,
        workflow=[str(ROOT / path) for path in WORKFLOW],
    output:
        manifest="results/shareable/manifest.json",
        crate="results/shareable/ro-crate-metadata.json",
        codecheck="results/shareable/codecheck.yml",
        verifier="results/shareable/verify.py",
        rap="results/shareable/nhs_rap.json",
        readme="results/shareable/README.md",
        audit="results/shareable/report/audit.html",
        code=expand("results/shareable/code/{path}", path=WORKFLOW),
        bundle="results/shareable/bundle.zip",
    log:
        "results/restricted/logs/describe_run.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=20),
        runtime=growing(30),
    params:
        code=code("describe_run"),
        rules_code={rule: code(rule) for rule in RULES},
        steps=open_steps({rule: getattr(rules, rule).rule for rule in RULES[:-1]})
        | {"describe_run": DESCRIBING},
        study=study_slice(
            "id", "title", "authors", "date", "synthetic", "seed", "publication"
        ),
        audit=study_slice("title", "synthetic", "times"),
    message:
        "Describing the run"
    script:
        "../../scripts/describe_run.py"
