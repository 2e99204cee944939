"""Agreement as findings: what is measured, in what unit, and when it is not."""

import pandas as pd
import pytest
from agreement_fixtures import coded, said
from coded_fixtures import codebook

from plait.qualitative.agreement import cohen_kappa, crossed
from plait.qualitative.agreement_findings import (
    NEVER_ALL,
    NOBODY_TWICE,
    NOT_FITTING,
    ONE_CATEGORY,
    RARELY,
    UNUSED,
    agreement_findings,
)
from plait.qualitative.coder_units import compare_coders
from plait.shapes.findings import FINDINGS

SIX = [f"d{n}" for n in range(6)]
PAIRS = {f"{d}__ann": [(2, "pay"), (3, "bands")] for d in SIX} | {
    f"{d}__bob": [(2, "pay"), (4, "pay")] for d in SIX[:3]
}


def measure(turns, codings, readers, approach="codebook", **more):
    compared = compare_coders(turns, codings, readers=readers, unit="turn")
    asked = {"seed": 1} | more
    found = agreement_findings(compared, codebook(), approach=approach, **asked)
    return found.set_index("finding")


def pay_of_six(**more):
    turns = said(*SIX)
    readers = {key: ["ann", "bob"] for key in SIX}
    return measure(turns, coded(turns, **PAIRS), readers, **more)


def one_document(coders=("ann", "bob"), **by):
    turns = said("d")
    return measure(turns, coded(turns, **by), {"d": list(coders)})


def test_kappa_of_two_coders_is_that_of_their_table_with_uncoded_turns():
    found = one_document(d__ann=[(2, "pay"), (3, "pay")], d__bob=[(3, "pay")])
    table = crossed([1, 1, 0, 0], [0, 1, 0, 0])
    row = found.loc["agreement.pay.all.cohen_kappa"]
    assert row["estimate"] == pytest.approx(cohen_kappa(table, unit="turn").estimate)
    assert (row["unit"], row["n"], row["strand"]) == ("turn", 1, "qualitative")
    assert "4 turns of 1 document, uncoded ones counted" in row["method"]


def test_the_share_agreed_stands_beside_kappa_and_alpha():
    found = one_document(d__ann=[(2, "pay"), (3, "pay")], d__bob=[(3, "pay")])
    assert found.loc["agreement.pay.all.percent_agreement", "estimate"] == 0.75
    assert "agreement.pay.all.krippendorff_alpha" in found.index
    assert "agreement.pay.all.fleiss_kappa" not in found.index


def test_more_than_two_coders_have_the_kappa_of_fleiss():
    found = one_document(
        ("ann", "bob", "cat"),
        d__ann=[(2, "pay")], d__bob=[(2, "pay")], d__cat=[(2, "pay"), (3, "pay")],
    )  # fmt: skip
    row = found.loc["agreement.pay.all.fleiss_kappa"]
    assert row["estimate"] == pytest.approx((5 / 6 - 5 / 9) / (4 / 9))
    assert "agreement.pay.all.cohen_kappa" not in found.index


def test_coders_who_never_all_read_the_same_have_an_alpha_and_no_kappa():
    turns = said("d", "e")
    codings = coded(turns, d__ann=[(2, "pay")], d__bob=[(2, "pay")], e__cat=[(3, "pay")])  # fmt: skip
    readers = {"d": ["ann", "bob"], "e": ["ann", "cat"]}
    found = measure(turns, codings, readers)
    kappa = found.loc["agreement.pay.all.fleiss_kappa"]
    assert kappa["status"] == "not_computed"
    assert kappa["caution"] == NEVER_ALL
    assert found.loc["agreement.pay.all.krippendorff_alpha", "status"] == "computed"


def test_a_code_below_counts_as_the_code_above():
    found = one_document(d__ann=[(2, "bands")], d__bob=[(2, "pay")])
    assert found.loc["agreement.pay.all.cohen_kappa", "estimate"] == 1
    assert found.loc["agreement.bands.all.cohen_kappa", "estimate"] == 0


def test_over_all_codes_only_those_in_use_count():
    found = one_document(d__ann=[(2, "pay"), (3, "pay")], d__bob=[(3, "pay")])
    own = found.loc["agreement.pay.all.percent_agreement", "estimate"]
    assert found.loc["agreement.all.all.percent_agreement", "estimate"] == own
    worth = found.loc["agreement.worth.all.percent_agreement"]
    assert (worth["status"], worth["caution"]) == ("not_computed", UNUSED)


def test_a_code_given_everywhere_leaves_nothing_to_tell_apart():
    everywhere = [(n, "pay") for n in range(2, 6)]
    found = one_document(d__ann=everywhere, d__bob=everywhere)
    assert found.loc["agreement.pay.all.cohen_kappa", "caution"] == ONE_CATEGORY
    assert found.loc["agreement.pay.all.percent_agreement", "estimate"] == 1


def test_few_documents_give_no_interval_and_say_so():
    row = one_document(d__ann=[(2, "pay")], d__bob=[(2, "pay"), (3, "pay")]).loc[
        "agreement.pay.all.cohen_kappa"
    ]
    assert pd.isna(row[["low", "high", "level"]]).all()
    assert "fewer than 5 documents" in row["caution"]


def test_an_interval_holds_the_estimate_and_comes_back_with_the_same_seed():
    row = pay_of_six().loc["agreement.pay.all.krippendorff_alpha"]
    assert row["low"] < row["estimate"] < row["high"]
    assert row["level"] == 0.95
    again, other = pay_of_six(), pay_of_six(seed=2)
    assert again.loc[row.name, "low"] == row["low"]
    assert other.loc[row.name, "estimate"] == row["estimate"]


def test_documents_are_drawn_and_not_units():
    """All six documents alike: whatever is drawn, agreement is the same."""
    turns = said(*SIX)
    same = {f"{d}__{c}": [(2, "pay")] + [(3, "pay")] * (c == "bob")
            for d in SIX for c in ("ann", "bob")}  # fmt: skip
    found = measure(turns, coded(turns, **same), {key: ["ann", "bob"] for key in SIX})
    row = found.loc["agreement.pay.all.cohen_kappa"]
    assert row["low"] == pytest.approx(row["estimate"]) == row["high"]


def test_a_code_in_one_document_of_many_has_no_interval():
    turns = said(*SIX)
    codings = coded(turns, d0__ann=[(2, "pay")], d0__bob=[(3, "pay")])
    found = measure(turns, codings, {key: ["ann", "bob"] for key in SIX})
    row = found.loc["agreement.pay.all.cohen_kappa"]
    assert pd.isna(row["low"])
    assert "too few documents have the code" in row["caution"]
    assert RARELY in row["caution"]


def test_a_caution_of_the_whole_stands_in_every_row():
    assert pay_of_six(caution="mind")["caution"].str.contains("mind").all()


def test_nothing_is_measured_in_a_reflexive_analysis_and_the_reason_is_given():
    found = pay_of_six(approach="reflexive")
    assert found["status"].tolist() == ["not_computed"]
    assert found["caution"].tolist() == [NOT_FITTING]


def test_without_a_document_of_two_coders_one_row_says_so():
    turns = said("d")
    found = measure(turns, coded(turns, d__ann=[(2, "pay")]), {"d": ["ann"]})
    assert found["caution"].tolist() == [NOBODY_TWICE]


def test_coders_who_gave_no_code_have_nothing_to_agree_on():
    turns = said("d")
    found = measure(turns, coded(turns), {"d": ["ann", "bob"]})
    assert set(found["status"]) == {"not_computed"}
    assert len(FINDINGS.check(found.reset_index())) == (3 + 1) * 3
