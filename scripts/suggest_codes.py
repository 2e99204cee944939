"""Find the passages that a keyword of the codebook hits."""

from plait.errors import stop_on
from plait.job import job
from plait.qualitative.codebook import read_codebook
from plait.shapes.tables import read_frame, write_frame
from plait.shapes.transcripts import SUGGESTIONS, TURNS

with job(snakemake):
    turns = read_frame(snakemake.input.turns, TURNS)
    turns = turns[~turns["document"].isin(snakemake.params.unread)]
    suggestions = SUGGESTIONS.empty()
    if snakemake.params.wanted and len(turns):
        # nltk costs a second, which an absent strand should not pay
        from plait.qualitative.suggestions import suggest

        codebook = read_codebook(snakemake.input.codebook[0])
        stop_on(codebook.faults)
        suggestions = suggest(turns, codebook.keywords, snakemake.params.evidence_from)
    write_frame(suggestions, snakemake.output.suggestions, SUGGESTIONS)
