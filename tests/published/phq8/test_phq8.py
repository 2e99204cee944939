"""Severity bands of the PHQ-8 as printed in BMC Health Serv Res 2013;13:160, Table 2."""

from pathlib import Path

import pytest

from plait.quantitative.instruments import load_instruments

FILE = Path(__file__).parents[3] / "config" / "instruments" / "phq8.yaml"
PRINTED = [(0, 4, "none"), (5, 9, "mild"), (10, 14, "moderate"),
           (15, 19, "moderately severe"), (20, 24, "severe")]  # fmt: skip


@pytest.fixture(scope="module")
def scale():
    return load_instruments({"phq8": str(FILE)})[0]["phq8"]["scales"][0]


def test_bands_are_the_printed_ones(scale):
    ends = [band["from"] - 1 for band in scale["bands"][1:]] + [scale["range"][1]]
    bands = [(band["from"], end, band["name"])
             for band, end in zip(scale["bands"], ends, strict=True)]  # fmt: skip
    assert bands == PRINTED


def test_eight_items_from_0_to_3_are_added(scale):
    assert (scale["score"], len(scale["items"]), scale["range"]) == ("sum", 8, [0, 24])
