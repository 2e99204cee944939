"""Cubes of two times, small enough to see."""

import numpy as np
import pandas as pd

from plait.quantitative.change import pair_summaries
from plait.quantitative.cube import Cube
from plait.quantitative.plan import Plan

CONTRAST = {"from": "t1", "to": "t2", "family": "main"}
PLAN = Plan({}, contrasts=[CONTRAST])


def scales(*names, **more):
    about = {"instrument": "mood", "unit": "points", "source": "s", "pairs_at_least": 0,
             "pairs_note": "", "reliability": np.nan, "reliability_source": "",
             "individuals_note": ""}  # fmt: skip
    return pd.DataFrame([{**about, "scale": name, **more} for name in names])


def cube(first, second, *, group="", **more):
    """Lay out the scores of one scale, or a list of scores a scale."""
    blocks = np.array([[first, second]] if np.isscalar(next(iter(first))) else
                      list(zip(first, second, strict=True)), dtype=float)  # fmt: skip
    names = ["total", "other", "third"][: len(blocks)]
    values = np.moveaxis(blocks, [0, 1, 2], [2, 1, 0])
    people = np.array([f"P{number:02d}" for number in range(len(values))], dtype=object)
    return Cube(people, ["t1", "t2"], scales(*names, **more), values, group)


def from_changes(changes, **more):
    return cube([0.0] * len(changes), changes, **more)


def pairs(first, second, **more):
    return pair_summaries(cube(first, second, **more), [CONTRAST])
