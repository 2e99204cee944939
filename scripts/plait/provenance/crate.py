"""Describe a run as a Provenance Run Crate: what was made, from what, by which step."""

from collections.abc import Mapping
from pathlib import PurePath

from plait.provenance.alone import MANIFEST
from plait.provenance.crate_steps import ENGINE, NO_FILE, describe_steps, refer

PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/provenance/0.5": ("Provenance Run Crate", "0.5"),
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0": ("Workflow RO-Crate", "1.0"),
}
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
BIOSCHEMAS = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
LANGUAGE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"
WORKFLOW = "code/Snakefile"
README = {"@id": "README.md", "@type": "File", "name": "What is in this bundle",
          "encodingFormat": "text/markdown", "about": {"@id": "./"}}  # fmt: skip
FORMATS = {
    ".csv": "text/csv", ".json": "application/json", ".html": "text/html",
    ".pdf": "application/pdf", ".svg": "image/svg+xml", ".png": "image/png",
    ".parquet": "application/vnd.apache.parquet", ".py": "text/x-python",
    ".smk": "text/plain", "": "text/plain", ".yml": "application/yaml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


def crate(
    files: Mapping[str, str], *, steps: dict[str, dict], record: dict, study: dict
) -> dict:
    """Describe the released files, the run that made them and each of its steps.

    Parameters
    ----------
    files : mapping of str to str
        Name in the bundle to SHA-256; code/Snakefile and code/scripts among them.
    steps : dict
        Rule to what it reads, writes and takes, as `open_steps` gives it.
    record : dict
        What `control_disclosure` recorded of inputs and software.
    study : dict
        `id`, `title`, `authors`, `date`, `publication`. Dates and people are the
        study's; what it does not tell is left out.

    Returns
    -------
    dict
        ro-crate-metadata.json, RO-Crate 1.1.

    References
    ----------
    Provenance Run Crate 0.5: https://w3id.org/ro/wfrun/provenance/0.5
    """
    people = _people(study)
    inputs = [_input(i, row) for i, row in enumerate(record["inputs"], 1)]
    told = describe_steps(
        steps, files, record=record, study=study, people=refer(people)
    )
    graph = [
        _descriptor(),
        _root(files, study, refer(people), told.mentions),
        *({"@id": url, "@type": "CreativeWork", "name": name, "version": version}
          for url, (name, version) in PROFILES.items()),
        _workflow(files, steps, record),
        *_software(record),
        _licence(study),
        *people,
        *([_publisher(study)] if people else []),
        *([README | {"sha256": files[README["@id"]]}] if README["@id"] in files else []),
        *inputs,
        _run(files, inputs, told.seed, study=study, people=refer(people)),
        *told.entities,
        *(_file(name, files[name]) for name in sorted(files) if name not in (WORKFLOW, README["@id"])),
        {"@id": MANIFEST, "@type": "File", "name": "digests of everything in this bundle",
         "encodingFormat": "application/json"},
    ]  # fmt: skip
    return {"@context": CONTEXT, "@graph": [_single(entity) for entity in graph]}


def _descriptor() -> dict:
    conforms = ["https://w3id.org/ro/crate/1.1", list(PROFILES)[-1]]
    return {"@id": "ro-crate-metadata.json", "@type": "CreativeWork",
            "conformsTo": [{"@id": url} for url in conforms], "about": {"@id": "./"}}  # fmt: skip


def _root(files: Mapping, study: dict, people: list, mentions: list) -> dict:
    told = {
        "@id": "./",
        "@type": "Dataset",
        "name": study["title"],
        "description": f"Released results of the study {study['id']}, made by plait",
        "datePublished": study["date"],
        "conformsTo": [{"@id": url} for url in PROFILES],
        "license": {"@id": _licence(study)["@id"]},
        "author": people,
        "publisher": refer([_publisher(study)]) if study["authors"] else None,
        "mainEntity": {"@id": WORKFLOW},
        "hasPart": [{"@id": name} for name in [*sorted(files), MANIFEST]],
        "mentions": mentions,
    }
    return _told(told)


def _workflow(files: Mapping, steps: dict, record: dict) -> dict:
    return {
        "@id": WORKFLOW,
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow", "HowTo"],
        "name": "plait",
        "description": "Braids the two strands of a mixed-methods study into one report",
        "version": record["software"]["plait"],
        "encodingFormat": "text/plain",
        "url": WORKFLOW,
        "sha256": files[WORKFLOW],
        "conformsTo": {"@id": BIOSCHEMAS},
        "programmingLanguage": {"@id": LANGUAGE},
        "hasPart": [{"@id": f"code/scripts/{rule}.py"} for rule in steps],
        "step": [{"@id": f"#step-{rule}"} for rule in steps],
    }


def _software(record: dict) -> list[dict]:
    """Name the language, the profile it follows, the engine and every package."""
    engine = {"@id": ENGINE, "@type": "SoftwareApplication", "name": "Snakemake",
              "url": {"@id": ENGINE}, "version": record["software"]["snakemake"]}  # fmt: skip
    language = {"@id": LANGUAGE, "@type": "ComputerLanguage", "name": "Snakemake",
                "identifier": {"@id": "https://doi.org/10.1093/bioinformatics/bts480"},
                "url": {"@id": ENGINE}}  # fmt: skip
    profile = {"@id": BIOSCHEMAS, "@type": "CreativeWork", "version": "1.0-RELEASE",
               "name": "Bioschemas ComputationalWorkflow"}  # fmt: skip
    return [language, profile, engine]


def _licence(study: dict) -> dict:
    url = study.get("publication", {}).get("licence")
    if not url:
        return {"@id": "#licence", "@type": "CreativeWork", "name": "No licence is given",
                "description": "The study does not say how its results may be used: ask its authors"}  # fmt: skip
    return {"@id": url, "@type": "CreativeWork", "name": url.rstrip("/").split("/")[-1],
            "description": "The licence of these results, as the study gives it"}  # fmt: skip


def _people(study: dict) -> list[dict]:
    return [_person(i, name, study) for i, name in enumerate(study["authors"], 1)]


def _person(number: int, name: str, study: dict) -> dict:
    told = study.get("publication", {})
    if name in told.get("orcids", {}):
        return {"@id": f"https://orcid.org/{told['orcids'][name]}", "@type": "Person",
                "name": name}  # fmt: skip
    # ASSUME an author without an ORCID is a team: nobody is called a person by guess.
    return _told({"@id": f"#author-{number}", "@type": "Organization", "name": name,
                  "url": told.get("website")})  # fmt: skip


def _publisher(study: dict) -> dict:
    """Name who publishes: whom the study names, and otherwise its authors together."""
    told = study.get("publication", {})
    # ASSUME a team that names no publisher gives its results out itself.
    name = told.get("publisher") or ", ".join(study["authors"])
    return _told({"@id": "#publisher", "@type": "Organization", "name": name,
                  "url": told.get("website")})  # fmt: skip


def _input(number: int, row: dict) -> dict:
    held = row["kind"] != "sha256"
    return {
        "@id": f"#input-{number}",
        "@type": "CreativeWork",
        "name": row["file"],
        "identifier": f"{row['kind']}:{row['digest']}",
        "description": NO_FILE if held else "Shipped with plait, or open in the study",
    }


def _run(
    files: Mapping, inputs: list, seed: list, *, study: dict, people: list
) -> dict:
    code = (WORKFLOW, "code/")
    made = [{"@id": name} for name in sorted(files) if not name.startswith(code)]
    return _told({
        "@id": "#run",
        "@type": "CreateAction",
        "name": f"Run of plait on {study['id']}",
        "description": "The whole study, from its files to the report and this bundle",
        # ASSUME the date that the study gives stands for the end of the run: no clock.
        "endTime": study["date"],
        "agent": people,
        "instrument": {"@id": WORKFLOW},
        "object": [*refer(inputs), *refer(seed)],
        "result": made,
        "actionStatus": "http://schema.org/CompletedActionStatus",
    })  # fmt: skip


def _file(name: str, digest: str) -> dict:
    code = name.startswith("code/scripts/")
    told = {
        "@id": name,
        "@type": ["File", "SoftwareSourceCode"] if code else "File",
        "name": PurePath(name).stem if code else name,
        "encodingFormat": FORMATS.get(
            PurePath(name).suffix, "application/octet-stream"
        ),
        "sha256": digest,
    }
    # a file of the bundle has no address but its own place
    return told | ({"version": digest[:16], "url": name} if code else {})


def _told(entity: dict) -> dict:
    """Leave out what is not known."""
    return {key: value for key, value in entity.items() if value not in (None, [], "")}


def _single(entity: dict) -> dict:
    """Give a list of one as its one, as RO-Crate asks."""
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value
            for key, value in entity.items()}  # fmt: skip
