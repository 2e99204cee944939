"""What a bundle says must follow from what it says elsewhere."""

import io
import json

import docx
import pandas as pd
import pytest
from provenance_fixtures import RECORD, write_run

from plait.provenance.alone import open_files
from plait.provenance.check_numbers import check_numbers
from plait.provenance.check_tables import check_tables
from plait.provenance.check_texts import check_argument, check_forms, check_quotes
from plait.provenance.check_verdicts import check_verdicts
from plait.provenance.checks import check_results
from plait.provenance.report_text import text_of
from plait.release.approval import digest_of
from plait.report.hover import finding_tip
from plait.shapes.findings import FINDINGS

GIVEN = {
    "finding": "a.total.t1-t2.change", "strand": "quantitative", "instrument": "a",
    "scale": "total", "measure": "change", "estimate": -4.05, "low": -7.683, "high": -0.417,
    "level": 0.95, "n": 20, "unit": "points", "status": "computed", "caution": "",
    "method": "", "source": "", "p": 0.031, "sd": None,
}  # fmt: skip
BY_ID = {GIVEN["finding"]: GIVEN}
STATEMENT = {"proposition": "p1", "statement": "s1", "strand": "quantitative",
             "basis": "data", "word": "fell", "findings": GIVEN["finding"],
             "extracts": "", "verdict": "shown"}  # fmt: skip
SENTENCE = "By four months wellbeing had fallen by 4.1 points in those who answered."


def page(words, tip=None):
    lines = (tip or finding_tip(GIVEN)).split("\n")
    tips = json.dumps({"lines": lines, "tips": [list(range(len(lines)))]})
    return (f'<p>It <span data-t="0">{words}</span>.</p>'
            f'<script type="application/json" id="tips">{tips}</script>')  # fmt: skip


@pytest.mark.parametrize(
    "words", ["fell by 4.1", "−4.05 (−7.7 to −0.4)", "n = 20", "p = 0.03"]
)
def test_a_number_that_its_finding_gives_is_no_problem(words):
    assert list(check_numbers(page(words), BY_ID)) == []


def test_a_number_that_its_finding_does_not_give_is_named():
    assert list(check_numbers(page("fell by 4.2"), BY_ID)) == [
        "'fell by 4.2', set from a.total.t1-t2.change: the finding does not give 4.2"
    ]


def test_what_a_tip_says_is_held_against_the_finding_too():
    tip = finding_tip(GIVEN).replace("n = 20", "n = 21")
    assert "'n = 21 people', expected 'n = 20 people'" in next(
        check_numbers(page("4.1", tip), BY_ID)
    )


def test_a_number_of_a_withheld_finding_is_named():
    held = GIVEN | {"status": "withheld", "estimate": None}
    told = list(check_numbers(page("4.1", finding_tip(held)), {held["finding"]: held}))
    assert told == ["'4.1', set from a.total.t1-t2.change: the finding is withheld"]


def test_a_share_in_a_column_of_per_cents_is_given():
    share = GIVEN | {"estimate": 0.981, "low": None, "high": None}
    assert (
        list(check_numbers(page("98.1", finding_tip(share)), {share["finding"]: share}))
        == []
    )


@pytest.mark.parametrize("words", ["{", '{"lines": [], "tips": [[9]]}', "[]"])
def test_tips_that_cannot_be_read_are_no_traceback(words):
    spoilt = f'<span data-t="0">4</span><script type="application/json" id="tips">{words}</script>'
    assert list(check_numbers(spoilt, BY_ID)) == []


@pytest.mark.parametrize(("change", "told"), [
    ({}, []),
    ({"word": "rose"}, ["contradicted"]),
    ({"verdict": "not shown"}, ["shown"]),
    ({"verdict": "in fault"}, []),
    ({"word": "nonsense"}, ["no verdict for the word 'nonsense'"]),
    ({"strand": "qualitative", "extracts": "q1"}, []),
    ({"strand": "qualitative", "findings": "", "verdict": "contradicted"}, ["shown or not shown"]),
])  # fmt: skip
def test_a_verdict_is_weighed_again(change, told):
    found = list(check_verdicts([STATEMENT | change], BY_ID, {"a.total": "higher"}))
    assert [line.partition("the findings give ")[2] for line in found] == told


def test_a_verdict_on_what_is_withheld_or_not_there_is_named():
    held = {GIVEN["finding"]: GIVEN | {"status": "withheld"}}
    assert "the findings give withheld" in next(check_verdicts([STATEMENT], held, {}))
    assert "which findings.csv has not" in next(check_verdicts([STATEMENT], {}, {}))


def workbook(frame):
    made = io.BytesIO()
    frame.to_excel(made, index=False)
    return made.getvalue()


def test_the_forms_of_a_table_must_tell_the_same():
    frame = pd.DataFrame({"a": ["x", "y"], "n": [1, 2]})
    files = {"tables/t.csv": b"a,n\nx,1\ny,3\n", "tables/t.xlsx": workbook(frame),
             "tables/t.json": b'{"columns": {"a": "", "n": ""}, "rows": 9}'}  # fmt: skip
    assert list(check_tables(files)) == [
        "tables/t.csv and tables/t.xlsx: row 2, n: '3', or '2.0'",
        "tables/t.json: says 9 rows, the table has 2",
    ]


def test_numbers_and_guarded_text_are_alike_in_every_form():
    frame = pd.DataFrame({"a": ["@x", "true"], "n": [1.50, None]})
    files = {"tables/t.csv": b"a,n\n'@x,1.5\n1,\n", "tables/t.xlsx": workbook(frame)}
    assert list(check_tables(files)) == []


def test_a_note_that_cannot_be_read_or_names_other_columns_is_told():
    table = {"tables/t.csv": b"a\nx\n"}
    assert list(check_tables(table | {"tables/t.json": b"{"})) == [
        "tables/t.json: cannot be read"
    ]
    other = table | {"tables/t.json": b'{"columns": {"b": ""}, "rows": 1}'}
    assert list(check_tables(other)) == [
        "tables/t.json: names other columns than the table has"
    ]


def test_findings_are_compared_with_their_parquet():
    made = io.BytesIO()
    pd.DataFrame({"a": ["x"], "n": [1.0]}).to_parquet(made)
    files = {"findings.csv": b"a,n\nx,2\n", "findings.parquet": made.getvalue()}
    assert list(check_tables(files)) == [
        "findings.csv and findings.parquet: row 1, n: '2', or '1.0'"
    ]


def texts(page=SENTENCE, word=SENTENCE, pdf=SENTENCE):
    from plait.provenance.check_texts import BARE

    html = "report/report.html"
    return {
        html: page,
        "report/report.docx": word,
        "report/report.pdf": pdf,
        html + BARE: page,
    }


@pytest.mark.parametrize("form", ["page", "word", "pdf"])
def test_a_number_that_was_changed_in_one_form_is_told_with_that_form(form):
    name = {"page": "html", "word": "docx", "pdf": "pdf"}[form]
    told = list(check_forms(texts(**{form: SENTENCE.replace("4.1", "4.7")})))
    assert told
    assert all(line.startswith(f"report/report.{name}: ") for line in told)
    assert any("[4.7]" in line for line in told)


def test_a_word_that_was_changed_in_the_web_page_is_told():
    told = list(check_forms(texts(page=SENTENCE.replace("fallen", "risen"))))
    assert told == [
        "report/report.html: has not months wellbeing had [fallen] by 4.1 points"
    ]


def test_the_same_in_every_form_and_a_form_that_cannot_be_read():
    assert list(check_forms(texts())) == []
    assert list(check_forms(texts(pdf=""))) == ["report/report.pdf: cannot be read"]


def test_a_quote_with_other_words_is_told_with_its_form():
    shown = "she said q1 I walked the road behind her two lamp posts"
    quotes = [
        {"quote": "q1", "text": "I walked the road"},
        {"quote": "q9", "text": "never shown"},
    ]
    told = list(
        check_quotes(quotes, texts(shown, shown, shown.replace("walked", "ran")))
    )
    assert len(told) == 1
    assert told[0].startswith("report/report.pdf: has not the words of q1")


def test_a_quote_that_stands_twice_and_was_changed_once_is_named():
    quotes = [{"quote": "q1", "text": "We walked round the ward twice."}]
    twice = "We walked round the ward twice. (q1) " * 2
    changed = twice.replace("twice", "thrice", 1)
    assert list(check_quotes(quotes, texts(twice, twice, twice))) == []
    (told,) = check_quotes(quotes, texts(changed, twice, twice))
    assert told.startswith("report/report.html: has not the words of q1")


def prose(argument):
    return json.dumps({"argument": argument}).encode()


def test_the_argument_is_held_against_findings_quotes_and_the_report():
    argument = ("By four months wellbeing had [fallen by 4.1 points](finding:a.total.t1-t2.change)"
                "\nin those who answered.")  # fmt: skip
    assert list(check_argument(prose(argument), BY_ID, [], texts())) == []
    wrong = list(
        check_argument(prose(argument.replace("4.1", "4.3")), BY_ID, [], texts())
    )
    assert "says 4.3 through a.total.t1-t2.change, which does not give it" in wrong[0]
    assert "[4.3]" in wrong[1]


def test_words_quoted_in_the_argument_are_those_of_the_quote():
    quotes = [{"quote": "q1", "text": "I walked the road"}]
    told = list(check_argument(prose("[I ran](quote:q1)"), BY_ID, quotes, {}))
    assert "words quoted from q1 are not those of tables/quotes.csv" in told[0]
    assert (
        list(check_argument(prose("[walked the road](quote:q1)"), BY_ID, quotes, {}))
        == []
    )
    assert list(check_argument(b"[", BY_ID, quotes, {})) == [
        "prose.json: cannot be read"
    ]


def test_the_words_of_a_word_file_are_read():
    made, document = io.BytesIO(), docx.Document()
    document.add_paragraph("Fell by −4.1\u00a0points")
    document.save(made)
    assert text_of("report.docx", made.getvalue()) == "Fell by -4.1 points"


def test_what_cannot_be_read_as_a_report_is_told():
    files = {
        "report/report.html": b"<p>x</p>",
        "report/report.docx": b"x",
        "report/report.pdf": b"x",
    }
    told = check_results(files)
    assert {
        "report/report.docx: cannot be read",
        "report/report.pdf: cannot be read",
    } <= set(told)


@pytest.fixture
def files(tmp_path):
    rows = FINDINGS.frame(
        [{"estimate": None} | {k: v for k, v in GIVEN.items() if v != ""}]
    )
    statements = pd.DataFrame([STATEMENT]).to_csv(index=False)
    scales = "instrument,scale,better\na,total,higher\n"
    made = {"findings.csv": rows.to_csv(index=False), "tables/statements.csv": statements,
            "tables/scales.csv": scales}  # fmt: skip
    digest = digest_of({name: text.encode() for name, text in made.items()})
    release = {"state": RECORD["release"]["state"], "digest": digest}
    made["record.json"] = json.dumps(RECORD | {"release": release})
    return open_files(write_run(tmp_path / "shareable", made)).files


def recorded(files, **other):
    """Give the record of a bundle with something else in it."""
    record = json.loads(files["record.json"]) | other
    return {"record.json": json.dumps(record).encode()}


def test_a_sound_bundle_has_no_contradiction(files):
    assert check_results(files) == []


def test_what_was_approved_is_held_against_what_is_there(files):
    release = {"state": "release", "digest": "0" * 64}
    assert check_results(files | recorded(files, release=release)) == [
        "manifest.json: tells another state of release than record.json",
        "record.json: the digest to approve is of other findings, tables or prose",
    ]


def test_parameters_inputs_and_versions_are_told_alike_everywhere(files):
    manifest = json.loads(files["manifest.json"])
    inputs = json.loads(files["manifest.json"])["inputs"]
    inputs[1]["rows"][1] = "r9"
    manifest["parameters"]["describe_run"]["seed"] = 2
    files |= recorded(files, python="3.9", inputs=inputs)
    files |= {"manifest.json": json.dumps(manifest).encode()}
    assert check_results(files) == [
        "manifest.json: tells another python than record.json",
        "manifest.json: another digest of coding/decisions, file 1 of 1, decision 2 than record.json",
        "manifest.json: seed of describe_run is 2, ro-crate-metadata.json has 1",
    ]


def test_a_changed_verdict_is_found_in_the_whole(files):
    files["tables/statements.csv"] = files["tables/statements.csv"].replace(
        b",shown", b",contradicted"
    )
    assert any("statement s1 of p1: contradicted, the findings give shown" in line
               for line in check_results(files))  # fmt: skip


@pytest.mark.parametrize("name", ["findings.csv", "tables/statements.csv", "record.json",
                                  "ro-crate-metadata.json", "manifest.json", "tables/scales.csv"])  # fmt: skip
@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[]", b'"', b'{"inputs": 3}'])
def test_nothing_that_was_changed_makes_a_traceback(files, name, data):
    assert isinstance(check_results(files | {name: data}), list)


@pytest.mark.parametrize("name", [
    "report/report.docx", "report/report.html", "report/report.pdf", "report/audit.html",
    "figures/figures.json", "figures/one.svg", "figures/one.png", "README.md",
])  # fmt: skip
@pytest.mark.parametrize("data", [b"", b"x", b"\xff\x00", b"{}", b"PK\3\4" + b"x" * 60])
def test_no_report_and_no_figure_that_was_changed_makes_a_traceback(files, name, data):
    shown = {"figures/figures.json": b'{"one": {"alt": "x"}}', "figures/one.svg": b"<svg/>",
             "figures/one.png": b"\x89PNG\r\n\x1a\n", "report/report.docx": b"x"}  # fmt: skip
    assert check_results(files | shown | {name: data})


def test_a_line_of_a_list_of_contents_is_no_text():
    from plait.provenance.pdf_text import LEADERS

    page = "In words\n1 Question . . . . . . . 2\nFell by 4.1 . More"
    assert LEADERS.sub("", page) == "In words\n\nFell by 4.1 . More"
