"""Set the report, and the guide where there is one, as web page, PDF and Word file."""

import os
import tempfile
from pathlib import Path

from plait.job import job
from plait.provenance.jsonfile import read_json
from plait.release.released import RELEASED
from plait.report.document import write_report
from plait.report.guide import write_guide
from plait.report.inputs import ReportInputs
from plait.report.render import render_document
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
    sources, out = Path(os.path.commonpath(given.sources)), Path(snakemake.output.html)
    report, guide = Path(folder, "report"), Path(folder, "guide")
    figures = Path(given.captions).parent
    write_report(
        report, inputs, sources=sources, figures=figures, assumptions=ask.assumptions
    )
    workbook = snakemake.output.report_tables
    render_document(report, out, formats=ask.formats, workbook=workbook)
    if snakemake.output.guide:
        write_guide(guide, inputs, sources=sources)
        render_document(guide, out.with_stem("guide"))
