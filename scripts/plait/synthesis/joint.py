"""Bring numbers and words about the same people together, inside the team."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from plait.qualitative.theme_faults import LIVE
from plait.quantitative.instruments import load_instruments
from plait.shapes.codings import FRAMEWORK, THEMES
from plait.shapes.joint import JOINT_MEANS, JOINT_PEOPLE, JOINT_THEMES
from plait.shapes.questionnaires import SCORES
from plait.shapes.shape import Shape
from plait.shapes.tables import read_frame
from plait.shapes.transcripts import TURNS
from plait.synthesis.joint_matrix import mixed_methods_matrix, words_of
from plait.synthesis.joint_people import (
    Linked,
    count_linked,
    heard_people,
    margin_of,
    values_at,
)
from plait.synthesis.joint_themes import ThemeDisplay, statistics_by_theme

BY_THEME, MATRIX = "statistics_by_theme", "mixed_methods_matrix"
ROWS = "rows of the matrix"


@dataclass(frozen=True)
class JointMaterial:
    """What is brought together.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points].
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    framework : DataFrame, one row a case x time x theme
        In the shape FRAMEWORK.
    themes : DataFrame, one row a theme
        In the shape THEMES.
    heard : set of str
        Participants who spoke.
    instruments : dict
        Instrument id to instrument.
    """

    scores: pd.DataFrame
    codings: pd.DataFrame
    framework: pd.DataFrame
    themes: pd.DataFrame
    heard: set[str]
    instruments: dict[str, dict]


@dataclass(frozen=True)
class Joined:
    """Numbers and words of the same people.

    Parameters
    ----------
    tables : dict
        joint_themes, joint_means and joint_people, in the shapes of these names.
    matrix : DataFrame, one row a person x time
        In `matrix_shape`.
    matrix_shape : Shape
        Its columns are the scales and themes of this study.
    """

    tables: dict[str, pd.DataFrame]
    matrix: pd.DataFrame
    matrix_shape: Shape


def read_joint(
    paths: Mapping[str, str], codings: pd.DataFrame, instruments: dict[str, str]
) -> JointMaterial:
    """Read what is brought together.

    Parameters
    ----------
    paths : mapping
        `scores`, `turns`, `framework` and `themes`.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    instruments : dict
        Instrument id to the path of its file.

    Returns
    -------
    JointMaterial
        Scores only of people who spoke: the others have nothing to be set beside.
    """
    turns = read_frame(paths["turns"], TURNS, ["participant"])
    heard = heard_people(turns)
    # nobody spoke: the answers of many people need not be read
    scores = read_frame(paths["scores"], SCORES) if heard else SCORES.empty()
    loaded, _ = load_instruments(instruments)
    return JointMaterial(
        scores, codings, read_frame(paths["framework"], FRAMEWORK),
        read_frame(paths["themes"], THEMES), heard, loaded,
    )  # fmt: skip


def join_strands(material: JointMaterial, study: dict) -> Joined:
    """Make every display that links people's answers with their words.

    Parameters
    ----------
    material : JointMaterial
        Both strands.
    study : dict
        `joint_displays`, `linkage_from`, `times` (ids), `equivalence`, `approach`.

    Returns
    -------
    Joined
        Of people who agreed to linkage only; the others are counted.
    """
    shown = [
        (place, display)
        for place, display in enumerate(study["joint_displays"], start=1)
    ]
    made = [
        _by_theme(place, display, material, study)
        for place, display in shown if display["kind"] == BY_THEME
    ]  # fmt: skip
    matrix, shape, counts = _matrix(material, study)
    return Joined(
        {
            "joint_themes": _stacked(JOINT_THEMES, [m[0] for m in made]),
            "joint_means": _stacked(JOINT_MEANS, [m[1] for m in made]),
            "joint_people": _stacked(JOINT_PEOPLE, [counts, *(m[2] for m in made)]),
        },
        matrix,
        shape,
    )


def scale_names(instruments: dict[str, dict]) -> dict[str, str]:
    """Name every scale.

    Parameters
    ----------
    instruments : dict
        Instrument id to instrument.

    Returns
    -------
    dict of str to str
        `instrument.scale` to its name with that of the instrument.
    """
    return {
        f"{name}.{scale['id']}": f"{scale['name']} ({instrument['short']})"
        for name, instrument in instruments.items()
        for scale in instrument["scales"]
    }


def _stacked(shape: Shape, tables: list[pd.DataFrame]) -> pd.DataFrame:
    return shape.check(pd.concat([shape.empty(), *tables], ignore_index=True))


def _by_theme(
    place: int, display: dict, material: JointMaterial, study: dict
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    values = values_at(material.scores, display["scale"], display["at"])
    linked = Linked(set(values.index), material.heard, set(study["linkage_from"]))
    name, _, scale = display["scale"].partition(".")
    instrument = material.instruments[name]
    found = [s for s in instrument["scales"] if s["id"] == scale]
    before = values_at(material.scores, display["scale"], display["at"].split("-")[0])
    margin, source = float("nan"), ""
    if display["groups"] == "direction":
        margin, source = margin_of(
            display, scale=found[0], margins=study["equivalence"], before=before
        )
    alone = instrument.get("individuals", {"allowed": True})
    words = {"margin_from": source or None,
             "caution": None if alone["allowed"] else alone["reason"]}  # fmt: skip
    shown = ThemeDisplay(
        place, display, values[values.index.isin(linked.people)], margin,
        study["approach"] != "reflexive", words,
    )  # fmt: skip
    tables = statistics_by_theme(shown, material.codings, material.themes)
    return *tables, count_linked(linked, display=place)


def _matrix(
    material: JointMaterial, study: dict
) -> tuple[pd.DataFrame, Shape, pd.DataFrame]:
    scored = material.scores.dropna(subset=["score"])
    people = set(scored["participant"].astype("str"))
    linked = Linked(people, material.heard, set(study["linkage_from"]))
    own = scored[scored["participant"].isin(linked.people)]
    named = own["instrument"].astype("str") + "." + own["scale"].astype("str")
    values = own[["participant", "time", "score"]].assign(scale=named)
    values = values.astype({"participant": "str", "time": "str"})
    asked = [d for d in study["joint_displays"] if d["kind"] == MATRIX]
    for scales in (d["scales"] for d in asked if "scales" in d):
        values = values[values["scale"].isin(scales)]
    said = words_of(material.framework, material.codings, linked.people)
    standing = material.themes[material.themes["status"].isin(LIVE)]
    themes = dict(zip(standing["theme"], standing["name"], strict=True))
    said = said[said["theme"].isin(list(themes))]
    matrix, shape = mixed_methods_matrix(
        values, said, themes=themes, times=study["times"]
    )
    counts = count_linked(linked, display=0)
    rows = {"display": 0, "place": len(counts) + 1, "what": ROWS, "n": len(matrix)}
    return matrix, shape, _stacked(JOINT_PEOPLE, [counts, JOINT_PEOPLE.frame([rows])])
