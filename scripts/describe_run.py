"""Say what was run, on what, with what, and seal it with digests."""

from plait.job import job
from plait.provenance.bundle import write_bundle
from plait.provenance.crate import crate
from plait.provenance.jsonfile import read_json, write_json
from plait.provenance.manifest import manifest

with job(snakemake):
    ask, out, root = snakemake.params, snakemake.output, "results/shareable"
    record = read_json(snakemake.input.record)
    files = list(snakemake.input)
    sealed = manifest(
        files, root=root, code=ask.rules_code, record=record, study=ask.study
    )
    write_json(sealed, out.manifest)
    write_json(crate(sealed, study=ask.study), out.crate)
    write_bundle([*files, out.manifest, out.crate], out.bundle, root=root)
