"""Read the references that a study brings, beside those that come with plait."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.bibtex import Bibliography, Entry, read_bibtex, write_bibtex
from plait.synthesis.naming import REFERENCES

SHIPPED = "reports/references.bib"
# What says where a text is to be found. Notes, abstracts, keywords and paths of files,
# which reference managers put beside it, stay where they are.
BIBTEX = (
    "author editor translator title subtitle booktitle booksubtitle maintitle journal "
    "journaltitle journalsubtitle shorttitle shortjournal year month date origdate volume "
    "volumes number issue pages pagetotal chapter edition series publisher institution "
    "organization school address location doi isbn issn url urldate eprint eprinttype "
    "eprintclass archiveprefix pmid pmcid type howpublished version language langid "
    "crossref xdata eventtitle eventdate venue part pubstate"
)
CSL = (
    "id type title title-short container-title container-title-short collection-title "
    "collection-number author editor translator issued original-date accessed volume "
    "number-of-volumes issue page number-of-pages number chapter-number edition publisher "
    "publisher-place event-title event-date event-place genre medium status version "
    "language DOI ISBN ISSN URL PMID PMCID section"
)
# Where no words stand that could be a person's: names of authors are public.
NO_WORDS = (
    "author editor translator doi isbn issn url urldate eprint pmid pmcid pages page "
    "volume number issue year month date issued accessed"
)
UNSAFE = re.compile(
    r"\\(?:input|include|includegraphics|href|url|def|let|(?:re)?newcommand|write)\b"
)
PUBLIC = re.compile(r"https?://")


@dataclass(frozen=True)
class ReferenceList:
    """ReferenceList that may be cited.

    Parameters
    ----------
    keys : frozenset of str
        Of all files.
    bibtex : Bibliography
        What the study's own references.bib holds, without notes.
    csl : list of dict
        What the study's own references.json holds, without notes.
    faults : list of Fault
        Of the study's own files.
    """

    keys: frozenset[str] = frozenset()
    bibtex: Bibliography = field(default_factory=Bibliography)
    csl: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_references(own: Sequence[str], *, folder: str = ".") -> ReferenceList:
    """Read the shipped references and the study's own.

    Parameters
    ----------
    own : sequence of str
        `references.bib`, `references.json`, both or none, from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    ReferenceList
        With a fault for what cannot be read, for an address that no page may lead
        to, and for a key that another reference has, the shipped ones among them.
    """
    shipped = read_bibtex(REFERENCES.read_text("utf-8"), shown=SHIPPED)
    first = {entry.key: SHIPPED for entry in shipped.entries}
    bibtex, csl, faults = Bibliography(), [], []
    for path in own:
        text, _ = decode(Path(folder, path).read_bytes())
        if path.endswith(".json"):
            file = _read_csl(text, path)
            keyed = [
                (str(item["id"]), file.line(i)) for i, item in enumerate(file.data)
            ]
            csl, odd = file.data, file.faults
        else:
            bibtex = read_bibtex(text, shown=path)
            keyed = [(entry.key, entry.line) for entry in bibtex.entries]
            odd = [*bibtex.faults, *_unsafe(bibtex, path)]
        faults += [*odd, *_again(keyed, first, path)]
    return ReferenceList(frozenset(first), _bare(bibtex), _bare_items(csl), faults)


def own_references(references: ReferenceList) -> dict:
    """Give the study's own references for the report.

    Parameters
    ----------
    references : ReferenceList
        Without faults.

    Returns
    -------
    dict
        File name in a render folder to what stands in it, `own.bib` or `own.json`;
        empty where the study brings none.
    """
    csl = json.dumps(references.csl, indent=1, ensure_ascii=False)
    made = {
        "own.bib": write_bibtex(references.bibtex) if references.bibtex.entries else "",
        "own.json": f"{csl}\n" if references.csl else "",
    }
    return {name: text for name, text in made.items() if text}


def titles_of(references: ReferenceList) -> dict[str, str]:
    """Give the words of the study's own references.

    Parameters
    ----------
    references : ReferenceList
        As read.

    Returns
    -------
    dict of str to str
        Key to titles, publishers and the like; not names of authors, numbers and
        addresses.
    """
    said = {entry.key: entry.fields for entry in references.bibtex.entries}
    said |= {str(item["id"]): item for item in references.csl}
    return {
        key: "\n".join(
            [
                key,
                *(
                    str(v)
                    for name, v in fields.items()
                    if name.lower() not in NO_WORDS.split()
                ),
            ]
        )
        for key, fields in said.items()
    }


def _bare(bibliography: Bibliography) -> Bibliography:
    entries = [_with(entry) for entry in bibliography.entries]
    return replace(bibliography, entries=entries)


def _with(entry: Entry) -> Entry:
    kept = {
        name: value for name, value in entry.fields.items() if name in BIBTEX.split()
    }
    return replace(entry, fields=kept)


def _bare_items(items: list[dict]) -> list[dict]:
    return [
        {name: v for name, v in item.items() if name in CSL.split()} for item in items
    ]


def _again(
    keyed: list[tuple[str, int]], first: dict[str, str], path: str
) -> Iterator[Fault]:
    for key, line in keyed:
        if key in first:
            yield Fault(path, line, "", f"the key {key}, which {first[key]} has already",
                        "each key once", "cite that one, or give yours another key")  # fmt: skip
        first.setdefault(key, f"line {line}" if path.endswith(".bib") else path)


def _unsafe(bibliography: Bibliography, path: str) -> Iterator[Fault]:
    for entry in bibliography.entries:
        for name, value in entry.fields.items():
            if UNSAFE.search(value):
                yield Fault(path, entry.line, f"{entry.key}, {name}", "a command of TeX that fetches or runs",
                            "words", "write the words alone")  # fmt: skip
            if name == "url" and not PUBLIC.match(value.strip('{} "')):
                yield Fault(path, entry.line, f"{entry.key}, url", value,
                            "an address that begins with https://", "correct it")  # fmt: skip


def _read_csl(text: str, path: str) -> YamlFile:
    file = YamlFile(path)
    try:
        file.data = json.loads(text)
    except json.JSONDecodeError as error:
        file.faults.append(
            Fault(path, error.lineno, "", error.msg.lower(), "JSON",
                  "look at this line and the one before, or export the file anew")
        )  # fmt: skip
    else:
        file.lines = dict(_lines_of(text)) if isinstance(file.data, list) else {}
        file.faults += schema_faults(file, load_schema("references"))
    if file.faults:
        file.data = []
    return file


def _lines_of(text: str) -> Iterator[tuple[tuple[int], int]]:
    """Give the line of each item of a list in JSON."""
    decoder, at, place = json.JSONDecoder(), text.index("["), 0
    while begun := re.compile(r"[\[,]\s*(?=[^\]\s])").match(text, at):
        yield (place,), text.count("\n", 0, begun.end()) + 1
        _, at = decoder.raw_decode(text, begun.end())
        at, place = re.compile(r"\s*").match(text, at).end(), place + 1
