# In:  answers, scores, summaries, participants.csv, instruments, norms
# Out: findings of the quantitative strand; who took part; pictures of people, restricted


rule estimate_findings:
    """Describe every scale, its change between time points and its distance from norms."""
    input:
        answers="results/restricted/answers.parquet",
        scores="results/restricted/scores.parquet",
        summaries="results/restricted/summaries.parquet",
        people=study_files("people"),
        instruments=study_files("instruments"),
        norms=study_files("norms"),
    output:
        findings="results/restricted/findings_quantitative.parquet",
        participation="results/restricted/participation.csv",
        losses="results/restricted/losses.csv",
        missing_patterns="results/restricted/missing_patterns.csv",
        captions="results/restricted/figures/figures.json",
    log:
        "results/restricted/logs/estimate_findings.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1200, per_mb=100),
        runtime=growing(60, per_mb=1),
    params:
        code=code("estimate_findings"),
        given=given("estimate_findings"),
        instruments=study["instruments"],
        norms=study["norms"],
        times={time["id"]: time["short"] for time in study["times"]},
        plan=study_slice("contrasts", "equivalence", "between", "seed"),
        groups=study["groups"],
    message:
        "Estimating the quantitative findings"
    script:
        "../../scripts/estimate_findings.py"
