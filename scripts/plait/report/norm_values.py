"""Give back the norm that a distance was measured from."""

from plait.report.numerals import known


def norm_values(findings: dict[str, dict]) -> dict[tuple[str, str], dict]:
    """Recover the mean and SD of each scale's norm from the released findings.

    Parameters
    ----------
    findings : dict of str to dict
        Every finding by its id, as `index_findings` gives them.

    Returns
    -------
    dict of (instrument, scale) to dict
        norm (id), mean and sd [points; None where it cannot be known]. Only scales
        with a computed distance; the first norm, by id, of a scale.
    """
    norms: dict[tuple[str, str], dict] = {}
    for row in sorted(findings.values(), key=lambda row: row["norm"] or ""):
        if row["measure"] == "distance" and row["status"] == "computed":
            _add_norm(norms, row, findings)
    return norms


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


def _add_norm(norms: dict, row: dict, findings: dict[str, dict]) -> None:
    base = f"{row['instrument']}.{row['scale']}.{row['time']}"
    mean = findings.get(f"{base}.mean", {}).get("estimate")
    known_norm = norms.get((row["instrument"], row["scale"]))
    if not known(mean) or (known_norm and known_norm["norm"] != row["norm"]):
        return
    norm = known_norm or {
        "norm": row["norm"], "mean": mean - row["estimate"], "sd": None,
    }  # fmt: skip
    in_sds = findings.get(f"{base}.distance_z:{row['norm']}", {}).get("estimate")
    # A distance of nearly nothing tells nothing of the SD it was divided by.
    if norm["sd"] is None and known(in_sds) and abs(in_sds) > 1e-3:
        norm["sd"] = row["estimate"] / in_sds
    norms[(row["instrument"], row["scale"])] = norm
