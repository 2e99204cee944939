# In:  turns by batch, codebook, decisions, workshops, summaries
# Out: suggestions by batch; codings, themes, framework, findings of the qualitative strand


rule suggest_codes:
    """Find the passages that a keyword of the codebook hits."""
    input:
        turns="results/restricted/batches/turns_{batch}.parquet",
        codebook=study_files("codebook"),
    output:
        suggestions="results/restricted/batches/suggestions_{batch}.parquet",
    log:
        "results/restricted/logs/suggest_codes_{batch}.log",
    conda:
        "../../environment.yml"
    params:
        code=code("suggest_codes"),
        wanted=study["suggestions"],
        unread=study["unread"],
    message:
        "Suggesting codes (batch {wildcards.batch})"
    script:
        "../../scripts/suggest_codes.py"


rule collect_codings:
    """Replay what coders and workshops decided, and chart it."""
    input:
        turns=expand("results/restricted/batches/turns_{batch}.parquet", batch=BATCHES),
        left_out=expand(
            "results/restricted/batches/left_out_{batch}.parquet", batch=BATCHES
        ),
        suggestions=expand(
            "results/restricted/batches/suggestions_{batch}.parquet", batch=BATCHES
        ),
        codebook=study_files("codebook"),
        decisions=study_files("decisions"),
        workshops=study_files("workshops"),
        summaries=study_files("summaries"),
    output:
        turns="results/restricted/turns.parquet",
        suggestions="results/restricted/suggestions.parquet",
        codings="results/restricted/codings.parquet",
        codes="results/restricted/codes.csv",
        themes="results/restricted/themes.csv",
        recommendations="results/restricted/recommendations.csv",
        framework="results/restricted/framework.csv",
        orphans="results/restricted/orphans.csv",
        decision_counts="results/restricted/decision_counts.csv",
        findings="results/restricted/findings_qualitative.parquet",
    log:
        "results/restricted/logs/collect_codings.log",
    conda:
        "../../environment.yml"
    params:
        code=code("collect_codings"),
        study=study_slice(
            "codebook",
            "decisions",
            "workshops",
            "summaries",
            "documents",
            "approach",
            "codings_used",
        )
        | {"times": [time["id"] for time in study["times"]]},
    message:
        "Collecting the codings"
    script:
        "../../scripts/collect_codings.py"
