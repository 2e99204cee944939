"""The appendix on the words: what is shown, and what is said of it."""

import pandas as pd
import pytest
from report_fixtures import make_inputs
from table_rows import row_of

from plait.report.agreement_tables import (
    DIFFERENCES,
    LEAD,
    NONE,
    ONE,
    agreement_table,
    agreement_words,
    difference_words,
)
from plait.report.code_people_tables import code_group_tables, code_people_table
from plait.report.figure_saturation import saturation_figure
from plait.report.inputs import ReportInputs
from plait.report.pattern_parts import pattern_parts
from plait.report.pattern_tables import (
    meeting_table,
    memo_table,
    positionality_words,
    saturation_words,
)
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.patterns import CO_OCCURRENCE, MEMO_COUNTS, SATURATION
from plait.shapes.release import CODES

CODE_ROWS = [{"place": 1, "code": "pay", "name": "Pay"},
             {"place": 2, "code": "bands", "parent": "pay", "name": "Bands"},
             {"place": 3, "code": "worth", "name": "Worth"}]  # fmt: skip
STUDY = {"times": [{"id": "t1", "label": "T1"}, {"id": "t2", "label": "T2"}],
         "contrasts": [], "approach": "codebook"}  # fmt: skip


def finding(name, **more):
    head, _, measure = name.rpartition(".")
    instrument, scale, time = head.split(".")
    return {"finding": name, "strand": "qualitative", "instrument": instrument,
            "scale": scale, "measure": measure, "time": time.partition("@")[0],
            "status": "computed", "n": 4} | more  # fmt: skip


def agreed(code, measure, estimate, **more):
    method = "kappa, 2 coders, 9 turns of 6 documents, uncoded ones counted; over all codes used: means"  # fmt: skip
    return finding(f"agreement.{code}.all.{measure}", estimate=estimate, method=method,
                   **more)  # fmt: skip


def inputs(*findings, study=None, **tables):
    shapes = {"codes": CODES, "themes": THEMES, "co_occurrence": CO_OCCURRENCE,
              "saturation": SATURATION, "memo_counts": MEMO_COUNTS}  # fmt: skip
    rows = {"codes": CODE_ROWS} | tables
    frames = {name: shape.frame(rows.get(name, [])) for name, shape in shapes.items()}
    return ReportInputs(FINDINGS.frame(findings), frames, STUDY | (study or {}))


AGREEMENT = [
    agreed("all", "percent_agreement", 0.9876), agreed("all", "cohen_kappa", 0.5),
    agreed("pay", "percent_agreement", 0.9), agreed("worth", "percent_agreement", None,
                                                    status="not_computed"),
    agreed("pay", "cohen_kappa", 0.4321, low=-0.1, high=0.81),
    agreed("bands", "percent_agreement", None, status="withheld"),
    agreed("bands", "cohen_kappa", None, status="withheld"),
]  # fmt: skip


def test_agreement_has_a_row_a_code_in_use_with_its_interval():
    table = agreement_table(inputs(*AGREEMENT))
    assert "98.8" in table
    assert "0.43 (−0.10\u00a0to\u00a00.81)" in table
    assert "Worth" not in table
    assert table.count("withheld") == 4


def test_the_unit_stands_in_the_caption():
    table = agreement_table(inputs(*AGREEMENT))
    assert "Compared: 2 coders, 9 turns of 6 documents, uncoded ones counted." in table


def test_agreement_is_told_in_plain_words_before_the_table():
    assert agreement_words(inputs(*AGREEMENT)) == LEAD


def test_where_nothing_was_measured_the_reason_is_printed():
    reason = finding("agreement.all.all.krippendorff_alpha", status="not_computed",
                     caution="it does not fit")  # fmt: skip
    given = inputs(reason)
    assert agreement_table(given) == ""
    assert agreement_words(given) == "Agreement between coders is not given: it does not fit."  # fmt: skip
    assert agreement_words(inputs()) == ""


@pytest.mark.parametrize(
    ("n", "words"), [(0, NONE), (1, ONE), (52, DIFFERENCES.format(n=52)), (None, "")]
)
def test_differences_are_counted_and_not_listed(n, words):
    status = "computed" if n is not None else "withheld"
    row = finding("differences.all.all.passages", estimate=n, status=status)
    assert difference_words(inputs(row)) == words


def test_without_differences_nothing_is_said():
    assert difference_words(inputs()) == ""


def people(time, n, code="pay", measure="people", **more):
    return finding(f"code.{code}.{time}.{measure}", estimate=n, **more)


def test_people_stand_at_each_time_and_in_all():
    rows = [people(time, n) for time, n in (("t1", 3), ("t2", 5), ("all", 7))]
    rows += [people(time, 9, measure="extracts") for time in ("t1", "t2", "all")]
    table = code_people_table(inputs(*rows))
    assert [head in table for head in ("T1", "T2", "All")] == [True] * 3
    assert [f" [{n}]{{" in table for n in (3, 5, 7)] == [True] * 3


@pytest.mark.parametrize("times", [("all",), ("t1", "all")])
def test_one_time_needs_no_table_of_people(times):
    rows = [people(time, 3, measure=m) for time in times for m in ("people", "extracts")]  # fmt: skip
    assert code_people_table(inputs(*rows)) == ""


def test_a_reflexive_report_counts_nobody():
    rows = [people(time, None, status="not_computed") for time in ("t1", "t2")]
    rows += [people(time, 9, measure="extracts") for time in ("t1", "t2")]
    assert code_people_table(inputs(*rows)) == ""


def by_group(level, people, extracts, factor="site", **more):
    return [
        finding(f"code.pay.all@{factor}_{level}.{measure}", estimate=n,
                group=f"{factor}: {level}", **more)
        for measure, n in (("people", people), ("extracts", extracts))
    ]  # fmt: skip


def test_people_come_before_extracts_in_each_group():
    table = code_group_tables(inputs(*by_group("north", 3, 14), *by_group("south", 4, 15)))  # fmt: skip
    assert row_of(table, "Pay") == "| Pay | 3 | 14 | 4 | 15 |"
    assert "north" in table
    assert "site:" not in table


def test_groups_that_are_withheld_have_no_column():
    held = by_group("south", None, None, status="withheld")
    table = code_group_tables(inputs(*by_group("north", 3, 14), *held))
    assert "south" not in table
    assert code_group_tables(inputs(*held)) == ""


def test_many_groups_make_several_tables():
    rows = [row for n in range(5) for row in by_group(f"s{n}", 3, 4)]
    rows += [row for n in range(2) for row in by_group(f"r{n}", 3, 4, "role")]
    table = code_group_tables(inputs(*rows))
    assert [name in table for name in ("#tbl-code-site ", "#tbl-code-site-2", "#tbl-code-role")]  # fmt: skip
    assert table.count("::: {#tbl-") == 3


def test_pairs_stand_with_most_people_first():
    rows = [{"code_a": a, "code_b": b, "unit": "turn", "people": n, "units": 2 * n}
            for a, b, n in (("pay", "bands", 3), ("pay", "worth", 5))]  # fmt: skip
    table = meeting_table(inputs(co_occurrence=rows))
    assert table.index("Worth") < table.index("Bands")
    assert "Turns" in table
    assert "a turn at speaking" in table
    assert meeting_table(inputs()) == ""


def runs(*shares, length=3):
    return [
        {"run_length": length, "first": n, "last": n + length - 1, "people": 3,
         "new_codes": 1, "share": share, "base": 4, "base_codes": 14, "threshold": 0.05,
         "status": "computed" if share is not None else "withheld"}
        for n, share in enumerate(shares, start=5)
    ]  # fmt: skip


def test_what_saturation_does_not_say_is_said():
    words = saturation_words(inputs(saturation=runs(0.2, 0, None)))
    assert "each run of 3 transcripts, as a share of the 14 codes of the first 4" in words  # fmt: skip
    assert "at 5%" in words
    assert "decides nothing" in words
    assert saturation_words(inputs(saturation=runs(None))) == ""


def test_the_figure_has_a_line_a_run_length_without_withheld_runs():
    table = SATURATION.frame(runs(0.2, 0, None) + runs(0.5, None, length=4))
    drawing = saturation_figure(table)
    lines = drawing.figure.axes[0].get_lines()
    assert [len(line.get_xdata()) for line in lines[1:]] == [2, 1]
    assert "runs of 3: 20%, 0%; runs of 4: 50%" in drawing.alt
    assert "nothing is decided" in drawing.caption


def test_memos_are_counted_by_month():
    rows = [{"month": "2025-07", "kind": "memo", "memos": 2},
            {"month": "2025-08", "kind": "reflexive note", "memos": 1}]  # fmt: skip
    table = memo_table(inputs(memo_counts=rows))
    assert "Reflexive notes" in table
    july = next(line for line in table.splitlines() if "07 " in line)
    assert [cell.strip() for cell in july.split("|")[2:4]] == ["2", "0"]
    assert memo_table(inputs()) == ""


def test_statements_are_printed_as_approved_and_absent_by_default():
    said = {"coder": "coder_a", "shown_as": "A service user researcher",
            "text": "I have used services.\n\nI did this job.", "approved_on": "2025-01-01"}  # fmt: skip
    words = positionality_words(inputs(study={"positionality": [said]}))
    assert "> I have used services.\n> \n> I did this job." in words
    assert "[A service user researcher]{.attribution}" in words
    assert "One coder wants" in words
    two = [said, {"coder": "coder_b", "text": "x", "approved_on": "2025-01-01"}]
    assert "coder\\_b" in positionality_words(inputs(study={"positionality": two}))
    assert positionality_words(inputs()) == ""


def test_the_appendix_has_a_head_only_where_it_holds_something():
    assert pattern_parts(inputs())["more-words-head"] == ""
    full = pattern_parts(inputs(*AGREEMENT))
    assert full["more-words-head"].startswith("# More on the words")
    assert "#tbl-agreement" in full["table-agreement"]


def test_the_parts_of_a_whole_study_can_be_made():
    parts = pattern_parts(make_inputs())
    assert all(isinstance(text, str) for text in parts.values())
    assert not pd.isna(list(parts.values())).any()
