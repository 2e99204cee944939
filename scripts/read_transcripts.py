"""Split the transcripts of a batch into speaker turns."""

import logging

from plait.errors import stop_on
from plait.ingest.consent import without
from plait.ingest.transcripts import read_transcripts
from plait.job import job
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import LEFT_OUT, TURNS

with job(snakemake):
    ask = snakemake.params
    read = read_transcripts(
        ask.documents, folder=".", participants=set(ask.participants)
    )
    stop_on(read.faults)
    for caution in read.cautions:
        logging.warning("%s", caution)
    write_frame(without(read.turns, ask.no_words_from), snakemake.output.turns, TURNS)
    write_frame(read.left_out, snakemake.output.left_out, LEFT_OUT)
