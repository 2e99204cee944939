"""Signs that nobody sees are no part of an id."""

from plait.synthesis.claims import read_claims
from plait.synthesis.marks import read_marks

ID = "gad7.\u200btotal.\ufefft1-t2.\u00adchange"
PLAIN = "gad7.total.t1-t2.change"


def test_ids_in_marks_are_read_without_them_and_prose_keeps_them(tmp_path):
    text = f'so\u00adcial [fell\u200b](finding:{ID} "fell") {{finding:{ID}|unit}}'
    (tmp_path / "argument.md").write_text(text, encoding="utf-8")
    argument = read_claims({}, "argument.md", folder=str(tmp_path)).argument
    assert [mark.name for mark in read_marks(argument)] == [PLAIN, PLAIN]
    assert argument.startswith("so\u00adcial [fell\u200b]")


def test_ids_in_evidence_are_read_without_them_and_words_keep_them(tmp_path):
    (tmp_path / "p.yaml").write_text(
        f"""\
- id: p1
  text: so\u00adcial
  strands: quantitative
  statements:
    - {{id: p1a, strand: quantitative, basis: data, text: t, word: fell, evidence: ["{ID}"]}}
""", encoding="utf-8")  # fmt: skip
    claims = read_claims({"propositions": "p.yaml"}, "", folder=str(tmp_path))
    assert claims.faults == []
    (proposition,) = claims.propositions.data
    assert proposition["statements"][0]["evidence"] == [PLAIN]
    assert proposition["text"] == "so\u00adcial"
