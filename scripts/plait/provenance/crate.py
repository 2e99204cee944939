"""Describe a run as a Workflow Run RO-Crate."""

from pathlib import Path

from rocrate.model.contextentity import ContextEntity
from rocrate.rocrate import ROCrate

PROFILES = (
    "https://w3id.org/ro/wfrun/process/0.5",
    "https://w3id.org/ro/wfrun/workflow/0.5",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
)
FORMATS = {
    ".csv": "text/csv", ".json": "application/json", ".html": "text/html",
    ".pdf": "application/pdf", ".svg": "image/svg+xml", ".png": "image/png",
    ".parquet": "application/vnd.apache.parquet",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def crate(manifest: dict, *, study: dict) -> dict:
    """Describe the released files and the action that made them.

    Parameters
    ----------
    manifest : dict
        As `manifest` returns it.
    study : dict
        `id`, `title`, `authors`, `date`. Dates are the study's; what is not known
        is left out.

    Returns
    -------
    dict
        ro-crate-metadata.json, RO-Crate 1.1.

    References
    ----------
    Workflow Run RO-Crate 0.5: https://w3id.org/ro/wfrun/workflow/0.5
    """
    made = ROCrate(version="1.1")
    root = made.root_dataset
    root["name"], root["datePublished"] = study["title"], study["date"]
    root["description"] = f"Released results of the study {study['id']}, made by plait"
    root["conformsTo"] = [
        made.add(ContextEntity(made, url, {"@type": "CreativeWork", "version": "0.5"}))
        for url in PROFILES
    ]
    workflow = _workflow(made, manifest)
    results = [_result(made, name, sha) for name, sha in manifest["files"].items()]
    root["author"] = [
        _author(made, i, name) for i, name in enumerate(study["authors"], 1)
    ]
    root["mentions"] = [_action(made, workflow, results, study)]
    return made.metadata.generate()


def _workflow(made: ROCrate, manifest: dict) -> ContextEntity:
    properties = {
        "@type": ["SoftwareSourceCode", "ComputationalWorkflow"],
        "name": "plait",
        "version": manifest["plait"],
        "programmingLanguage": "Snakemake",
    }
    workflow = made.add(ContextEntity(made, "#plait", properties))
    made.root_dataset["mainEntity"] = workflow
    return workflow


def _result(made: ROCrate, name: str, sha: str) -> ContextEntity:
    form = FORMATS.get(Path(name).suffix, "application/octet-stream")
    properties = {"name": name, "encodingFormat": form, "sha256": sha}
    return made.add_file(dest_path=name, properties=properties)


def _author(made: ROCrate, number: int, name: str) -> ContextEntity:
    properties = {"@type": "Organization", "name": name}
    return made.add(ContextEntity(made, f"#author-{number}", properties))


def _action(
    made: ROCrate, workflow: ContextEntity, results: list[ContextEntity], study: dict
) -> ContextEntity:
    properties = {
        "@type": "CreateAction",
        "name": f"Run of plait on {study['id']}",
        "instrument": {"@id": workflow.id},
        "result": [{"@id": result.id} for result in results],
        "actionStatus": "http://schema.org/CompletedActionStatus",
    }
    return made.add(ContextEntity(made, "#run", properties))
