"""The render folder holds all that a renderer needs, and nothing of an absent strand."""

import io
import json
import runpy
import zipfile
from pathlib import Path

import pytest
from report_fixtures import (  # fmt: skip
    NOTICE,
    make_inputs,
    make_prose,
    make_study,
    make_tables,
    without,
)

from plait.errors import StudyError
from plait.report.document import (  # fmt: skip
    date_in_words,
    keep_section,
    report_metadata,
    write_report,
)
from plait.report.parts import report_parts
from plait.report.reference_docx import PLACE, fill_notice

REPORTS = Path(__file__).parents[2] / "reports"
SPEC = {"alt": 'A "chart" [of] things', "caption": "Means", "drawn": True}
CAPTIONS = {
    name: SPEC for name in ("change_over_time", "norm_distance", "codes_by_time")
}
PARTS, _ = report_parts(make_inputs(), CAPTIONS)


@pytest.fixture
def figures(tmp_path):
    folder = tmp_path / "figures"
    folder.mkdir()
    (folder / "figures.json").write_text(json.dumps(CAPTIONS))
    return folder


def test_the_folder_is_whole(tmp_path, figures):
    write_report(tmp_path / "r", make_inputs(), sources=REPORTS, figures=figures)
    made = {path.name for path in (tmp_path / "r").iterdir()}
    assert {"document.qmd", "_quarto.yml", "_metadata.yml", "_parts", "sections",
            "figures", "filters", "styles", "reference.docx", "references.bib"} <= made  # fmt: skip


def test_every_part_that_a_section_includes_is_written(tmp_path, figures):
    write_report(tmp_path / "r", make_inputs(), sources=REPORTS, figures=figures)
    for source in [tmp_path / "r/document.qmd", *(tmp_path / "r/sections").iterdir()]:
        for line in source.read_text().splitlines():
            if line.startswith("{{< include /"):
                assert (tmp_path / "r" / line.split()[2][1:]).is_file(), line


def test_every_part_is_included_somewhere():
    text = "".join(path.read_text() for path in (REPORTS / "sections").iterdir())
    assert [name for name in PARTS if f"/_parts/{name}.md" not in text] == []


@pytest.mark.parametrize(("strand", "gone"), [("quantitative", ["outcomes", "changes", "norms", "methods-quantitative"]), ("qualitative", ["themes", "codes", "recommendations", "workshops"])])  # fmt: skip
def test_sections_of_an_absent_strand_are_empty(tmp_path, figures, strand, gone):
    (figures / "figures.json").write_text(json.dumps({n: SPEC | {"drawn": False} for n in CAPTIONS}))  # fmt: skip
    write_report(tmp_path / "r", without(strand), sources=REPORTS, figures=figures)
    for name in gone:
        assert (tmp_path / f"r/sections/{name}.qmd").read_text() == "", name
    assert (tmp_path / "r/sections/provenance.qmd").read_text() != ""


def test_a_section_without_parts_stays():
    assert keep_section("# References\n", {}) == "# References\n"


def test_a_section_with_one_full_part_stays():
    section = "# A\n\n{{< include /_parts/a.md >}}\n\n{{< include /_parts/b.md >}}\n"
    assert keep_section(section, {"a": "", "b": "x"}) == section
    assert keep_section(section, {"a": "", "b": ""}) == ""


def test_a_mark_that_names_nothing_stops(tmp_path, figures):
    inputs = make_inputs(prose=make_prose() | {"argument": "a\n{finding:nothing.here}"})
    with pytest.raises(StudyError, match=r"argument.md line 2: found \{finding:nothing.here\}"):  # fmt: skip
        write_report(tmp_path / "r", inputs, sources=REPORTS, figures=figures)


def test_what_people_typed_cannot_be_metadata_or_markup():
    metadata = report_metadata(make_study() | {"title": "A *b* <i>", "abstract": ""})
    assert metadata["title"] == "A \\*b\\* \\<i\\>"


def test_empty_metadata_is_left_out():
    metadata = report_metadata({"title": "A", "date": None, "synthetic": ""})
    assert set(metadata) == {"title"}


def test_a_date_is_set_in_words():
    assert date_in_words("2026-01-05") == "5 January 2026"


def test_alternative_texts_keep_their_quotation_marks():
    assert 'fig-alt="A \\"chart\\" \\[of\\] things"' in PARTS["figure-change"]


def test_a_figure_that_was_not_drawn_has_no_part():
    parts, _ = report_parts(make_inputs(), CAPTIONS | {"norm_distance": SPEC | {"drawn": False}})  # fmt: skip
    assert parts["figure-norms"] == ""


def test_cautions_are_counted_and_those_of_withheld_results_are_not():
    assert "The norm’s own sampling error is unknown (96 results)." in PARTS["more-cautions"]  # fmt: skip
    assert "the norm’s own sampling error is unknown (96)" in PARTS["cautions"]


def test_instruments_that_were_not_verified_are_named_once():
    assert PARTS["unverified"].count("Copenhagen Burnout Inventory") == 1


def test_assumptions_are_listed():
    parts, _ = report_parts(
        make_inputs(), CAPTIONS, assumptions={"about words": ["one *thing*"]}
    )
    assert "- one \\*thing\\*" in parts["more-assumptions"]


def test_a_study_that_withheld_nothing_says_so():
    tables = make_tables()
    tables["withheld"] = tables["withheld"][:0]
    parts, _ = report_parts(make_inputs(tables=tables), CAPTIONS)
    assert parts["withheld"] == "Nothing was withheld."


def test_a_run_without_record_names_only_the_seed():
    parts, _ = report_parts(make_inputs(record={}), CAPTIONS)
    assert parts["run"].startswith("Random steps start from the seed 20220530")
    assert "@tbl-inputs" not in parts["run"]


def test_the_files_that_went_in_stand_in_the_appendix():
    files = [{"file": f"data/{n}.csv", "digest": f"{n}" * 12} for n in range(5)]
    inputs = make_inputs(record={"inputs": files})
    parts, _ = report_parts(inputs, CAPTIONS)
    assert "@tbl-inputs lists the files" in parts["run"]
    rows = [line.count("csv") for line in parts["table-inputs"].splitlines()]
    assert [n for n in rows if n] == [2, 2, 1]
    below = [parts["table-inputs"].index(f"data\\/{n}") for n in (0, 3, 1)]
    assert below == sorted(below)
    assert "table-inputs" in (REPORTS / "sections/more-files.qmd").read_text("utf-8")


def test_the_notice_stands_in_the_header_of_the_word_template():
    template = (REPORTS / "reference.docx").read_bytes()
    filled = fill_notice(template, f"{NOTICE} & <more>")
    with zipfile.ZipFile(io.BytesIO(filled)) as file:
        headers = [file.read(n).decode() for n in file.namelist() if n.startswith("word/header")]  # fmt: skip
    assert f"{NOTICE} &amp; &lt;more&gt;" in "".join(headers)
    assert PLACE not in "".join(headers)


def test_the_word_template_is_what_its_script_makes(tmp_path):
    script = REPORTS / "make_reference_docx.py"
    made = runpy.run_path(str(script))
    target = tmp_path / "reference.docx"
    made["main"].__globals__["TARGET"] = target
    made["main"]()
    with zipfile.ZipFile(target) as new, zipfile.ZipFile(REPORTS / "reference.docx") as old:  # fmt: skip
        assert [(e.filename, new.read(e)) for e in new.infolist()] == [(e.filename, old.read(e)) for e in old.infolist()]  # fmt: skip


def test_references_of_the_study_stand_beside_those_that_come_with_plait(
    tmp_path, figures
):
    own = {"own.json": "[]\n"}
    inputs = make_inputs(prose=make_prose() | {"references": own})
    write_report(tmp_path / "r", inputs, sources=REPORTS, figures=figures)
    page = (tmp_path / "r/document.qmd").read_text("utf-8")
    assert "\nbibliography: [references.bib, own.json]\n" in page
    assert {name: (tmp_path / "r" / name).read_text("utf-8") for name in own} == own
