"""The file beside an output says what each cell rests on, and what became of it."""

from synthesis_fixtures import PROFILE, change

from plait.release.released import RELEASED
from plait.release.sidecars import Checked, list_cells, sidecar
from plait.shapes.findings import FINDINGS

FLOW = RELEASED["flow"]
CODES = RELEASED["codes"]
LET = {"output": "flow", "id": "1|left", "reason": "why", "who": "lead", "when": "d"}


def _flow(**counts):
    return FLOW.frame([{"place": 1, "time": "t1", "label": "T1"} | counts])


def _by_cell(cells):
    return {cell["cell"]: cell for cell in cells}


def test_each_count_has_its_cell_with_n_and_status():
    cells = _by_cell(list_cells(_flow(enrolled=32), FLOW))
    assert cells["1|enrolled"] == {"cell": "1|enrolled", "n": 32, "status": "pass"}
    assert cells["1|left"]["status"] == "held back"


def test_a_finding_is_a_cell_with_the_rule_that_holds_it_back():
    rows = [change(n=20), change("gad7.total.t1.mean", n=None, status="withheld", caution="fewer than 10 people")]  # fmt: skip
    cells = _by_cell(list_cells(FINDINGS.frame(rows), FINDINGS))
    assert cells["gad7.total.t1-t2.change"]["n"] == 20
    assert cells["gad7.total.t1.mean"]["reason"] == "fewer than 10 people"


def test_an_exception_is_told_beside_its_cell():
    described = sidecar(FLOW, _flow(left=4), Checked(PROFILE, (), [LET]))
    assert described["exceptions"] == [LET]
    assert _by_cell(described["cells"])["1|left"]["reason"] == "exception: why"


def test_what_waits_for_a_person_makes_the_output_wait():
    review = {"output": "codes", "id": "c", "reason": "look"}
    others = review | {"output": "quotes"}
    assert sidecar(CODES, CODES.empty(), Checked(PROFILE, [review]))["status"] == "review"  # fmt: skip
    assert sidecar(CODES, CODES.empty(), Checked(PROFILE, [others]))["status"] == "pass"


def test_columns_of_a_file_are_no_cells():
    rows = RELEASED["rows_read"].frame(
        [{"file": "f", "what": what, "detail": "d", "n": 13} for what in ("columns_used", "rows_used")]
    )  # fmt: skip
    assert [c["cell"] for c in list_cells(rows, RELEASED["rows_read"])] == ["f|rows_used|d|people"]  # fmt: skip
