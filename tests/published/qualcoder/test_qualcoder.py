"""A journey through QualCoder: what Bo did there is what plait reads."""

from pathlib import Path

import pytest

from plait.exchange.imported import imported_decisions
from plait.exchange.material import Material
from plait.exchange.project_reading import read_qdpx
from plait.ingest.transcripts import document_texts, read_transcripts
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.suggestions import suggest
from plait.study import load_study

HERE = Path(__file__).parent
FILES = ("returned.qdpx", "returned_maxqda.qdpx")


@pytest.fixture
def material(small):
    study = load_study(small) | {"times": ["t1", "t2"]}
    said = read_transcripts(
        study["documents"], folder=str(small), participants=set(study["participants"])
    )
    files = read_coding_files(study, folder=str(small), documents=study["documents"])
    hits = suggest(said.turns, files.codebook.keywords)
    texts = document_texts(said)
    return Material("small", study["date"], texts, study["documents"],
                    files.codebook.codes, hits, files.decisions)  # fmt: skip


def back(material, name, users=()):
    project = read_qdpx((HERE / name).read_bytes(), shown=f"coding/imports/{name}")
    found = imported_decisions([project], material, list(users))
    assert found.faults == []
    return project, found


@pytest.mark.parametrize("name", FILES)
def test_every_text_code_and_case_comes_back(material, name):
    project, _ = back(material, name)
    sent = read_qdpx((HERE / "sent.qdpx").read_bytes(), shown="sent.qdpx")
    assert {s.name: s.text for s in project.sources} == {
        s.name: s.text for s in sent.sources
    }
    assert {c.name for c in project.codes} == {c.name for c in sent.codes}
    assert set(project.cases) == set(sent.cases)
    assert project.origin.startswith("QualCoder")


@pytest.mark.parametrize("name", FILES)
def test_what_bo_coded_is_bos_and_the_rest_stays_as_it_was(material, name):
    found = back(material, name)[1].frame
    texts = material.texts["p02_t2"]
    assert set(found["coder"]) == {"bo"}
    actions = found.groupby("action")["code"].agg(list).to_dict()
    assert actions == {"accept": ["load"], "add": ["load"]}
    (added,) = found[found["action"].eq("add")].to_dict("records")
    assert texts[added["start"] : added["end"]] == "Nobody warned me"


def test_the_deleted_suggestion_is_rejected_where_users_csv_says_by_whom(material):
    users = [{"file": "", "user": "", "coder": "bo"}]
    found = back(material, "returned.qdpx", users)[1].frame
    rejected = found[found["action"].eq("reject")]["suggestion"].tolist()
    hits = material.suggestions.set_index("suggestion").loc[rejected]
    assert (
        hits[["document", "code", "start"]].to_numpy().tolist()
        == [["p02_t2", "support", 129]] * 2
    )


def test_nothing_is_rejected_where_nobody_is_named(material):
    losses = back(material, "returned.qdpx")[1].losses
    assert [row["count"] for row in losses if "were deleted" in row["what"]] == [2]
