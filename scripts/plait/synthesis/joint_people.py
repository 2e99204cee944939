"""Link what people answered with what they said, as far as they agreed to it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.quantitative.reliable_change import reliable_threshold
from plait.shapes.joint import JOINT_PEOPLE

ROSE, FELL, SAME = "rose", "fell", "about the same"
CUTS = {
    "median": ("lower half", "upper half"),
    "tertiles": ("lower third", "middle third", "upper third"),
}


@dataclass(frozen=True)
class Linked:
    """Who has both kinds of data, and who of them agreed that they are linked.

    Parameters
    ----------
    scored : set of str
        Participants with the score, or change, in question.
    heard : set of str
        Participants who spoke in a transcript.
    agreed : set of str
        Participants who agreed to linkage.
    """

    scored: set[str]
    heard: set[str]
    agreed: set[str]

    @property
    def people(self) -> set[str]:
        """Those who may be linked."""
        return self.scored & self.heard & self.agreed


def heard_people(turns: pd.DataFrame) -> set[str]:
    """List who spoke.

    Parameters
    ----------
    turns : DataFrame, one row a document x turn
        In the shape TURNS.

    Returns
    -------
    set of str
        Participant ids; voices that are not known are nobody's.
    """
    return set(turns["participant"].dropna())


def count_linked(linked: Linked, *, display: int) -> pd.DataFrame:
    """Count who could be linked and who was left out.

    Parameters
    ----------
    linked : Linked
        As it was found.
    display : int
        Place of the display; 0 for the matrix.

    Returns
    -------
    DataFrame, one row a kind of people
        In the shape JOINT_PEOPLE.
    """
    both = linked.scored & linked.heard
    counts = {
        "with a score": linked.scored,
        "who spoke": linked.heard,
        "with both": both,
        "left out, no consent to linkage": both - linked.agreed,
        "linked": linked.people,
    }
    return JOINT_PEOPLE.frame(
        {"display": display, "place": place, "what": what, "n": len(people)}
        for place, (what, people) in enumerate(counts.items(), start=1)
    )


def values_at(scores: pd.DataFrame, scale: str, at: str) -> pd.Series:
    """Give each person's score at a time, or change between two.

    Parameters
    ----------
    scores : DataFrame, one row a participant x time x scale
        In the shape SCORES [points].
    scale : str
        `instrument.scale`.
    at : str
        A time, or `from-to`.

    Returns
    -------
    Series of float, participant to points
        Only people with the score, or with both of a change.
    """
    instrument, _, name = scale.partition(".")
    own = scores[scores["instrument"].eq(instrument) & scores["scale"].eq(name)]
    by_time = {
        str(time): pd.Series(
            rows["score"].to_numpy(), index=rows["participant"].astype("str")
        )
        for time, rows in own.groupby("time", observed=True)
    }
    nobody = pd.Series(dtype="float64", index=pd.Index([], dtype="str"))
    first, _, later = at.partition("-")
    values = by_time.get(first, nobody)
    if later:
        values = by_time.get(later, nobody).sub(values)
    return values.dropna().sort_index()


def margin_of(
    display: dict, *, scale: dict | None, margins: list[dict], before: pd.Series
) -> tuple[float, str]:
    """Give the change beyond which a person is said to have risen or fallen.

    Parameters
    ----------
    display : dict
        As in study.yaml; its own `margin` comes first.
    scale : dict or None
        The scale in its instrument file, with `reliability` where it is declared.
    margins : list of dict
        `equivalence` of the study: the margin against change comes next.
    before : Series of float
        Scores of everyone at the earlier time [points].

    Returns
    -------
    margin : float
        In points; NaN where nothing says how large a change must be.
    source : str
        `declared for this display`, `declared for equivalence`, `reliable change`,
        or "".
    """
    if "margin" in display:
        return float(display["margin"]), "declared for this display"
    for margin in margins:
        if margin["scale"] == display["scale"] and margin["against"] == "change":
            return float(margin["margin"]), "declared for equivalence"
    reliability = ((scale or {}).get("reliability") or {}).get("value")
    if reliability is None or before.count() < 2:
        return float("nan"), ""
    threshold = reliable_threshold(
        np.array([before.std(ddof=1)]), np.array([reliability])
    )
    return float(threshold[0]), "reliable change"


def group_people(values: pd.Series, *, by: str, margin: float) -> dict[str, list[str]]:
    """Part people by a score or change of their own.

    Parameters
    ----------
    values : Series of float, participant to points
        Scores or changes, none missing.
    by : {"direction", "median", "tertiles"}
        `direction`: whether a change is beyond the margin. The others cut the people
        by order of their values; equal values fall into the lower group.
    margin : float
        Of `direction` [points]; a change of exactly the margin is beyond it.

    Returns
    -------
    dict of str to list of str
        Name of each group, in order, to its people.
    """
    if by == "direction":
        rose, fell = values >= margin - 1e-9, values <= -margin + 1e-9
        # ASSUME a margin above nought: nobody both rises and falls.
        parts = {ROSE: rose, SAME: ~rose & ~fell, FELL: fell}
        return {name: sorted(values.index[held]) for name, held in parts.items()}
    names = CUTS[by]
    edges = [values.quantile(k / len(names)) for k in range(1, len(names))]
    place = np.searchsorted(edges, values.to_numpy(), side="left")
    return {name: sorted(values.index[place == at]) for at, name in enumerate(names)}
