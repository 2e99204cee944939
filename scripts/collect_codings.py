"""Replay what coders and workshops decided, and chart it."""

from pathlib import Path

from plait.exchange.study_project import study_project
from plait.job import job
from plait.qualitative.strand import SHAPES, read_strand
from plait.qualitative.summaries import framework_matrix, in_study_order
from plait.shapes.exchange import REFI_LOSSES
from plait.shapes.tables import write_frame
from plait.synthesis.joint_workbook import matrix_workbook

with job(snakemake):
    study = snakemake.params.study
    tables = read_strand(snakemake.input, study)
    for name, shape in SHAPES.items():
        write_frame(tables[name], snakemake.output[name], shape)
    matrix, columns = framework_matrix(tables["framework"], tables["themes"])
    write_frame(matrix, snakemake.output.framework_matrix, columns)
    shown = in_study_order(matrix, study["documents"], study["times"])
    Path(snakemake.output.framework_workbook).write_bytes(matrix_workbook(shown, {}))
    project, losses = study_project(tables, snakemake.input.left_out, study)
    Path(snakemake.output.project).write_bytes(project)
    write_frame(losses, snakemake.output.refi_losses, REFI_LOSSES)
