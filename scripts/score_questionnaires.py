"""Score every questionnaire at every time point."""

from plait.errors import stop_on
from plait.ingest.questionnaire_rows import all_rows_read
from plait.ingest.questionnaires import read_questionnaires
from plait.ingest.summary_tables import read_summaries
from plait.job import job
from plait.quantitative.instruments import load_instruments
from plait.quantitative.scoring import score_spread
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES, SUMMARIES
from plait.shapes.tables import write_frame

with job(snakemake):
    ask, out = snakemake.params, snakemake.output
    instruments, faults = load_instruments(ask.instruments)
    stop_on(faults)
    asked = {"folder": ".", "times": ask.times, "instruments": instruments}
    people = set(ask.participants)
    data = read_questionnaires(ask.sources, participants=people, **asked)
    printed = read_summaries(ask.sources, **asked)
    stop_on(data.faults + printed.faults)
    kept = data.without(ask.no_answers_from, ask.no_answers_at)
    rows_read = all_rows_read(kept.rows_read, printed.rows_read)
    write_frame(kept.answers, out.answers, ANSWERS)
    write_frame(score_spread(kept.spread, instruments), out.scores, SCORES)
    write_frame(printed.summaries, out.summaries, SUMMARIES)
    write_frame(rows_read, out.rows_read, ROWS_READ)
