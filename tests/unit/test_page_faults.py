"""A web page with a hole in it is not let through."""

import pytest

from plait.report.failure import RenderError
from plait.report.page_faults import page_faults
from plait.report.render import render_document

SOUND = """<!DOCTYPE html><html lang="en-GB"><head><title>A</title></head><body>
<h1 id="a">A</h1><h2 id="b">B</h2><p><a href="#b">b</a>
<a href="https://doi.org/10.1/x">doi</a> <a href="../figures/one.svg">SVG</a></p>
<img src="data:image/png;base64,AA==" alt="A dot"><h2>C</h2></body></html>"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/one.svg").write_text("<svg/>")
    return tmp_path


def test_a_sound_page_has_no_faults(folder):
    assert page_faults(SOUND, folder) == []


@pytest.mark.parametrize(
    ("was", "became", "fault"),
    [
        (' lang="en-GB"', "", "the page names no language"),
        ("<title>A</title>", "", "the page has no title"),
        ('id="b"', 'id="a"', "the id a stands twice"),
        ('href="#b"', 'href="#none"', "the link #none leads nowhere"),
        ('href="#b"', 'href="javascript:alert(1)"', "the link javascript:alert(1) is not one"),
        ('href="#b"', 'href="page.html"', "the link page.html is not one"),
        ("one.svg", "two.svg", "the link ../figures/two.svg leads to no picture"),
        (' alt="A dot"', "", "a picture has no alternative text: data:"),
        ('alt="A dot"', 'alt=" "', "a picture has no alternative text"),
        ("data:image/png;base64,AA==", "https://x.org/a.png", "https://x.org/a.png would be fetched"),
        ("<title>", '<link rel="stylesheet" href="x.css"><title>', "x.css would be fetched"),
        ("<title>", '<script src="//x.org/a.js"></script><title>', "//x.org/a.js would be fetched"),
        ("<title>", "<style>@import 'x.css';</style><title>", "'x.css' would be fetched"),
        ("<title>", "<style>a{background:url(https://x.org/a)}</style><title>", "https://x.org/a would be fetched"),
        ("<p>", "<p>see ?@sec-none ", "?@sec-none was not resolved"),
        ("<h2>C</h2>", "<h4>C</h4>", "the heading “C” skips a level"),
        ("<h2>C</h2>", "<h1>C</h1>", "the page does not have one title"),
    ],
)  # fmt: skip
def test_each_fault_is_named(was, became, fault, folder):
    (found, *more) = page_faults(SOUND.replace(was, became, 1), folder)
    assert fault in f"{found} {more}"


def test_all_faults_are_told_and_nothing_is_moved(folder, monkeypatch, tmp_path):
    page = SOUND.replace(' lang="en-GB"', "").replace(' alt="A dot"', "")

    def write(folder, formats):
        (folder / "document.html").write_text(page)

    monkeypatch.setattr("plait.report.render.render_embedded", write)
    with pytest.raises(RenderError, match=r"no language; .*no alternative text"):
        render_document(folder, tmp_path / "out/report", formats=["html"], renderer="embedded")  # fmt: skip
    assert not (tmp_path / "out").exists()
