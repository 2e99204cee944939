# In:  everything in results/restricted, the disclosure profile, synthesis/
# Out: results/shareable: tables, quotes, prose, the run record. The only door.


rule control_disclosure:
    """Let through what the disclosure profile allows, and list what it holds back."""
    input:
        answers="results/restricted/answers.parquet",
        rows_read="results/restricted/rows_read.csv",
        participation="results/restricted/participation.csv",
        losses="results/restricted/losses.csv",
        missing_patterns="results/restricted/missing_patterns.csv",
        findings="results/restricted/findings.parquet",
        statements="results/restricted/statements.parquet",
        propositions="results/restricted/propositions.parquet",
        argument_faults="results/restricted/argument_faults.csv",
        codings="results/restricted/codings.parquet",
        negative_extracts="results/restricted/negative_extracts.csv",
        turns="results/restricted/turns.parquet",
        codes="results/restricted/codes.csv",
        themes="results/restricted/themes.csv",
        theme_trail="results/restricted/theme_trail.csv",
        recommendations="results/restricted/recommendations.csv",
        co_occurrence="results/restricted/co_occurrence.csv",
        saturation="results/restricted/saturation.csv",
        memo_counts="results/restricted/memo_counts.csv",
        ratings="results/restricted/ratings.csv",
        joint_themes="results/restricted/joint/joint_themes.csv",
        joint_means="results/restricted/joint/joint_means.csv",
        joint_people="results/restricted/joint/joint_people.csv",
        constructs="results/restricted/constructs.csv",
        relations="results/restricted/relations.csv",
        critique_notes="results/restricted/critique_notes.csv",
        earlier_wordings="results/restricted/earlier_wordings.csv",
        versions="results/restricted/versions.csv",
        version_changes="results/restricted/version_changes.csv",
        reflexive_memos="results/restricted/reflexive_memos.csv",
        profile=study["profile"],
        identifiers=study_files("identifier_decisions", "names"),
        people=study_files("people"),
        instruments=study_files("instruments"),
        prose=study_files(
            "claims",
            "argument",
            "workshops",
            "checklist_answers",
            "versions",
            "synthesis_memos",
        ),
        confidential=EXPORTS
        + [row["file"] for row in study["documents"]]
        + study_files("codebook", "decisions", "summaries"),
        open=study_files("norms", "checklists"),
    output:
        findings="results/shareable/findings.parquet",
        findings_csv="results/shareable/findings.csv",
        findings_workbook="results/shareable/findings.xlsx",
        tables=expand("results/shareable/tables/{table}.csv", table=RELEASED),
        workbooks=expand("results/shareable/tables/{table}.xlsx", table=RELEASED),
        sidecars=expand("results/shareable/tables/{table}.json", table=RELEASED),
        prose="results/shareable/prose.json",
        record="results/shareable/record.json",
    log:
        "results/restricted/logs/control_disclosure.log",
    conda:
        "../../environment.yml"
    params:
        code=code("control_disclosure"),
        lock=file_digest("requirements.lock"),
        study=study_slice(
            "id",
            "times",
            "approach",
            "seed",
            "speakers",
            "instruments",
            "norms",
            "claims",
            "argument",
            "workshops",
            "people",
            "participants",
            "quotes_from",
            "documents",
            "identifier_decisions",
            "names",
            "joint_displays",
            "question",
            "synthesis",
            "guide",
            "design",
            "report",
            "positionality",
            "between",
            "checklists",
            "checklist_answers",
        ),
    message:
        "Controlling disclosure"
    script:
        "../../scripts/control_disclosure.py"
