"""A change says which analyses tell it from none and which do not."""

import numpy as np
import pandas as pd

from plait.quantitative.disagreement import with_disagreements
from plait.shapes.findings import FINDINGS


def row(measure, *, low=None, high=None, p=None, **more):
    about = {"instrument": "mood", "scale": "total", "contrast": "t1-t2", "level": 0.95,
             "status": "computed"}  # fmt: skip
    return about | {"measure": measure, "low": low, "high": high, "p": p} | more


def caution(*rows):
    frame = pd.DataFrame(rows).reindex(columns=FINDINGS.names).astype(object)
    return with_disagreements(frame)["caution"]


def test_the_sentence_names_both_sides():
    found = caution(
        row("change", low=0.1, high=2, p=0.04), row("permutation", p=0.03),
        row("wilcoxon", p=0.06), row("mixed_change", low=-0.1, high=2),
    )  # fmt: skip
    assert found[0] == (
        "analyses disagree: the paired t and the permutation test tell a change from "
        "none, Wilcoxon's test and the mixed model do not"
    )
    assert found[1:].isna().all()


def test_one_analysis_alone_is_worded_in_the_singular():
    found = caution(
        row("change", low=-0.1, high=2), row("permutation", p=0.2),
        row("wilcoxon", p=0.2), row("hodges_lehmann", low=0.1, high=2),
    )  # fmt: skip
    assert found[0] == (
        "analyses disagree: the Hodges-Lehmann interval tells a change from none, the "
        "paired t, the permutation test and Wilcoxon's test do not"
    )
    assert caution(row("change", low=1, high=2), row("wilcoxon", p=0.2))[0].endswith(
        "the paired t tells a change from none, Wilcoxon's test does not"
    )


def test_agreement_is_not_mentioned():
    fell = caution(row("change", low=-3, high=-1), row("mixed_change", low=-4, high=-1))
    none = caution(row("change", low=-3, high=1), row("permutation", p=0.4))
    assert fell.isna().all()
    assert none.isna().all()


def test_a_caution_that_is_there_is_kept():
    found = caution(row("change", low=1, high=2, caution="few"), row("wilcoxon", p=0.3))
    assert found[0].startswith("few; analyses disagree")


def test_what_was_not_computed_has_no_say():
    left_out = row("mixed_change", status="not_computed", caution="no fit")
    found = caution(row("change", low=1, high=2), left_out)
    assert found.fillna("").tolist() == ["", "no fit"]


def test_an_analysis_without_interval_and_p_has_no_say():
    assert caution(row("change", low=1, high=2), row("hodges_lehmann")).isna().all()


def test_p_of_exactly_five_percent_tells_nothing():
    assert (
        caution(row("change", low=-1, high=2), row("permutation", p=0.05)).isna().all()
    )


def test_p_is_held_against_the_level_of_the_study():
    narrow = {"level": 0.9}
    found = caution(row("change", low=1, high=2, **narrow), row("wilcoxon", p=0.08))
    assert found.isna().all()


def test_scales_contrasts_and_groups_are_kept_apart():
    apart = [{"scale": "other"}, {"contrast": "t1-t3"}, {"group": "north"}]
    others = [row("wilcoxon", p=0.3, **where) for where in apart]
    assert caution(row("change", low=1, high=2), *others).isna().all()


def test_a_group_has_its_own_sentence():
    north = {"group": "north"}
    found = caution(row("change", low=1, high=2), row("change", low=1, high=2, **north),
                    row("wilcoxon", p=0.3, **north))  # fmt: skip
    assert found.notna().tolist() == [False, True, False]


def test_other_measures_are_left_as_they_are():
    mean = row("mean", low=1, high=2, contrast=np.nan, time="t1")
    assert caution(mean, row("d_z", low=1, high=2)).isna().all()
