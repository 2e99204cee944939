"""Krippendorff's alpha: the worked examples of his Computing Krippendorff's
Alpha-Reliability (2011): sections A, B and C, printed 0.095, 0.692 and 0.743."""

import numpy as np
import pytest

from plait.qualitative.coefficients import krippendorff_alpha

BINARY = ["0100000010", "1110010000"]
NOMINAL = ["aabbdcccedda", "babbbccceddd"]
# a full stop: not judged; the twelfth unit, judged once, cannot be paired
MISSING = ["12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251."]


def alpha(coders):
    coders = [coder.replace(" ", "") for coder in coders]
    categories = sorted(set("".join(coders)) - {"."})
    units = ["".join(unit) for unit in zip(*coders, strict=True)]
    counts = np.array([[unit.count(c) for c in categories] for unit in units])
    return krippendorff_alpha(counts, np.ones(len(units))).estimate


@pytest.mark.parametrize(
    ("coders", "printed"), [(BINARY, "0.095"), (NOMINAL, "0.692"), (MISSING, "0.743")]
)
def test_alpha_is_as_printed(coders, printed):
    assert f"{alpha(coders):.3f}" == printed


def test_the_printed_table_has_40_values_that_can_be_paired():
    """Taking out the unit that was judged once changes nothing."""
    assert alpha(MISSING) == alpha([coder[:-1] for coder in MISSING])
