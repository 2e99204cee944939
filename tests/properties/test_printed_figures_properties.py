"""Whatever people answer, true figures are never doubted, and moments are as defined."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from plait.quantitative.contradictions import impossible, impossible_share
from plait.quantitative.descriptives import moments
from plait.quantitative.plausibility import nearest_means, percent_of
from plait.quantitative.printed import Figures, printed

ANSWERS = st.lists(st.integers(0, 20), min_size=1, max_size=40)
DECIMALS = st.integers(0, 4)


def shown(value, decimals):
    return printed("" if np.isnan(value) else f"{value:.{decimals}f}")


@given(ANSWERS, DECIMALS, DECIMALS, st.integers(1, 7), st.booleans())
def test_true_figures_never_contradict_each_other(
    answers, decimals, sd_decimals, items, ends
):
    scores = np.array(answers) / items
    sd = np.std(scores, ddof=1) if len(scores) > 1 else np.nan
    low, high = (scores.min(), scores.max()) if ends else (np.nan, np.nan)
    figures = Figures(len(scores), shown(scores.mean(), decimals), shown(sd, sd_decimals),
                      shown(low, decimals), shown(high, decimals), 0, 20 / items)  # fmt: skip
    assert list(impossible(figures)) == []


@given(ANSWERS, DECIMALS, st.integers(1, 7))
def test_a_true_mean_is_never_doubted(answers, decimals, items):
    mean = shown(np.mean(np.array(answers) / items), decimals)
    assert nearest_means(mean, n=len(answers), step=1 / items, start=0) == []


@given(st.integers(1, 10_000), st.data(), DECIMALS)
def test_a_true_percentage_is_never_doubted(n, data, decimals):
    count = data.draw(st.integers(0, n))
    assert np.isnan(percent_of(count, n, shown(100 * count / n, decimals)))


@given(st.integers(1, 10_000), st.data(), DECIMALS, st.booleans())
def test_a_true_count_never_contradicts_its_percentage(n, data, decimals, counted):
    count = data.draw(st.integers(0, n))
    percent = shown(100 * count / n, decimals)
    told = printed(str(count) if counted else "")
    assert list(impossible_share(n, told, percent)) == []
    assert nearest_means(percent, n=n, step=100, start=0) == []


@given(st.lists(st.floats(-1e6, 1e6) | st.just(np.nan), max_size=30))
def test_moments_are_those_of_pandas(values):
    found = moments(np.array(values, dtype=float)[:, None])
    series = pd.Series(values, dtype="float64")
    spread = series.max() - series.min()
    close = 1e-9 * max(1.0, abs(series.min())) if len(series.dropna()) else 0.0
    assert found["n"][0] == series.count()
    np.testing.assert_allclose(
        [found["mean"][0], found["minimum"][0], found["maximum"][0]],
        [series.mean(), series.min(), series.max()], rtol=1e-12, atol=1e-9,
    )  # fmt: skip
    if not spread <= close:
        np.testing.assert_allclose(found["sd"][0], series.std(), rtol=1e-6, atol=1e-12)
