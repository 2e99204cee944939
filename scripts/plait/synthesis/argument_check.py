"""Check what people wrote around the statements: numbers, marks, what was agreed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.agreed import (
    ARGUMENT_CLAIM,
    changes_since,
    evidence_rows,
)
from plait.synthesis.argument import NO_FINDING, argument_faults, words_around
from plait.synthesis.claims import Claims
from plait.synthesis.evidence import Evidence
from plait.synthesis.mark_faults import Known, mark_faults
from plait.synthesis.marks import ARGUMENT, read_marks
from plait.synthesis.numbers_in_prose import typed_by_hand
from plait.synthesis.quoted import Passages
from plait.synthesis.rounding import directions, gives

# Proposition, statement, the fault, the findings whose numbers it tells.
Told = tuple[str, str, Fault, str]
MEND = (
    "bind the finding that gives it, correct the number, or say under `typed` where it "
    "is from"
)


@dataclass(frozen=True)
class Place:
    """Something that people wrote, and where.

    Parameters
    ----------
    file : YamlFile
        For the lines.
    keys : tuple
        Where it stands in the file.
    item : dict
        As written.
    """

    file: YamlFile
    keys: tuple
    item: dict


def known_of(claims: Claims, evidence: Evidence) -> Known:
    """Gather what the marks of an argument may lead to.

    Parameters
    ----------
    claims : Claims
        With the propositions, questions and constructs.
    evidence : Evidence
        Findings, codings, workshops.

    Returns
    -------
    Known
        Ids by kind.
    """
    propositions = claims.propositions.data
    ids = {
        "construct": {row["id"] for row in claims.constructs.data},
        "question": {row["id"] for row in claims.questions.data},
        "proposition": {row["id"] for row in propositions},
        "statement": {s["id"] for row in propositions for s in row["statements"]},
        "workshop": evidence.workshops,
        "recommendation": evidence.workshops,
    }
    return Known(evidence.by_id(), evidence.passages, evidence.better, ids, evidence.times,
                 evidence.gone)  # fmt: skip


def check_argument(
    claims: Claims, evidence: Evidence, statements: list[dict], *,
    agreed: list[dict] | None = None, texts: Mapping[str, str] | None = None,
) -> Iterator[Told]:  # fmt: skip
    """List the faults of the argument, of numbers in claims, and changes since agreed.

    Parameters
    ----------
    claims : Claims
        As read.
    evidence : Evidence
        What there is to rest on.
    statements : list of dict
        Rows of STATEMENTS.
    agreed : list of dict, optional
        As `read_agreed` gives them.
    texts : mapping, optional
        Where in study.yaml a text about results stands, to the text.

    Yields
    ------
    (str, str, Fault, str)
        Proposition and statement ("" for none), the fault, the findings that it tells.
    """
    known = known_of(claims, evidence)
    for fault in argument_faults(claims.argument, times=known.times):
        yield "", "", fault, ""
    for fault, tells in mark_faults(claims.argument, known):
        yield "", "", fault, tells
    yield from claim_number_faults(claims, known)
    for place, text in (texts or {}).items():
        yield from _report_faults(place, text, known)
    now = evidence_rows(statements, claims.argument, known.findings, known.passages)
    lines, passages = _lines(claims, known.passages), known.passages.by_extract
    documents = {name: row["document"] for name, row in passages.items()}
    yield from changes_since(agreed or [], now, lines, documents=documents)


def claim_number_faults(claims: Claims, known: Known) -> Iterator[Told]:
    """List the numbers of propositions and relations that their evidence does not give.

    Parameters
    ----------
    claims : Claims
        As read.
    known : Known
        With the findings by id.

    Yields
    ------
    (str, str, Fault, str)
        As `check_argument`. What was published elsewhere is not held against the data.
    """
    for i, proposition in enumerate(claims.propositions.data):
        name, rows = proposition["id"], []
        for j, statement in enumerate(proposition["statements"]):
            own = _rows(statement.get("evidence", []), known)
            rows += own
            if statement["basis"] != "published":
                place = Place(claims.propositions, (i, "statements", j), statement)
                for fault in _numbers(place, ("text", "display"), own, known):
                    yield name, statement["id"], fault, ""
        place = Place(claims.propositions, (i,), proposition)
        for fault in _numbers(place, ("text", "meta_inference"), rows, known):
            yield name, "", fault, ""
    yield from _relation_numbers(claims.relations, known)


def _relation_numbers(file: YamlFile, known: Known) -> Iterator[Told]:
    for i, relation in enumerate(file.data):
        named = [*relation.get("for", []), *relation.get("against", [])]
        own = _rows(named, known)
        for fault in _numbers(Place(file, (i,), relation), ("text",), own, known):
            yield relation["id"], "", fault, ""


def _rows(named: list, known: Known) -> list[dict]:
    """Give the findings among some evidence."""
    names = [entry for entry in named if isinstance(entry, str)]
    return [known.findings[name] for name in names if name in known.findings]


def _numbers(
    place: Place, fields: tuple[str, ...], rows: list[dict], known: Known
) -> Iterator[Fault]:
    for name in fields:
        text = str(place.item.get(name) or "")
        for found in _not_given(text, rows, known, place.item):
            expected = "a number that its evidence gives"
            yield place.file.fault((*place.keys, name), found, expected, MEND)


def _not_given(
    text: str, rows: list[dict], known: Known, item: Mapping
) -> Iterator[str]:
    typed = {" ".join(str(number).split()) for number in item.get("typed", {})}
    for number in typed_by_hand(text, times=known.times):
        if " ".join(number.text.split()) in typed:
            continue
        ways = {
            row["finding"]: directions(text, item.get("word", ""), _better(row, known))
            for row in rows
        }
        if not any(gives(number, row, ways[row["finding"]]) for row in rows):
            around = words_around(text, number.start, len(number.text))
            yield f"{number.text!r} in {around!r}: {NO_FINDING}"


def _better(row: dict, known: Known) -> str:
    return known.better.get(f"{row['instrument']}.{row['scale']}", "")


def _report_faults(place: str, text: str, known: Known) -> Iterator[Told]:
    # ASSUME texts of study.yaml may give any number that a finding of the study gives:
    # they are bound to none of them in particular.
    for number in typed_by_hand(text, times=known.times):
        if not any(gives(number, row, {-1}) for row in known.findings.values()):
            around = words_around(text, number.start, len(number.text))
            found = f"{number.text!r} in {around!r}: {NO_FINDING}"
            fault = Fault("study.yaml", 0, place, found, "a number of this study's findings",
                          "correct it, or tell it in the argument through its id")  # fmt: skip
            yield "", "", fault, ""


def _lines(claims: Claims, passages: Passages) -> dict[str, tuple[str, str, int]]:
    """Say where each claim stands: proposition, file and line."""
    file = claims.propositions
    # what the argument no longer names has no line
    places = {ARGUMENT_CLAIM: ("", ARGUMENT, 0)}
    for i, proposition in enumerate(file.data):
        for j, statement in enumerate(proposition["statements"]):
            line = file.line(i, "statements", j)
            places[statement["id"]] = (proposition["id"], file.shown, line)
    for mark in read_marks(claims.argument):
        quoted = passages.find(mark) if mark.kind == "extract" else None
        for name in [quoted.extract] if quoted else mark.names:
            place = ("", ARGUMENT, mark.line)
            places.setdefault(f"{ARGUMENT_CLAIM} {name}", place)
    return places
