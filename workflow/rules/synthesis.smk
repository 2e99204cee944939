# In:  findings of both strands, codings, synthesis/
# Out: findings, statements with their verdicts, propositions, faults of the argument


rule weigh_propositions:
    """Hold every statement of the synthesis against the evidence bound to it."""
    input:
        quantitative="results/restricted/findings_quantitative.parquet",
        qualitative="results/restricted/findings_qualitative.parquet",
        codings="results/restricted/codings.parquet",
        recommendations="results/restricted/recommendations.csv",
        claims=study_files("claims", "argument"),
        instruments=study_files("instruments"),
    output:
        findings="results/restricted/findings.parquet",
        statements="results/restricted/statements.parquet",
        propositions="results/restricted/propositions.parquet",
        argument_faults="results/restricted/argument_faults.csv",
    log:
        "results/restricted/logs/weigh_propositions.log",
    conda:
        "../../environment.yml"
    params:
        code=code("weigh_propositions"),
        study=study_slice("claims", "argument", "instruments", "synthesis"),
    message:
        "Weighing the propositions"
    script:
        "../../scripts/weigh_propositions.py"
