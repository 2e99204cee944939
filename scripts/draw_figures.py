"""Draw the figures from what was released."""

from pathlib import Path

from plait.job import job
from plait.release.released import RELEASED
from plait.report.figure_files import save_figures
from plait.report.figures import draw_figures
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame

DRAWN = (
    "scales",
    "codes",
    "themes",
    "theme_trail",
    "saturation",
    "constructs",
    "relations",
    "norms",
    "participation",
    "flow",
    "losses",
    "joint_times",
    "quotes",
)

with job(snakemake):
    given = snakemake.input
    drawings = draw_figures(
        read_frame(given.findings, FINDINGS),
        {name: read_frame(given[name], RELEASED[name]) for name in DRAWN},
        study=snakemake.params.study,
    )
    save_figures(drawings, Path(snakemake.output.captions).parent)
