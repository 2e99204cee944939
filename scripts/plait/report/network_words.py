"""Say in words how constructs hang together: labels, caption, loops, tensions."""

from collections.abc import Sequence

from plait.report.wording import COUNTED, joined
from plait.synthesis.relations import MOVING, VERBS
from plait.synthesis.rings import rings

SHORT = {"in_tension_with": "in tension with"}
MOST_LOOPS = 6  # told in words


def arrow_label(row: dict) -> list[str]:
    """Label an arrow.

    Parameters
    ----------
    row : dict
        Row of RELATIONS.

    Returns
    -------
    list of str
        The verb, and what speaks for and against; whether it is new.
    """
    verb = SHORT.get(row["kind"], VERBS[row["kind"]][0])
    news = f" · {row['news']}" if row["news"] else ""
    return [verb, f"{evidence_words(row)}{news}"]


def evidence_words(row: dict) -> str:
    """Count what speaks for and against a relation.

    Parameters
    ----------
    row : dict
        Row of RELATIONS.

    Returns
    -------
    str
        As "3 for, 1 against", or "interpretation".
    """
    if row["basis"] == "interpretation":
        return "interpretation"
    return f"{row['n_for']:.0f} for, {row['n_against']:.0f} against"


def relation_words(row: dict, names: dict[str, str]) -> str:
    """Say a relation.

    Parameters
    ----------
    row : dict
        Row of RELATIONS.
    names : dict of str to str
        Construct id to name.

    Returns
    -------
    str
        As "Usable support limits Peer emotional labour".
    """
    return f"{names[row['source']]} {VERBS[row['kind']][0]} {names[row['target']]}"


def loops_of(relations: Sequence[dict]) -> list[list[dict]]:
    """Find the feedback loops: rings of what leads to, enables or limits.

    Parameters
    ----------
    relations : sequence of dict
        Rows of RELATIONS.

    Returns
    -------
    list of list of dict
        The rows of each loop in order; the shortest through every relation that
        lies in one. A loop is a result, not a fault.
    """
    moving: dict[tuple[str, str], dict] = {}
    for row in relations:
        if row["kind"] in MOVING:
            moving.setdefault((row["source"], row["target"]), row)
    return [
        [moving[pair] for pair in zip(ring, [*ring[1:], ring[0]], strict=True)]
        for ring in rings(moving)
    ]


def loop_words(loop: list[dict], names: dict[str, str]) -> str:
    """Say a feedback loop.

    Parameters
    ----------
    loop : list of dict
        Rows of RELATIONS in order.
    names : dict of str to str
        Construct id to name.

    Returns
    -------
    str
        With whether it feeds itself or holds itself in check.

    Notes
    -----
    With an even number of limits a loop strengthens what it began with, with an odd
    number it works against it, if all its relations hold at once.
    """
    steps = [names[loop[0]["source"]]]
    for place, row in enumerate(loop):
        steps.append(f"{', which ' if place else ' '}{VERBS[row['kind']][0]} {names[row['target']]}")  # fmt: skip
    odd = sum(row["kind"] == "limits" for row in loop) % 2
    turn = "holds itself in check" if odd else "feeds itself"
    return f"{''.join(steps)} (as drawn, it {turn})"


def network_caption(nodes: list[dict], drawn: list[dict], *, numbered: bool) -> str:
    """Caption the picture of a network.

    Parameters
    ----------
    nodes, drawn : list of dict
        Rows of CONSTRUCTS and RELATIONS.
    numbered : bool
        Whether an arrow has a number for words.

    Returns
    -------
    str
        One or two sentences more where something is new, or numbered.
    """
    said = "The constructs, and how the team holds that they hang together."
    if drawn:
        said += " At each arrow: what it says, and how many pieces of evidence speak for and against it."  # fmt: skip
    if numbered:
        said += " Numbers at arrows are those of the table of relations."
    if any(row["news"] for row in [*nodes, *drawn]):
        said += " New and reworded: since the last version that was kept."
    return said


def network_alt(nodes: list[dict], drawn: list[dict]) -> str:
    """Say the picture of a network in words.

    Parameters
    ----------
    nodes, drawn : list of dict
        Rows of CONSTRUCTS and RELATIONS.

    Returns
    -------
    str
        Every construct and every arrow.
    """
    names = {row["construct"]: row["name"] for row in nodes}
    said = []
    for kind in ("existing", "synthetic"):
        own = [row["name"] for row in nodes if row["kind"] == kind]
        if own:
            noun = f"{kind} construct{'' if len(own) == 1 else 's'}"
            number = COUNTED[len(own)] if len(own) < len(COUNTED) else str(len(own))
            said.append(f"{number} {noun}: {joined(own, ',')}")
    first = "; ".join(said)
    arrows = "; ".join(f"{relation_words(r, names)} ({evidence_words(r)})" for r in drawn)  # fmt: skip
    return f"Boxes and arrows. {first[:1].upper()}{first[1:]}. " + (
        f"Arrows: {arrows}." if drawn else "No arrows."
    )
