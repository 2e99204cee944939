"""Hold the references that people cite against the bibliography."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.decoding import decode
from plait.ingest.yamlfile import YamlFile, key_path, read_yaml
from plait.qualitative.front_matter import part_front
from plait.synthesis.claims import FILES, Claims
from plait.synthesis.marks import ARGUMENT, KINDS, Lines, nearest, without_marks
from plait.synthesis.reference_keys import KEY

PROSE = tuple(kind for kind in KINDS if kind not in ("extract", "typed"))
EXPECTED = (
    "the key of a reference in the study's references.bib or in reports/references.bib"
)
MEND = "correct the key, or add the reference to references.bib in the study folder"
# No prose, but ids, which are looked up elsewhere, and words of a transcript.
IDS = ("id", "on", "from", "to", "for", "against", "evidence", "document", "quote",
       "quotes", "terms")  # fmt: skip
# Of study.yaml: what people read in the report.
TEXTS = ("title", "subtitle", "synthetic", "question", "report", "positionality",
         "design", "guide", "equivalence")  # fmt: skip
# Proposition or other id, statement, the fault.
Told = tuple[str, str, Fault]
Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Besides:
    """What people wrote for the synthesis outside its own files.

    Parameters
    ----------
    workshops : list of YamlFile
        As read.
    memos : dict of str to str
        Path of each memo that may be printed, to its text, its lines where they were.
    """

    workshops: list[YamlFile] = field(default_factory=list)
    memos: dict[str, str] = field(default_factory=dict)


def read_besides(study: Mapping, *, folder: str = ".") -> Besides:
    """Read the workshops, and the memos that may be printed.

    Parameters
    ----------
    study : mapping
        `workshops` and `synthesis_memos`: paths from the study folder.
    folder : str, default "."
        Study folder.

    Returns
    -------
    Besides
        Without what cannot be read: that is told elsewhere.
    """
    files = [read_yaml(str(Path(folder, p)), shown=p) for p in study["workshops"]]
    fronts = {
        path: part_front(decode(Path(folder, path).read_bytes())[0])
        for path in study["synthesis_memos"]
    }
    memos = {path: text for path, (front, text) in fronts.items() if front.get("print")}
    return Besides([f for f in files if isinstance(f.data, dict)], memos)


def unknown_keys(text: str, references: Collection[str]) -> list[tuple[str, int]]:
    """List the keys that a text cites and no bibliography has.

    Parameters
    ----------
    text : str
        Markdown with marks. Words of a transcript cite nothing.
    references : collection of str
        Keys of the bibliography.

    Returns
    -------
    list of (str, int)
        Each key without its @, and its line in the text, from 1.
    """
    lines = Lines(text)
    found = KEY.finditer(without_marks(text, keep=PROSE))
    return [(k[1], lines.at(k.start())) for k in found if k[1] not in references]


def citation_faults(
    claims: Claims, references: Collection[str], besides: Besides | None = None
) -> Iterator[Told]:
    """List the references of the synthesis that no bibliography has.

    Parameters
    ----------
    claims : Claims
        The argument and the files of synthesis/: whatever people wrote in them, and the
        `citation` of a statement. What a relation or construct is bound to is weighed
        elsewhere.
    references : collection of str
        Keys of the bibliography.
    besides : Besides, optional
        Workshops and printed memos.

    Yields
    ------
    (str, str, Fault)
        Id of the proposition, relation, construct, note, workshop or the like ("" for
        the argument and memos), statement, the fault.
    """
    besides = besides or Besides()
    for file, text in {ARGUMENT: claims.argument, **besides.memos}.items():
        for key, line in unknown_keys(text, references):
            yield "", "", _fault(file, line, f"@{key}", references)
    for name in FILES:
        file = getattr(claims, name)
        for i, one in enumerate(file.data):
            yield from _of(file, (i,), one, references)
    for file in besides.workshops:
        yield from _of(file, (), file.data, references)


def text_faults(study: Mapping, references: Collection[str]) -> Iterator[Fault]:
    """List the references of the texts of study.yaml that no bibliography has.

    Parameters
    ----------
    study : mapping
        study.yaml: what stands under `TEXTS` is read.
    references : collection of str
        Keys of the bibliography.

    Yields
    ------
    Fault
        Without a line: with the place in words.
    """
    texts = {name: study[name] for name in TEXTS if name in study}
    for keys, text in _texts(texts, ()):
        for key, _ in unknown_keys(text, references):
            place = key_path(keys)
            yield _fault("study.yaml", 0, f"@{key}", references, where=place)


def _of(
    file: YamlFile, keys: Keys, item: Mapping, references: Collection[str]
) -> Iterator[Told]:
    for inside, text in _texts(item, ()):
        # a citation is a key by itself, with or without an @
        alone = inside[-1] == "citation"
        cited = [(text, 1)] if alone else unknown_keys(text, references)
        for key, _ in cited:
            if key not in references:
                shown = key if alone else f"@{key}"
                line = file.line(*keys, *inside)
                fault = _fault(file.shown, line, shown, references)
                yield *_named(item, inside), fault


def _named(item: Mapping, inside: Keys) -> tuple[str, str]:
    """Give the id of an item, and of the statement that a place lies in."""
    if inside[0] == "statements":
        return item["id"], item["statements"][inside[1]]["id"]
    return str(item.get("id", "")), ""


def _texts(holder: object, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Give every text of something that holds texts, with its place."""
    if isinstance(holder, str):
        yield keys, holder
    elif isinstance(holder, Mapping):
        for name, value in holder.items():
            if name not in IDS:
                yield from _texts(value, (*keys, name))
    elif isinstance(holder, list):
        for place, value in enumerate(holder):
            yield from _texts(value, (*keys, place))


def _fault(
    file: str, line: int, shown: str, references: Collection[str], *, where: str = ""
) -> Fault:
    close = nearest(shown.removeprefix("@"), references)
    found = f"the reference {shown}, which no bibliography has{close}"
    return Fault(file, line, where, found, EXPECTED, MEND)
