"""`plait pool`: which bundles are taken, which refused, and what is written of them."""

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from pool_fixtures import (
    CHANGES,
    HELD,
    number_row,
    statement,
    write_trust,
    write_trusts,
)
from provenance_fixtures import write_run

from plait.cli import main
from plait.pooling.pool_file import pool_of_bundles
from plait.pooling.trusts import read_trusts

SPOKEN = "I went home and slept"


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    return write_trusts(tmp_path_factory.mktemp("six"), 6)


@pytest.fixture
def pooled(six, tmp_path):
    """Run the command on some bundles; gives its code and the folder."""

    def run(bundles, *words):
        return main(["pool", *bundles, "--to", str(tmp_path / "out"), "--formats", "html", *words])  # fmt: skip

    return run


def page(folder):
    return re.sub(r"\s+", " ", (folder / "report/pool.html").read_text("utf-8"))


def repacked(bundle, target, change):
    """Pack a bundle anew after a change of its files, as its writer would."""
    with zipfile.ZipFile(bundle) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return str(target)


def test_two_bundles_make_a_report_without_a_summary(six, pooled, tmp_path, capsys):
    assert pooled(six[:2]) == 0
    text = page(tmp_path / "out")
    assert "No summary: 2 trusts; a summary is made of at least 5" in text
    assert "study_0 (seed)" in text
    assert "Mean over" not in text
    assert "2 bundles verified" in capsys.readouterr().out


def test_six_bundles_make_a_summary_a_forest_and_tables(six, pooled, tmp_path):
    assert pooled(six) == 0
    text, out = page(tmp_path / "out"), tmp_path / "out"
    assert "Mean over 6 trusts" in text
    assert "−1.6 (−4.5 to 1.3)" in text
    assert "A further trust: −7.9 to 4.7" in text
    assert (out / "figures/forest-wemwbs-total.svg").is_file()
    assert sorted(p.name for p in (out / "tables").iterdir()) == [
        "left_unpooled.csv", "pooled.csv", "trust_findings.csv", "trust_verdicts.csv"]  # fmt: skip
    pooled_row = (out / "tables/pooled.csv").read_text().splitlines()[1]
    assert pooled_row.startswith("wemwbs,total,change,t1-t2,6,0,computed,-1.59392")


def test_the_same_bundles_give_the_same_bytes(six, tmp_path):
    digests = []
    for name in ("one", "two"):
        assert main(["pool", *six[:2], "--to", str(tmp_path / name), "--formats", "html"]) == 0  # fmt: skip
        files = sorted(p for p in (tmp_path / name).rglob("*") if p.is_file())
        digests.append([hashlib.sha256(p.read_bytes()).hexdigest() for p in files])
    assert digests[0] == digests[1]


def test_pool_yaml_makes_every_form_of_the_report(six, tmp_path):
    rose = statement("rose", "shown with caution", text="It rose: $5 | <b>here</b>")
    up = write_trust(tmp_path / "up", 1, statements=[rose], state="candidate",
                     findings=[number_row("change", 6.0, 5.0, 30, caution="few people"),
                               number_row("mean", 1, 1, 9, times=("t1",)) | HELD])  # fmt: skip
    down = write_trust(tmp_path / "down", 0, statements=[statement()])
    (tmp_path / "pool.yaml").write_text(
        "title: 'Up & down'\nintroduction: 'Why *we* pool'\ndate: 2026-03-01\ntrusts:\n"
        f"  - {{id: down, name: 'Down', bundle: '{down}'}}\n"
        f"  - {{id: up, name: 'Up | there', bundle: '{up}'}}\n"
        "propositions: [{id: q1, text: 'It falls', trusts: {down: p1, up: p1},"
        " judged: [{trust: up, verdict: held in part, reason: 'a slip'}]}]\n"
        "themes: [{id: held, name: Held, note: 'Two codes.', trusts: {down: [holding], up: []}}]\n"
        "published: [{id: print, name: In print, citation: 'Table 3',"
        " values: [{scale: wemwbs.total, at: t1-t2, estimate: -2}]}]\n"
    )
    assert main(["pool", str(tmp_path)]) == 0
    made = tmp_path / "pool/report"
    assert sorted(p.name for p in made.iterdir()) == [
        "pool.docx",
        "pool.html",
        "pool.pdf",
    ]
    text = page(tmp_path / "pool")
    for told in ("Up &amp; down", "1 March 2026", "Not yet approved for release", "In print (published)",
                 "contradicted", "the opposite of the seed study", "judged held in part: a slip",
                 "12 extracts, 5 people", "no such theme named", "it fell in Down", "few people: Up",
                 "q1: Up | there (it shows: It rose: $5 | &lt;b&gt;here&lt;/b&gt;) contradicted it; it held in Down",
                 "Invented"):  # fmt: skip
        assert told in text, told
    assert "<b>here" not in text


def test_where_nothing_is_measured_alike_the_report_says_so(six, pooled, tmp_path):
    other = write_trust(tmp_path / "other", 1, scales=[], findings=[], propositions=[], themes=[])  # fmt: skip
    assert pooled([six[0], other]) == 0
    assert "No scale was measured alike" in page(tmp_path / "out")


def test_a_changed_bundle_is_refused_and_nothing_is_written(
    six, pooled, tmp_path, capsys
):
    def change(files):
        files["findings.csv"] = files["findings.csv"].replace(b"-4.05", b"-9.05")

    assert pooled([repacked(six[0], tmp_path / "changed.zip", change), six[1]]) == 1
    told = capsys.readouterr().err
    assert "findings.csv: changed" in told
    assert "in this pool" in told
    assert not (tmp_path / "out").exists()


def test_a_bundle_that_contradicts_itself_is_refused(six, pooled, tmp_path, capsys):
    wrong = write_trust(tmp_path / "wrong", 0, statements=[statement("rose")])
    assert pooled([wrong, six[1]]) == 1
    assert "statement p1a of p1: shown, the findings give contradicted" in capsys.readouterr().err  # fmt: skip


def test_every_refused_bundle_is_told_at_once(tmp_path, capsys):
    (tmp_path / "odd.zip").write_text("no archive")
    assert main(["pool", str(tmp_path / "odd.zip"), str(tmp_path / "gone.zip")]) == 1
    told = capsys.readouterr().err
    assert "no archive that can be read" in told
    assert "found nothing there" in told


def test_a_bundle_with_a_table_of_people_is_refused(six, pooled, tmp_path, capsys):
    root = tmp_path / "leak/results"
    bundle = write_run(root, {"tables/scores.csv": f"person\n{SPOKEN}\n"})
    assert pooled([str(bundle), six[0]]) == 1
    told = capsys.readouterr().err
    assert "the table of people tables/scores.csv" in told
    assert "findings.csv: not there" in told
    assert SPOKEN not in told


def test_two_runs_of_one_study_are_told_apart(six, tmp_path):
    again = write_trust(tmp_path / "again", 0, propositions=[])
    names = [trust.name for trust in read_trusts(pool_of_bundles([six[0], again]))]
    assert names == ["study_0 (trust_1)", "study_0 (trust_2)"]


def test_one_run_is_not_counted_twice(six, pooled, tmp_path, capsys):
    copy = shutil.copy(six[0], tmp_path / "copy.zip")
    assert pooled([six[0], six[1], str(copy)]) == 1
    assert "the same run as trust_1" in capsys.readouterr().err


def test_tables_of_another_form_are_told_not_raised(six, pooled, tmp_path, capsys):
    root = tmp_path / "old/results"
    names = ("findings.csv", "tables/scales.csv", "record.json")
    with zipfile.ZipFile(six[0]) as archive:
        files = {name: archive.read(name) for name in names}
    files["tables/scales.csv"] = files["tables/scales.csv"].replace(
        b",note", b",remark"
    )
    record = json.loads(files["record.json"])
    lines = "".join(
        f"{name} {hashlib.sha256(files[name]).hexdigest()}\n" for name in names[:2]
    )
    record["release"] = {
        "state": "candidate",
        "digest": hashlib.sha256(lines.encode()).hexdigest(),
    }
    files["record.json"] = json.dumps(record)
    bundle = write_run(root, files)
    assert pooled([str(bundle), six[1]]) == 1
    assert "tables of another form: scales: columns missing" in capsys.readouterr().err


def test_a_mean_that_stands_twice_is_told(six, pooled, tmp_path, capsys):
    row = number_row("change", *CHANGES[0])
    double = write_trust(tmp_path / "d", 0, findings=[row, row | {"finding": "again"}])
    assert pooled([double, six[1]]) == 1
    assert "a mean or change stands twice" in capsys.readouterr().err


def test_a_study_folder_or_its_results_will_do(six, tmp_path):
    folder = tmp_path / "study/results/shareable"
    shutil.copytree(Path(six[0]).parent, folder)
    (trust,) = read_trusts(pool_of_bundles([str(tmp_path / "study")]))
    assert trust.study["id"] == "study_0"
    (folder / "bundle.zip").unlink()
    (same,) = read_trusts(pool_of_bundles([str(folder)]))
    assert same.digest == trust.digest


@pytest.mark.parametrize("words", [["one.zip"], ["nowhere"]])
def test_a_pool_needs_pool_yaml_or_two_bundles(words, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["pool", *words]) == 1
    assert "expected pool.yaml, or at least two bundles" in capsys.readouterr().err
