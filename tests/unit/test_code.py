"""A rule's digest follows the content of every module that its script reaches."""

from pathlib import Path

import pytest

from plait.code import SCRIPTS, assumptions, code_digest, reached

FILES = {
    "score.py": "from plait.near import score\n",
    "other.py": "import plait.far\n",
    "plait/__init__.py": "",
    "plait/near.py": "def score():\n    from plait.deep.inner import x\n",
    "plait/far.py": "",
    "plait/deep/__init__.py": "",
    "plait/deep/inner.py": "import numpy\nfrom plait.near import score\n",
}


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def _names(paths: set[Path], scripts: Path) -> set[str]:
    return {path.relative_to(scripts).as_posix() for path in paths}


def test_a_script_reaches_modules_at_any_depth_and_their_packages(scripts):
    assert _names(reached(scripts / "score.py", scripts), scripts) == {
        "score.py", "plait/__init__.py", "plait/near.py", "plait/deep/__init__.py",
        "plait/deep/inner.py",
    }  # fmt: skip


def test_a_plain_import_is_followed(scripts):
    found = _names(reached(scripts / "other.py", scripts), scripts)
    assert found == {"other.py", "plait/__init__.py", "plait/far.py"}


@pytest.mark.parametrize("module", ["plait/deep/inner.py", "plait/__init__.py"])
def test_an_edited_module_changes_the_digest(scripts, module):
    before = code_digest("score", scripts)
    (scripts / module).write_text(FILES[module] + "# edited\n")
    assert code_digest("score", scripts) != before


def test_a_module_out_of_reach_does_not_change_the_digest(scripts):
    before = code_digest("score", scripts)
    (scripts / "plait/far.py").write_text("# edited\n")
    assert code_digest("score", scripts) == before


def test_the_digest_is_of_names_and_contents_not_of_the_place(
    scripts, tmp_path_factory
):
    copy = tmp_path_factory.mktemp("copy")
    for name in FILES:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        (copy / name).write_bytes((scripts / name).read_bytes())
    digest = code_digest("score", scripts)
    assert code_digest("score", copy) == digest
    assert len(digest) == 16


def test_a_shipped_script_reaches_what_it_imports_inside_a_with_statement():
    found = _names(reached(SCRIPTS / "suggest_codes.py"), SCRIPTS)
    assert "plait/qualitative/suggestions.py" in found


def test_what_a_study_does_not_have_is_not_assumed_of(tmp_path):
    for name in ("quantitative", "exchange"):
        (tmp_path / "plait" / name).mkdir(parents=True)
    (tmp_path / "plait/quantitative/a.py").write_text("# ASSUME a score is a number\n")
    (tmp_path / "plait/exchange/imported.py").write_text("# ASSUME a code is a code\n")
    (tmp_path / "plait/b.py").write_text("# ASSUME a day is a day\n")
    assert len(assumptions(tmp_path)) == 3
    gone = ["questionnaires", "imports"]
    assert assumptions(tmp_path, without=gone) == ["A day is a day."]


def test_assumptions_are_listed_as_sentences(tmp_path):
    (tmp_path / "a.py").write_text(
        "x = 1\n    # ASSUME a rating is a number\n    # on a line.\n    y = 2\n"
        "# ASSUME: nothing else\n# no assumption\n"
    )
    assert assumptions(tmp_path) == [
        "A rating is a number on a line.", "Nothing else no assumption."
    ]  # fmt: skip
