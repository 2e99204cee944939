"""Let through what the disclosure profile allows, and list what it holds back."""

from pathlib import Path

from plait.job import job
from plait.provenance.jsonfile import write_json
from plait.release.approval import release_digest, release_state
from plait.release.door import open_door
from plait.release.outputs import write_findings, write_tables
from plait.release.record import run_record
from plait.release.restricted import SHAPES, read_restricted, renumbered
from plait.release.rules_in_words import rules_in_words
from plait.release.sidecars import Checked

with job(snakemake):
    given, out, study = snakemake.input, snakemake.output, snakemake.params.study
    # Not what the team writes: a quote keeps its keyed name while they write on.
    secret = [*given.confidential, *given.people]
    before = read_restricted(
        {name: given[name] for name in SHAPES},
        study,
        profile=given.profile,
        confidential=secret,
    )
    released = open_door(before, study)
    before = renumbered(before, released.tables["quotes"])
    people, ids = before.judgement, study["participants"]
    checked = Checked(before.profile, released.reviews, people.exceptions.told())
    write_findings(released.findings, out, checked)
    write_tables(released.tables, out, checked)
    write_json(released.prose, out.prose)
    shown = [*given.instruments, *given.open, given.profile]
    secret += [*given.prose, *given.identifiers]  # people's words too
    approved = [out.findings_csv, *out.tables, out.prose]
    digest = release_digest(approved, root=Path(out.prose).parent)
    state = release_state(digest, people.approval, released.reviews, ids=ids)
    state["rules"] = rules_in_words(before.profile)
    write_json(run_record(shown, secret) | {"release": state}, out.record)
