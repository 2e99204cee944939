"""A small bundle, as `describe_run` would leave it."""

import json
from pathlib import Path
from types import SimpleNamespace

from plait.code import SCRIPTS
from plait.provenance.bundle import write_bundle
from plait.provenance.crate import crate
from plait.provenance.manifest import digests, manifest
from plait.provenance.released_extras import write_extras

PUBLICATION = {
    "licence": "https://spdx.org/licenses/MIT",
    "website": "https://example.org",
}
STUDY = {"id": "small", "title": "A small study", "authors": ["Team A", "Team B"],
         "date": "2026-01-15", "synthetic": "", "seed": 1, "publication": PUBLICATION}  # fmt: skip
RECORD = {
    "python": "3.12.0",
    "release": {"state": "candidate", "digest": "5678"},
    "software": {"plait": "0.1.0", "snakemake": "9.27.1"},
    "inputs": [
        {"file": "config/norms/n.yaml", "digest": "12ab", "kind": "sha256"},
        {"file": "coding/decisions, file 1 of 1", "kind": "hmac-sha256",
         "digest": "34cd", "key": "k1", "rows": ["r1", "r2", "r3"]},
    ],
}  # fmt: skip
STEPS = {
    "score_questionnaires": {
        "reads": [], "takes": ["questionnaires"],
        "writes": ["results/restricted/scores.parquet"],
        "parameters": {"times": ["t1", "t2"], "not_told": ["participants"]},
    },
    "describe_run": {
        "reads": ["results/restricted/scores.parquet", "results/shareable/findings.csv"],
        "takes": [], "writes": ["results/shareable/manifest.json"],
        "parameters": {"seed": 1},
    },
}  # fmt: skip
CODE = dict.fromkeys(STEPS, "0123456789abcdef")


def write_run(
    root: Path, files: dict[str, str | bytes], *, study: dict = STUDY
) -> Path:
    """Write released files, describe and seal them; gives the bundle."""
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        data = content.encode() if isinstance(content, str) else content
        (root / name).write_bytes(data)
    paths = [str(root / name) for name in files]
    sources = [
        root.parent / "Snakefile",
        *(root.parent / f"{rule}.py" for rule in STEPS),
    ]
    for source in sources:
        ran = SCRIPTS / source.name
        source.write_bytes(ran.read_bytes() if ran.is_file() else b"# Snakefile\n")
    targets = ["Snakefile", *(f"scripts/{rule}.py" for rule in STEPS)]
    out = SimpleNamespace(
        code=[str(root / "code" / name) for name in targets],
        **{name: str(root / file) for name, file in (
            ("verifier", "verify.py"), ("rap", "nhs_rap.json"), ("codecheck", "codecheck.yml"), ("readme", "README.md"))},
    )  # fmt: skip
    paths += write_extras(
        out, [str(s) for s in sources], list(files), record=RECORD, study=study
    )
    return seal(root, paths, study=study)


def seal(root: Path, paths: list[str], **changed: object) -> Path:
    """Write crate, manifest and bundle over what lies there."""
    given = {"steps": STEPS, "record": RECORD, "study": STUDY} | changed
    described = root / "ro-crate-metadata.json"
    made = digests([p for p in paths if p != str(described)], root=str(root))
    described.write_text(json.dumps(crate(made, **given)))
    paths = [*dict.fromkeys([*paths, str(described)])]
    content = manifest(digests(paths, root=str(root)), code=CODE, **given)
    (root / "manifest.json").write_text(json.dumps(content))
    bundle = root / "bundle.zip"
    write_bundle([*paths, str(root / "manifest.json")], str(bundle), root=str(root))
    return bundle
