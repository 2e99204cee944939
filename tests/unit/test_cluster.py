"""Where one machine is too small: profile, resources, container files, storage."""

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from snakemake.cli import get_argument_parser

ROOT = Path(__file__).parents[2]
RULE_FILES = sorted((ROOT / "workflow/rules").glob("*.smk"))
# What the profile may set of the plugin, which not every environment has.
OF_SLURM = {
    "slurm-init-seconds-before-status-checks",
    "slurm-status-command",
}
SNAKEMAKE = Path(sys.executable).with_name("snakemake")
CONTAINERS = ("Dockerfile", "plait.def")
LOCKS = ("requirements-uv.lock", "requirements.lock", "requirements-cluster.lock")


def profile(name):
    return yaml.safe_load((ROOT / "profiles" / name / "config.yaml").read_text())


def rules():
    text = "\n".join(path.read_text() for path in RULE_FILES)
    blocks = re.split(r"^rule (\w+):$", text, flags=re.M)[1:]
    return dict(zip(blocks[::2], blocks[1::2], strict=True))


def container(name):
    return (ROOT / "containers" / name).read_text()


def copied(name):
    """Give what a container file takes from the checkout."""
    text = container(name)
    if name == "Dockerfile":
        lines = re.findall(r"^COPY (.+) \S+$", text, re.M)
    else:
        part = re.search(r"^%files\n(.*?)^%", text, re.M | re.S)[1]
        lines = [line.split()[0] for line in part.splitlines() if line.strip()]
    return [word for line in lines for word in line.split()]


def pins(lock):
    text = (ROOT / lock).read_text()
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.M))


def growing():
    """Take the function out of the rule file: nothing else of it can run here."""
    text = (ROOT / "workflow/rules/common.smk").read_text()
    body = re.search(r"^def growing\(.*?(?=^def |\Z)", text, re.M | re.S)[0]
    space = {}
    exec(body, space)
    return space["growing"]


def test_snakemake_knows_every_key_of_the_profile():
    known = {word.lstrip("-") for word in get_argument_parser()._option_string_actions}
    keys = set(profile("slurm"))
    assert keys - known <= OF_SLURM
    assert keys & OF_SLURM == OF_SLURM


@pytest.mark.skipif(
    importlib.util.find_spec("snakemake_executor_plugin_slurm") is None,
    reason="without the plugin for SLURM: make cluster",
)
def test_the_plugin_knows_what_the_profile_sets_of_it():
    from snakemake_executor_plugin_slurm import ExecutorSettings

    fields = set(ExecutorSettings.__dataclass_fields__)
    assert {key[6:].replace("-", "_") for key in OF_SLURM} <= fields


def test_the_profile_sets_nothing_that_the_default_one_sets_too():
    # the two hold together; a key in both would be the default's
    assert not set(profile("slurm")) & set(profile("default"))


def test_every_rule_says_how_much_memory_and_time_it_asks_for():
    found = rules()
    assert len(found) == 10
    for name, block in found.items():
        assert re.search(r"mem_mb=growing\(\d+", block), name
        assert re.search(r"runtime=growing\(\d+", block), name


def test_a_rule_asks_for_more_with_larger_input_and_after_a_failure():
    asked, small, large = growing()(500, per_mb=20), *map(files_of, (0.1, 10))
    assert asked(None, small, 1) == 502
    assert asked(None, large, 1) == 700
    assert asked(None, large, 3) == 2_800
    assert growing()(10)(None, large, 2) == 20


def files_of(megabytes):
    return SimpleNamespace(size_mb=megabytes)


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_file_copies_what_is_there(name):
    sources = copied(name)
    assert set(LOCKS) < set(sources)
    assert {"Snakefile", "workflow", "scripts", "profiles"} < set(sources)
    assert [path for path in sources if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_file_takes_no_study(name):
    assert not {"studies", ".", "tests"} & set(copied(name))


def test_what_docker_copies_is_not_ignored_and_all_else_is():
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert let_in == set(copied("Dockerfile"))


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_file_pins_the_python_of_the_conda_environment(name):
    base = re.search(r"(?:FROM|From:) python:(\d+\.\d+)\.\d+-slim-\w+$",
                     container(name), re.M)  # fmt: skip
    parts = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    assert f"python={base[1]}" in parts
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    low = needed["requires-python"].removeprefix(">=").split(".")
    assert tuple(map(int, base[1].split("."))) >= tuple(map(int, low))


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_file_installs_from_the_locks_with_hashes(name):
    text = container(name)
    lines = text.replace("\\\n", " ").splitlines()
    wanted = [line for line in lines if re.search(r"pip (?:install|sync)", line)]
    whole = " ".join(wanted)
    assert all(lock in whole for lock in LOCKS)
    assert whole.count("--require-hashes") == len(LOCKS)
    assert "://" not in text


def test_the_container_does_not_run_as_root():
    text = container("Dockerfile")
    assert text.index("useradd") < text.index("\nUSER plait\n") < text.index("ENTRY")


def test_the_lock_of_the_cluster_has_the_versions_of_the_lock():
    lock, cluster = pins("requirements.lock"), pins("requirements-cluster.lock")
    assert {n: v for n, v in cluster.items() if lock.get(n, v) != v} == {}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for line in declared["optional-dependencies"]["cluster"]:
        assert re.match(r"[\w-]+", line)[0] in cluster


def test_the_plugins_are_no_core_dependency():
    assert not [name for name in pins("requirements.lock") if "-plugin-" in name]


@pytest.fixture
def with_results(tmp_path):
    """Write a study with one released and one restricted file."""
    shareable = tmp_path / "my study/results/shareable"
    restricted = shareable.parent / "restricted"
    for folder in (shareable, restricted):
        folder.mkdir(parents=True)
    (shareable / "findings.csv").write_text("finding\n")
    (shareable / "bundle.zip").write_text("all of it\n")
    (shareable / "draft.txt").write_text("not listed\n")
    (restricted / "turns.parquet").write_text("words\n")
    manifest = {"files": {"findings.csv": "0" * 64}}
    (shareable / "manifest.json").write_text(json.dumps(manifest))
    return shareable.parents[1]


@pytest.mark.skipif(
    importlib.util.find_spec("snakemake_storage_plugin_fs") is None
    or shutil.which("rsync") is None,
    reason="without the plugin for storage (make cluster) or without rsync",
)
def test_only_what_the_manifest_lists_is_put_into_a_store(with_results, tmp_path):
    store = tmp_path / "the store"
    done = subprocess.run(
        [SNAKEMAKE, "--snakefile", ROOT / "workflow/storage.smk", "--cores", "1",
         "--config", f"store={store}", "--", "put_results"],
        cwd=with_results, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    there = {p.relative_to(store).as_posix() for p in store.rglob("*") if p.is_file()}
    names = ("findings.csv", "manifest.json", "bundle.zip")
    assert there == {f"results/shareable/{name}" for name in names}
