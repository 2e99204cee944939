# In:  scores, instruments, norms
# Out: findings of the quantitative strand


rule estimate_findings:
    """Describe every scale, its change between time points and its distance from norms."""
    input:
        scores="results/restricted/scores.parquet",
        instruments=study_files("instruments"),
        norms=study_files("norms"),
    output:
        findings="results/restricted/findings_quantitative.parquet",
    log:
        "results/restricted/logs/estimate_findings.log",
    conda:
        "../../environment.yml"
    params:
        code=code("estimate_findings"),
        instruments=study["instruments"],
        norms=study["norms"],
        times=[time["id"] for time in study["times"]],
        contrasts=study["contrasts"],
        equivalence=study["equivalence"],
    message:
        "Estimating the quantitative findings"
    script:
        "../../scripts/estimate_findings.py"
