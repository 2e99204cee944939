"""Load norms: what comparison populations scored."""

import pandas as pd

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.quantitative.cautions import with_notes
from plait.quantitative.instruments import source_name
from plait.quantitative.norm_faults import norm_faults
from plait.quantitative.plausibility import shared_norms

COLUMNS = {
    "instrument": "str", "scale": "str", "norm": "str", "norm_mean": "float64",
    "norm_sd": "float64", "norm_n": "float64", "norm_se": "float64", "combined": "bool",
    "verified": "bool", "population": "str", "citation": "str", "source": "str",
    "caution": "str",
}  # fmt: skip
NORMAL_95 = 1.959963984540054


def load_norms(
    paths: dict[str, str], instruments: dict[str, dict]
) -> tuple[dict[str, dict], list[Fault]]:
    """Read and check the norms of a study against its instruments.

    Parameters
    ----------
    paths : dict of str to str
        Norm file's name without its ending, `<instrument>_<population>_<year>`, to
        the file.
    instruments : dict of str to dict
        As `load_instruments` gives them.

    Returns
    -------
    norms : dict of str to dict
        Those without a fault, in the order given; as in the file, with `source`.
    faults : list of Fault
        Of all files at once: the schema's; a norm of an instrument that the study
        does not have, of another version of it, of an unknown scale, or of
        another metric (a sum set beside a mean); figures that the scale cannot
        give.
    """
    norms, faults = {}, []
    for name, path in paths.items():
        file = read_yaml(path)
        found = (
            file.faults
            or schema_faults(file, load_schema("norm"))
            or norm_faults(name, file, instruments)
        )
        faults += found
        if not found:
            norms[name] = {**file.data, "source": source_name(path)}
    return norms, faults


def norm_table(norms: dict[str, dict]) -> pd.DataFrame:
    """List the scales that have a norm.

    Parameters
    ----------
    norms : dict of str to dict
        As `load_norms` gives them.

    Returns
    -------
    DataFrame, one row a norm x scale
        instrument, scale, norm, norm_mean and norm_sd [points], norm_n (people),
        norm_se (standard error of a mean that was pooled over studies, from its
        95 % interval [points]), combined (whether the norm is of scales taken
        together), verified, population, citation, source, caution (what must stand
        beside each distance). NaN where not known, and where there is no caution.
    """
    rows = [
        {"norm_mean": scale["mean"], "norm_sd": scale["sd"], "norm_n": scale["n"],
         "norm_se": _standard_error(scale), "caution": scale.get("caution"),
         **{key: norm[key] for key in COLUMNS if key in norm},
         **{key: scale[key] for key in ("scale", "combined")}}
        for norm in norms.values() for scale in norm["scales"]
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return table.assign(caution=with_notes(table["caution"], shared_norms(table)))


def _standard_error(scale: dict) -> float:
    # ASSUME the interval of a mean that was pooled over studies is a normal one, so
    # that its half-width is 1.96 standard errors.
    width = scale.get("high", float("nan")) - scale.get("low", float("nan"))
    return width / (2 * NORMAL_95)
