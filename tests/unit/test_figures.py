"""Figures show released findings only, with words for those who cannot see them."""

import json
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from argument_fixtures import HELD, LOAD, argument_tables, relation
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font
from number_fixtures import full_inputs
from report_fixtures import TIMES, make_inputs, make_study, without
from test_joint_parts import OVER_TIME

from plait.report.figure_axes import Panel
from plait.report.figure_change import change_over_time
from plait.report.figure_codes import codes_by_time
from plait.report.figure_dots import DotRow, dot_chart
from plait.report.figure_effects import effect_forest
from plait.report.figure_files import save_figures
from plait.report.figure_layout import page_of, place_panels, ticks
from plait.report.figure_missing import missing_scores
from plait.report.figure_norms import norm_distance
from plait.report.figure_saturation import saturation_figure
from plait.report.figure_style import (
    font_of,
    numbers_of,
    placeholder,
    shorten,
    styled,
)
from plait.report.figures import ABSENT, draw_figures
from plait.report.fonts import FIGURE_FONTS
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.participation import PARTICIPATION
from plait.shapes.patterns import SATURATION
from plait.shapes.release import FLOW, SCALES
from plait.shapes.trail import THEME_TRAIL

INPUTS = make_inputs()
FULL = full_inputs()
FEW = INPUTS.tables["scales"].iloc[[0, 5, 17]]


NORM_ROWS = INPUTS.tables["norms"]


def draw(inputs=INPUTS):
    return draw_figures(inputs.findings, inputs.tables, study=inputs.study)


def means_of(findings, scales, times=TIMES):
    return change_over_time(findings, scales, times=times, norms=NORM_ROWS)


def distances_of(findings, scales, margins=()):
    return norm_distance(findings, scales, times=TIMES, norms=NORM_ROWS, equivalence=margins)  # fmt: skip


def words_in(figure) -> list[str]:
    axes = [ax for ax in figure.axes if ax.get_visible()]
    return [text.get_text() for ax in axes for text in ax.texts]


def drawn_marks(drawing) -> int:
    lines = drawing.figure.axes[0].lines
    return sum(
        len(line.get_xdata()) for line in lines if line.get_linestyle() == "None"
    )


def panels_of(*rows: dict) -> list[Panel]:
    plain = {"instrument_name": "One", "scale_name": "Scale", "low": 0, "high": 10}
    mean = {"status": "computed", "estimate": 5.0, "low": 4.0, "high": 6.0}
    return [Panel(plain | row, [mean, mean], None) for row in rows]


@pytest.fixture(scope="module")
def change():
    with styled():
        return means_of(INPUTS.findings, FEW)


def test_every_scale_has_a_panel(change):
    assert [line.get_label() for line in change.figure.axes[0].lines] == ["wemwbs.wellbeing", "mjs.pay", "olbi.exhaustion"]  # fmt: skip


def test_means_are_drawn_where_they_are(change):
    found = INPUTS.findings.set_index("finding")["estimate"]
    means = [found[f"wemwbs.wellbeing.{time}.mean"] for time in TIMES]
    first, second, third = change.figure.axes[0].lines[0].get_ydata()
    share = (first - second) / (first - third)
    assert share == pytest.approx((means[0] - means[1]) / (means[0] - means[2]))


def test_a_withheld_mean_leaves_a_gap_that_says_so(change):
    gaps = [np.isnan(line.get_ydata()).tolist() for line in change.figure.axes[0].lines]
    assert gaps == [[False] * 3, [False] * 3, [False, True, False]]
    assert words_in(change.figure).count("withheld") == 1


def test_the_norm_has_its_label(change):
    assert "norm\n48.7" in words_in(change.figure)


def test_instruments_are_named_whole_above_their_panels(change):
    shown = " ".join(" ".join(words_in(change.figure)).split())
    assert "Measure of Job Satisfaction" in shown
    assert "Warwick-Edinburgh Mental Wellbeing Scale" in shown
    assert shown.count("mean, points") == 3


def test_panels_of_an_instrument_share_their_axis():
    first, second, other = place_panels(panels_of({}, {}, {"high": 100}))
    assert first.limits == second.limits
    assert [p.labelled for p in (first, second, other)] == [True, False, True]
    assert [p.opens for p in (first, second, other)] == [True, False, False]


def test_an_instrument_that_does_not_fit_begins_a_row():
    placed = place_panels(panels_of({}, {}, {}, *[{"instrument_name": "Two"}] * 5))
    assert len({p.bottom for p in placed[:3]}) == 1
    assert [p.left for p in placed[3:7]] == sorted(p.left for p in placed[3:7])
    assert placed[3].left == placed[7].left == placed[0].left
    assert page_of(placed) > 3


def test_an_axis_has_few_round_lines():
    (place,) = place_panels(panels_of({}))
    assert ticks(place) == [4.0, 4.5, 5.0, 5.5, 6.0]


def test_long_names_of_many_times_are_turned():
    names = {f"t{i}": f"A very long name {i}" for i in range(1, 4)}
    with styled():
        drawing = means_of(INPUTS.findings, INPUTS.tables["scales"], names)  # fmt: skip
    turned = [t for t in drawing.figure.axes[0].texts if t.get_text().startswith("A very")]  # fmt: skip
    assert {text.get_rotation() for text in turned} == {35.0}


def test_turned_names_have_room_above_the_next_row_and_the_foot():
    names = {f"t{i}": f"Name of time {i}" for i in range(1, 4)}
    with styled():
        figure = means_of(INPUTS.findings, INPUTS.tables["scales"], names).figure
        figure.draw_without_rendering()
    texts = figure.axes[0].texts
    heads = [t.get_window_extent() for t in texts if t.get_fontweight() == "bold"]
    for name in (t.get_window_extent() for t in texts if t.get_rotation() == 35):
        assert name.y0 >= 0
        assert not any(head.overlaps(name) for head in heads)


def test_figures_are_set_in_a_font_that_no_machine_has_another_of():
    faces = [{}, {"weight": "bold"}, {"style": "italic"}]
    families = font_of(7).get_family()
    fonts = [FontProperties(family=families, **face) for face in faces]
    found = [Path(findfont(font)).name for font in fonts]
    assert found == [f"PlaitSans-{n}.ttf" for n in ("Regular", "Bold", "Italic")]


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic"])
def test_the_font_has_latin_greek_and_cyrillic_letters_and_its_licence(face):
    letters = FT2Font(FIGURE_FONTS / f"PlaitSans-{face}.ttf").get_charmap()
    assert {ord(letter) for letter in "aŵéßşỳωЖ−±“’–·"} <= set(letters)
    assert "SIL OPEN FONT LICENSE" in (FIGURE_FONTS / "OFL.txt").read_text("utf-8")


def test_letters_that_the_font_lacks_are_drawn_all_the_same(tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        save_figures({"x": placeholder("كان ● Ж ω")}, tmp_path)
    assert (tmp_path / "x.svg").stat().st_size > 0


def saturation_of(*lasts: int):
    row = {"run_length": 4, "base": 4, "threshold": 0.05, "status": "computed"}
    rows = [row | {"last": n, "share": 0.16, "new": 2} for n in lasts]
    with styled():
        figure = saturation_figure(pd.DataFrame(rows)).figure
        figure.draw_without_rendering()
    return figure.axes[0]


def test_one_run_of_transcripts_has_one_tick():
    axes = saturation_of(8)
    low, high = axes.get_xlim()
    assert [at for at in axes.get_xticks() if low <= at <= high] == [8]


def test_the_lines_of_new_codes_stand_where_their_labels_say():
    axis = saturation_of(7, 8, 9).yaxis
    told = [float(t.get_text().rstrip("%")) for t in axis.get_ticklabels()]
    assert told == pytest.approx([100 * at for at in axis.get_ticklocs()])


def test_no_axis_goes_beyond_what_can_be_scored():
    (place,) = place_panels(panels_of({"low": 4.5, "high": 5.5}))
    assert place.limits == (4.5, 5.5)


def test_alternative_texts_are_built_from_the_data(change):
    assert change.alt == "3 small line charts, one a scale, of the mean at T1, T2, T3. From T1 to T3 the mean is higher in 0 and lower in 3 of them. The means: Wellbeing 44.8, 42.0, 43.7; Satisfaction with pay 4.0, 3.6, 3.9; Exhaustion 3.3, withheld, 3.2."  # fmt: skip


def test_a_scale_whose_means_are_all_withheld_keeps_its_panel():
    found = INPUTS.findings.copy()
    mine = (found["scale"] == "wellbeing") & (found["strand"] == "quantitative")
    found.loc[mine, ["estimate", "low", "high"]] = None
    found.loc[mine, "status"] = "withheld"
    with styled():
        drawing = means_of(found, FEW.iloc[:1])
        assert words_in(drawing.figure).count("withheld") == 3
        free = FEW.iloc[:1].assign(low=None, high=None)
        drawing = means_of(found, SCALES.check(free))
    assert words_in(drawing.figure).count("withheld") == 3


def test_distances_stand_under_their_instruments():
    with styled():
        drawing = distances_of(INPUTS.findings, FEW)
    labels = [text.get_text() for text in drawing.figure.axes[0].get_yticklabels()]
    assert labels == ["Warwick-Edinburgh Mental Wellbeing Scale", "Wellbeing", "Measure of Job Satisfaction", "Satisfaction with pay"]  # fmt: skip
    assert drawing.alt.startswith("Dot chart of 2 scales against their norms. At T1, 1 of 2")  # fmt: skip
    assert "Wellbeing −0.40, −0.68, −0.51; Satisfaction with pay " in drawing.alt


def test_of_several_norms_the_one_that_is_drawn_is_named():
    norms = INPUTS.tables["norms"]
    wellbeing = norms[norms["instrument"] == "wemwbs"]
    more = pd.concat([norms, wellbeing.assign(norm="zurich_2030")])
    with styled():
        alone = norm_distance(INPUTS.findings, FEW, times=TIMES, norms=norms)
        named = norm_distance(INPUTS.findings, FEW, times=TIMES, norms=more)
    assert "Of several norms" not in alone.caption
    assert "one is drawn: Wellbeing beside Gillard 2022." in named.caption


def test_a_distance_that_was_withheld_is_not_drawn():
    found = INPUTS.findings[INPUTS.findings["time"] != "t2"]
    with styled():
        marks = [drawn_marks(distances_of(f, FEW)) for f in (INPUTS.findings, found)]
    assert marks == [6, 4]


def test_themes_have_a_dot_a_time_and_withheld_ones_say_so():
    with styled():
        drawing = codes_by_time(INPUTS.findings, INPUTS.tables["codes"], INPUTS.tables["themes"], times=TIMES)  # fmt: skip
    shown = words_in(drawing.figure)
    assert len([word for word in shown if word]) == 12
    assert "withheld" in shown
    assert "Adjusting" not in drawing.alt


def test_without_themes_codes_are_drawn():
    with styled():
        drawing = codes_by_time(INPUTS.findings, INPUTS.tables["codes"], THEMES.empty(), times=TIMES)  # fmt: skip
    assert drawing.alt.startswith("Dots for 8 codes at T1, T2, T3.")


def test_words_that_belong_to_no_time_are_not_drawn_over_time():
    found = INPUTS.findings
    found = found[(found["strand"] == "quantitative") | (found["time"] == "all")]
    assert not draw(make_inputs(findings=found))["codes_by_time"].drawn


@pytest.mark.parametrize(("strand", "gone"), [("quantitative", "change_over_time"), ("qualitative", "codes_by_time")])  # fmt: skip
def test_an_absent_strand_gives_a_placeholder(strand, gone):
    drawing = draw(without(strand))[gone]
    assert not drawing.drawn
    assert drawing.alt.endswith("in this study.")


def test_an_empty_study_has_only_placeholders_saved(tmp_path):
    bare = {"theme_trail": THEME_TRAIL, "saturation": SATURATION, "flow": FLOW}
    tables = INPUTS.tables | {name: shape.empty() for name, shape in bare.items()}
    empty = make_inputs(findings=FINDINGS.empty(), tables=tables)
    save_figures(draw(empty), tmp_path)
    words = json.loads((tmp_path / "figures.json").read_text())
    assert [spec["drawn"] for spec in words.values()] == [False] * len(ABSENT)
    assert len(list(tmp_path.iterdir())) == 2 * len(ABSENT) + 1


def test_a_study_with_everything_has_every_figure():
    more = argument_tables(constructs=[HELD, LOAD], relations=[relation()])
    whole = make_inputs(
        findings=FULL.findings,
        study=FULL.study,
        tables=FULL.tables | more | {"joint_times": OVER_TIME},
    )
    assert [name for name, drawing in draw(whole).items() if not drawing.drawn] == []


def test_a_study_without_times_has_no_figures_of_scores():
    study = make_study() | {"times": [], "contrasts": []}
    drawn = {k for k, d in draw(make_inputs(study=study)).items() if d.drawn}
    assert drawn == {"flow_of_people", "theme_trail", "saturation"}


def test_every_change_has_a_mark_in_the_forest_and_its_number_in_the_words():
    with styled():
        drawing = effect_forest(FULL.findings, FEW, contrasts={"t1-t2": "T1 to T2", "t1-t3": "T1 to T3"})  # fmt: skip
    assert drawn_marks(drawing) == 6
    assert "excludes nought in 0 of 6" in drawing.alt
    assert "Wellbeing −0.27 (−0.72\u00a0to\u00a00.18), " in drawing.alt


def test_the_forest_leaves_out_groups_and_what_was_withheld():
    found = FULL.findings.copy()
    sizes = found["measure"] == "d_av"
    found.loc[sizes & (found["scale"] == "pay"), ["estimate", "low", "high"]] = None
    found.loc[sizes & (found["scale"] == "exhaustion"), "group"] = "site a"
    with styled():
        drawing = effect_forest(found, FEW, contrasts={"t1-t2": "T1 to T2"})
    assert drawn_marks(drawing) == 1


def test_a_declared_margin_is_a_band_in_sds_of_the_norm():
    margin = {"scale": "wemwbs.wellbeing", "against": "gillard_2022", "margin": 3}
    with styled():
        drawing = distances_of(INPUTS.findings, FEW, [margin])
    (band,) = drawing.figure.axes[0].patches
    assert band.get_width() == pytest.approx(2 * 3 / (1.1 * 0.16 * 56))
    assert "Grey band" in drawing.caption


def test_without_a_margin_against_a_norm_there_is_no_band():
    margins = [{"scale": "wemwbs.wellbeing", "against": "change", "margin": 3}]
    with styled():
        drawing = distances_of(INPUTS.findings, FEW, margins)
    assert list(drawing.figure.axes[0].patches) == []
    assert "band" not in drawing.caption


def test_the_map_of_missing_scores_prints_share_and_count():
    with styled():
        drawing = missing_scores(FULL.tables["participation"], FEW, times=TIMES)
    shown = words_in(drawing.figure)
    assert {"100%  (32)", "63%  (20)", "withheld"} <= set(shown)
    assert "Wellbeing 100%, 63%, 66%; " in drawing.alt
    assert "Exhaustion 94%, withheld, " in drawing.alt
    assert drawing.caption.endswith("Hatched: withheld.")


def test_a_withheld_cell_of_the_map_is_hatched():
    with styled():
        drawing = missing_scores(FULL.tables["participation"], FEW, times=TIMES)
    assert sum(bool(patch.get_hatch()) for patch in drawing.figure.axes[0].patches) == 1


def test_a_map_of_nobody_has_no_share_of_nought():
    none = PARTICIPATION.frame([{"instrument": "wemwbs", "scale": "wellbeing", "time": "t1", "enrolled": 0, "answered": 0, "scored": 0}])  # fmt: skip
    with styled():
        assert "0%  (0)" in words_in(missing_scores(none, FEW, times=TIMES).figure)


def test_alternative_texts_of_very_many_scales_send_the_reader_to_the_table():
    words = numbers_of({f"Scale {i}": ["1", ""] for i in range(40)})
    assert words.startswith("Scale 0 1, none; Scale 1")
    assert words.endswith("Scale 29 1, none; the others stand in the table")


def test_the_same_findings_give_the_same_bytes(tmp_path):
    with styled():
        for name in ("one", "two"):
            drawing = means_of(INPUTS.findings, FEW)
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


@pytest.mark.parametrize(
    "names",
    [
        ["T1"],
        ["T1, after training", "T2, four months in post", "T3, a year in post"],
        ["a name as long as a sentence, of what a time point was for the people"] * 3,
    ],
)
def test_the_names_of_the_times_stay_on_the_page(names):
    scale = {"instrument_name": "Wellbeing scale", "scale_name": "Wellbeing"}
    row = DotRow(scale, {"t1": {"estimate": 1.0, "low": 0.0, "high": 2.0}})
    series = {f"t{at}": name for at, name in enumerate(names, start=1)}
    with styled():
        figure = dot_chart([row], series, axis="points", centre="norm")
        figure.draw_without_rendering()
        legend = figure.axes[0].get_legend().get_window_extent()
        above = legend.y0 - figure.axes[0].get_window_extent().y1
    assert above > 0
    assert 0 <= legend.x0 < legend.x1 <= figure.bbox.width
    assert legend.y1 <= figure.bbox.height
