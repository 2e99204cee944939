"""Random effects over trusts are those of R metafor (README.md)."""

import numpy as np
import pytest

from plait.pooling.random_effects import random_effects

SD, N = (7.76, 8.1, 6.9, 9.4, 7.2, 8.8), (20, 31, 17, 44, 25, 19)
ERRORS = np.array(SD) / np.sqrt(N)
BCG = np.array([(4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
                (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619),
                (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
                (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825)])  # fmt: skip
# estimate, error, interval, tau squared, I squared, Q, its p, prediction interval
APART = (-1.59392262884, 1.11406603513, -4.45772054244, 1.26987528476, 4.83196055370,
         65.53490383006, 13.77950666934, 0.01707237726, -7.92877914008, 4.74093388240)  # fmt: skip
CLOSE = (-2.11415049297, 0.64721830735, -3.77787811753, -0.45042286841, 0, 0,
         0.04311979443, 0.99997977647, -3.77787811753, -0.45042286841)  # fmt: skip
TRIALS = (-7.149681535e-01, 1.808921915e-01, -1.109098381, -3.208379258e-01,
          3.180684522e-01, 9.233033795e01, 1.522330081e02, 1.996764591e-26,
          -2.005425923, 5.754896159e-01)  # fmt: skip


def as_metafor(found):
    return (found.estimate, found.error, found.low, found.high, found.tau**2,
            found.i_squared, found.q, found.q_p, found.predicted_low,
            found.predicted_high)  # fmt: skip


def test_trusts_that_lie_apart():
    found = random_effects(np.array([-4.05, -1.2, 0.8, -2.6, 1.9, -5.3]), ERRORS)
    assert as_metafor(found) == pytest.approx(APART, rel=1e-6)


def test_trusts_that_lie_closer_than_chance():
    found = random_effects(np.array([-2.1, -2.3, -1.9, -2.0, -2.2, -2.15]), ERRORS)
    assert as_metafor(found) == pytest.approx(CLOSE, rel=1e-8)


def test_the_trials_of_bcg():
    ill, well, ill_0, well_0 = BCG.T.astype(float)
    ratios = np.log(ill / (ill + well)) - np.log(ill_0 / (ill_0 + well_0))
    errors = np.sqrt(1 / ill - 1 / (ill + well) + 1 / ill_0 - 1 / (ill_0 + well_0))
    found = random_effects(ratios, errors)
    assert as_metafor(found) == pytest.approx(TRIALS, rel=1e-6)
