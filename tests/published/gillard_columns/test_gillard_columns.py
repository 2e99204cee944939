"""The columns T1 to T3 of Gillard et al. 2022, Table 3, as norms beside one's own study."""

from pathlib import Path

import pandas as pd
import pytest

from plait.quantitative.instruments import load_instruments
from plait.quantitative.norms import load_norms, norm_table

ROOT = Path(__file__).parents[3]
PRINTED = Path(__file__).parents[1] / "gillard_2022" / "table_3.csv"
NAMES = ["wemwbs", "mjs", "idts"]


@pytest.fixture(scope="module")
def norms():
    config = ROOT / "config"
    instruments, _ = load_instruments(
        {name: str(config / f"instruments/{name}.yaml") for name in NAMES}
    )
    files = [f for name in NAMES for f in config.glob(f"norms/{name}_gillard_t*.yaml")]
    found, faults = load_norms({file.stem: str(file) for file in files}, instruments)
    assert faults == []
    table = norm_table(found)
    return table.set_index(
        table["instrument"] + "." + table["scale"] + "." + table["norm"]
    )


def test_every_printed_mean_sd_and_n_is_there(norms):
    printed = pd.read_csv(PRINTED)
    ids = printed["scale"] + ".gillard_" + printed["time"] + "_2022"
    expected = printed.set_index(ids)[["mean", "sd", "n"]].astype("float64")
    found = norms[["norm_mean", "norm_sd", "norm_n"]].set_axis(expected.columns, axis=1)
    pd.testing.assert_frame_equal(found.loc[expected.index], expected)
    assert len(found) == len(expected)


def test_the_slip_of_the_pen_is_told(norms):
    assert "9017" in norms.loc["wemwbs.total.gillard_t2_2022", "caution"]
