"""Figures show released findings only, with words for those who cannot see them."""

import json

import pytest
from report_fixtures import TIMES, make_inputs, without

from plait.report.figure_change import change_over_time, tick_label
from plait.report.figure_codes import codes_by_time
from plait.report.figure_norms import norm_distance
from plait.report.figure_style import placeholder, shorten, styled
from plait.report.figures import draw_figures, save_figures
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import SCALES

INPUTS = make_inputs()
FEW = INPUTS.tables["scales"].iloc[[0, 5, 17]]


def draw(inputs=INPUTS, times=TIMES):
    tables = (inputs.tables[name] for name in ("scales", "codes", "themes"))
    return draw_figures(inputs.findings, *tables, times=times)


def words_in(figure) -> list[str]:
    axes = [ax for ax in figure.axes if ax.get_visible()]
    return [text.get_text() for ax in axes for text in ax.texts] + [ax.get_title(loc="left") for ax in axes]  # fmt: skip


@pytest.fixture(scope="module")
def change():
    with styled():
        return change_over_time(INPUTS.findings, FEW, times=TIMES)


def test_every_scale_has_a_panel(change):
    assert sum(axes.get_visible() for axes in change.figure.axes) == 3


def test_means_are_drawn_where_they_are(change):
    line = change.figure.axes[0].lines[0]
    found = INPUTS.findings.set_index("finding")["estimate"]
    assert list(line.get_ydata()) == [
        found[f"wemwbs.wellbeing.{t}.mean"] for t in TIMES
    ]


def test_a_withheld_mean_leaves_a_gap_that_says_so(change):
    panel = next(ax for ax in change.figure.axes if ax.get_title(loc="left") == "Exhaustion")  # fmt: skip
    assert list(panel.lines[0].get_xdata()) == [0, 2]
    assert "withheld" in [text.get_text() for text in panel.texts]


def test_the_norm_has_its_label(change):
    assert "norm\n48.7" in words_in(change.figure)


def test_panels_of_an_instrument_share_their_axis():
    scales = INPUTS.tables["scales"].iloc[1:4]
    with styled():
        drawing = change_over_time(INPUTS.findings, scales, times=TIMES)
    limits = {ax.get_ylim() for ax in drawing.figure.axes if ax.get_visible()}
    assert len(limits) == 1


def test_no_axis_goes_beyond_what_can_be_scored(change):
    low, high = change.figure.axes[0].get_ylim()
    assert low >= 14
    assert high <= 70


def test_alternative_texts_are_built_from_the_data(change):
    assert change.alt == "3 small line charts, one a scale, of the mean at T1, T2, T3. From T1 to T3 the mean is higher in 0 and lower in 3 of them."  # fmt: skip


def test_a_scale_whose_means_are_all_withheld_keeps_its_panel():
    found = INPUTS.findings.copy()
    mine = (found["scale"] == "wellbeing") & (found["strand"] == "quantitative")
    found.loc[mine, ["estimate", "low", "high"]] = None
    found.loc[mine, "status"] = "withheld"
    with styled():
        drawing = change_over_time(found, FEW.iloc[:1], times=TIMES)
        assert words_in(drawing.figure).count("withheld") == 3
        free = FEW.iloc[:1].assign(low=None, high=None)
        drawing = change_over_time(found, SCALES.check(free), times=TIMES)
    assert drawing.figure.axes[0].get_ylim() == (0, 1)


def test_distances_stand_under_their_instruments():
    with styled():
        drawing = norm_distance(INPUTS.findings, FEW, times=TIMES)
    labels = [text.get_text() for text in drawing.figure.axes[0].get_yticklabels()]
    assert labels == ["Warwick-Edinburgh Mental Wellbeing Scale", "Wellbeing", "Measure of Job Satisfaction", "Satisfaction with pay"]  # fmt: skip
    assert drawing.alt.startswith("Dot chart of 2 scales against their norms. At T1, 1 of 2")  # fmt: skip


def test_a_distance_that_was_withheld_is_not_drawn():
    found = INPUTS.findings[INPUTS.findings["time"] != "t2"]
    with styled():
        marks = [len(norm_distance(f, FEW, times=TIMES).figure.axes[0].lines) for f in (INPUTS.findings, found)]  # fmt: skip
    assert marks[0] - marks[1] == 4


def test_themes_have_a_dot_a_time_and_withheld_ones_say_so():
    with styled():
        drawing = codes_by_time(INPUTS.findings, INPUTS.tables["codes"], INPUTS.tables["themes"], times=TIMES)  # fmt: skip
    shown = words_in(drawing.figure)
    assert len([word for word in shown if word]) == 12
    assert "withheld" in shown
    assert "Adjusting" not in drawing.alt


def test_without_themes_codes_are_drawn_and_without_times_all():
    with styled():
        drawing = codes_by_time(INPUTS.findings, INPUTS.tables["codes"], THEMES.empty(), times={})  # fmt: skip
    assert drawing.alt.startswith("Dots for 8 codes at All.")


@pytest.mark.parametrize(("strand", "gone"), [("quantitative", "change_over_time"), ("qualitative", "codes_by_time")])  # fmt: skip
def test_an_absent_strand_gives_a_placeholder(strand, gone):
    drawing = draw(without(strand))[gone]
    assert not drawing.drawn
    assert drawing.alt.endswith("in this study.")


def test_an_empty_study_has_three_placeholders_saved(tmp_path):
    empty = make_inputs(findings=FINDINGS.empty())
    save_figures(draw(empty), tmp_path)
    words = json.loads((tmp_path / "figures.json").read_text())
    assert [spec["drawn"] for spec in words.values()] == [False, False, False]
    assert len(list(tmp_path.iterdir())) == 7


def test_the_same_findings_give_the_same_bytes(tmp_path):
    with styled():
        for name in ("one", "two"):
            drawing = change_over_time(INPUTS.findings, FEW, times=TIMES)
            save_figures({"change": drawing}, tmp_path / name)
    files = [{p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two")]  # fmt: skip
    assert files[0] == files[1]
    assert b"dc:date" not in files[0]["change.svg"]


def test_words_with_dollars_are_not_taken_for_formulas(tmp_path):
    save_figures({"x": placeholder("costs $5 and $6")}, tmp_path)
    assert (tmp_path / "x.svg").is_file()


def test_a_long_label_is_cut_at_a_word():
    assert shorten("Satisfaction with professional support", 20) == "Satisfaction with…"
    assert shorten("Pay", 20) == "Pay"


@pytest.mark.parametrize(("name", "tick"), [("T1 (after training)", "T1"), ("T2, four months", "T2"), ("baseline", "baseline")])  # fmt: skip
def test_names_of_times_fit_below_a_panel(name, tick):
    assert tick_label(name) == tick
