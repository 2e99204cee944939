"""Fleiss' kappa: the thirty patients of Fleiss (1971), Psychol. Bull. 76:378-382.

Six psychiatrists a patient, five diagnoses; he prints 0.430, and R irr 0.84.1,
kappam.fleiss(diagnoses), gives 0.4302445.
"""

import numpy as np
import pytest

from plait.qualitative.coefficients import fleiss_kappa

# one word a patient, one digit a diagnosis
PATIENTS = [
    "444444",
    "222555",
    "233335",
    "555555",
    "222444",
    "113333",
    "333355",
    "113334",
    "114444",
    "555555",
    "144444",
    "124444",
    "222333",
    "144444",
    "224445",
    "333335",
    "111455",
    "111112",
    "224444",
    "133555",
    "555555",
    "244444",
    "224555",
    "114444",
    "144445",
    "222224",
    "111155",
    "224444",
    "133333",
    "555555",
]
COUNTS = np.array([[word.count(digit) for digit in "12345"] for word in PATIENTS])


def test_kappa_of_the_psychiatrists_is_as_printed():
    kappa = fleiss_kappa(COUNTS, np.ones(30)).estimate
    assert f"{kappa:.3f}" == "0.430"
    assert kappa == pytest.approx(0.4302445, abs=5e-8)


def test_how_often_each_diagnosis_was_given_is_as_printed():
    assert COUNTS.sum(axis=0).tolist() == [26, 26, 30, 55, 43]
