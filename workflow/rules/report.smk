# In:  released tables only, reports/
# Out: figures; report.html, report.pdf, report.docx; the guide in the same formats


rule draw_figures:
    """Draw the figures from what was released."""
    input:
        findings="results/shareable/findings.parquet",
        scales="results/shareable/tables/scales.csv",
        codes="results/shareable/tables/codes.csv",
        themes="results/shareable/tables/themes.csv",
        theme_trail="results/shareable/tables/theme_trail.csv",
        saturation="results/shareable/tables/saturation.csv",
        constructs="results/shareable/tables/constructs.csv",
        relations="results/shareable/tables/relations.csv",
        norms="results/shareable/tables/norms.csv",
        participation="results/shareable/tables/participation.csv",
        flow="results/shareable/tables/flow.csv",
        losses="results/shareable/tables/losses.csv",
        joint_times="results/shareable/tables/joint_times.csv",
        quotes="results/shareable/tables/quotes.csv",
        fonts=[path for path in report_sources() if path.endswith(".ttf")],
    output:
        figures=report(
            expand(
                "results/shareable/figures/{figure}.{format}",
                figure=FIGURES,
                format=["svg", "png"],
            ),
            category="Figures",
        ),
        captions="results/shareable/figures/figures.json",
    log:
        "results/restricted/logs/draw_figures.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1200, per_mb=20),
        runtime=growing(30),
    params:
        code=code("draw_figures"),
        given=given("draw_figures"),
        study=study_slice("times", "contrasts", "equivalence", "joint_displays"),
    message:
        "Drawing the figures"
    script:
        "../../scripts/draw_figures.py"


rule render_report:
    """Set the report as a web page, a PDF and a Word document."""
    input:
        findings="results/shareable/findings.parquet",
        tables=expand("results/shareable/tables/{table}.csv", table=RELEASED),
        prose="results/shareable/prose.json",
        record="results/shareable/record.json",
        figures=rules.draw_figures.output.figures,
        captions="results/shareable/figures/figures.json",
        template=study_files("reference_docx"),
        sources=report_sources(),
    output:
        html=report("results/shareable/report/report.html", category="Report"),
        pdf=report("results/shareable/report/report.pdf", category="Report"),
        docx="results/shareable/report/report.docx",
        report_tables="results/shareable/report/report_tables.xlsx",
        guide=GUIDE,
    log:
        "results/restricted/logs/render_report.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=600),
        runtime=growing(60, per_mb=10),
    params:
        code=code("render_report"),
        given=given("render_report"),
        formats=["html", "docx", "pdf"],
        assumptions=assumptions_by_strand(
            without=[
                part
                for part in ("questionnaires", "documents", "imports")
                if not study[part]
            ]
        ),
        study=study_slice(
            "id",
            "title",
            "subtitle",
            "authors",
            "date",
            "synthetic",
            "question",
            "approach",
            "times",
            "contrasts",
            "equivalence",
            "between",
            "instruments",
            "norms",
            "disclosure",
            "speakers",
            "seed",
            "codings_used",
            "suggestions",
            "synthesis",
            "joint_displays",
            "positionality",
            "design",
            "report",
            "guide",
            "reference_docx",
        ),
    message:
        "Rendering the report"
    script:
        "../../scripts/render_report.py"
