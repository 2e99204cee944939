# In:  data/questionnaires, participants.csv, instruments; data/transcripts, documents.csv,
#      coding/identifiers.csv, names
# Out: answers, scores, summaries, rows_read; by batch turns, left_out, replacements
#      of identifiers and candidates for more


rule score_questionnaires:
    """Read the questionnaires and score every scale at every time point."""
    input:
        questionnaires=EXPORTS,
        people=study_files("people"),
        instruments=study_files("instruments"),
    output:
        answers="results/restricted/answers.parquet",
        scores="results/restricted/scores.parquet",
        summaries="results/restricted/summaries.parquet",
        rows_read="results/restricted/rows_read.csv",
    log:
        "results/restricted/logs/score_questionnaires.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=20),
        runtime=growing(30, per_mb=1),
    params:
        code=code("score_questionnaires"),
        given=given("score_questionnaires"),
        sources=study["questionnaires"],
        instruments=study["instruments"],
        times=[time["id"] for time in study["times"]],
        participants=study["participants"],
        no_answers_from=study["no_answers_from"],
        no_answers_at=study["no_answers_at"],
    message:
        "Scoring the questionnaires"
    script:
        "../../scripts/score_questionnaires.py"


rule read_transcripts:
    """Split the transcripts of a batch into speaker turns."""
    input:
        transcripts=transcripts,
        decided=study_files("identifier_decisions"),
        names=study_files("names"),
    output:
        turns="results/restricted/batches/turns_{batch}.parquet",
        left_out="results/restricted/batches/left_out_{batch}.parquet",
        replacements="results/restricted/batches/replacements_{batch}.parquet",
        candidates="results/restricted/batches/identifier_candidates_{batch}.csv",
    log:
        "results/restricted/logs/read_transcripts_{batch}.log",
    conda:
        "../../environment.yml"
    resources:
        mem_mb=growing(1000, per_mb=30),
        runtime=growing(30, per_mb=5),
    params:
        code=code("read_transcripts"),
        given=given("read_transcripts"),
        documents=batch_rows,
        participants=study["participants"],
        no_words_from=study["no_words_from"],
        no_words_in=study["no_words_in"],
    message:
        "Reading the transcripts (batch {wildcards.batch})"
    script:
        "../../scripts/read_transcripts.py"
