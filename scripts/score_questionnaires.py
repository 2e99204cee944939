"""Score every questionnaire at every time point."""

from plait.errors import stop_on
from plait.ingest.consent import count_left_out, without
from plait.ingest.questionnaires import read_questionnaires
from plait.job import job
from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import score
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES
from plait.shapes.tables import write_frame

with job(snakemake):
    ask, out = snakemake.params, snakemake.output
    instruments, faults = load_instruments(ask.instruments)
    stop_on(faults)
    data = read_questionnaires(
        ask.sources,
        folder=".",
        participants=set(ask.participants),
        times=ask.times,
        instruments=instruments,
    )
    stop_on(data.faults)
    answers = without(data.answers, ask.no_answers_from)
    rows_read = count_left_out(data.rows_read, data.answers, ask.no_answers_from)
    write_frame(answers, out.answers, ANSWERS)
    write_frame(score(answers, instruments), out.scores, SCORES)
    write_frame(rows_read, out.rows_read, ROWS_READ)
