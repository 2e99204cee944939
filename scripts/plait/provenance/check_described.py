"""Hold every file of a bundle against what crate, manifest and study tell of it."""

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping

from plait.provenance.alone import MANIFEST, SIGNATURE
from plait.provenance.codecheck import codecheck
from plait.provenance.manifest import SHORT
from plait.provenance.released_extras import readme_text
from plait.report.document import date_in_words

CRATE, CODE = "ro-crate-metadata.json", "code/scripts/"
OF_VERIFIER = "plait/provenance/alone.py"  # what verify.py is a copy of
DATED = re.compile(r'<p class="date">([^<]*)</p>')
DAYS = {"./": "datePublished", "#run": "endTime"}
PAGES = ("report/report.html", "report/guide.html")


def check_described(files: Mapping[str, bytes]) -> Iterator[str]:
    """Name the files that are not as crate, manifest and study tell them.

    Parameters
    ----------
    files : mapping of str to bytes
        Released files, the manifest among them; without it nothing is checked.

    Yields
    ------
    str
        The file and what tells otherwise: other bytes than the crate has a digest of;
        a file that the crate lists and that is not there, or the reverse; code other
        than the manifest's; dates, README.md and codecheck.yml of another study.
    """
    if MANIFEST not in files:
        return
    manifest = json.loads(files[MANIFEST])
    if CRATE not in files:
        yield f"{CRATE}: not there"
    else:
        graph = {one["@id"]: one for one in json.loads(files[CRATE])["@graph"]}
        yield from _in_crate(files, graph, manifest["files"])
        yield from _dated(graph, manifest["study"]["date"])
    yield from _code(files, manifest["modules"])
    yield from _of_study(files, manifest["study"])


def _in_crate(files: Mapping[str, bytes], graph: Mapping, sealed: Mapping) -> Iterator[str]:  # fmt: skip
    """Hold against the crate what the manifest has no fault to find with."""
    told = {name: one["sha256"] for name, one in graph.items() if "sha256" in one}
    there = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    for name in sorted({*there, *told} - {MANIFEST, SIGNATURE, CRATE}):
        if there.get(name) != told.get(name) and there.get(name) == sealed.get(name):
            yield f"{name}: {_unlike(name, there, told)}"


def _unlike(name: str, there: Mapping, told: Mapping) -> str:
    if name not in told:
        return f"not in {CRATE}"
    other = f"other bytes than {CRATE} has a digest of"
    return other if name in there else f"not there, {CRATE} tells of it"


def _dated(graph: Mapping, date: str) -> Iterator[str]:
    for name, key in DAYS.items():
        told = graph.get(name, {}).get(key)
        if told != date:
            yield f"{MANIFEST}: dated {date}, {CRATE} has {told} as {key}"


def _code(files: Mapping[str, bytes], modules: Mapping[str, str]) -> Iterator[str]:
    """Hold scripts and verify.py against the digests of the code that ran."""
    copies = {name: name.removeprefix(CODE) for name in files if name.startswith(CODE)}
    for name, module in (copies | {"verify.py": OF_VERIFIER}).items():
        told = modules.get(module)
        if told and name in files and not _digest(files[name]).startswith(told):
            yield f"{name}: other code than ran, by the digest of {module} in {MANIFEST}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:SHORT]


def _of_study(files: Mapping[str, bytes], study: Mapping) -> Iterator[str]:
    """Write again what is written of the study alone."""
    expected = {"README.md": readme_text(study), "codecheck.yml": codecheck(list(files), study=study)}  # fmt: skip
    for name, text in expected.items():
        if name in files and files[name] != text.encode():
            yield f"{name}: not as plait writes it of the study in {MANIFEST}"
    day = date_in_words(study["date"])
    for name in PAGES:
        for found in DATED.findall(files.get(name, b"").decode("utf-8", "replace")):
            if html.unescape(found) != day:
                yield f"{name}: dated {found}, {MANIFEST} has {day}"
