"""The folder that is handed to Quarto holds all that Quarto will look for."""

import base64
import io
import json
import re
import subprocess
from pathlib import Path

import pypandoc
import pytest
import yaml
from docx import Document
from report_fixtures import make_inputs

from plait.report.document import write_report

REPORTS = Path(__file__).parents[2] / "reports"
SPEC = {"alt": 'A "chart" [of] things', "caption": "Means", "drawn": True}
FIGURES = ("change_over_time", "norm_distance", "codes_by_time", "saturation")
INCLUDE = re.compile(r"^\{\{< include (\S+) >\}\}$", re.MULTILINE)
ENTRIES = {"pre-ast", "post-ast", "pre-quarto", "post-quarto", "pre-render", "post-render"}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("quarto")
    (made / "figures").mkdir()
    for name in FIGURES:
        (made / f"figures/{name}.svg").write_text("")
        (made / f"figures/{name}.png").write_bytes(PNG)
    captions = json.dumps(dict.fromkeys(FIGURES, SPEC))
    (made / "figures/figures.json").write_text(captions)
    write_report(
        made / "render", make_inputs(), sources=REPORTS, figures=made / "figures"
    )
    return made / "render"


@pytest.fixture(scope="module")
def project(folder):
    return yaml.safe_load((folder / "_quarto.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def front(folder):
    text = (folder / "document.qmd").read_text("utf-8")
    return yaml.safe_load(text.split("---\n")[1])


@pytest.fixture(scope="module")
def whole(folder):
    """Give the document with every include in its place."""

    def read(path: Path) -> str:
        text = path.read_text("utf-8")
        return INCLUDE.sub(lambda found: read(folder / found[1].lstrip("/")), text)

    return read(folder / "document.qmd")


def test_every_include_begins_at_the_root_of_the_project_and_is_there(folder):
    sources = [folder / "document.qmd", *(folder / "sections").iterdir()]
    found = [path for one in sources for path in INCLUDE.findall(one.read_text())]
    assert len(found) > 40
    assert [path for path in found if not path.startswith("/")] == []
    assert [path for path in found if not (folder / path[1:]).is_file()] == []


def test_no_include_stays_behind(whole):
    assert not re.search(r"(?<!\\)\{\{<\s*include", whole)


def test_only_the_document_is_an_input(project):
    assert project["project"] == {"type": "default", "render": ["document.qmd"]}


def test_nothing_is_run(project, front):
    assert front["engine"] == "markdown"
    assert project["execute"] == {"enabled": False}


def test_every_file_that_the_settings_name_is_there(folder, project, front):
    html, docx, typst = (project["format"][name] for name in ("html", "docx", "typst"))
    named = [
        html["template"], html["css"], docx["reference-doc"], front["bibliography"],
        front["csl"], *typst["template-partials"], *(f["path"] for f in project["filters"]),
    ]  # fmt: skip
    assert [name for name in named if not (folder / name).is_file()] == []


def test_the_partials_have_the_names_that_quarto_asks_for(project):
    partials = project["format"]["typst"]["template-partials"]
    names = sorted(Path(path).name for path in partials)
    assert names == ["typst-show.typ", "typst-template.typ"]


def test_quarto_alone_resolves_includes_and_references(project):
    assert [one["path"] for one in project["filters"]] == [
        "filters/drafts.lua",
        "filters/quarto.lua",
    ]
    assert {one["at"] for one in project["filters"]} <= ENTRIES


def test_the_page_needs_nothing_from_elsewhere(project):
    html = project["format"]["html"]
    assert html["embed-resources"] is True
    assert html["html-math-method"] == "mathml"
    assert html["minimal"] is True
    assert html["theme"] == "none"


def test_pandoc_and_not_typst_sets_the_citations(project):
    assert project["format"]["typst"]["citeproc"] is True


def test_sections_are_numbered_so_that_typst_can_refer_to_them(front):
    assert front["number-sections"] is True


def test_quarto_reads_the_title_by_itself_and_once(folder, project, front):
    metadata = json.loads((folder / "_metadata.yml").read_text("utf-8"))
    assert {"title", "author", "date", "notice"} <= metadata.keys()
    assert "metadata-files" not in project
    assert not metadata.keys() & front.keys()


def test_every_reference_has_one_target(whole):
    made = re.findall(r"\{#((?:tbl|fig|sec)-[\w-]+)", whole)
    asked = set(re.findall(r"(?<![\w\\])@((?:tbl|fig|sec)-[\w-]*\w)", whole))
    assert len(asked) > 5
    assert sorted(made) == sorted(set(made))
    assert asked - set(made) == set()


def test_no_reference_is_to_a_section_without_a_number(whole):
    bare = re.findall(r"\{#(sec-[\w-]+)[^}]*\.unnumbered", whole)
    assert bare
    assert [name for name in bare if f"@{name}" in whole] == []


def test_word_gets_pictures_that_it_can_show(folder, project, whole):
    endings = {f: one["default-image-extension"] for f, one in project["format"].items()}  # fmt: skip
    assert endings == {"html": "svg", "docx": "png", "typst": "svg"}
    pictures = re.findall(r"^!\[.*\]\(([^)]+)\)\{#fig-", whole, re.MULTILINE)
    assert len(pictures) == len(FIGURES)
    for name in pictures:
        assert (folder / f"{name}.svg").is_file(), name
        assert (folder / f"{name}.png").is_file(), name


# The smallest picture that Word can show.
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
TABLE = """![](figures/PICTURE)

| a | b |
|---|---|
| 1 | [2]{.id} |
"""
# Quarto's own nodes, as its filters hand them on once everything has its number.
HANDED_ON = """
local filters = dofile("filters/quarto.lua")
function Pandoc(doc)
  local out = pandoc.Blocks({})
  local caption = pandoc.Plain({ pandoc.Str("Words") })
  for i, id in ipairs({ "fig-a", "tbl-a" }) do
    local float = { identifier = id, content = doc.blocks[i], caption_long = caption,
      order = { order = 7 }, classes = pandoc.List({ "wide" }),
      attributes = { ["fig-alt"] = 'An "alt"' } }
    local made = filters[1].FloatRefTarget(float) or float
    if made.caption_long then made = made.content end
    out:insert(made)
  end
  out:extend(pandoc.Blocks(filters[1].Callout({ type = "note", title = { pandoc.Str("Head") },
    content = pandoc.Blocks({ pandoc.Para({ pandoc.Str("Body") }) }) })))
  local header = pandoc.Header(2, { pandoc.Str("3.1"), pandoc.Space(), pandoc.Str("Name") },
    pandoc.Attr("sec-a", {}, { number = "3.1" }))
  out:insert(header)
  return pandoc.Pandoc(out:walk(filters[2]))
end
"""


@pytest.fixture(scope="module")
def handed_on(folder):
    (folder / "handed_on.lua").write_text(HANDED_ON)

    def show(to: str, picture: str = "change_over_time.svg") -> bytes:
        return subprocess.run(
            [pypandoc.get_pandoc_path(), "--from=markdown-implicit_figures", f"--to={to}",
             "--wrap=none", "--lua-filter=handed_on.lua", "--output=-"],
            input=TABLE.replace("PICTURE", picture).encode(),
            cwd=folder, capture_output=True, check=True,
        ).stdout  # fmt: skip

    return show


def test_on_a_page_quarto_gives_what_the_embedded_renderer_gives(handed_on):
    page = handed_on("html").decode()
    for name, label in (("fig-a", "Figure"), ("tbl-a", "Table")):
        assert f'id="{name}"' in page
        assert f'<span class="caption-label">{label}\u00a07.</span> Words' in page
    assert 'class="table-scroll wide"' in page
    assert 'alt="An &quot;alt&quot;"' in page
    assert '<div class="callout callout-note" role="note">' in page
    assert "<h3" in page


def test_in_pdf_numbers_are_left_to_typst_and_no_font_is_fetched(handed_on):
    page = handed_on("typst").decode()
    assert 'alt: "An \\"alt\\"", width: 100%)' in page
    assert '#callout(kind: "note", title: [Head])[' in page
    assert "#id[" in page
    assert "7." not in page
    assert "\n== 3.1 Name" in page


def test_in_word_a_table_lies_in_no_other_and_pictures_have_words(handed_on):
    made = Document(io.BytesIO(handed_on("docx", "change_over_time.png")))
    assert [len(table._element.xpath(".//w:tbl")) for table in made.tables] == [0]
    texts = [paragraph.text for paragraph in made.paragraphs]
    assert "Table\u00a07. Words" in texts
    assert "3.1\u2002Name" in texts
    assert made.element.xpath("//wp:docPr/@descr") == ['An "alt"']
    assert {"Callout Title", "Callout"} <= {p.style.name for p in made.paragraphs}


def test_every_word_style_of_the_filters_is_in_both_templates(folder):
    lua = (folder / "filters/formats.lua").read_text("utf-8")
    words = re.search(r"ipairs\(\{ (\"caption-label\".*?) \}\)", lua)[1]
    shared = (folder / "styles/typst-template.typ").read_text("utf-8")
    # Quarto's captions have their labels from typst.
    styles = set(re.findall(r'"([\w-]+)"', words)) - {"caption-label"}
    assert [one for one in sorted(styles) if f"#let {one}(" not in shared] == []
