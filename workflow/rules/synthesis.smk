# In:  findings of both strands, codings, synthesis/
# Out: findings, statements with their verdicts, propositions, faults of the argument


rule weigh_propositions:
    """Hold every statement of the synthesis against the evidence bound to it."""
    input:
        quantitative="results/restricted/findings_quantitative.parquet",
        qualitative="results/restricted/findings_qualitative.parquet",
        codings="results/restricted/codings.parquet",
        recommendations="results/restricted/recommendations.csv",
        codes="results/restricted/codes.csv",
        themes="results/restricted/themes.csv",
        claims=study_files("claims", "argument", "agreed", "workshops"),
        growth=study_files("versions", "synthesis_memos"),
        references=[str(ROOT / "reports/references.bib"), *study["references"]],
        scores="results/restricted/scores.parquet",
        turns="results/restricted/turns.parquet",
        framework="results/restricted/framework.csv",
        instruments=study_files("instruments"),
    output:
        findings="results/restricted/findings.parquet",
        statements="results/restricted/statements.parquet",
        propositions="results/restricted/propositions.parquet",
        argument_faults="results/restricted/argument_faults.csv",
        ratings="results/restricted/ratings.csv",
        joint_themes="results/restricted/joint/joint_themes.csv",
        joint_means="results/restricted/joint/joint_means.csv",
        joint_people="results/restricted/joint/joint_people.csv",
        matrix="results/restricted/joint/mixed_methods_matrix.csv",
        workbook="results/restricted/joint/mixed_methods_matrix.xlsx",
        constructs="results/restricted/constructs.csv",
        relations="results/restricted/relations.csv",
        critique_notes="results/restricted/critique_notes.csv",
        earlier_wordings="results/restricted/earlier_wordings.csv",
        versions="results/restricted/versions.csv",
        version_changes="results/restricted/version_changes.csv",
        reflexive_memos="results/restricted/reflexive_memos.csv",
    log:
        "results/restricted/logs/weigh_propositions.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=30),
        runtime=growing(30, per_mb=1),
    params:
        code=code("weigh_propositions"),
        given=given("weigh_propositions"),
        study=study_slice(
            "claims",
            "argument",
            "instruments",
            "synthesis",
            "versions",
            "synthesis_memos",
            "joint_displays",
            "linkage_from",
            "equivalence",
            "approach",
            "agreed",
            "workshops",
            "references",
            "gone",
        )
        | {"times": [time["id"] for time in study["times"]]}
        | {"time_points": study["times"], "texts": texts_about_results(study)},
    message:
        "Weighing the propositions"
    script:
        "../../scripts/weigh_propositions.py"
