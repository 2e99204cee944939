"""A project for other tools made of the coded fixture, and ways to spoil it."""

import io
import zipfile

from coded_fixtures import codebook, coding, decide, suggestions, themes, transcripts

from plait.exchange.material import Material
from plait.exchange.package import pack
from plait.exchange.project_qdpx import project_qdpx
from plait.exchange.sent import Sent
from plait.ingest.transcripts import document_texts, text_hash
from plait.shapes.codings import CODINGS

CODES = [
    {"id": "worth", "name": "Worth", "definition": "Being of use.",
     "keywords": ["valued", "thanked"]},
    {"id": "pay", "name": "Pay", "codes": [{"id": "bands", "name": "Bands"}]},
]  # fmt: skip
TEXT = document_texts(transcripts())["p03_t1"]
DOCUMENT = {"document": "p03_t1", "file": "data/transcripts/p03_t1.txt",
            "kind": "interview", "participant": "P03", "group": "", "time": "t1"}  # fmt: skip
PERSON = {"participant": "P03", "site": "a", "role": "peer worker", "left_on": "2025"}
SHOWN = "coding/imports/a.qdpx"


def passage(words, **cells):
    """Give a coding of some words of the transcript."""
    start = TEXT.index(words)
    place = {"start": start, "end": start + len(words)}
    return coding(text=words, text_hash=text_hash(words), **place | cells)


def sent(*codings, **parts):
    """Give what is sent: by default one coding of ann's and all suggestions."""
    rows = codings or (passage("pay is poor", code="pay", memo="hm"),)
    whole = {
        "study": "small", "date": "2026-01-15", "codes": CODES,
        "texts": {"p03_t1": TEXT}, "documents": [DOCUMENT], "people": [PERSON],
        "codings": CODINGS.frame(rows), "suggestions": suggestions(),
        "themes": themes(money="pay", self="worth"), "memos": {"on pay": "A memo.\n"},
    }  # fmt: skip
    return Sent(**whole | parts)


def material(*rows, **parts):
    """Give the study as imports meet it, with decisions."""
    whole = {
        "study": "small", "date": "2026-01-15", "texts": {"p03_t1": TEXT},
        "documents": [DOCUMENT], "codes": codebook().codes,
        "suggestions": suggestions(), "decisions": decide(*rows),
    }  # fmt: skip
    return Material(**whole | parts)


def files_of(data):
    """Unzip a project."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def project_xml(data):
    return files_of(data)["project.qde"].decode()


def respoken(old, new, data=None, *, every=False):
    """Replace words in project.qde, in every place or in the first."""
    files = files_of(data or project_qdpx(sent()))
    xml = files["project.qde"].decode()
    assert old in xml, f"{old!r} is not in the project"
    files["project.qde"] = xml.replace(old, new, -1 if every else 1).encode()
    return pack(files)


def with_text(change, data=None):
    """Change the bytes of the transcript in the package."""
    files = files_of(data or project_qdpx(sent()))
    (name,) = [n for n in files if n.startswith("sources/") and b"X: And" in files[n]]
    return pack(files | {name: change(files[name])})
