"""Replay what coders and workshops decided, and chart it."""

from plait.job import job
from plait.qualitative.strand import SHAPES, read_strand
from plait.shapes.tables import write_frame

with job(snakemake):
    tables = read_strand(snakemake.input, snakemake.params.study)
    for name, shape in SHAPES.items():
        write_frame(tables[name], snakemake.output[name], shape)
