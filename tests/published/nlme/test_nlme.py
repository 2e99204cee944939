"""Random-intercept models of invented, unbalanced data: nlme and lme4 (nlme.R)."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from plait.quantitative.cube import Cube
from plait.quantitative.mixed_bootstrap import mixed_findings
from plait.quantitative.mixed_fit import fit_mixed
from plait.quantitative.mixed_moments import score_moments
from plait.quantitative.omnibus import group_by_time_findings, omnibus_findings
from plait.quantitative.plan import Plan

HERE = Path(__file__).parent
PEOPLE = pd.read_csv(HERE / "people.csv")
EXPECTED = pd.read_csv(HERE / "nlme.csv")
SETS = ["few", "study", "many_times", "groups", "boundary"]
SCALES = pd.DataFrame([{"instrument": "made", "scale": "up", "unit": "points",
                        "source": "nlme.R"}])  # fmt: skip


def rows(name):
    return PEOPLE[PEOPLE["set"] == name]


def expected(name, quantity):
    known = EXPECTED[EXPECTED["set"] == name].set_index("quantity")["value"]
    return known.filter(regex=f"^{quantity}").to_numpy()


def cube(name):
    """Lay the people of a set out: those without a score at a time have NaN."""
    wide = rows(name).set_index(["id", "time"])["score"].unstack()  # noqa: PD010 one value each
    times = [f"t{time}" for time in wide.columns]
    people = wide.index.astype(str).to_numpy(dtype=object)
    return Cube(people, times, SCALES, wide.to_numpy()[:, :, None])


def groups():
    first = rows("groups").drop_duplicates("id")
    return pd.Series(first["group"].to_numpy(), index=first["id"].astype(str))


@pytest.mark.parametrize("name", SETS)
def test_means_and_variances_equal_those_of_lme4(name):
    fit = fit_mixed(score_moments(np.squeeze(cube(name).values)))
    errors = np.sqrt(np.diagonal(fit.covariance[0]))
    np.testing.assert_allclose(fit.beta[0], expected(name, "mean_"), rtol=1e-7)
    np.testing.assert_allclose(errors, expected(name, "error_"), rtol=1e-6)
    np.testing.assert_allclose(fit.residual, expected(name, "residual"), rtol=1e-6)
    np.testing.assert_allclose(
        [fit.between], expected(name, "between"), rtol=1e-6, atol=1e-9
    )


@pytest.mark.parametrize("name", SETS)
def test_change_over_its_error_equals_that_of_lme4(name):
    made = cube(name)
    contrast = {"from": made.times[0], "to": made.times[-1]}
    found = mixed_findings(made, Plan({}, contrasts=[contrast])).iloc[0]
    change, error = expected(name, "change")
    assert found["estimate"] == pytest.approx(change, rel=1e-6)
    assert found["statistic"] == pytest.approx(change / error, rel=1e-6)


def test_a_variance_of_zero_between_people_is_said():
    made = cube("boundary")
    contrast = {"from": "t1", "to": "t3"}
    found = mixed_findings(made, Plan({}, contrasts=[contrast])).iloc[0]
    assert found["caution"] == "no variance between people was found"


@pytest.mark.parametrize("name", ["few", "study", "many_times"])
def test_effect_of_time_equals_anova_of_nlme(name):
    found = omnibus_findings(cube(name)).iloc[0]
    numbers = found[["df_effect", "df", "estimate", "p"]].astype(float)
    np.testing.assert_allclose(numbers, expected(name, "time_"), rtol=1e-5)


def test_effect_of_time_beside_groups_equals_anova_of_nlme():
    found = omnibus_findings(cube("groups"), groups=groups()).iloc[0]
    numbers = found[["df_effect", "df", "estimate", "p"]].astype(float)
    np.testing.assert_allclose(numbers, expected("groups", "time_"), rtol=1e-5)


def test_group_by_time_equals_anova_of_nlme():
    found = group_by_time_findings(cube("groups"), groups()).iloc[0]
    numbers = found[["df_effect", "df", "estimate", "p"]].astype(float)
    np.testing.assert_allclose(numbers, expected("groups", "interaction_"), rtol=1e-5)
    assert (found["n"], found["n_smallest"]) == (36, 12)
