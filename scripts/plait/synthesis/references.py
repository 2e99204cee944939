"""Read the references that a study brings, beside those that come with plait."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.synthesis.bibliography import keys_of, read_bibtex, read_csl
from plait.synthesis.naming import REFERENCES

SHIPPED = "reports/references.bib"
READERS = {".bib": read_bibtex, ".json": read_csl}
# Where no words stand that could be a person's: names of authors are public.
NO_WORDS = (
    "author editor translator DOI ISBN ISSN URL PMID PMCID page volume number issue "
    "number-of-pages number-of-volumes issued accessed original-date event-date"
)


@dataclass(frozen=True)
class ReferenceList:
    """References that may be cited.

    Parameters
    ----------
    keys : frozenset of str
        Of all files; also of a file with faults, as far as they can be told.
    items : list of dict
        What the study's own files hold, as CSL JSON without notes.
    faults : list of Fault
        Of the study's own files.
    """

    keys: frozenset[str] = frozenset()
    items: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_references(own: Sequence[str], *, folder: str = ".") -> ReferenceList:
    """Look up the shipped references and read the study's own.

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
    first = {key: SHIPPED for key, _ in keys_of(REFERENCES.read_text("utf-8"))}
    items, faults = [], []
    for path in own:
        text, _ = decode(Path(folder, path).read_bytes())
        read = READERS[Path(path).suffix](text, shown=path)
        items += read.items
        faults += [*read.faults, *_again(read.keyed, first, path)]
    return ReferenceList(frozenset(first), items, faults)


def own_references(references: ReferenceList) -> dict[str, str]:
    """Give the study's own references for the report.

    Parameters
    ----------
    references : ReferenceList
        Without faults.

    Returns
    -------
    dict of str to str
        `own.json` to CSL JSON, whatever was read; empty where the study brings none.
    """
    csl = json.dumps(references.items, indent=1, ensure_ascii=False)
    return {"own.json": f"{csl}\n"} if references.items else {}


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
    return {item["id"]: "\n".join(_words(item)) for item in references.items}


def _words(item: dict) -> Iterator[str]:
    yield item["id"]
    passed = ["id", *NO_WORDS.split()]
    yield from (str(value) for name, value in item.items() if name not in passed)


def _again(
    keyed: list[tuple[str, int]], first: dict[str, str], path: str
) -> Iterator[Fault]:
    for key, line in keyed:
        if key in first:
            yield Fault(path, line, "", f"the key {key}, which {first[key]} has already",
                        "each key once", "cite that one, or give yours another key")  # fmt: skip
        first.setdefault(key, f"line {line}" if path.endswith(".bib") else path)
