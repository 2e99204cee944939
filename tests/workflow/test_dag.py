"""What holds of the workflow's graph, whatever the study."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SNAKEMAKE = Path(sys.executable).with_name("snakemake")
RULES = {path.stem for path in (CHECKOUT / "scripts").glob("*.py")}


@pytest.fixture(scope="module")
def rules():
    """Parse every rule of the workflow: its inputs, outputs and docstring."""
    text = "\n".join(
        path.read_text() for path in sorted((CHECKOUT / "workflow/rules").glob("*.smk"))
    )
    blocks = re.split(r"^rule (\w+):$", text, flags=re.M)[1:]
    return dict(zip(blocks[::2], blocks[1::2], strict=True))


def part(block: str, name: str) -> str:
    found = re.search(rf"^    {name}:\n(.*?)(?=^    \w+:|\Z)", block, re.M | re.S)
    return found.group(1) if found else ""


def snakemake(*words, folder=CHECKOUT):
    return subprocess.run(
        [SNAKEMAKE, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def test_every_rule_has_a_script_of_its_name_and_every_script_a_rule(rules):
    assert set(rules) == RULES
    for name, block in rules.items():
        assert f'"../../scripts/{name}.py"' in part(block, "script")


def test_every_rule_has_one_sentence_a_log_and_the_digest_of_its_code(rules):
    for name, block in rules.items():
        assert re.match(r'\s+"""[A-Z][^"]+\."""', block), name
        assert "results/restricted/logs/" in part(block, "log"), name
        assert f'code=code("{name}")' in part(block, "params"), name


def test_only_the_door_reads_restricted_and_writes_shareable(rules):
    through = {
        name
        for name, block in rules.items()
        if "results/restricted" in part(block, "input")
        and "results/shareable" in part(block, "output")
    }
    assert through == {"control_disclosure"}


def test_what_follows_the_door_reads_no_data_of_the_study(rules):
    for name in ("draw_figures", "render_report", "describe_run"):
        given = part(rules[name], "input")
        # the trust's own template for Word holds no data
        given = given.replace('study_files("reference_docx")', "")
        assert "study_files" not in given
        assert "restricted" not in given
        assert "EXPORTS" not in given


def test_the_title_reaches_nothing_that_computes(rules):
    """Only the door, which screens its words, the report and the account of the run."""
    titled = {n for n, block in rules.items() if '"title"' in part(block, "params")}
    assert titled == {"control_disclosure", "render_report", "describe_run"}


def test_the_graph_leads_from_data_to_report():
    done = snakemake("--d3dag", "--forceall", "--cores", "1")
    graph = json.loads(done.stdout[done.stdout.index("{") :])
    names = {node["value"]["label"] for node in graph["nodes"]}
    assert {name.split("\\n")[0].split("\n")[0] for name in names} == RULES | {"all"}


def test_lint_has_nothing_to_say():
    done = snakemake("--lint")
    assert "good condition" in done.stdout + done.stderr


def test_the_rules_can_be_listed_with_their_sentences():
    done = snakemake("--list-rules")
    assert all(rule in done.stdout for rule in RULES)
