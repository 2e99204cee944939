"""The worked example of Jacobson & Truax (1991) J. Consult. Clin. Psychol. 59:12-19.

A pretest SD of 7.5 and a reliability of .80 give a standard error of measurement of
3.35 and of the difference of 4.74; a person who goes from 32.5 to 47.5 has an RC of
3.16, more than 1.96. The change that is needed is 1.96 x 4.74 = 9.29.
"""

import numpy as np
import pytest
from change_fixtures import PLAN, cube

from plait.quantitative.reliable_change import (
    reliable_change_findings,
    reliable_threshold,
)

# deviations of 7.5 on either side of 32.5, and one person at the middle: SD 7.5
FIRST = [25.0, 40.0, 32.5]


def test_the_threshold_is_that_of_the_article():
    limit = reliable_threshold(7.5, 0.80)
    assert f"{limit / 1.96:.2f}" == "4.74"
    assert f"{limit / (1.96 * np.sqrt(2)):.2f}" == "3.35"
    assert limit == pytest.approx(9.29, abs=0.01)


def test_the_index_of_the_person_is_that_of_the_article():
    assert f"{1.96 * (47.5 - 32.5) / reliable_threshold(7.5, 0.80):.2f}" == "3.16"


def test_that_person_counts_as_risen():
    rows = reliable_change_findings(
        cube(FIRST, [34.0, 31.0, 47.5], reliability=0.80, reliability_source="article"),
        PLAN,
    ).set_index("measure")
    # up 9 is within, down 9 is within, up 15 is beyond
    assert rows["estimate"].tolist() == [1, 0]
    assert "9.297 points" in rows.loc["reliably_rose", "method"]
