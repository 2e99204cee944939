"""Let through what the disclosure profile allows, and list what it holds back."""

from plait.job import job
from plait.provenance.jsonfile import write_json
from plait.release.door import open_door
from plait.release.record import run_record
from plait.release.released import RELEASED
from plait.release.restricted import SHAPES, read_restricted
from plait.release.sidecars import sidecar
from plait.release.table_workbook import write_table_workbook
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import write_frame

with job(snakemake):
    given, out, study = snakemake.input, snakemake.output, snakemake.params.study
    # synthesis/ and workshops/ hold people's words too: their digests are keyed
    confidential = [*given.confidential, *given.people, *given.prose]
    before = read_restricted(
        {name: given[name] for name in SHAPES},
        study,
        profile=given.profile,
        confidential=confidential,
    )
    released = open_door(before, study)
    for path in (out.findings, out.findings_csv):
        write_frame(released.findings, path, FINDINGS)
    passed = before.profile["id"]
    write_table_workbook(
        released.findings, out.findings_workbook, FINDINGS, profile=passed
    )
    for (name, shape), path, workbook, beside in zip(
        RELEASED.items(), out.tables, out.workbooks, out.sidecars, strict=True
    ):
        write_frame(released.tables[name], path, shape)
        write_table_workbook(released.tables[name], workbook, shape, profile=passed)
        write_json(sidecar(shape, len(released.tables[name]), before.profile), beside)
    write_json(released.prose, out.prose)
    shown = [*given.instruments, *given.open, given.profile]
    write_json(run_record(shown, confidential, key=before.key), out.record)
