"""Marks of an argument are read, and what was meant as one is not passed over."""

import pytest

from plait.synthesis.marks import broken_marks, read_marks, without_marks


def _read(text):
    return [(m.kind, m.name, m.text, m.word, m.form) for m in read_marks(text)]


@pytest.mark.parametrize(("text", "mark"), [
    ('[fell by 2.9](finding:a.b.t1-t2.change "fell")',
     ("finding", "a.b.t1-t2.change", "fell by 2.9", "fell", "")),
    ("[fell](<finding:a.b.t1@site (a).mean>)",
     ("finding", "a.b.t1@site (a).mean", "fell", "", "")),
    ("[\"You can't [be] the poster\"](extract:p17_t3)",
     ("extract", "p17_t3", "\"You can't [be] the poster\"", "", "")),
    ("[it\nfell](finding:a\n“fell”)", ("finding", "a", "it\nfell", "fell", "")),
    ('[12](typed: "from the plan")', ("typed", "", "12", "from the plan", "")),
    ("{finding:a.b|interval}", ("finding", "a.b", "", "", "interval")),
    ("{construct:c1}", ("construct", "c1", "", "", "")),
])  # fmt: skip
def test_a_mark_is_read(text, mark):
    assert _read(f"So {text}, then.") == [mark]
    assert list(broken_marks(f"So {text}, then.")) == []


@pytest.mark.parametrize("text", [
    "[a page](https://example.org/x)", "[@gillard2022]", "see @sec-x", "{.small}",
    "(question: who asks?)", "\\[no](finding:a)", "[a place](#here)", "we (finding none)",
])  # fmt: skip
def test_what_is_no_mark_is_left_alone(text):
    assert _read(text) == [] or text.startswith("\\")
    assert list(broken_marks(text)) == [] or text.startswith("\\")


@pytest.mark.parametrize(("text", "found"), [
    ("[x](findings:a)", "did you mean finding?"),
    ("{findng:a}", "did you mean finding?"),
    ("[x](Extract:a)", "did you mean extract?"),
    ("[x](finding:a", "a mark that is not closed"),
    ("[x] (finding:a)", "a mark that is not closed"),
    ("{construct:c1", "a mark that is not closed"),
    ("[x](javascript:alert)", "nothing is called 'javascript'"),
    ("[x](quote:q1)", "nothing is called 'quote'"),
])  # fmt: skip
def test_a_slip_is_a_fault_with_its_line(text, found):
    (fault,) = broken_marks(f"One.\n\nTwo {text}")
    assert fault.line == 3
    assert found in fault.found


def test_the_words_of_a_slip_are_not_repeated():
    (fault,) = broken_marks('["what somebody said"](extrct:p1)')
    assert "somebody" not in fault.found


def test_blanked_marks_leave_every_line_and_place_where_it_was():
    text = "a [b\nc](finding:x) d {finding:y} [e](construct:z)"
    blank = without_marks(text, keep=("construct",))
    assert len(blank) == len(text)
    assert blank.split() == ["a", "d", "e"]
    assert blank.count("\n") == 1


def test_many_open_brackets_take_no_time():
    assert read_marks("[" * 20_000) == []
    assert read_marks("[x " * 20_000) == []
