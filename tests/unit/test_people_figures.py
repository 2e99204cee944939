"""Pictures with a mark per person: bounded, the same each time, and labelled."""

import numpy as np
import pandas as pd
import pytest
from report_fixtures import scale_rows

from plait.report.density import bandwidth, density
from plait.report.figure_files import save_figures
from plait.report.people_figures import MOST_PEOPLE, RESTRICTED, SAMPLE, draw_people
from plait.shapes.questionnaires import SCORES
from plait.shapes.release import SCALES

NAMES = ["people_lines", "people_rainclouds", "people_missing"]


def scales_of(n: int) -> pd.DataFrame:
    rows = SCALES.frame(scale_rows()[:n])
    return rows.sort_values("place").reset_index(drop=True)


def scores_of(people: int, scales: pd.DataFrame, times: dict) -> pd.DataFrame:
    random = np.random.default_rng(7)
    rows = [
        {"participant": f"secret{p:04d}", "time": time, "instrument": row.instrument,
         "scale": row.scale, "status": "scored", "n_items": 1, "n_answered": 1,
         "score": np.nan if (p + at) % 7 == 0 else round(random.uniform(row.low, row.high), 1)}
        for row in scales.itertuples() for at, time in enumerate(times)
        for p in range(people)
    ]  # fmt: skip
    return SCORES.frame(rows)


def drawn(people: int = 12, scales: int = 2, times: int = 3):
    names = {f"t{i}": f"T{i}" for i in range(1, times + 1)}
    table = scales_of(scales)
    return draw_people(scores_of(people, table, names), table, names, seed=1)


def words_in(drawing) -> list[str]:
    return [text.get_text() for text in drawing.figure.axes[0].texts]


def test_every_picture_says_that_it_is_restricted():
    pictures = drawn()
    assert list(pictures) == NAMES
    assert all(RESTRICTED in words_in(picture) for picture in pictures.values())


def test_no_id_is_printed(tmp_path):
    save_figures(drawn(), tmp_path)
    texts = [path.read_text("utf-8") for path in tmp_path.glob("*.[sj]*")]
    assert len(texts) == 4
    assert not any("secret" in text for text in texts)


def test_the_same_scores_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        save_figures(drawn(), tmp_path / name)
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))  # fmt: skip
    assert len(one) == 7
    assert one == two


@pytest.mark.parametrize("scales", [1, 2, 5, 25])
def test_any_number_of_scales_has_a_place_on_the_page(scales):
    for name, picture in drawn(scales=scales, people=4).items():
        wide, high = picture.figure.get_size_inches()
        assert wide == 6.7, name
        assert 1.0 < high < 14, name


def test_every_score_is_a_point():
    points = drawn(people=12, scales=1)["people_lines"].figure.axes[0].lines[-1]
    missing = sum((p + at) % 7 == 0 for p in range(12) for at in range(3))
    assert len(points.get_xdata()) == 36 - missing


def test_a_line_breaks_where_a_score_is_missing():
    names, table = {"t1": "T1", "t2": "T2", "t3": "T3"}, scales_of(1)
    scores = scores_of(2, table, names)
    # the first person lacks t1 and has a step from t2 to t3; the second has both steps
    picture = draw_people(scores, table, names, seed=1)["people_lines"]
    assert len(picture.figure.axes[0].collections[-1].get_segments()) == 3


def test_many_people_become_a_seeded_sample_that_says_so():
    pictures = drawn(people=MOST_PEOPLE + 1, scales=1, times=2)
    said = f"a seeded sample of {SAMPLE} of {MOST_PEOPLE + 1} people"
    assert all(said in words_in(picture) for picture in pictures.values())
    points = pictures["people_lines"].figure.axes[0].lines[-1]
    assert len(points.get_xdata()) <= 2 * SAMPLE


def test_scales_on_which_nobody_has_a_score_are_left_out():
    names, table = {"t1": "T1", "t2": "T2"}, scales_of(3)
    scores = scores_of(4, table.iloc[:1], names)
    lines = draw_people(scores, table, names, seed=1)["people_lines"]
    assert lines.alt.startswith("Small panels, one a scale (1 in all)")
    assert "Personal\nsatisfaction" not in words_in(lines)


def test_without_scores_there_is_no_picture():
    assert draw_people(SCORES.empty(), scales_of(2), {"t1": "T1"}, seed=1) == {}


def test_people_with_the_same_times_stand_together():
    cells = drawn(people=12, scales=1)["people_missing"].figure.axes[0].collections[0]
    tops = [path.vertices[0, 1] for path in cells.get_paths()]
    assert len(tops) == 36 - sum((p + at) % 7 == 0 for p in range(12) for at in range(3))  # fmt: skip
    assert max(tops) == tops[0]


def test_the_bandwidth_is_that_of_r():
    # R 4.2.2, bw.nrd0 of the same numbers, printed to 15 digits
    values = np.array([1, 2, 3, 4, 5, 6, 7, 8, 20.0])
    assert bandwidth(values) == pytest.approx(1.73120780143143, rel=1e-9)
    assert bandwidth(np.array([1, 1, 1, 1, 5.0])) == pytest.approx(1.16687274961879, rel=1e-9)  # fmt: skip


def test_a_density_has_an_area_of_one():
    values = np.random.default_rng(3).normal(50, 10, 200)
    at = np.linspace(-50, 150, 2001)
    assert np.trapezoid(density(values, at), at) == pytest.approx(1, abs=1e-6)


def test_a_density_of_very_many_scores_is_that_of_their_bins():
    values = np.random.default_rng(3).normal(50, 10, 5000)
    at = np.linspace(30, 70, 9)
    few = np.mean(np.exp(-0.5 * ((at[:, None] - values) / bandwidth(values)) ** 2), axis=1)  # fmt: skip
    exact = few / (bandwidth(values) * np.sqrt(2 * np.pi))
    assert density(values, at) == pytest.approx(exact, rel=5e-3)


@pytest.mark.parametrize("values", [[], [3.0], [3.0, 3.0]])
def test_scores_without_spread_have_no_density(values):
    assert list(density(np.array(values), np.array([1.0, 3.0]))) == [0, 0]


def test_a_study_without_times_has_no_pictures_of_people():
    assert draw_people(SCORES.empty(), SCALES.empty(), {}, seed=1) == {}
