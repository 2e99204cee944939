"""`plait agree` refuses what cannot be agreed on, and says so."""

from plait.cli import main
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
