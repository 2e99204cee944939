"""What is wrong with a joint display is told with its line and what would mend it."""

import pytest

from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.synthesis.joint_check import display_faults
from plait.synthesis.joint_faults import Known, joint_faults

KNOWN = Known({"w.total": {}, "g.total": {"reliability": {"value": 0.9}}}, ["held"], ["t1", "t2"])  # fmt: skip
BY_THEME = "kind: statistics_by_theme, scale: w.total, at: t1-t2, groups: direction, margin: 3"  # fmt: skip


def faults_of(tmp_path, *displays, known=KNOWN, approach="codebook", margins=()):
    path = tmp_path / "study.yaml"
    path.write_text("joint_displays:\n" + "".join(f"  - {{{d}}}\n" for d in displays))
    file = read_yaml(str(path), shown="study.yaml")
    study = file.data | {"approach": approach, "equivalence": list(margins)}
    return list(joint_faults(file, study, known))


def test_displays_in_order_have_no_faults(tmp_path):
    over_time = "kind: over_time, scales: [w.total], themes: [held]"
    matrix = "kind: mixed_methods_matrix"
    by_half = "kind: statistics_by_theme, scale: w.total, at: t1, groups: median"
    assert faults_of(tmp_path, BY_THEME, over_time, matrix, by_half) == []


@pytest.mark.parametrize(
    ("display", "found"),
    [
        (BY_THEME.replace("w.total", "w.none"), "the scale 'w.none'"),
        (BY_THEME + ", themes: [gone]", "the theme 'gone'"),
        (BY_THEME.replace("t1-t2", "t1-t9"), "'t1-t9'"),
        (BY_THEME.replace("t1-t2", "t1-t1"), "'t1-t1'"),
        (BY_THEME + ", said_at: t7", "'t7'"),
        (BY_THEME.replace("t1-t2", "t1"), "'t1' with groups: direction"),
        (BY_THEME.replace(", margin: 3", ""), "groups: direction without a margin"),
        (BY_THEME.replace("direction", "median"), "a margin without groups: direction"),
        ("kind: statistics_by_theme, scale: w.total, at: t1", "statistics_by_theme without groups"),
        ("kind: over_time", "neither scales nor themes"),
        ("kind: over_time, scales: [w.no]", "the scale 'w.no'"),
        ("kind: over_time, themes: [held], at: t1", "at, of which over_time has no use"),
    ],
)  # fmt: skip
def test_a_fault_has_its_line_and_a_way_to_mend_it(tmp_path, display, found):
    (fault,) = faults_of(tmp_path, "kind: mixed_methods_matrix", display)
    assert (fault.file, fault.line, fault.found) == ("study.yaml", 3, found)
    assert fault.expected
    assert fault.mend


def test_a_reflexive_study_cannot_ask_for_counts(tmp_path):
    (fault,) = faults_of(tmp_path, BY_THEME + ", counts: true", approach="reflexive")
    assert fault.found == "true, and a reflexive analysis counts no people per theme"
    assert faults_of(tmp_path, BY_THEME, approach="reflexive") == []


def test_a_second_display_over_time_is_a_fault(tmp_path):
    one = "kind: over_time, scales: [w.total]"
    (fault,) = faults_of(tmp_path, one, one)
    assert (fault.line, fault.found) == (3, "a second display over time")


def test_a_margin_may_be_the_studys_or_the_scales_own(tmp_path):
    bare = BY_THEME.replace(", margin: 3", "")
    declared = {"scale": "w.total", "against": "change", "margin": 2}
    assert faults_of(tmp_path, bare, margins=[declared]) == []
    assert faults_of(tmp_path, bare.replace("w.total", "g.total")) == []


def test_what_cannot_be_read_is_not_judged(tmp_path):
    unknown = Known(None, None, ["t1", "t2"])
    assert faults_of(tmp_path, BY_THEME + ", themes: [x]", known=unknown) == []


def test_an_unknown_kind_is_told_by_the_schema(tmp_path):
    path = tmp_path / "study.yaml"
    path.write_text("id: a\ntitle: b\ndate: 2026-01-01\napproach: codebook\n"
                    "joint_displays:\n  - {kind: side_by_side}\n")  # fmt: skip
    (fault,) = schema_faults(read_yaml(str(path)), load_schema("study"))
    assert fault.line == 6
    assert "statistics_by_theme" in fault.expected


def test_a_study_without_times_scales_or_themes_is_told_so(tmp_path):
    bare = Known({}, [], [])
    found = faults_of(tmp_path, BY_THEME + ", themes: [held]", known=bare)
    assert [fault.expected for fault in found] == [
        f"none: this study has no {what}" for what in ("scales", "themes", "times")
    ]


def test_two_times_are_told_by_the_ids_of_the_study(tmp_path):
    known = Known(KNOWN.scales, KNOWN.themes, ["pre", "post"])
    (fault,) = faults_of(tmp_path, BY_THEME.replace("t1-t2", "pre-pots"), known=known)
    assert fault.expected == "one of pre, post, or two of them as pre-post"


def found_in(folder, text):
    (folder / "study.yaml").write_text(text)
    study = {"claims": {}, "instruments": {}, "codebook": "", "approach": "codebook"}
    return [(f.line, f.found) for f in display_faults(folder, study)]


def test_what_is_wrong_in_one_key_hides_nothing_of_the_others(tmp_path):
    text = """\
times: [{id: t1, label: T1}, {id: t2}]
joint_displays:
  - {kind: by_theme, scale: w.none}
  - kind: statistics_by_theme
    groups: quarters
    at: t9
    themes: [gone]
  - words
  - {kind: over_time, scales: w.total, themes: [lost]}
"""
    assert found_in(tmp_path, text) == [
        (3, "the scale 'w.none'"), (4, "statistics_by_theme without scale"),
        (7, "the theme 'gone'"), (6, "'t9'"), (9, "the theme 'lost'"),
    ]  # fmt: skip


def test_where_no_instrument_could_be_read_no_scale_is_unknown(tmp_path):
    display = "joint_displays: [{kind: over_time, scales: [w.total]}]\n"
    assert found_in(tmp_path, f"instruments: w\n{display}") == []
    assert len(found_in(tmp_path, display)) == 1
