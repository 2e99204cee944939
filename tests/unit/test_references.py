"""A study brings references of its own: they are read strictly, and without notes."""

import io
import json
import re
import subprocess
import zipfile

import pypandoc
import pytest

from plait.synthesis import bibliography
from plait.synthesis.naming import REFERENCES
from plait.synthesis.references import own_references, read_references, titles_of

STYLE = REFERENCES.parent / "styles" / "references.csl"

OURS = """\
% ours
@string{bmj = "BMJ"}
@article{ours2024,
  author = {Lee, A. and {The team}},
  title = "Paid {NHS} " # {work},
  journal = bmj, month = jan, year = 2024,
  note = {P07 told me of this},
  abstract = {Long}
}
"""
ITEM = {"id": "theirs2023", "type": "book", "title": "T", "note": "secret",
        "author": [{"family": "Lee"}], "issued": {"date-parts": [[2023]]}}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(**files):
        names = [f"references.{kind}" for kind in files]
        for name, text in zip(names, files.values(), strict=True):
            (tmp_path / name).write_text(text, "utf-8")
        return read_references(names, folder=str(tmp_path))

    return read


def found(references):
    return [(f.file, f.line, f.found) for f in references.faults]


def test_without_a_file_the_shipped_references_are_all_there_are(read, monkeypatch):
    monkeypatch.setattr(bibliography, "_by_pandoc", None)  # nothing to ask it
    references = read()
    assert "gillard2022" in references.keys
    assert own_references(references) == {}


def test_both_formats_are_read_beside_the_shipped_ones(read):
    references = read(bib=OURS, json=json.dumps([ITEM]))
    assert references.faults == []
    assert {"gillard2022", "ours2024", "theirs2023"} <= references.keys


def test_both_formats_leave_as_one_without_notes_and_abstracts(read):
    made = own_references(read(bib=OURS, json=json.dumps([ITEM])))
    assert list(made) == ["own.json"]
    assert not any(word in str(made) for word in ("P07", "Long", "secret"))
    ours, theirs = json.loads(made["own.json"])
    assert ours == {
        "id": "ours2024", "type": "article-journal", "title": "Paid NHS work",
        "author": [{"family": "Lee", "given": "A."}, {"literal": "The team"}],
        "container-title": "BMJ", "issued": {"date-parts": [[2024, 1]]},
    }  # fmt: skip
    assert theirs == {name: ITEM[name] for name in ITEM if name != "note"}


def test_words_are_titles_and_not_names_or_numbers(read):
    told = titles_of(read(bib=OURS, json=json.dumps([ITEM])))
    assert told.keys() == {"ours2024", "theirs2023"}
    assert "work" in told["ours2024"]
    assert "Lee" not in str(told)


def test_a_key_that_is_there_already_is_a_fault(read):
    twice = OURS.replace("ours2024", "gillard2022") + "\n@misc{a1,}\n@misc{a1,}\n"
    (shipped, own) = found(read(bib=twice))
    assert shipped[1:] == (
        3,
        "the key gillard2022, which reports/references.bib has already",
    )
    assert own[1:] == (12, "the key a1, which line 11 has already")


def test_a_key_of_both_formats_is_a_fault_of_the_second(read):
    ((file, line, _),) = found(
        read(bib=OURS, json=json.dumps([ITEM | {"id": "ours2024"}]))
    )
    assert (file, line) == ("references.json", 1)


def test_a_slip_hides_no_key(read):
    references = read(bib="@misc{a1, title={T}}\n@misc{b1 title={T}}\n@misc{a1,}\n")
    assert {"a1", "b1"} <= references.keys
    assert [line for _, line, _ in found(references)] == [2, 3]
    assert own_references(references) == {}


HOSTILE = (
    r"<script>alert(1)</script> \input{x} #eval(1) <w:p/> [l](javascript:y) {=html}"
)
ESCAPED = r"&lt;script&gt;alert(1)&lt;/script&gt; \input{x} #eval(1) &lt;w:p/&gt; [l](javascript:y) {=html}"


@pytest.mark.parametrize(("to", "shown"), [
    ("html", ESCAPED), ("docx", ESCAPED),
    ("typ", r"\<script\>alert(1)\</script\> \\input{x} \#eval(1) \<w:p/\> \[l\](javascript:y) {=html}"),
])  # fmt: skip
def test_markup_in_a_field_shows_as_text_in_every_format(read, tmp_path, to, shown):
    typed = HOSTILE.translate({ord("\\"): r"\textbackslash ", **{ord(s): rf"\{s}" for s in "#{}"}})  # fmt: skip
    bib = f"@book{{a1, title = {{{{{typed}}}}}, publisher = {{{{{typed}}}}}}}"
    hostile = ITEM | {"title": HOSTILE, "publisher": HOSTILE}
    made = own_references(read(bib=bib, json=json.dumps([hostile])))
    (tmp_path / "own.json").write_text(made["own.json"], "utf-8")
    (tmp_path / "page.md").write_text("[@a1; @theirs2023]", "utf-8")
    command = [pypandoc.get_pandoc_path(), "--citeproc", "--bibliography=own.json", f"--csl={STYLE}",
               "page.md", f"--output=page.{to}", "--wrap=none"]  # fmt: skip
    subprocess.run(command, cwd=tmp_path, check=True)
    page = (tmp_path / f"page.{to}").read_bytes()
    if to == "docx":
        page = zipfile.ZipFile(io.BytesIO(page)).read("word/document.xml")
    assert page.decode().count(shown) >= 4
    assert not re.search(
        r'(?<!\\)<script|href="j|(?<!\\)#eval\(1\)(?! &lt;)', page.decode()
    )
