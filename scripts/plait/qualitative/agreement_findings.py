"""Put the agreement of coders into findings, where the approach asks for it."""

import zlib
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from plait.qualitative.agreement_tally import MEASURES, Tally, pooled_measures, tally
from plait.qualitative.codebook import Codebook
from plait.qualitative.coder_units import Comparison
from plait.qualitative.coefficients import Beyond
from plait.shapes.findings import FINDINGS

ALL = "all"
NOT_FITTING = (
    "it does not fit reflexive thematic analysis, in which a reading is its reader's"
)
NOBODY_TWICE = "no document was coded by two coders"
UNUSED = "no coder gave it in the documents that are compared"
NO_CODE = "no coder gave a code in the documents that are compared"
ONE_CATEGORY = "coders gave all units the same judgement, and chance would explain that"
NEVER_ALL = "no document was coded by all of the coders"
PAIR = 2  # coders, which Cohen's kappa is for
FEW_DOCUMENTS = 5
RARE = 0.05
RARELY = "coded in fewer than 5 % of units (or in almost all): it hangs on few of them"
DRAWS = 2000
ENOUGH = 0.9  # of the draws must give a value
NAMES = {
    "percent_agreement": "share of pairs of coders who judge a unit alike",
    "cohen_kappa": "Cohen's kappa",
    "fleiss_kappa": "Fleiss' kappa",
    "krippendorff_alpha": "Krippendorff's alpha, nominal",
}


def agreement_findings(
    comparison: Comparison, codebook: Codebook, *, approach: str, seed: int,
    caution: str = "",
) -> pd.DataFrame:  # fmt: skip
    """Measure how far coders agree, code by code and over all codes.

    Parameters
    ----------
    comparison : Comparison
        What the coders made of the same units; units that nobody coded count.
    codebook : Codebook
        Codes and what lies below each.
    approach : {"reflexive", "codebook", "coding_reliability"}
        Under `reflexive` nothing is measured, and one row says why.
    seed : int
        Of the study; each interval draws from [seed, CRC-32 of its finding's id].
    caution : str
        What a reader must know of all of it.

    Returns
    -------
    DataFrame, one row a code x measure
        In the shape FINDINGS: `agreement.<code or all>.all.<measure>`; `estimate` in
        0..1 for percent_agreement (a share), at most 1 for the others; 95 % interval
        by drawing documents with replacement, none below five documents. `unit` is
        what was judged, `n` the known people in whose words a coder saw the code.
        Over all codes: means of observed and expected agreement of the codes that
        were used.

    References
    ----------
    Cohen (1960), Fleiss (1971), Krippendorff (2011); over all codes: De Vries et al.
    (2008) Field Methods 20:272-282.
    """
    if approach == "reflexive":
        return FINDINGS.frame([_not_computed(ALL, "krippendorff_alpha", NOT_FITTING)])
    if not comparison.readers:
        return FINDINGS.frame([_not_computed(ALL, "krippendorff_alpha", NOBODY_TWICE)])
    below = codebook.below()
    used = set(comparison.touched["code"])
    tallies = {code: tally(comparison, codes) for code, codes in below.items()
               if codes & used}  # fmt: skip
    shared = {
        "unit": comparison.unit,
        "source": codebook.shown or None,
    }
    rows = [row for code in below for row in _code_rows(code, tallies, comparison)]
    rows += _pooled_rows(tallies, comparison)
    done = (_estimated(row, comparison, seed) for row in rows)
    return FINDINGS.frame(_with_caution(row, caution) | shared for row in done)


def _code_rows(
    code: str, tallies: dict[str, Tally], comparison: Comparison
) -> Iterator[dict]:
    for measure in _measures(comparison):
        if code not in tallies:
            yield _not_computed(code, measure, UNUSED)
            continue
        own = tallies[code]
        yield _row(code, measure) | {
            "n": own.people,
            "of": lambda draws, own=own, m=measure: own.measure(m, draws),
            "rare": measure != "percent_agreement" and not RARE < own.share < 1 - RARE,
        }


def _pooled_rows(tallies: dict[str, Tally], comparison: Comparison) -> Iterator[dict]:
    for measure in _measures(comparison):
        if not tallies:
            yield _not_computed(ALL, measure, NO_CODE)
            continue
        own = list(tallies.values())
        yield _row(ALL, measure) | {
            "n": comparison.people(),
            "of": lambda draws, own=own, m=measure: pooled_measures(own, m, draws),
            "rare": False,
        }


def _measures(comparison: Comparison) -> list[str]:
    left_out = "fleiss_kappa" if len(comparison.coders) == PAIR else "cohen_kappa"
    return [measure for measure in MEASURES if measure != left_out]


def _row(scale: str, measure: str) -> dict:
    return {
        "finding": f"agreement.{scale}.all.{measure}",
        "strand": "qualitative",
        "instrument": "agreement",
        "scale": scale,
        "measure": measure,
        "time": ALL,
        "method": NAMES[measure],
    }


def _not_computed(scale: str, measure: str, reason: str) -> dict:
    return _row(scale, measure) | {"status": "not_computed", "caution": reason}


def _estimated(row: dict, comparison: Comparison, seed: int) -> dict:
    """Work a row out, and say how."""
    if row.get("status"):
        return row
    of, rare = row.pop("of"), row.pop("rare")
    documents = len(comparison.readers)
    value = of(np.ones((1, documents))).estimate[0]
    row["method"] = _method(row, comparison)
    if np.isnan(value):
        reason = NEVER_ALL if row["measure"] == "fleiss_kappa" else ONE_CATEGORY
        return row | {"status": "not_computed", "caution": reason}
    low, high = _interval(of, row["finding"], documents, seed)
    return row | {
        "estimate": float(value), "low": low, "high": high, "status": "computed",
        "level": np.nan if np.isnan(low) else 0.95,
        "caution": "; ".join(_cautions(rare, documents, low)) or None,
    }  # fmt: skip


def _interval(
    of: Callable[[np.ndarray], Beyond], name: str, documents: int, seed: int
) -> tuple[float, float]:
    """Draw documents, not units: sentences of one document go together."""
    # ASSUME documents are alike and independent, also those of one person.
    if documents < FEW_DOCUMENTS:
        return np.nan, np.nan
    generator = np.random.default_rng([seed, zlib.crc32(name.encode())])
    draws = generator.multinomial(documents, np.full(documents, 1 / documents), DRAWS)
    values = of(draws.astype(float)).estimate
    values = values[~np.isnan(values)]
    if len(values) < ENOUGH * DRAWS:
        return np.nan, np.nan
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def _cautions(rare: bool, documents: int, low: float) -> Iterator[str]:
    if rare:
        yield RARELY
    if documents < FEW_DOCUMENTS:
        yield f"no interval: fewer than {FEW_DOCUMENTS} documents were coded twice"
    elif np.isnan(low):
        yield "no interval: too few documents have the code"


def _method(row: dict, comparison: Comparison) -> str:
    units, unit = int(comparison.weights.sum()), comparison.unit
    over = (
        "; over all codes used: means of agreement seen and expected by chance"
        if row["scale"] == ALL
        else "; codes below it count as it"
    )
    coders, documents = len(comparison.coders), len(comparison.readers)
    many = "document" if documents == 1 else "documents"
    return (
        f"{NAMES[row['measure']]}, {coders} coders, {units} {unit}s of {documents} "
        f"{many}, uncoded ones counted; a {unit} has a code where a passage with it "
        f"touches it{over}; interval: percentile bootstrap over documents, {DRAWS} draws"
    )


def _with_caution(row: dict, caution: str) -> dict:
    said = [part for part in (row.get("caution"), caution) if part]
    return row | {"caution": "; ".join(said) or None}
