"""Fetch a study from a store, and put what passed the door into one.

A workflow of its own, beside the Snakefile: docs/cluster.md says how to call it.
"""

import json
from pathlib import Path

from snakemake.utils import min_version

min_version("9.0")

STORE = str(config.get("store", "")).rstrip("/")
if not STORE:
    raise WorkflowError("Name the store: --config store=/mnt/store/my-study")
SHAREABLE = "results/shareable"


def released(wildcards):
    """List in the store what the manifest lists: nothing else leaves the study."""
    manifest = Path(SHAREABLE, "manifest.json")
    if not manifest.exists():
        raise WorkflowError(f"There is no {manifest} yet: run the study first.")
    files = [*json.loads(manifest.read_text("utf-8"))["files"], "manifest.json"]
    return [storage(f"{STORE}/{SHAREABLE}/{file}") for file in [*files, "bundle.zip"]]


def kept(wildcards):
    """List what of the study lies in the store and not here: nothing is overwritten."""
    found = glob_wildcards(storage(f"{STORE}/{{file}}")).file
    return [
        file
        for file in sorted(found)
        if Path(file).parts[0] not in ("results", ".snakemake")
        and not Path(file).exists()
        and not (STORE.startswith("/") and Path(STORE, file).is_dir())
    ]


rule put_results:
    """Put every released file into the store."""
    input:
        released,


rule fetch_study:
    """Bring the files of the study from the store."""
    input:
        kept,


rule put_file:
    """Put one released file into the store."""
    input:
        f"{SHAREABLE}/{{file}}",
    output:
        storage(f"{STORE}/{SHAREABLE}/{{file}}"),
    log:
        ".snakemake/log/storage/{file}.log",
    message:
        "Storing {wildcards.file}"
    shell:
        "cp {input:q} {output:q} 2> {log:q}"


rule fetch_file:
    """Bring one file of the study."""
    input:
        storage(f"{STORE}/{{file}}"),
    output:
        "{file}",
    log:
        ".snakemake/log/storage/{file}.log",
    wildcard_constraints:
        file=r"(?!results/|\.snakemake/).+",
    message:
        "Fetching {wildcards.file}"
    shell:
        "cp {input:q} {output:q} 2> {log:q}"
