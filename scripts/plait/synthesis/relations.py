"""Bind the relations between constructs to what speaks for and against them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from plait.errors import Fault
from plait.ingest.yamlfile import YamlFile
from plait.synthesis.evidence import Evidence
from plait.synthesis.extracts import Bound, bind, words_fault
from plait.synthesis.marks import nearest
from plait.synthesis.rings import rings

# verb: how it is said, and when it is the right one
VERBS = {
    "enables": ("enables", "where the first is there, the second becomes possible or easier"),
    "limits": ("limits", "where the first is there, the second becomes less or harder"),
    "leads_to": ("leads to", "the first is followed by the second, and helps to bring it about"),
    "part_of": ("is part of", "the first is one of the things that the second is made of"),
    "explains": ("explains", "the first makes the second understandable, without causing it"),
    "in_tension_with": ("is in tension with", "both hold, and pull in different directions"),
    "qualifies": ("qualifies", "the first says when, where or for whom the second holds"),
}  # fmt: skip
# These move something along, so that a ring of them feeds back.
MOVING = ("leads_to", "enables", "limits")
SIDES = ("for", "against")
MEND_BINDING = (
    "correct the id, or code the passage; a reference begins with @, as @gillard2022"
)


@dataclass(frozen=True)
class Related:
    """A relation with its evidence, resolved.

    Parameters
    ----------
    relation : dict
        As written.
    bound : dict of str to list of Bound
        `for` and `against` to what each entry turned out to be; a reference has the
        kind "reference", one that nothing has "unknown".
    """

    relation: dict
    bound: dict[str, list[Bound]]

    @property
    def pieces(self) -> int:
        """How many pieces of evidence are named, for and against."""
        return sum(len(bound) for bound in self.bound.values())


def relate(
    relations: list[dict], evidence: Evidence, references: set[str]
) -> list[Related]:
    """Resolve the evidence of every relation.

    Parameters
    ----------
    relations : list of dict
        As relations.yaml has them.
    evidence : Evidence
        Findings, coded extracts, workshops and recommendations.
    references : set of str
        Keys of the bibliography.

    Returns
    -------
    list of Related
        In order.
    """
    findings = set(evidence.findings["finding"])

    def resolve(entry: str | dict) -> Bound:
        if isinstance(entry, str) and entry.startswith("@"):
            there = entry[1:] in references
            return Bound("reference" if there else "unknown", entry)
        known = (findings, evidence.passages, evidence.workshops)
        found = bind(entry, *known, gone=evidence.gone)
        # a quotation is told by its place, never by its words
        told = isinstance(entry, dict) and found.kind == "unknown"
        return replace(found, name="a quotation") if told else found

    return [
        Related(one, {side: [resolve(e) for e in one.get(side, [])] for side in SIDES})
        for one in relations
    ]


def relation_faults(
    file: YamlFile,
    related: list[Related],
    constructs: set[str],
    *,
    named: Collection[str] = (),
) -> Iterator[tuple[str, Fault]]:
    """List what is wrong with relations.

    Parameters
    ----------
    file : YamlFile
        relations.yaml, for the lines.
    related : list of Related
        In the order of the file.
    constructs : set of str
        Ids of constructs.
    named : collection of str, optional
        Ids of evidence, and `@key`s, that may have been meant by one that nothing has.

    Yields
    ------
    str
        Relation id.
    Fault
        An unknown construct or piece of evidence, a relation of a construct to
        itself, one without evidence that is not marked as interpretation (or the
        other way round), a ring of `part_of`.
    """
    for i, one in enumerate(related):
        found = [*_end_faults(file, i, one, constructs), *_basis_faults(file, i, one),
                 *_evidence_faults(file, i, one, named)]  # fmt: skip
        yield from ((one.relation["id"], fault) for fault in found)
    parts: dict[tuple[str, str], int] = {}
    for i, relation in enumerate(file.data):
        if relation["kind"] == "part_of":
            parts.setdefault((relation["from"], relation["to"]), i)
    for ring in rings(parts):
        i = parts[ring[0], ring[1]]
        yield file.data[i]["id"], ring_fault(file, (i, "kind"), ring, "is part of")


def ring_fault(file: YamlFile, keys: tuple, ring: list[str], verb: str) -> Fault:
    """Word a ring where there can be none.

    Parameters
    ----------
    file : YamlFile
        Where it stands.
    keys : tuple
        One place of it.
    ring : list of str
        Its members in order.
    verb : str
        What each does to the next.

    Returns
    -------
    Fault
        That names the whole ring.
    """
    found = f"a ring: {f' {verb} '.join([*ring, ring[0]])}"
    mend = "take one of these links out: which of them came first, or is the larger?"
    return file.fault(keys, found, "an order that begins somewhere", mend)


def _end_faults(
    file: YamlFile, i: int, one: Related, constructs: set[str]
) -> Iterator[Fault]:
    relation = one.relation
    for end in ("from", "to"):
        if relation[end] not in constructs:
            yield file.fault((i, end), f"{relation[end]}, which no construct has{nearest(relation[end], constructs)}",
                             "the id of a construct",
                             "correct the id, or write the construct in constructs.yaml")  # fmt: skip
    if relation["from"] == relation["to"]:
        yield file.fault((i, "to"), f"{relation['to']} related to itself",
                         "two constructs", "name the other construct")  # fmt: skip


def _basis_faults(file: YamlFile, i: int, one: Related) -> Iterator[Fault]:
    basis = one.relation.get("basis")
    if not one.pieces and basis != "interpretation":
        yield file.fault((i,), "no evidence", "evidence for or against it",
                         "bind it, or give it basis: interpretation")  # fmt: skip
    if one.pieces and basis == "interpretation":
        yield file.fault((i, "basis"), "basis: interpretation beside evidence", "one of the two",
                         "take basis out, or the evidence")  # fmt: skip


def _evidence_faults(
    file: YamlFile, i: int, one: Related, named: Collection[str]
) -> Iterator[Fault]:
    for side, bound in one.bound.items():
        for k, piece in enumerate(bound):
            keys = (i, side, k)
            if piece.why:
                yield words_fault(file, keys, piece.why)
            elif piece.kind == "unknown":
                found = f"{piece.name}, which nothing has{nearest(piece.name, named)}"
                yield file.fault(keys, found, "the id of a finding, an extract, a workshop or a "
                                 "recommendation, or the @key of a reference", MEND_BINDING)  # fmt: skip
