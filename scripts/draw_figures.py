"""Draw the figures from what was released."""

from pathlib import Path

from plait.job import job
from plait.report.figures import draw_figures, save_figures
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES, SCALES
from plait.shapes.tables import read_frame

with job(snakemake):
    given = snakemake.input
    drawings = draw_figures(
        read_frame(given.findings, FINDINGS),
        read_frame(given.scales, SCALES),
        read_frame(given.codes, CODES),
        read_frame(given.themes, THEMES),
        times=snakemake.params.times,
    )
    save_figures(drawings, Path(snakemake.output.captions).parent)
