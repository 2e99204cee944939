"""Transcripts in Markdown."""

from plait.ingest.markdown_lines import markdown_lines


def lines(text):
    return markdown_lines(text.encode(), shown="a.md").lines


def texts(text):
    return [line.text for line in lines(text)]


def labels(text):
    return [line.text[: line.label] for line in lines(text) if line.label]


def test_a_bold_label_is_found_with_the_colon_inside_or_outside():
    assert labels("**P03:** yes\n\n**P04**: no") == ["P03:", "P04:"]


def test_a_label_holds_a_comma():
    assert labels("**Dr Reece, PsyD:** yes") == ["Dr Reece, PsyD:"]


def test_bold_words_without_a_colon_are_speech():
    assert labels("**Never** again") == []


def test_a_label_after_a_line_break_in_a_paragraph_is_found():
    assert labels("**P03:** yes\n**P04:** no") == ["P03:", "P04:"]


def test_markup_goes_and_words_stay():
    assert texts(r"**P03:** *so* \[12:30\] `x` &amp; <b>y</b>")[0] == (
        "P03: so [12:30] x & <b>y</b>"
    )


def test_targets_of_links_stand_at_the_end():
    found = lines("**P03:** see [here](http://a.b) ![pic](c.png) <http://d.e>")
    assert found[0].text == "P03: see here pic http://d.e"
    assert [(line.text, line.kind) for line in found[2:]] == [
        ("http://a.b", "link target"),
        ("c.png", "link target"),
    ]


def test_headings_are_headings():
    assert [line.kind for line in lines("# One\n\ntwo")][::2] == ["heading", "speech"]


def test_words_that_look_like_markup_are_not_lost():
    text = "1986. A good year\n\n[laughs]: yes\n\n> said\n\n- so\n\n    indented"
    assert [t for t in texts(text) if t] == [
        "1986. A good year",
        "[laughs]: yes",
        "> said",
        "- so",
        "indented",
    ]


def test_a_fence_keeps_its_text():
    assert "words" in texts("```\nwords\n```")
