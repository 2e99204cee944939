"""Say what was run, on what, with what, and seal it with digests."""

from plait.job import job
from plait.provenance.bundle import write_bundle
from plait.provenance.crate import crate
from plait.provenance.jsonfile import read_json, write_json
from plait.provenance.manifest import digests, manifest
from plait.provenance.released_extras import write_extras
from plait.report.audit import write_audit

with job(snakemake):
    ask, out, root = snakemake.params, snakemake.output, "results/shareable"
    about, record = ask.study, read_json(snakemake.input.record)
    write_audit(
        snakemake.input,
        out.audit,
        steps=ask.steps,
        code=ask.rules_code,
        study=ask.audit,
    )
    sources = list(snakemake.input.workflow)
    files = [*dict.fromkeys(path for path in snakemake.input if path not in sources)]
    names = list(digests(files, root=root))
    files += write_extras(out, sources, names, record=record, study=about)
    files += [out.audit]
    made = digests(files, root=root)
    write_json(crate(made, steps=ask.steps, record=record, study=about), out.crate)
    files += [out.crate]
    made = digests(files, root=root)
    content = manifest(
        made, code=ask.rules_code, steps=ask.steps, record=record, study=about
    )
    write_json(content, out.manifest)
    write_bundle([*files, out.manifest], out.bundle, root=root)
