"""List what raters judged of each pairing of statements, with the code derived of it."""

from collections.abc import Iterable

import pandas as pd

from plait.shapes.joint import RATINGS
from plait.synthesis.farmer import farmer_code


def rating_rows(propositions: list[dict]) -> pd.DataFrame:
    """Give every rater's judgement of every pairing.

    Parameters
    ----------
    propositions : list of dict
        As in propositions.yaml.

    Returns
    -------
    DataFrame, one row a pairing x rater
        In the shape RATINGS. Raters are numbered in the order in which they first
        stand in the file: what they are called there stays inside.
    """
    numbers: dict[str, str] = {}
    rows = []
    for proposition in propositions:
        places: dict[tuple, int] = {}
        for rating in proposition.get("ratings", []):
            pairing = tuple(rating.get("statements", []))
            place = places.setdefault(pairing, len(places) + 1)
            rows.append(_row(proposition["id"], rating, place, numbers))
    # the last word of a rater on a pairing counts
    last = {(r["proposition"], r["pairing"], r["rater"]): r for r in rows}
    return RATINGS.frame(last.values())


def pairing_codes(ratings: Iterable[dict]) -> list[str]:
    """Give the codes of one pairing: what was settled, or else each rater's.

    Parameters
    ----------
    ratings : iterable of dict
        Rows of RATINGS of one pairing.

    Returns
    -------
    list of str
        Different codes in the order of the raters; one where they agree, or have
        settled it by discussion; none where no judgement is whole.
    """
    rows = [row for row in ratings if isinstance(row["code"], str)]
    settled = [row for row in rows if row["settled"]]
    return list(dict.fromkeys(row["code"] for row in settled or rows))


def _row(proposition: str, rating: dict, place: int, numbers: dict[str, str]) -> dict:
    settled = rating.get("settled", False)
    name = "together"
    if not settled:
        name = numbers.setdefault(rating["rater"], f"rater {len(numbers) + 1}")
    return {
        "proposition": proposition,
        "pairing": place,
        "statements": "; ".join(rating.get("statements", [])) or None,
        "rater": name,
        "covered": rating["covered"],
        "meaning": rating.get("meaning"),
        "coverage": rating.get("coverage"),
        "settled": settled,
        "code": farmer_code(rating) or None,
    }
