"""Split the transcripts of a batch into speaker turns."""

from plait.errors import stop_on
from plait.ingest.transcripts import read_transcripts
from plait.ingest.withdrawal import without
from plait.job import job
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import LEFT_OUT, TURNS

with job(snakemake):
    ask = snakemake.params
    read = read_transcripts(
        ask.documents, folder=".", participants=set(ask.participants)
    )
    stop_on(read.faults)
    write_frame(without(read.turns, ask.removed), snakemake.output.turns, TURNS)
    write_frame(read.left_out, snakemake.output.left_out, LEFT_OUT)
