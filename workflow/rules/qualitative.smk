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
    resources:
        mem_mb=growing(1000, per_mb=30),
        runtime=growing(30, per_mb=5),
    params:
        code=code("suggest_codes"),
        given=given("suggest_codes"),
        wanted=study["suggestions"],
        evidence_from=study["evidence_from"],
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
        recodes=study_files("recodes"),
        identifiers=study_files("identifier_decisions"),
        decisions=study_files("decisions"),
        workshops=study_files("workshops"),
        summaries=study_files("summaries"),
        memos=study_files("memos"),
        imports=study_files("imports"),
        people=study_files("people"),
    output:
        turns="results/restricted/turns.parquet",
        suggestions="results/restricted/suggestions.parquet",
        undecided="results/restricted/undecided.parquet",
        import_losses="results/restricted/refi/import_losses.csv",
        refi_losses="results/restricted/refi/losses.csv",
        project=f"results/restricted/refi/{study['id']}.qdpx",
        codings="results/restricted/codings.parquet",
        codes="results/restricted/codes.csv",
        themes="results/restricted/themes.csv",
        theme_trail="results/restricted/theme_trail.csv",
        recommendations="results/restricted/recommendations.csv",
        framework="results/restricted/framework.csv",
        framework_matrix="results/restricted/framework_matrix.csv",
        framework_workbook="results/restricted/framework_matrix.xlsx",
        differences="results/restricted/differences.csv",
        co_occurrence="results/restricted/co_occurrence.csv",
        saturation="results/restricted/saturation.csv",
        memos="results/restricted/memos.csv",
        memo_counts="results/restricted/memo_counts.csv",
        negative_extracts="results/restricted/negative_extracts.csv",
        orphans="results/restricted/orphans.csv",
        tombstones="results/restricted/tombstones.csv",
        anchors="results/restricted/anchors.csv",
        recoded="results/restricted/recoded.csv",
        to_review="results/restricted/to_review.csv",
        decision_counts="results/restricted/decision_counts.csv",
        keyword_recall="results/restricted/keyword_recall.csv",
        keyword_candidates="results/restricted/keyword_candidates.csv",
        findings="results/restricted/findings_qualitative.parquet",
    log:
        "results/restricted/logs/collect_codings.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=50),
        runtime=growing(30, per_mb=5),
    params:
        code=code("collect_codings"),
        given=given("collect_codings"),
        schema=file_digest("config/refi/Project.xsd"),
        study=study_slice(
            "codebook",
            "recodes",
            "identifier_decisions",
            "decisions",
            "proposition_ids",
            "workshops",
            "summaries",
            "documents",
            "approach",
            "evidence_from",
            "codings_used",
            "seed",
            "memos",
            "id",
            "date",
            "imports",
            "agreement",
            "co_occurrence",
            "saturation",
            "suggestions",
        )
        | {"times": [time["id"] for time in study["times"]]},
    message:
        "Collecting the codings"
    script:
        "../../scripts/collect_codings.py"
