"""A web page has its tips, its script and its files inside, and nothing else."""

import base64
import json

import pytest

from plait.report.failure import RenderError
from plait.report.page import embed_files, finish_page

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "render"
    (made / "styles").mkdir(parents=True)
    (made / "figures").mkdir()
    (made / "styles/report.js").write_text("// script\n")
    (made / "styles/report.css").write_text("p { color: red }\n")
    (made / "figures/a.svg").write_text(SVG)
    (tmp_path / "secret.svg").write_text(SVG)
    return made


def test_equal_tips_have_one_number(folder):
    words = {"k1": "What\nscale.t1.mean", "k2": "Norm\nfrom a paper"}
    (folder / "tips.json").write_text(json.dumps(words))
    page = finish_page(
        '<i data-finding="k1">1</i><i data-finding="k2">2</i><i data-finding="k1">1</i></body>',
        folder,
    )
    assert page.startswith('<i data-t="0">1</i><i data-t="1">2</i><i data-t="0">1</i>')
    store = json.loads(page.partition('id="tips">')[2].partition("</script>")[0])
    assert store["tips"] == [[0, 1], [2, 3]]
    assert store["trails"] == [0]  # a norm has no entry on the audit page


def test_a_page_without_tips_has_its_script_alone(folder):
    assert finish_page("<p>a</p></body>", folder) == "<p>a</p><script>\n// script\n</script>\n</body>"  # fmt: skip


def test_words_that_look_like_a_tip_stay_words(folder):
    typed = "<p>so data-tip=&quot;x&quot;</p>"
    assert finish_page(f"{typed}</body>", folder).startswith(typed)


def test_style_and_pictures_are_taken_in(folder):
    page = embed_files(
        '<link rel="stylesheet" href="styles/report.css" /><img alt="a" src="figures/a.svg" />',
        folder,
    )
    coded = base64.b64encode(SVG.encode()).decode()
    assert page == (
        "<style>\np { color: red }\n</style>"
        f'<img alt="a" src="data:image/svg+xml;base64,{coded}" />'
    )


@pytest.mark.parametrize(
    "source",
    ["figures/none.svg", "../secret.svg", "https://example.org/a.svg", "/etc/hostname"],
)
def test_a_file_from_elsewhere_is_never_taken_in(folder, source):
    with pytest.raises(RenderError, match="no such file in the report"):
        embed_files(f'<img src="{source}" alt="a" />', folder)
