"""Statistics of real data held against the known answers of their sources.

Skipped, with the reason printed, where the folder named by PLAIT_REAL_DATA is absent.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from build import DATA

from plait.quantitative.cube import Cube
from plait.quantitative.mixed_fit import fit_mixed
from plait.quantitative.mixed_moments import inner_df, score_moments
from plait.quantitative.omnibus import group_by_time_findings, omnibus_findings
from plait.quantitative.reliability import cronbach_alpha

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"no real data: {DATA} is not there"
)
POSITIVE = ["calm", "secure", "at.ease", "rested", "comfortable", "confident", "relaxed",
            "content", "joyful", "pleasant"]  # fmt: skip
REVERSED = ["cesd04", "cesd08", "cesd12", "cesd16"]


def read(path):
    return pd.read_csv(DATA / path)


def wide(rows, person, time, score):
    return rows.set_index([person, time])[score].unstack()  # noqa: PD010 one value each


def under(moments, design):
    """Let the means of the times follow a design, times x columns."""
    turned = design.T @ moments.together @ design
    return replace(
        moments, cells=design.T @ moments.cells @ design, together=turned,
        totals=moments.totals @ design, sums=moments.sums @ design,
    )  # fmt: skip


@pytest.fixture(scope="module")
def job_satisfaction():
    rows = read("bliese_multilevel/univbct.csv")
    return score_moments(wide(rows, "SUBNUM", "TIME", "JSAT").to_numpy())


def test_null_model_of_job_satisfaction_is_that_of_blieses_tutorial(job_satisfaction):
    fit = fit_mixed(under(job_satisfaction, np.ones((3, 1))))
    # the two optimisers of nlme differ in the sixth digit; this is the hilltop
    assert fit.between == pytest.approx(0.4337729, abs=3e-6)
    assert fit.residual == pytest.approx(0.4319055, abs=3e-6)
    intraclass = fit.between / (fit.between + fit.residual)
    assert intraclass == pytest.approx(0.5010786, abs=3e-6)


def test_slope_of_job_satisfaction_is_that_of_blieses_tutorial(job_satisfaction):
    line = np.column_stack([np.ones(3), np.arange(3)])
    fit = fit_mixed(under(job_satisfaction, line))
    # the mean that was taken off belongs to the intercept alone
    intercept, slope = fit.beta[0] - [0, job_satisfaction.centre]
    errors = np.sqrt(np.diagonal(fit.covariance[0]))
    assert intercept == pytest.approx(3.21886617, abs=1e-7)
    assert slope == pytest.approx(0.05176461, abs=1e-7)
    np.testing.assert_allclose(errors, [0.04075699, 0.02168024], atol=1e-7)
    # one more where the three means are free
    assert inner_df(job_satisfaction) + 1 == 903


@pytest.fixture(scope="module")
def happiness():
    rows = read("pospsy_ahi_cesd/posPsy_long.csv")
    table = wide(rows, "id", "occasion", "ahiTotal")
    people = table.index.astype(str).to_numpy(dtype=object)
    scales = pd.DataFrame([{"instrument": "ahi", "scale": "total", "unit": "points",
                            "source": "ahi.yaml"}])  # fmt: skip
    first = rows.drop_duplicates("id")
    arms = pd.Series(first["intervention"].astype(str).to_numpy(),
                     index=first["id"].astype(str))  # fmt: skip
    times = [f"t{time}" for time in table.columns]
    return Cube(people, times, scales, table.to_numpy()[:, :, None]), arms


def test_happiness_differs_between_occasions(happiness):
    """Model ahiTotal ~ occasion * intervention, as anova() of nlme prints it."""
    cube, arms = happiness
    row = omnibus_findings(cube, groups=arms).iloc[0]
    assert (row["df_effect"], row["df"]) == (5, 675)
    assert f"{row['estimate']:.2f}" == "13.71"
    assert row["p"] < 1e-12


def test_no_intervention_took_another_course_than_the_others(happiness):
    row = group_by_time_findings(*happiness).iloc[0]
    assert (row["df_effect"], row["df"]) == (15, 675)
    assert f"{row['estimate']:.3f} {row['p']:.3f}" == "0.494 0.944"


def test_without_interventions_the_occasions_differ_as_in_nlme(happiness):
    """Printed by anova(lme(ahiTotal ~ occasion)), nlme 3.1-162."""
    row = omnibus_findings(happiness[0]).iloc[0]
    assert (row["df"], f"{row['estimate']:.3f}") == (690, "13.865")


def test_alpha_of_state_anxiety_with_and_without_its_key():
    rows = read("sai_tai/sai.csv").query("time == 1").iloc[:, 3:]
    keyed = rows.assign(**{item: 5 - rows[item] for item in POSITIVE})
    alpha, _, _, n = cronbach_alpha(keyed.to_numpy(float))
    assert (f"{alpha:.4f}", n) == ("0.9118", 2931)
    assert f"{cronbach_alpha(rows.to_numpy(float))[0]:.3f}" == "0.688"


def test_alpha_of_depression_with_and_without_its_key():
    rows = read("pospsy_ahi_cesd/posPsy_long.csv").query("occasion == 0")
    items = rows.filter(regex=r"^cesd\d")
    keyed = items.assign(**{item: 5 - items[item] for item in REVERSED})
    assert f"{cronbach_alpha(keyed.to_numpy(float))[0]:.3f}" == "0.917"
    assert f"{cronbach_alpha(items.to_numpy(float))[0]:.3f}" == "0.714"


# R psych 2.2.9: raw_alpha and feldt of alpha()
LQ2002 = {
    "LEAD": [0.9022365658, 0.8958268014, 0.9084093965],
    "TSIG": [0.8231407807, 0.8094267478, 0.8360244910],
    "HOSTIL": [0.8729244400, 0.8639970071, 0.8814357041],
}


@pytest.mark.parametrize("scale", LQ2002)
def test_alpha_of_leadership_and_hostility_equals_that_of_psych(scale):
    items = read("bliese_multilevel/lq2002.csv").filter(regex=rf"^{scale}\d")
    alpha, low, high, n = cronbach_alpha(items.to_numpy(float))
    np.testing.assert_allclose([alpha, low, high], LQ2002[scale], atol=1e-9)
    assert n == 2042
