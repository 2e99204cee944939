"""Split the transcripts of a batch into speaker turns."""

import logging

from plait.deidentification.candidates import list_candidates
from plait.deidentification.decisions import read_decided
from plait.deidentification.gate import replacements_table
from plait.errors import stop_on
from plait.ingest.transcripts import read_transcripts
from plait.ingest.withheld import withhold
from plait.job import job
from plait.shapes.identifiers import IDENTIFIER_CANDIDATES, REPLACEMENTS
from plait.shapes.tables import write_frame
from plait.shapes.transcripts import LEFT_OUT, TURNS

with job(snakemake):
    ask, out = snakemake.params, snakemake.output
    decided = read_decided(
        "".join(snakemake.input.decided), snakemake.input.names, folder="."
    )
    read = read_transcripts(
        ask.documents,
        folder=".",
        participants=set(ask.participants),
        decided=decided,
    )
    stop_on([*decided.faults, *read.faults])
    for caution in read.cautions:
        logging.warning("%s", caution)
    kept = withhold(read, ask.no_words_from, ask.no_words_in)
    candidates = list_candidates(kept.turns, read.left_out, decided=decided)
    write_frame(kept.turns, out.turns, TURNS)
    write_frame(kept.left_out, out.left_out, LEFT_OUT)
    write_frame(replacements_table(read.screened), out.replacements, REPLACEMENTS)
    write_frame(candidates, out.candidates, IDENTIFIER_CANDIDATES)
