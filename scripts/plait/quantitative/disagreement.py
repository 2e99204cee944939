"""Say where analyses of the same change disagree."""

import numpy as np
import pandas as pd

from plait.quantitative.cautions import with_notes

ANALYSES = {
    "change": "the paired t",
    "permutation": "the permutation test",
    "wilcoxon": "Wilcoxon's test",
    "hodges_lehmann": "the Hodges-Lehmann interval",
    "mixed_change": "the mixed model",
}
KEY = ["instrument", "scale", "contrast", "group"]


def with_disagreements(found: pd.DataFrame) -> pd.DataFrame:
    """Add to each change which analyses tell it from none and which do not.

    Parameters
    ----------
    found : DataFrame, one row a statistic
        Columns of FINDINGS: rows of `change`, `permutation`, `wilcoxon`,
        `hodges_lehmann` and `mixed_change`, with other measures among them.

    Returns
    -------
    DataFrame, same rows in the same order
        The caution of a `change` is lengthened where the analyses do not agree.

    Notes
    -----
    An analysis tells a change from none where its interval excludes 0 or, where it
    has no interval, where its p is below 1 less the level of the paired t interval.
    What was not computed has no say.
    """
    keyed = found.assign(group=found["group"].astype("str").fillna(""))
    told = _told(keyed[keyed["measure"].isin(ANALYSES)])
    sentences = {key: _sentence(rows) for key, rows in told.groupby(KEY)}
    places = zip(keyed["measure"], *(keyed[name] for name in KEY), strict=True)
    notes = [
        sentences.get(tuple(key), "") if measure == "change" else ""
        for measure, *key in places
    ]
    added = pd.Series(notes, index=found.index, dtype="str")
    return found.assign(caution=with_notes(found["caution"].astype("str"), added))


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the analyses that have a say, with whether each excludes no change."""
    rows = rows[rows["status"] == "computed"]
    numbers = rows[["low", "high", "p", "level"]].astype("float64")
    level = numbers["level"].where(rows["measure"] == "change")
    level = level.groupby([rows[name] for name in KEY]).transform("max")
    bounded = numbers["low"].notna()
    excludes = (numbers["low"] > 0) | (numbers["high"] < 0)
    # 1 - 0.95 is a little more than 0.05 in doubles
    tells = np.where(bounded, excludes, numbers["p"] < (1 - level).round(12))
    return rows.assign(tells=tells)[bounded | numbers["p"].notna()]


def _sentence(rows: pd.DataFrame) -> str:
    tells = dict(zip(rows["measure"], rows["tells"], strict=True))
    those, others = (
        [name for measure, name in ANALYSES.items() if tells.get(measure) == wanted]
        for wanted in (True, False)
    )
    if not those or not others:
        return ""
    verbs = "tells" if len(those) == 1 else "tell", "does" if len(others) == 1 else "do"
    return (
        f"analyses disagree: {_listed(those)} {verbs[0]} a change from none, "
        f"{_listed(others)} {verbs[1]} not"
    )


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
