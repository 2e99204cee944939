"""What a disclosure profile says of a count: whether it is too small, and how it is told."""

from collections.abc import Mapping

import pandas as pd

DEFAULTS = {
    "quantitative": {
        "zero": "shown", "min_df": 0, "ranges": "withheld", "rounding": "none",
        "base": 5, "df": "shown", "p": "shown", "digits": 10, "nonresponse": "shown",
        "differencing": "held", "remainder_people": 5,
    },
    "qualitative": {
        "zero": "held", "rounding": "none", "base": 5, "quotes_per_person": 12,
        "complementary": True, "attribution": ["time"], "attribution_people": 1,
        "rare_words": "none", "differencing": "held",
    },
}  # fmt: skip


def whole_profile(profile: Mapping) -> dict:
    """Fill what a profile leaves unsaid.

    Parameters
    ----------
    profile : mapping
        As in config/schemas/disclosure.yaml.

    Returns
    -------
    dict
        The same with every key; `min_people` of each strand is the smallest number of
        people that is shown, however the source words it.
    """
    strands = {name: limits_of(profile, name) for name in DEFAULTS}
    return {"exceptions": "allowed", **profile, **strands}


def limits_of(profile: Mapping, strand: str) -> dict:
    """Give the limits of one strand, with what is left unsaid.

    Parameters
    ----------
    profile : mapping
        As in config/schemas/disclosure.yaml.
    strand : {"quantitative", "qualitative"}
        Which.

    Returns
    -------
    dict
        Every key of `DEFAULTS`, and `min_people` [people]: one more than the profile
        says where rounding would give the smallest count that is shown a number which
        no other shown count is given.
    """
    said = dict(profile[strand])
    if "hold_at_or_below" in said:
        said["min_people"] = said.pop("hold_at_or_below") + 1
    limits = DEFAULTS[strand] | said
    return limits | {"min_people": _least_told(limits)}


def _least_told(limits: Mapping) -> int:
    """Give the smallest count that is shown and that rounding does not single out."""
    least = limits["min_people"]
    below, own, above = rounded(pd.Series([least - 1, least, least + 1]), limits)
    # ASSUME a reader knows the profile: of a run of counts that round to one number and
    # are withheld but for the last, that number means the last.
    return least + int(below == own != above)


def too_few(counts: pd.Series, limits: Mapping) -> pd.Series:
    """Find the counts that a profile holds back.

    Parameters
    ----------
    counts : Series
        Whole numbers from 0; missing where not known.
    limits : mapping
        Of one strand: `min_people`, and `zero`: whether nobody is held back too.

    Returns
    -------
    Series of bool
        False where a count is missing.
    """
    least = 0 if limits.get("zero") == "held" else 1
    small = counts.between(least, limits["min_people"] - 1)
    return small.fillna(False).astype(bool)


def is_few(count: int, limits: Mapping) -> bool:
    """Say of one count whether a profile holds it back.

    Parameters
    ----------
    count : int
        From 0.
    limits : mapping
        Of one strand.

    Returns
    -------
    bool
        As `too_few` has it.
    """
    least = 0 if limits.get("zero") == "held" else 1
    return least <= count < limits["min_people"]


def rounds(limits: Mapping) -> bool:
    """Say whether counts are told rounded.

    Parameters
    ----------
    limits : mapping
        Of one strand.

    Returns
    -------
    bool
        True for nearest and midpoint.
    """
    return limits.get("rounding", "none") != "none"


def rounded(counts: pd.Series, limits: Mapping) -> pd.Series:
    """Round counts as a profile says.

    Parameters
    ----------
    counts : Series
        Whole numbers from 0; missing ones stay missing.
    limits : mapping
        Of one strand: `rounding`, `base`.

    Returns
    -------
    Series
        Same kind. `nearest`: to a multiple of the base, halves up. `midpoint`: the
        middle of each run of `base` numbers (of six: 0, then 3 for 1 to 6, 9 for 7 to
        12). Rounding again changes nothing.

    References
    ----------
    opensafely/documentation, docs/outputs/sdc.md: nearest 5, midpoint 6.
    """
    if not rounds(limits):
        return counts
    base = limits["base"]
    if limits["rounding"] == "nearest":
        return (counts + base // 2) // base * base
    return -(-counts // base) * base - base // 2 * (counts > 0).astype(counts.dtype)
