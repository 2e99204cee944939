"""References that people cite amid their words are set as such, in every format."""

import json
import shutil

import pytest
from argument_fixtures import argument_tables
from report_fixtures import make_inputs, make_study
from test_typed_words import in_page, in_print, in_word, plain

from plait.report.citing import cell_citing, escape_citing
from plait.report.critique_tables import critique_table
from plait.report.document import report_metadata
from plait.report.embedded import render_embedded
from plait.report.fonts import copy_fonts
from plait.report.joint_display import joint_display
from plait.report.synthesis_tables import negative_cases, statement_table
from plait.report.workshop_tables import recommendation_table
from plait.study_files import CHECKOUT

CITED = [
    ("as [@k1].", r"as [@k1]\."),
    ("[see @k1, p. 4; -@k2]", r"[see @k1, p\. 4; -@k2]"),
    ("[@k1, @k2]", "[@k1; @k2]"),
    ("@k1 found [it]", r"@k1 found \[it\]"),
    ("[@k1]{.x} [@k1](javascript:x)", r"[@k1]\{\.x\} [@k1]\(javascript\:x\)"),
    ("[<b> @k1 {{< x >}}]", r"[\<b\> @k1 \{\{\< x \>\}\}]"),
]
TYPED = [
    ("jo@x.org", r"jo\@x\.org"),
    ("[@tbl-means]", r"\[\@tbl\-means\]"),
    ("[@k1; plain]", r"\[\@k1; plain\]"),
    ("[none]", r"\[none\]"),
    ("\ue0000\ue001", "0"),
    (None, ""),
]


@pytest.mark.parametrize(("typed", "shown"), CITED + TYPED)
def test_a_reference_is_a_citation_and_all_else_is_escaped(typed, shown):
    assert escape_citing(typed) == shown


def test_a_key_without_brackets_may_stand_as_typed():
    assert escape_citing("@k1 and [@k2]", bare=False) == r"\@k1 and [@k2]"


def test_a_cell_keeps_its_edges():
    assert cell_citing("a | [@k1]") == "a &#124; [@k1]"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small report that cites in each place, set in three formats."""
    folder = tmp_path_factory.mktemp("citing") / "render"
    shutil.copytree(CHECKOUT / "reports", folder, ignore=shutil.ignore_patterns("sections"))  # fmt: skip
    copy_fonts(folder / "fonts")
    tables = make_inputs().tables
    places = {"recommendations": ("text", "dissent"), "statements": ("text", "display"),
              "propositions": ("text", "meta_inference", "searched", "meaning")}  # fmt: skip
    told = {
        name: tables[name].assign(**{
            column: f"{name}-{column} [@farmer2006, p. 4] and @lakens2013 in {{.x}}"
            for column in columns
        })
        for name, columns in places.items()
    }  # fmt: skip
    note = {"place": 1, "note": "c1", "on_kind": "method", "on": "method", "by": "us",
            "text": "note [@farmer2006, p. 4]", "done": "done as @lakens2013 says"}  # fmt: skip
    inputs = make_inputs(tables=tables | argument_tables(critique_notes=[note]) | told)
    # No other table is here to be referred to.
    joint = joint_display(inputs).replace("[@tbl-statements]", "the table")
    made = [recommendation_table(inputs), joint, statement_table(inputs),
            negative_cases(inputs), critique_table(inputs), "::: {#refs}\n:::"]  # fmt: skip
    (folder / "document.qmd").write_text("\n\n".join(["# Words", *made]), "utf-8")
    shown = {"lang": "en-GB", "bibliography": "references.bib", "csl": "styles/references.csl"}  # fmt: skip
    about = report_metadata(make_study() | {"title": "T"})
    (folder / "_metadata.yml").write_text(json.dumps(about | shown), "utf-8")
    render_embedded(folder)
    return folder


@pytest.mark.parametrize("read", [in_page, in_word, in_print])
def test_claims_and_advice_cite_in_every_format(folder, read):
    said = plain(read(folder))
    for column in ("recommendations-text", "recommendations-dissent", "statements-text",
                   "statements-display", "propositions-text", "propositions-searched",
                   "propositions-meaning", "propositions-meta_inference"):  # fmt: skip
        assert f"{column}(Farmeretal.2006,p.4)andLakens(2013)in{{.x}}" in said
    assert "note(Farmeretal.2006,p.4)" in said
    assert "doneasLakens(2013)says" in said
    assert "@farmer" not in said
    assert "implementingatriangulationprotocol" in said.lower()
