"""Give the norm that each scale is set beside."""

from plait.report.numerals import known


def norm_values(norms: list[dict]) -> dict[tuple[str, str], dict]:
    """Give the first norm of every scale.

    Parameters
    ----------
    norms : list of dict
        Rows of NORMS; missing values are None.

    Returns
    -------
    dict of (instrument, scale) to dict
        The row of the first norm in the order of the study; only norms whose mean is known.
    """
    first: dict[tuple[str, str], dict] = {}
    for row in sorted(norms, key=lambda row: row["place"]):
        if known(row["mean"]):
            first.setdefault((row["instrument"], row["scale"]), row)
    return first


def norm_label(norm: str) -> str:
    """Word the id of a norm.

    Parameters
    ----------
    norm : str
        `<population>_<year>`.

    Returns
    -------
    str
        Such as "Gillard 2022"; three-letter names are abbreviations: "HSE 2011".
    """
    population, _, year = norm.rpartition("_")
    words = [w.upper() if len(w) <= 3 else w.title() for w in population.split("_")]
    return f"{' '.join(words)} {year}".strip()
