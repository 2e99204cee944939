"""Log-likelihood and log ratio against an independent program and a case by hand.

G2 of Rayson & Garside (2000) is the log-likelihood statistic of two counts against
what the sizes of the texts would let one expect. SciPy's `power_divergence` computes
that statistic; the first case is worked by hand as well: 20 in 1,000 words and 10 in
2,000 give 10 and 20 expected, so G2 = 2 (20 ln 2 + 10 ln 0.5) = 20 ln 2 = 13.8629.
The log ratio of 0.02 to 0.005 is log2 4 = 2.
"""

import math

import pytest
from scipy.stats import power_divergence

from plait.qualitative.keyness import log_likelihood, log_ratio


def test_the_case_worked_by_hand():
    assert log_likelihood(20, 10, words=(1000, 2000)) == pytest.approx(20 * math.log(2))
    assert log_ratio(20, 10, words=(1000, 2000)) == pytest.approx(2)


@pytest.mark.parametrize(
    ("here", "elsewhere", "words"),
    [(20, 10, (1000, 2000)), (3, 0, (120, 4000)), (7, 7, (50, 90)), (1, 99, (10, 10))],
)
def test_log_likelihood_is_that_of_scipy(here, elsewhere, words):
    share = (here + elsewhere) / sum(words)
    expected = [size * share for size in words]
    g2 = power_divergence([here, elsewhere], expected, lambda_="log-likelihood")
    assert log_likelihood(here, elsewhere, words=words) == pytest.approx(g2.statistic)


def test_nothing_elsewhere_counts_as_half_a_time():
    assert log_ratio(4, 0, words=(100, 100)) == pytest.approx(3)
