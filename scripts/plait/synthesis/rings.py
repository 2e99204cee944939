"""Find rings: chains of arrows that lead back to where they began."""

from collections.abc import Iterable


def rings(arrows: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Find the shortest ring through every arrow that lies in one.

    Parameters
    ----------
    arrows : iterable of (str, str)
        From and to; arrows from a thing to itself are passed over.

    Returns
    -------
    list of list of str
        Each ring once, without its beginning repeated at the end, from the member
        whose arrow was named first; in the order of the arrows. Every arrow that
        lies in a ring lies in one of them; longer rings through the same arrows are
        not told, since there may be very many.
    """
    unlike = [(a, b) for a, b in dict.fromkeys(arrows) if a != b]
    onward: dict[str, list[str]] = {}
    for start, end in unlike:
        onward.setdefault(start, []).append(end)
    order = {name: place for place, name in enumerate(onward)}
    found: dict[tuple, list[str]] = {}
    for start, end in unlike:
        way = _way(onward, end, start)
        if way:
            ring = _from_first(way, order)
            found.setdefault(tuple(ring), ring)
    return list(found.values())


def _way(onward: dict[str, list[str]], start: str, goal: str) -> list[str]:
    """Walk in all directions at once, so that the first way found is a shortest."""
    came: dict[str, str] = {start: ""}
    edge = [start]
    while edge and goal not in came:
        ahead = []
        for name in edge:
            new = [n for n in onward.get(name, []) if n not in came]
            came |= dict.fromkeys(new, name)
            ahead += new
        edge = ahead
    way = [goal] if goal in came else []
    while way and came[way[-1]]:
        way.append(came[way[-1]])
    return way[::-1]


def _from_first(ring: list[str], order: dict[str, int]) -> list[str]:
    at = ring.index(min(ring, key=order.__getitem__))
    return ring[at:] + ring[:at]
