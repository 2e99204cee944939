"""Weigh constructs, the relations between them and what was said against them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

import pandas as pd

from plait.errors import Fault
from plait.shapes.argument import (
    CONSTRUCTS,
    CRITIQUE_NOTES,
    EARLIER_WORDINGS,
    RELATIONS,
)
from plait.shapes.synthesis import ARGUMENT_FAULTS
from plait.synthesis.citations import Besides, citation_faults
from plait.synthesis.claims import Claims
from plait.synthesis.comparing import compare, news_of, things_of
from plait.synthesis.constructs import construct_faults, construct_rows
from plait.synthesis.critique import METHOD, critique_faults, critique_rows
from plait.synthesis.evidence import Evidence
from plait.synthesis.growth import Growth
from plait.synthesis.propositions import Weighed
from plait.synthesis.relations import SIDES, Related, relate, relation_faults
from plait.synthesis.wordings import wording

HELD = {"findings": ("finding",), "extracts": ("extract",),
        "others": ("workshop", "reference")}  # fmt: skip


@dataclass(frozen=True)
class Material:
    """What constructs and relations may be bound to, and came from.

    Parameters
    ----------
    evidence : Evidence
        Findings, coded extracts, workshops and recommendations.
    codes, themes : set of str
        Their ids; themes that a workshop merged or split as well.
    references : set of str
        Keys of the bibliography.
    besides : Besides
        Workshops and memos, which may cite references.
    """

    evidence: Evidence
    codes: set[str]
    themes: set[str]
    references: set[str]
    besides: Besides = field(default_factory=Besides)


@dataclass(frozen=True)
class Network:
    """Constructs and what hangs on them, after weighing.

    Parameters
    ----------
    tables : dict of str to DataFrame
        As in `ARGUMENT_TABLES`.
    faults : DataFrame, one row a fault of the argument
        In the shape ARGUMENT_FAULTS; the id of the construct, relation or note
        stands where that of a proposition would.
    """

    tables: dict[str, pd.DataFrame]
    faults: pd.DataFrame


def read_material(
    evidence: Evidence, codes: pd.DataFrame, themes: pd.DataFrame,
    references: Collection[str], besides: Besides | None = None,
) -> Material:  # fmt: skip
    """Gather what constructs and relations may be bound to.

    Parameters
    ----------
    evidence : Evidence
        As propositions are weighed against.
    codes : DataFrame, one row a code
        In the shape CODES.
    themes : DataFrame, one row a theme
        In the shape THEMES: names the workshops that changed one.
    references : collection of str
        Keys of the bibliography.
    besides : Besides, optional
        Workshops and memos, which may cite references.

    Returns
    -------
    Material
        To weigh a network with.
    """
    workshops = evidence.workshops | set(themes["workshop"].dropna())
    return Material(
        replace(evidence, workshops=workshops),
        set(codes["code"]),
        set(themes["theme"]),
        set(references),
        besides or Besides(),
    )


def weigh_network(claims: Claims, material: Material, grown: Growth) -> Network:
    """Resolve constructs, relations and critique notes, and compare the versions.

    Parameters
    ----------
    claims : Claims
        As read, without faults of form.
    material : Material
        What there is to bind to.
    grown : Growth
        Versions that were kept, and memos that may be printed.

    Returns
    -------
    Network
        A draft may have faults; what is not known is left out of the tables.
    """
    origins, targets = _origins(claims, material), _targets(claims, material)
    related = relate(claims.relations.data, material.evidence, material.references)
    faults = [
        *construct_faults(claims.constructs, origins),
        *relation_faults(claims.relations, related, origins["construct"],
                         named=_nameable(material)),
        *critique_faults(claims.critique, targets),
    ]  # fmt: skip
    told = [(name, "", fault) for name, fault in faults]
    told += citation_faults(claims, material.references, material.besides)
    versions, changes = compare(grown.versions, claims)
    news = news_of(grown.versions, things_of(claims))
    constructs = construct_rows(claims.constructs.data, origins)
    for row in constructs:
        row["news"] = news.get(("construct", row["construct"]))
    rows = [_relation_row(place, one) for place, one in enumerate(related, start=1)
            if {one.relation["from"], one.relation["to"]} <= origins["construct"]]  # fmt: skip
    for row in rows:
        row["news"] = news.get(("relation", row["relation"]))
    tables = {
        "constructs": CONSTRUCTS.frame(constructs),
        "relations": RELATIONS.frame(rows),
        "critique_notes": CRITIQUE_NOTES.frame(
            critique_rows(claims.critique.data, targets)
        ),
        "earlier_wordings": EARLIER_WORDINGS.frame(_earlier(claims)),
        "versions": versions,
        "version_changes": changes,
        "reflexive_memos": grown.memos,
    }
    return Network(tables, _fault_rows(told))


def with_network(weighed: Weighed, network: Network) -> Weighed:
    """Add the faults of a network to those of the propositions.

    Parameters
    ----------
    weighed : Weighed
        Propositions after weighing.
    network : Network
        Constructs and relations after weighing.

    Returns
    -------
    Weighed
        The same statements and propositions.
    """
    faults = pd.concat([weighed.faults, network.faults])
    once = faults.drop_duplicates(list(ARGUMENT_FAULTS.key))
    return replace(weighed, faults=ARGUMENT_FAULTS.check(once))


def _nameable(material: Material) -> set[str]:
    """Ids of extracts are left out: faults of a draft leave the trust."""
    evidence = material.evidence
    keys = {f"@{key}" for key in material.references}
    return set(evidence.findings["finding"]) | evidence.workshops | keys


def _origins(claims: Claims, material: Material) -> dict[str, set[str]]:
    return {
        "theme": material.themes,
        "code": material.codes,
        "construct": {one["id"] for one in claims.constructs.data},
        "reference": material.references,
    }


def _targets(claims: Claims, material: Material) -> dict[str, set[str]]:
    statements = (s for p in claims.propositions.data for s in p["statements"])
    named = {
        "proposition": claims.propositions.data,
        "statement": statements,
        "construct": claims.constructs.data,
        "relation": claims.relations.data,
        "question": claims.questions.data,
    }
    ids = {kind: {one["id"] for one in items} for kind, items in named.items()}
    return ids | {"reference": material.references, METHOD: {METHOD}}


def _relation_row(place: int, one: Related) -> dict:
    row = {key: one.relation.get(key) for key in ("kind", "text", "since")}
    row |= {"place": place, "relation": one.relation["id"], "source": one.relation["from"],
            "target": one.relation["to"],
            "basis": "evidence" if one.pieces else "interpretation"}  # fmt: skip
    for side in SIDES:
        sound = [piece for piece in one.bound[side] if piece.kind != "unknown"]
        row[f"n_{side}"] = len(sound)
        for column, kinds in HELD.items():
            names = dict.fromkeys(p.name for p in sound if p.kind in kinds)
            row[f"{column}_{side}"] = "; ".join(names) or None
    return row


def _earlier(claims: Claims) -> list[dict]:
    kinds = {"question": claims.questions, "construct": claims.constructs,
             "proposition": claims.propositions, "relation": claims.relations}  # fmt: skip
    names = {one["id"]: one["name"] for one in claims.constructs.data}
    return [
        {"kind": kind, "id": one["id"], "place": place, "until": past.get("until"),
         "text": wording(kind, one | past, names), "now": wording(kind, one, names),
         "why": past.get("why")}
        for kind, file in kinds.items()
        for one in file.data
        for place, past in enumerate(one.get("history", []), start=1)
    ]  # fmt: skip


def _fault_rows(faults: Iterable[tuple[str, str, Fault]]) -> pd.DataFrame:
    rows = {
        (name, fault.file, fault.line, fault.found): {
            "proposition": name, "statement": statement, "file": fault.file,
            "line": fault.line, "found": fault.found, "expected": fault.expected,
            "mend": fault.mend,
        }
        for name, statement, fault in faults
    }  # fmt: skip
    return ARGUMENT_FAULTS.frame(rows.values())
