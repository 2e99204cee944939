"""Transcripts in reStructuredText."""

from plait.ingest.rst_lines import rst_lines


def parse(text):
    return rst_lines(text.encode(), shown="a.rst")


def test_a_bold_label_is_found():
    line = parse("**Ms A**: yes").lines[0]
    assert (line.text, line.text[: line.label]) == ("Ms A: yes", "Ms A:")


def test_headings_and_comments_are_no_speech():
    lines = parse("Title\n-----\n\n**A**: b\n\n.. note to self\n").lines
    assert [(line.text, line.kind) for line in lines if line.text] == [
        ("Title", "heading"),
        ("A: b", "speech"),
        ("note to self", "comment"),
    ]


def test_stray_line_breaks_stay_lines():
    assert [line.text for line in parse("**A**: one\ntwo").lines] == [
        "A: one",
        "two",
        "",
    ]


def test_no_file_is_read_and_the_fault_has_the_line(tmp_path):
    (tmp_path / "secret").write_text("secret")
    found = parse(f"**A**: b\n\n.. include:: {tmp_path / 'secret'}\n")
    assert [fault.line for fault in found.faults] == [3]
    assert not any(line.text == "secret" for line in found.lines)


def test_raw_is_a_fault():
    assert parse("**A**: b\n\n.. raw:: html\n\n   <b>\n").faults


def test_a_short_line_under_a_title_is_no_fault():
    found = parse("A long title\n-----\n\n**A**: b\n")
    assert not found.faults
    assert found.lines[0].kind == "heading"


def test_a_title_that_does_not_fit_is_a_fault():
    text = "AAAA\n====\n\nBBBB\n----\n\nCCCC\n^^^^\n\nDDDD\n----\n\nEEEE\n~~~~\n"
    assert [fault.line for fault in parse(text).faults] == [13]


def test_broken_markup_keeps_its_words_and_prints_nothing(capfd):
    found = parse("**A**: a *star and word_ and |bar|\n")
    assert found.lines[0].text == "A: a *star and word_ and |bar|"
    assert not found.faults
    assert capfd.readouterr() == ("", "")


def test_targets_of_links_stand_at_the_end():
    line = parse("**A**: see `here <http://a.b>`_ and http://c.d").lines[-1]
    assert (line.text, line.kind) == ("http://a.b", "link target")


def test_numbered_items_are_a_caution():
    assert parse("1. one\n2. two\n").cautions[0].found.startswith("numbered items")
