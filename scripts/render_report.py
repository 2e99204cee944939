"""Set the report as a web page, a PDF and a Word document."""

import os
import tempfile
from pathlib import Path

from plait.job import job
from plait.provenance.jsonfile import read_json
from plait.release.released import RELEASED
from plait.report.document import write_document
from plait.report.inputs import ReportInputs
from plait.report.render import render_report
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame

with job(snakemake), tempfile.TemporaryDirectory() as folder:
    given, ask = snakemake.input, snakemake.params
    inputs = ReportInputs(
        read_frame(given.findings, FINDINGS),
        {
            Path(path).stem: read_frame(path, RELEASED[Path(path).stem])
            for path in given.tables
        },
        ask.study,
        read_json(given.prose),
        read_json(given.record),
    )
    write_document(
        Path(folder),
        inputs,
        sources=Path(os.path.commonpath(given.sources)),
        figures=Path(given.captions).parent,
        assumptions=ask.assumptions,
    )
    render_report(Path(folder), Path(snakemake.output.html).parent)
