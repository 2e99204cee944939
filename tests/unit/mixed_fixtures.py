"""Scores of invented people for the tests of models of everyone."""

import numpy as np
import pandas as pd

from plait.quantitative.cube import Cube

NAN = float("nan")


def cube(values, *, scales=1, group=""):
    """Lay people x times (the same for each scale) out as a cube."""
    block = np.asarray(values, dtype=float)
    block = block if block.ndim == 3 else np.repeat(block[:, :, None], scales, axis=2)
    people = np.array([f"P{person}" for person in range(len(block))], dtype=object)
    names = pd.DataFrame({"scale": [f"s{place}" for place in range(block.shape[2])]})
    table = names.assign(instrument="made", unit="points", source="made.yaml")
    times = [f"t{time + 1}" for time in range(block.shape[1])]
    return Cube(people, times, table, block, group)


def drawn_people(seed, n, times, *, person=1.0, lost=0.0):
    """Draw people with a level of their own and lose some of their later scores."""
    rng = np.random.default_rng(seed)
    values = 50 + person * rng.normal(size=(n, 1)) + rng.normal(size=(n, times))
    values[:, 1:][rng.random((n, times - 1)) < lost] = np.nan
    return values


def contrast(first="t1", second="t2"):
    """Name a contrast."""
    return {"from": first, "to": second, "family": "main"}
