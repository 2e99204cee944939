"""Means of the burnout inventory, pooled over 33 studies of mental health professionals."""

from pathlib import Path

import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import NORMAL_95, load_norms, norm_table

CONFIG = Path(__file__).parents[3] / "config"
# O'Connor, Muller Neff & Pitman 2018, Eur Psychiatry: pooled mean (95 % interval)
POOLED = {"exhaustion": (21.11, 19.98, 22.24), "depersonalization": (6.76, 6.11, 7.42),
          "accomplishment": (34.60, 32.99, 36.21)}  # fmt: skip
# annfammed.org, dinf.ne.jp, calkulon.com: items of each scale, answered from 0 to 6
ITEMS = {"exhaustion": 9, "depersonalization": 5, "accomplishment": 8}


@pytest.fixture(scope="module")
def mbi():
    path = str(CONFIG / "instruments/mbi_hss.yaml")
    return load_instruments({"mbi_hss": path})[0]


@pytest.fixture(scope="module")
def norms(mbi):
    name = "mbi_hss_mental_health_2018"
    found, faults = load_norms({name: str(CONFIG / f"norms/{name}.yaml")}, mbi)
    assert faults == []
    return norm_table(found).set_index("scale")


@pytest.mark.parametrize(("scale", "printed"), POOLED.items())
def test_the_standard_error_gives_the_printed_interval_back(norms, scale, printed):
    mean, low, high = printed
    row = norms.loc[scale]
    half = NORMAL_95 * row["norm_se"]
    assert row["norm_mean"] == mean
    assert [mean - half, mean + half] == pytest.approx([low, high], abs=0.0051)


def test_sums_have_the_range_of_their_items(mbi):
    ranges = {scale["id"]: scale["range"] for scale in mbi["mbi_hss"]["scales"]}
    assert ranges == {scale: [0, 6 * count] for scale, count in ITEMS.items()}


def test_accomplishment_alone_is_better_higher(mbi):
    better = {scale["id"]: scale["better"] for scale in mbi["mbi_hss"]["scales"]}
    assert better == {"exhaustion": "lower", "depersonalization": "lower",
                      "accomplishment": "higher"}  # fmt: skip
