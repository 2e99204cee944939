"""Constructs, relations and versions for the tests of the network."""

from plait.shapes.argument import ARGUMENT_TABLES, CONSTRUCTS, RELATIONS

HELD = {"place": 1, "construct": "held", "name": "Being held", "kind": "synthetic",
        "definition": "d", "origins": "theme:held; reference:gale2013"}  # fmt: skip
LOAD = {"place": 2, "construct": "load", "name": "The load", "kind": "existing",
        "definition": "d"}  # fmt: skip


def relation(place=1, source="held", kind="limits", target="load", **more) -> dict:
    row = {"place": place, "relation": f"r{place}", "source": source, "kind": kind,
           "target": target, "text": "It does.", "basis": "evidence", "n_for": 2,
           "n_against": 1}  # fmt: skip
    return row | more


def argument_tables(**rows: list[dict]) -> dict:
    """Give every table of the argument; those not named are empty."""
    return {n: s.frame(rows.get(n, [])) for n, s in ARGUMENT_TABLES.items()}


def network_of(names: list[str], arrows: list[tuple[int, int]], **more) -> tuple:
    """Give constructs and relations by the places of their ends."""
    constructs = [
        {"place": at, "construct": f"c{at}", "name": name, "definition": "d",
         "kind": "synthetic" if at % 2 else "existing"}
        for at, name in enumerate(names)
    ]  # fmt: skip
    relations = [
        relation(at, f"c{a}", ("limits", "in_tension_with", "enables")[at % 3], f"c{b}", **more)
        for at, (a, b) in enumerate(arrows, start=1)
    ]  # fmt: skip
    return CONSTRUCTS.frame(constructs), RELATIONS.frame(relations)
