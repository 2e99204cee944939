"""Files that NVivo, ATLAS.ti and the standard's own examples brought, where they are."""

import os
from pathlib import Path

import pytest

from plait.exchange.codebook_qdc import read_qdc
from plait.exchange.project_reading import read_qdpx

DATA = Path(
    os.environ.get("PLAIT_REAL_DATA", Path(__file__).parents[3] / "shared" / "data")
)
REFI = DATA / "refi_qda"
pytestmark = pytest.mark.skipif(not REFI.is_dir(), reason="no real data here")
# users, codes, depth of the tree, texts, codings
KNOWN = {
    "nvivo_mac15_qc_project.qdpx": (2, 262, 7, 2, 0),
    "atlasti_win23_codes_only.qdpx": (2, 3, 2, 0, 0),
    "atlasti_win23_blank.qdpx": (2, 0, 0, 0, 0),
}


@pytest.mark.parametrize("name", KNOWN)
def test_projects_of_other_tools_are_read(name):
    project = read_qdpx((REFI / name).read_bytes(), shown=name)
    above = {code.guid: code.parent for code in project.codes}
    assert (project.faults, project.losses) == ([], [])
    assert KNOWN[name] == (
        len(project.users), len(project.codes), _depth(above), len(project.sources),
        len(project.codings),
    )  # fmt: skip


def _depth(above):
    def depth(guid):
        return 1 + depth(above[guid]) if guid else 0

    return max(map(depth, above), default=0)


def test_the_example_of_the_standard_is_read_with_a_word_on_its_empty_sets():
    data = (REFI / "refi_spec_example_codebook.qdc").read_bytes()
    codes, faults, losses = read_qdc(data, shown="example.qdc")
    assert len(codes) == 6
    assert faults == []
    assert {row["what"]: row["count"] for row in losses} == {
        "colours of codes": 4,
        "codes that were only headings": 2,
        "places that are not valid to the schema, read all the same": 1,
    }
