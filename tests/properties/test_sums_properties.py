"""A reader who adds and subtracts what is shown learns no withheld count."""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from plait.release.suppression import release_findings
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES

PROFILE = {
    "quantitative": {"min_people": 10, "min_df": 10, "ranges": "withheld"},
    "qualitative": {"min_people": 3, "complementary": True},
}
PARENTS = {
    "flat": {"a": None, "b": None, "c": None},
    "two": {"a": None, "b": "a", "c": "a", "d": None},
    "deep": {"a": None, "b": "a", "c": "b", "d": "b", "e": "a"},
}
THEMES_OF = {
    "flat": {"one": "ab", "two": "c"},
    "two": {"one": "abc", "two": "bd"},
    "deep": {"one": "bcd", "two": "ce"},
}
SIZES = st.integers(0, 4)
# one number for each code x time x site: how many people said it there, one passage each
STUDIES = st.sampled_from(list(PARENTS)).flatmap(
    lambda tree: st.tuples(
        st.just(tree),
        st.lists(SIZES, min_size=20, max_size=20),
        st.booleans(),
    )
)


def _cells(tree, sizes, own):
    """Count as a study does: a code with all below it; nobody speaks of two things."""
    parents = PARENTS[tree]
    below = {code: {code} for code in parents}
    for code in reversed(parents):
        if parents[code]:
            below[parents[code]] |= below[code]
    inner = set(parents.values()) - {None}
    spots = list(product(parents, ("t1", "t2"), ("north", "south")))
    said = {
        spot: 0 if spot[0] in inner and not own else sizes[place % len(sizes)]
        for place, spot in enumerate(spots)
    }
    sets = {("code", code): held for code, held in below.items()}
    sets |= {("theme", name): set(held) for name, held in THEMES_OF[tree].items()}
    return {
        (*name, time, site): sum(
            n for (code, at, where), n in said.items()
            if code in held and time in (at, "all") and site in (where, "")
        )
        for name, held in sets.items()
        for time, site in [("t1", ""), ("t2", ""), ("all", ""),
                           ("all", "north"), ("all", "south")]
    }, sets  # fmt: skip


def _release(tree, cells):
    rows = [
        {"finding": f"{kind}.{name}.{time}@{site}.{measure}", "strand": "qualitative",
         "instrument": kind, "scale": name, "time": time, "measure": measure,
         "group": f"site: {site}" if site else None, "estimate": float(n), "n": n,
         "status": "computed"}
        for (kind, name, time, site), n in cells.items()
        for measure in ("extracts", "people")
    ]  # fmt: skip
    codes = CODES.frame(
        {"place": place, "code": code, "parent": parent, "name": code}
        for place, (code, parent) in enumerate(PARENTS[tree].items())
    )
    themes = THEMES.frame(
        {"theme": name, "name": name, "codes": ";".join(held), "status": "current"}
        for name, held in THEMES_OF[tree].items()
    )
    released, _ = release_findings(
        FINDINGS.frame(rows), PROFILE, codes=codes, themes=themes
    )
    place = ["instrument", "scale", "time", "group", "measure"]
    shown = released.fillna({"group": "site: "}).set_index(place)["estimate"]
    people = {
        (kind, name, time, site): shown[kind, name, time, f"site: {site}", "people"]
        for kind, name, time, site in cells
    }
    for (kind, name, time, site), n in people.items():
        extracts = shown[kind, name, time, f"site: {site}", "extracts"]
        assert pd.isna(extracts) == pd.isna(n)
    return people


def _relations(tree, cells, sets):
    """Everything that adds up in truth, written down without the code under test."""
    for kind, name in sets:
        yield (kind, name, "all", ""), [(kind, name, t, "") for t in ("t1", "t2")]
        yield (kind, name, "all", ""), [(kind, name, "all", s) for s in ("north", "south")]  # fmt: skip
    children = {
        ("code", code): [("code", c) for c, above in PARENTS[tree].items() if above == code]
        for code in PARENTS[tree]
    }  # fmt: skip
    for name, held in THEMES_OF[tree].items():
        tops = [c for c in held if PARENTS[tree][c] not in set(held)]
        children[("theme", name)] = [("code", code) for code in tops]
    for whole, parts in children.items():
        for place in {cell[2:] for cell in cells}:
            yield (*whole, *place), [(*part, *place) for part in parts]


def _attack(people, relations):
    """Solve the linear programme: the withheld counts that only one number fits."""
    hidden = [cell for cell, n in people.items() if np.isnan(n)]
    rows, totals = [], []
    for whole, parts in relations:
        row = [(cell in parts) - float(cell == whole) for cell in hidden]
        if any(row):
            rows.append(row)
            totals.append(
                np.nan_to_num(people[whole])
                - sum(np.nan_to_num(people[part]) for part in parts)
            )
    found = []
    for place, cell in enumerate(hidden):
        goal = np.eye(len(hidden))[place]
        ends = [
            linprog(sign * goal, A_eq=rows or None, b_eq=totals or None, bounds=(0, 500)).fun
            for sign in (1, -1)
        ]  # fmt: skip
        if np.ceil(ends[0] - 1e-6) == np.floor(-ends[1] + 1e-6):
            found.append(cell)
    return found


@settings(deadline=None, max_examples=15)
@given(study=STUDIES)
def test_nobody_can_solve_what_is_shown_for_what_is_withheld(study):
    tree, sizes, own = study
    cells, sets = _cells(tree, sizes, own)
    people = _release(tree, cells)
    adding = [
        (whole, parts) for whole, parts in _relations(tree, cells, sets)
        if parts and cells[whole] == sum(cells[part] for part in parts)
    ]  # fmt: skip
    assert _attack(people, adding) == []


@settings(deadline=None)
@given(study=STUDIES)
def test_what_is_shown_is_true_and_not_small(study):
    tree, sizes, own = study
    cells, _ = _cells(tree, sizes, own)
    for cell, shown in _release(tree, cells).items():
        assert np.isnan(shown) or cells[cell] == shown >= 3
