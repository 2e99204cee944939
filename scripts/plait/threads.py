"""Let work on parts of a large table go on side by side, where there are cores for it."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

Part, Made = TypeVar("Part"), TypeVar("Made")
AHEAD = 2  # parts a thread that are worked on before they are asked for


def in_order(work: Callable[[Part], Made], parts: Iterable[Part]) -> Iterator[Made]:
    """Work on parts side by side, and give what comes of them in their order.

    Parameters
    ----------
    work : callable
        Takes a part; spends its time in numpy or Arrow, which let others work.
    parts : iterable
        Taken a few at a time, so that they need not fit into memory together.

    Yields
    ------
    object
        What `work` made of each part, in the order of the parts.
    """
    parts = iter(parts)
    first = list(islice(parts, 2))
    if len(first) < 2:  # nothing to share out
        yield from map(work, first)
        return
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        waiting = deque()
        for part in chain(first, parts):
            waiting.append(pool.submit(work, part))
            if len(waiting) > AHEAD * cores:
                yield waiting.popleft().result()
        yield from (made.result() for made in waiting)
