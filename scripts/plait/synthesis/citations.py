"""Hold the references that people cite against the bibliography."""

import re
from collections.abc import Collection, Iterator, Mapping

from plait.errors import Fault
from plait.synthesis.claims import Claims
from plait.synthesis.marks import ARGUMENT, KINDS, Lines, nearest, without_marks

# As pandoc reads keys; cross-references and addresses look the same.
KEY = re.compile(r"(?<![\w\\./])@(?!(?:tbl|fig|sec)-)(\w(?:[\w:.+/-]*\w)?)")
PROSE = tuple(kind for kind in KINDS if kind not in ("extract", "typed"))
EXPECTED = "the key of a reference in reports/references.bib"
MEND = "correct the key, or add the reference to the bibliography"
FIELDS = ("text", "meta_inference", "display", "note", "definition")
# Proposition or other id, statement, the fault.
Told = tuple[str, str, Fault]


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


def citation_faults(claims: Claims, references: Collection[str]) -> Iterator[Told]:
    """List the references of the synthesis that no bibliography has.

    Parameters
    ----------
    claims : Claims
        The argument, propositions and statements (with their `citation`), relations
        and constructs. What a relation or construct is bound to is weighed elsewhere.
    references : collection of str
        Keys of the bibliography.

    Yields
    ------
    (str, str, Fault)
        Proposition, relation or construct ("" for the argument), statement, the fault.
    """
    for key, line in unknown_keys(claims.argument, references):
        yield "", "", _fault(ARGUMENT, line, f"@{key}", references)
    for i, one in enumerate(claims.propositions.data):
        yield from _of(claims.propositions, (i,), one, references)
        for j, statement in enumerate(one["statements"]):
            keys = (i, "statements", j)
            for _, _, fault in _of(claims.propositions, keys, statement, references):
                yield one["id"], statement["id"], fault
    for file in (claims.relations, claims.constructs):
        for i, one in enumerate(file.data):
            yield from _of(file, (i,), one, references)


def text_faults(
    texts: Mapping, references: Collection[str], *, at: str = "report"
) -> Iterator[Fault]:
    """List the references of the texts of study.yaml that no bibliography has.

    Parameters
    ----------
    texts : mapping
        The key `report` of study.yaml: texts, lists and mappings of them.
    references : collection of str
        Keys of the bibliography.
    at : str
        Where they stand in study.yaml.

    Yields
    ------
    Fault
        Without a line: with the place in words.
    """
    for name, text in texts.items():
        place = f"{at}.{name}"
        if isinstance(text, Mapping):
            yield from text_faults(text, references, at=place)
            continue
        whole = "\n".join(map(str, text)) if isinstance(text, list) else str(text)
        for key, _ in unknown_keys(whole, references):
            yield _fault("study.yaml", 0, f"@{key}", references, where=place)


def _of(
    file, keys: tuple, item: Mapping, references: Collection[str]
) -> Iterator[Told]:
    cited = item.get("citation")
    if cited and cited not in references:
        line = file.line(*keys, "citation")
        yield item["id"], "", _fault(file.shown, line, cited, references)
    for name in FIELDS:
        for key, _ in unknown_keys(str(item.get(name) or ""), references):
            line = file.line(*keys, name)
            yield item["id"], "", _fault(file.shown, line, f"@{key}", references)


def _fault(
    file: str, line: int, shown: str, references: Collection[str], *, where: str = ""
) -> Fault:
    close = nearest(shown.removeprefix("@"), references)
    found = f"the reference {shown}, which no bibliography has{close}"
    return Fault(file, line, where, found, EXPECTED, MEND)
