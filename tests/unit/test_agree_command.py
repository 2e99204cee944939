"""`plait agree` refuses what cannot be agreed on, and says so."""

import pytest

from plait.cli import main
from plait.shapes.codings import CODINGS, RECOMMENDATIONS, THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.release import CODES
from plait.shapes.tables import write_frame
from plait.synthesis.agreeing import agreed_cautions

STUDY = {"synthesis": {"mode": "final"}, "agreed": "", "argument": "",
         "claims": {"propositions": "synthesis/propositions.yaml"}}  # fmt: skip


def test_a_study_that_was_not_run_is_refused(tmp_path, capsys):
    assert main(["agree", str(tmp_path)]) == 1
    assert "run the study first" in capsys.readouterr().err


def test_a_final_study_without_the_record_gets_a_caution():
    (caution,) = agreed_cautions(STUDY)
    assert caution.file == "synthesis/agreed.csv"
    assert agreed_cautions(STUDY | {"agreed": "synthesis/agreed.csv"}) == []
    assert agreed_cautions(STUDY | {"synthesis": {"mode": "draft"}}) == []
    assert agreed_cautions(STUDY | {"claims": {}}) == []


@pytest.fixture
def run_study(small):
    """Give a small study without claims, as a run without results would leave it."""
    tables = {"findings_quantitative.parquet": FINDINGS, "codings.parquet": CODINGS,
              "findings_qualitative.parquet": FINDINGS, "codes.csv": CODES,
              "recommendations.csv": RECOMMENDATIONS, "themes.csv": THEMES}  # fmt: skip
    for path in (small / "synthesis").glob("*.*"):
        path.unlink()
    (small / "results/restricted").mkdir(parents=True)
    for name, shape in tables.items():
        write_frame(shape.empty(), str(small / "results/restricted" / name), shape)
    return small


def _construct(name, origin):
    return f"- {{id: {name}, name: N, definition: D, kind: synthetic, from: [{origin}]}}\n"  # fmt: skip


def test_a_sound_synthesis_is_agreed_on_as_of_the_last_run(run_study, capsys):
    assert main(["agree", str(run_study)]) == 0
    assert "as of the last run" in capsys.readouterr().out
    assert (run_study / "synthesis/agreed.csv").is_file()


@pytest.mark.parametrize(("file", "text", "found"), [
    ("constructs.yaml", _construct("a", "b") + _construct("b", "a"), "a ring: "),
    ("constructs.yaml", _construct("a", "nosuch"), "nosuch, which nothing has"),
    ("argument.md", "As others say [@gilard2022].", "did you mean gillard2022?"),
    ("critique.yaml", "- {id: c1, on: nosuch, by: a reader, date: '2026-01-01', text: T}",
     "nosuch, which nothing has"),
    ("relations.yaml", "- {id: r1, from: nosuch, to: x, kind: limits, text: T, basis: interpretation}",
     "nosuch, which no construct has"),
])  # fmt: skip
def test_a_synthesis_with_a_fault_is_not_agreed_on(
    run_study, capsys, file, text, found
):
    (run_study / "synthesis" / file).write_text(text, encoding="utf-8")
    assert main(["agree", str(run_study)]) == 1
    assert found in capsys.readouterr().err
    assert not (run_study / "synthesis/agreed.csv").exists()


def test_tables_of_another_version_are_refused_without_a_traceback(run_study, capsys):
    (run_study / "results/restricted/codes.csv").write_text("odd\n1\n", "utf-8")
    assert main(["agree", str(run_study)]) == 1
    assert "run the study again" in capsys.readouterr().err
