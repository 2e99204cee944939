"""Scores that an export gives ready-made are imported, also of scales with items."""

from questionnaire_fixtures import ACROSS, WIDE, answers_of, only, read_texts


def test_a_column_of_totals_is_read(tmp_path):
    source = WIDE | {"patterns": {}, "columns": {"sum": "mood.total"}}
    data = read_texts(tmp_path, (source, "id,wave,sum\nP01,t1,7\n"))
    assert not data.faults
    assert answers_of(data) == [("P01", "t1", "total", 7.0)]
    assert list(data.answers["level"]) == ["scale"]


def test_a_pattern_may_stand_for_scales_instead_of_items(tmp_path):
    source = ACROSS | {"patterns": {"mood": "mood_{scale}_{time}"}}
    text = "id,mood_total_t1,mood_total_t2\nP01,7,8\n"
    data = read_texts(tmp_path, (source, text))
    assert not data.faults
    assert [answer[3] for answer in answers_of(data)] == [7.0, 8.0]


def test_a_total_out_of_the_range_of_its_scale_is_a_fault(tmp_path):
    source = WIDE | {"patterns": {}, "columns": {"sum": "mood.total"}}
    fault = only(read_texts(tmp_path, (source, "id,wave,sum\nP01,t1,11\n")))
    assert "from 2 to 10" in fault.expected


def test_a_pattern_without_item_or_scale_is_a_fault(tmp_path):
    source = WIDE | {"patterns": {"mood": "mood"}}
    fault = only(read_texts(tmp_path, (source, "id,wave,mood\nP01,t1,3\n")))
    assert "{item}" in fault.expected
