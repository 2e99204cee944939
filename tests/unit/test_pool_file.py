"""pool.yaml: what it may say, and every fault at once."""

import re
from pathlib import Path

import pytest

from plait.errors import StudyError
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.pooling.pool_file import pool_of_bundles, read_pool

TWO = "trusts:\n  - {id: a, bundle: a.zip}\n  - {id: b, bundle: b.zip}\n"


def read(tmp_path, text):
    (tmp_path / "pool.yaml").write_text(text)
    return read_pool(tmp_path / "pool.yaml")


def faults(tmp_path, text):
    with pytest.raises(StudyError) as error:
        read(tmp_path, text)
    return str(error.value)


def test_two_trusts_are_enough_and_the_first_is_the_seed(tmp_path):
    pool = read(tmp_path, TWO)
    assert pool["seed"] == "a"
    assert pool["within_days"] == 30
    assert pool["trusts"][1]["bundle"] == str(tmp_path / "b.zip")


def test_bundles_alone_make_a_pool():
    pool = pool_of_bundles(["x.zip", "y.zip"])
    assert [trust["bundle"] for trust in pool["trusts"]] == ["x.zip", "y.zip"]
    assert pool["seed"] == pool["trusts"][0]["id"]


def test_one_trust_is_too_few(tmp_path):
    told = faults(tmp_path, "trusts: [{id: a, bundle: a.zip}]\n")
    assert "at least 2 in the list" in told


def test_a_misspelt_key_is_told(tmp_path):
    assert "did you mean 'themes'?" in faults(tmp_path, TWO + "theems: []\n")


def test_a_file_that_is_not_yaml_is_told(tmp_path):
    assert "expected YAML" in faults(tmp_path, "trusts: [\n")


def test_names_of_no_trust_are_told_all_at_once(tmp_path):
    text = (
        TWO + "seed: c\n"
        "propositions: [{id: p1, text: T, trusts: {d: p1}, judged: [{trust: e, verdict: held, reason: r}]}]\n"
        "themes: [{id: t1, name: N, trusts: {f: [x]}}]\n"
        "published: [{id: a, name: N, citation: C, values: []}]\n"
    )
    told = faults(tmp_path, text)
    assert "5 faults" in told
    assert all(f"found '{name}'" in told for name in "acdef")


def test_an_id_stands_once(tmp_path):
    assert "'a' again" in faults(tmp_path, TWO.replace("id: b", "id: a"))


def test_times_of_a_trust_are_times_of_the_pool_each_once(tmp_path):
    text = (
        "times: [{id: start, label: S}]\n"
        "trusts:\n  - {id: a, bundle: a.zip, times: {t1: start, t2: start}}\n"
        "  - {id: b, bundle: b.zip, times: {t1: end}}\n"
    )
    told = faults(tmp_path, text)
    assert "'start' again" in told
    assert "found 'end', expected one of start" in told


def test_a_printed_value_stands_once(tmp_path):
    value = "{scale: s.t, at: t1, estimate: 1}"
    text = (
        TWO
        + f"published: [{{id: c, name: N, citation: C, values: [{value}, {value}]}}]\n"
    )
    assert "s.t, t1 again" in faults(tmp_path, text)


def test_the_example_in_the_docs_follows_the_schema(tmp_path):
    page = (Path(__file__).parents[2] / "docs/pool.md").read_text("utf-8")
    example = re.search(r"^```yaml\n(.*?)^```", page, re.M | re.S)[1]
    (tmp_path / "pool.yaml").write_text(example)
    file = read_yaml(str(tmp_path / "pool.yaml"))
    assert [*file.faults, *schema_faults(file, load_schema("pool"))] == []
    assert read(tmp_path, example)["seed"] == "impact"
