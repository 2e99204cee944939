"""Read a bibliography, in BibTeX or CSL JSON, by pandoc, which sets it in the end."""

import json
import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.marks import Lines

# What says where a text is to be found. Notes, abstracts, keywords and paths of files,
# which reference managers put beside it, stay where they are.
FIELDS = (
    "id type title title-short volume-title container-title container-title-short "
    "collection-title collection-number author editor translator issued original-date "
    "accessed volume number-of-volumes issue page number-of-pages number chapter-number "
    "edition publisher publisher-place event event-title event-date event-place genre "
    "medium status version jurisdiction language DOI ISBN ISSN URL PMID PMCID section"
)
# A comment, or how a reference begins: looked up for lines alone.
HEAD = re.compile(
    r"%[^\n]*|@\s*(?!(?:comment|preamble|string)\b)\w+\s*\{\s*(?P<key>[^\s,{}]+)", re.I
)
# pandoc would fetch and run none of these, and pass over them without a word.
FETCHES = re.compile(r"(?<!\\)\\(?:input|include(?:graphics)?|write)(?![A-Za-z])")
PUBLIC = re.compile(r"https?://")
# Mendeley writes https://example.org/a{\_}b, and pandoc takes addresses as they are.
ESCAPED = re.compile(r"\{?\\([_%&#~$])\}?")
PLACE = re.compile(
    r"\(line (?P<line>\d+), column (?P<column>\d+)\):\s*(?:unexpected )?(?P<found>.*)"
)
ITEM = re.compile(r"\$\[(?P<item>\d+)\]\S*: (?P<found>.*)")
END = "end of input"
LIKE = "a reference such as @article{key2022, title = {...}, year = {2022}}"
MEND = "look at this line and the one before: braces, commas, quotation marks"
CLOSE = "close each brace and quotation mark that this reference opens"
ANEW = "look at this reference, or export the file anew"


@dataclass(frozen=True)
class Bibliography:
    """What a bibliography holds.

    Parameters
    ----------
    items : list of dict
        CSL JSON, with no other fields than `FIELDS`; none where the file has faults.
    keyed : list of (str, int)
        Each key with the line where its reference begins, 0 where that is not known.
    faults : list of Fault
        With lines.
    """

    items: list[dict] = field(default_factory=list)
    keyed: list[tuple[str, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def keys_of(text: str) -> list[tuple[str, int]]:
    """Look up the keys of a bibliography in BibTeX.

    Parameters
    ----------
    text : str
        BibTeX or BibLaTeX, whole or not.

    Returns
    -------
    list of (str, int)
        Each key, and the line where its reference begins; what stands in comments
        may be among them.
    """
    lines = Lines(text)
    return [(head["key"], lines.at(head.start())) for head in _heads(text)]


def read_bibtex(text: str, *, shown: str) -> Bibliography:
    """Read a bibliography in BibTeX.

    Parameters
    ----------
    text : str
        BibTeX or BibLaTeX.
    shown : str
        Path of the file as a person sees it.

    Returns
    -------
    Bibliography
        With a fault for the first place where pandoc cannot read on, for a command of
        TeX that fetches or runs, and for an address that no page may lead to.
    """
    # a column counts signs, and a tab is one
    made, complaint = _by_pandoc(text.replace("\t", " "), "biblatex")
    faults = [*_fetching(text, shown)]
    if complaint:
        faults.append(_unread(text, complaint, shown))
        return Bibliography([], keys_of(text), faults)
    items = [_addressed(_bare(item)) for item in json.loads(made)]
    keyed = [*_placed(items, keys_of(text))]
    faults += _hidden(items, keyed, shown)
    return Bibliography([] if faults else items, keyed, faults)


def read_csl(text: str, *, shown: str) -> Bibliography:
    """Read a bibliography in CSL JSON.

    Parameters
    ----------
    text : str
        JSON, as reference managers export it.
    shown : str
        Path of the file as a person sees it.

    Returns
    -------
    Bibliography
        With a fault for what is no JSON, for what the schema of references does not
        allow, or for the first place where pandoc cannot read on.
    """
    file = _read_json(text, shown)
    if file.faults:
        return Bibliography(faults=file.faults)
    keyed = [(str(item["id"]), file.line(i)) for i, item in enumerate(file.data)]
    bare = json.dumps([_bare(item) for item in file.data])
    made, complaint = _by_pandoc(bare, "csljson")
    if complaint:
        found = ITEM.search(complaint)
        line = file.line(int(found["item"])) if found else 0
        told = found["found"] if found else complaint
        fault = Fault(shown, line, "", told, "CSL JSON", ANEW)
        return Bibliography([], keyed, [fault])
    return Bibliography([_bare(item) for item in json.loads(made)], keyed, [])


@lru_cache(maxsize=8)  # a rule asks for the same file more than once
def _by_pandoc(text: str, form: str) -> tuple[str, str]:
    """Give CSL JSON, and what pandoc complains of where it cannot read on."""
    # imported here, since most studies bring no references
    import pypandoc

    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--sandbox", f"--from={form}", "--to=csljson"],
        input=text, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    return done.stdout, done.stderr.strip() if done.returncode else ""


def _bare(item: dict) -> dict:
    return {name: value for name, value in item.items() if name in FIELDS.split()}


def _addressed(item: dict) -> dict:
    names = [name for name in ("URL", "DOI") if name in item]
    return item | {name: ESCAPED.sub(r"\1", item[name].strip()) for name in names}


def _heads(text: str) -> list[re.Match]:
    return [head for head in HEAD.finditer(text) if head["key"]]


def _placed(
    items: list[dict], keys: list[tuple[str, int]]
) -> Iterator[tuple[str, int]]:
    """Give each key that pandoc read with its line."""
    left = list(keys)
    for item in items:
        found = next((one for one in left if one[0] == item["id"]), None)
        if found:
            left.remove(found)
        yield found or (item["id"], 0)


def _unread(text: str, complaint: str, shown: str) -> Fault:
    found = PLACE.search(complaint)
    if not found:
        return Fault(shown, 0, "", complaint, LIKE, MEND)
    if found["found"] == END:
        return _unclosed(text, shown)
    where = f"column {found['column']}"
    return Fault(shown, int(found["line"]), where, found["found"], LIKE, MEND)


def _unclosed(text: str, shown: str) -> Fault:
    """Name the reference that goes on to the end of the file."""
    starts = [head.start() for head in _heads(text)]
    ends = [*starts[1:], len(text)]
    broken = bisect_left(
        ends[:-1], True, key=lambda end: _by_pandoc(text[:end], "biblatex")[1] != ""
    )
    key, line = (keys_of(text) or [("", 1)])[broken]
    return Fault(shown, line, key, "no end of what begins here", LIKE, CLOSE)


def _fetching(text: str, shown: str) -> Iterator[Fault]:
    lines = Lines(text)
    for found in FETCHES.finditer(text):
        yield Fault(shown, lines.at(found.start()), "",
                    f"{found[0]}, a command of TeX that fetches or runs", "words",
                    "write the words alone")  # fmt: skip


def _hidden(
    items: list[dict], keyed: list[tuple[str, int]], shown: str
) -> Iterator[Fault]:
    for item, (key, line) in zip(items, keyed, strict=True):
        if not PUBLIC.match(item.get("URL", "https://")):
            yield Fault(shown, line, f"{key}, url", item["URL"],
                        "an address that begins with https://", "correct it")  # fmt: skip


def _read_json(text: str, shown: str) -> YamlFile:
    file = YamlFile(shown)
    try:
        file.data = json.loads(text)
    except json.JSONDecodeError as error:
        file.faults.append(
            Fault(shown, error.lineno, "", error.msg.lower(), "JSON",
                  "look at this line and the one before, or export the file anew")
        )  # fmt: skip
    else:
        file.lines = dict(_lines_of(text)) if isinstance(file.data, list) else {}
        file.faults += schema_faults(file, load_schema("references"))
    return file


def _lines_of(text: str) -> Iterator[tuple[tuple[int], int]]:
    """Give the line of each item of a list in JSON."""
    decoder, at, place = json.JSONDecoder(), text.index("["), 0
    while begun := re.compile(r"[\[,]\s*(?=[^\]\s])").match(text, at):
        yield (place,), text.count("\n", 0, begun.end()) + 1
        _, at = decoder.raw_decode(text, begun.end())
        at, place = re.compile(r"\s*").match(text, at).end(), place + 1
