"""What there is, is named where people look for it; what is named, is there."""

import argparse
import re
from pathlib import Path

import pytest

from plait.cli import _parser
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml

ROOT = Path(__file__).parents[2]
PAGES = ["README.md", "CONTRIBUTING.md"]
# an inline code span or the target of a link that looks like a path: has a slash, or
# an ending; placeholders, commands and finding ids have other signs or no such ending
PATH = re.compile(r"(?:`|\]\()(\w[\w./-]*)(?:`|\))")
ENDINGS = (".csv", ".ini", ".lock", ".md", ".py", ".qmd", ".smk", ".toml", ".yaml",
           ".yml")  # fmt: skip


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text):
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


BOTH = "\n".join(prose(page(name)) for name in PAGES)
WORKFLOW = "\n".join(
    file.read_text(encoding="utf-8")
    for file in [ROOT / "Snakefile", *sorted(ROOT.glob("workflow/rules/*.smk"))]
)


def make_targets():
    return re.findall(r"^([a-z]+):", page("Makefile"), re.M)


def commands():
    actions = _parser()._actions
    found = [a for a in actions if isinstance(a, argparse._SubParsersAction)]
    return list(found[0].choices)


def rules():
    return re.findall(r"^rule (\w+):", WORKFLOW, re.M)


def stems(folder):
    return sorted(path.stem for path in (ROOT / "config" / folder).glob("*.yaml"))


def top_folders():
    made = {"__pycache__", "htmlcov", "build", "dist"}
    return sorted(
        path.name
        for path in ROOT.iterdir()
        if path.is_dir() and not path.name.startswith(".") and path.name not in made
    )


def is_named(name):
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", BOTH)


def paths_of(text):
    found = [path for path in PATH.findall(prose(text)) if is_path(path)]
    return sorted(set(found))


def is_path(words):
    return "/" in words or words.endswith(ENDINGS)


def is_there(path):
    # a study's own files lie in its folder, shipped ones in config/
    places = [ROOT, ROOT / "config", ROOT / "studies/impact",
              ROOT / "studies/replication"]  # fmt: skip
    return is_made(path) or any((place / path).exists() for place in places)


def is_made(path):
    # by the pipeline: as the rules write it, or one of a list of tables
    whole = f"results/shareable/{path.removeprefix('results/shareable/')}"
    table = whole.startswith("results/shareable/tables/")
    listed = table and f'"{Path(path).stem}"' in WORKFLOW
    return listed or any(made in WORKFLOW for made in (f'"{path}', f'"{whole}'))


@pytest.mark.parametrize("target", make_targets())
def test_make_target_is_named(target):
    assert is_named(f"make {target}"), f"say what `make {target}` does in {PAGES}"


@pytest.mark.parametrize("command", commands())
def test_command_is_named(command):
    assert is_named(f"plait {command}"), f"say what `plait {command}` does in {PAGES}"


@pytest.mark.parametrize("rule", rules())
def test_rule_is_named(rule):
    assert is_named(rule), f"put the rule {rule} into the map in README.md"


@pytest.mark.parametrize("instrument", stems("instruments"))
def test_instrument_is_named(instrument):
    assert is_named(instrument), f"name {instrument} in README.md, under change X"


@pytest.mark.parametrize("profile", stems("disclosure"))
def test_disclosure_profile_is_named(profile):
    assert is_named(profile), f"name {profile} in README.md, under change X"


@pytest.mark.parametrize("folder", top_folders())
def test_top_folder_is_named(folder):
    assert f"{folder}/" in BOTH, f"say in README.md what {folder}/ is for"


@pytest.mark.parametrize("name", [*PAGES, "docs/glossary.md"])
def test_every_path_that_is_named_is_there(name):
    assert [path for path in paths_of(page(name)) if not is_there(path)] == []


def test_paths_are_found_in_prose_and_told_from_other_words():
    text = "`a/b.py`, [c](d/e.md), `wemwbs.total.t1.mean`, `make x`, `<id>/f.py`\n"
    assert paths_of(text + "```\n`g/h.py`\n```\n") == ["a/b.py", "d/e.md"]


def test_the_study_in_the_readme_follows_the_schema(tmp_path):
    example = tmp_path / "study.yaml"
    example.write_text(re.search(r"^```yaml\n(.*?)^```", page("README.md"),
                                 re.M | re.S)[1])  # fmt: skip
    file = read_yaml(str(example))
    assert [*file.faults, *schema_faults(file, load_schema("study"))] == []


def test_a_command_that_the_readme_calls_missing_is_missing():
    missing = page("README.md").split("Not there yet:")[1].split("\n- ")[1]
    assert not set(re.findall(r"`plait (\w+)`", missing)) & set(commands())


def test_the_glossary_is_in_alphabetical_order():
    terms = re.findall(r"^- \*\*(.+?)\*\*: ", page("docs/glossary.md"), re.M)
    assert len(terms) > 40
    assert terms == sorted(terms, key=str.casefold)
