"""What people typed stands as words in the web page, the PDF and the Word file."""

import io
import json
import re
import shutil

import pypdf
import pytest
from argument_fixtures import HELD, LOAD, argument_tables, relation
from docx import Document
from lxml import html
from report_fixtures import make_inputs, make_prose, make_study
from test_checklist_tables import ABOUT, ROWS

from plait.report.checklist_tables import checklist_parts
from plait.report.document import report_metadata
from plait.report.embedded import render_embedded
from plait.report.fonts import copy_fonts
from plait.report.network_parts import network_parts
from plait.report.word_pages import finish_word
from plait.shapes.checklists import CHECKLISTS
from plait.study_files import CHECKOUT

# A sign of each language that a part of the report is written in.
SIGNS = "<script>x()</script> <b>b</b> &amp; #let z=1 $y$ `c` *s* _u_ ~t~ ^v^ [w](q:r) | \\emph{e} //no /*c*/ {{< meta title >}} @who =h"
# A memo is prose: its author may set words in italics, name a source or link to a page.
PROSE = "<script>x()</script> & #let z=1 $y$ #nonsense() \\emph{e} //no {{< meta title >}} {=typst}"
PLACES = ("construct", "definition", "relation", "answer", "author")


def typed(place):
    return f"{place}-begins {SIGNS} ends"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small report with such words in each place, set in three formats."""
    folder = tmp_path_factory.mktemp("typed") / "render"
    shutil.copytree(CHECKOUT / "reports", folder, ignore=shutil.ignore_patterns("sections"))  # fmt: skip
    copy_fonts(folder / "fonts")
    (folder / "document.qmd").write_text("\n\n".join(_page()), "utf-8")
    about = report_metadata(make_study() | {"title": "T", "authors": [typed("author")]})
    shown = {"lang": "en-GB", "bibliography": "references.bib", "csl": "styles/references.csl"}  # fmt: skip
    (folder / "_metadata.yml").write_text(json.dumps(about | shown), "utf-8")
    render_embedded(folder)
    return folder


def _page():
    rows = {
        "constructs": [HELD | {"name": typed("construct"), "definition": typed("definition")}, LOAD],
        "relations": [relation(text=typed("relation"))],
        "reflexive_memos": [{"place": 1, "date": "2026-01-01", "heading": "Memo", "shown_as": "me",
                             "text": f"memo-begins {PROSE} ends", "approved_on": "2026-01-02"}],
    }  # fmt: skip
    row = {"checklist": "tiny_list", "place": 1, "item": "1", "section": "A", "asks": "asked"}  # fmt: skip
    checks = CHECKLISTS.frame([row | ROWS[2] | {"answer": typed("answer")}])
    inputs = make_inputs(
        tables=make_inputs().tables | argument_tables(**rows) | {"checklists": checks},
        prose=make_prose() | {"checklists": [ABOUT]},
    )
    made = network_parts(inputs)
    names = ("table-constructs", "table-relations", "reflexive-memos")
    # No section of the report is here to be referred to.
    tables = checklist_parts(inputs, {})["checklist-tables"]
    return ["# Words", *(made[name] for name in names), tables]


def plain(text):
    """Without blanks, which lines break at, and without curls and zero-width spaces."""
    text = text.replace("\u2019", "'").replace("\u200b", "").replace("\ufb01", "fi")
    return re.sub(r"\s+", "", text)


def in_page(folder):
    page = html.fromstring((folder / "document.html").read_text("utf-8"))
    return "".join(page.xpath("//body//text()[not(ancestor::script)]"))


def in_word(folder):
    made = Document(io.BytesIO(finish_word((folder / "document.docx").read_bytes())))
    return "".join(made.element.body.itertext())


def in_print(folder):
    pages = pypdf.PdfReader(folder / "document.pdf").pages
    return "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize("read", [in_page, in_word, in_print])
def test_constructs_relations_answers_and_names_stand_as_typed(folder, read):
    said = plain(read(folder))
    assert [place for place in PLACES if plain(typed(place)) not in said] == []


@pytest.mark.parametrize("read", [in_page, in_word, in_print])
def test_a_memo_runs_nothing(folder, read):
    assert plain(f"memo-begins {PROSE} ends") in plain(read(folder))


def test_no_script_of_theirs_is_in_the_page(folder):
    page = html.fromstring((folder / "document.html").read_text("utf-8"))
    assert not [s for s in page.xpath("//script/text()") if s.strip() == "x()"]
