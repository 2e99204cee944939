"""Count the patterns of judgements in each document, which is all that agreement needs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from plait.qualitative.coder_units import UNJUDGED, Comparison
from plait.qualitative.coefficients import (
    Beyond,
    cohen_pairs,
    fleiss_kappa,
    krippendorff_alpha,
    pooled,
    share_agreed,
)

MEASURES = ("percent_agreement", "cohen_kappa", "fleiss_kappa", "krippendorff_alpha")


@dataclass(frozen=True)
class Tally:
    """How often each pattern of judgements on one code stands in each document.

    Parameters
    ----------
    patterns : array of int, patterns x coders
        1 coded, 0 not coded, -1 not read.
    weights : array of float, documents x patterns
        Units.
    people : int
        Known participants in whose words somebody gave the code.
    """

    patterns: np.ndarray
    weights: np.ndarray
    people: int

    @property
    def share(self) -> float:
        """Share of all judgements that gave the code, in 0..1."""
        units = self.weights.sum(axis=0)
        coded, judged = (self.patterns == 1).sum(1), (self.patterns != UNJUDGED).sum(1)
        return float(units @ coded / (units @ judged))

    def measure(self, name: str, draws: np.ndarray) -> Beyond:
        """Measure agreement in documents, or in resamples of them.

        Parameters
        ----------
        name : str
            One of `MEASURES`.
        draws : array of float, draws x documents
            How often each document stands.

        Returns
        -------
        Beyond
            One value a draw; the share agreed stands against a chance of 0.
        """
        weights, patterns = draws @ self.weights, self.patterns
        if name == "cohen_kappa":
            return cohen_pairs(patterns[:, 0], patterns[:, 1], weights)
        counts = np.stack([(patterns == 0).sum(1), (patterns == 1).sum(1)], axis=1)
        if name == "fleiss_kappa":
            whole = (patterns != UNJUDGED).all(axis=1)
            return fleiss_kappa(counts[whole], weights[:, whole])
        if name == "krippendorff_alpha":
            return krippendorff_alpha(counts, weights)
        agreed = share_agreed(counts, weights)
        return Beyond(agreed, np.zeros_like(agreed))


def tally(comparison: Comparison, codes: Collection[str]) -> Tally:
    """Count patterns of judgements on one code.

    Parameters
    ----------
    comparison : Comparison
        What the coders made of the same units.
    codes : collection of str
        The code and those below it, which count as one.

    Returns
    -------
    Tally
        Documents in the order of `comparison.readers`.
    """
    judged = comparison.judgements(codes)
    patterns, which = np.unique(judged, axis=0, return_inverse=True)
    weights = np.zeros((len(comparison.readers), len(patterns)))
    place = {document: at for at, document in enumerate(comparison.readers)}
    at = comparison.grid["document"].map(place).to_numpy(int)
    np.add.at(weights, (at, which.reshape(-1)), comparison.weights)
    return Tally(patterns, weights, comparison.people(codes))


def pooled_measures(tallies: Sequence[Tally], name: str, draws: np.ndarray) -> Beyond:
    """Measure agreement over several codes.

    Parameters
    ----------
    tallies : sequence of Tally
        One a code, at least one.
    name : str
        One of `MEASURES`.
    draws : array of float, draws x documents
        How often each document stands.

    Returns
    -------
    Beyond
        One value a draw, as `pooled` gives it.
    """
    return pooled([own.measure(name, draws) for own in tallies])
