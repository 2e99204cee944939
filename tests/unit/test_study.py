"""study.yaml is read once, with its defaults and the files that belong to it."""

import pytest
from small_study import spoil

from plait.errors import StudyError
from plait.study import batch_of, load_study, read_study
from plait.study_files import find

SMALLEST = "id: least\ntitle: The least\napproach: {approach}\n"


@pytest.fixture
def least(tmp_path):
    def write(approach="codebook"):
        (tmp_path / "study.yaml").write_text(SMALLEST.format(approach=approach))
        return tmp_path

    return write


def test_a_sound_study_is_loaded(small):
    assert load_study(small)["title"] == "A small study"


def test_a_faulty_study_stops_with_all_its_faults(small):
    spoil(small, "study.yaml", "seed: 1", "seed: x")
    spoil(small, "participants.csv", "P14,a,peer worker,yes", "P14,a,peer worker,y")
    with pytest.raises(StudyError) as stopped:
        load_study(small)
    assert [f.file for f in stopped.value.faults] == ["participants.csv", "study.yaml"]


def test_what_is_left_out_has_its_default(least):
    study = read_study(least()).study
    assert study["seed"] == 20220530
    assert study["disclosure"] == "acro"
    assert study["synthesis"] == {"mode": "draft"}
    assert (study["times"], study["subtitle"]) == ([], "")


def test_a_time_point_without_a_short_name_takes_its_label(small):
    spoil(small, "study.yaml", ", short: T1}", "}")
    assert load_study(small)["times"][0]["short"] == "T1, start"


def test_contrasts_without_a_family_share_one(small):
    spoil(small, "study.yaml", ", family: main, primary: true", "")
    contrast = {"from": "t1", "to": "t2", "family": "main", "primary": False}
    assert load_study(small)["contrasts"] == [contrast]


@pytest.mark.parametrize(("approach", "suggested"),
                         [("codebook", True), ("reflexive", False)])  # fmt: skip
def test_keywords_do_not_steer_a_reflexive_analysis(least, approach, suggested):
    assert read_study(least(approach)).study["suggestions"] is suggested


def test_a_team_may_ask_for_suggestions_in_a_reflexive_analysis(least):
    folder = least("reflexive")
    (folder / "study.yaml").write_text(
        SMALLEST.format(approach="reflexive") + "suggestions: true\n"
    )
    assert read_study(folder).study["suggestions"] is True


def test_people_who_took_everything_back_are_listed(small):
    spoil(small, "participants.csv", "P02,a,peer worker,yes,yes,yes,none",
          "P02,a,peer worker,yes,yes,yes,Remove_All")  # fmt: skip
    study = load_study(small)
    assert study["no_answers_from"] == study["no_words_from"] == ["P02"]
    assert "P02" in study["participants"]
    assert "P02" not in study["quotes_from"]


def test_who_took_everything_back_is_linked_to_nothing(small):
    path = small / "participants.csv"
    head, *rows = path.read_text().splitlines()
    agreed = [f"{row},yes" for row in rows]
    path.write_text("\n".join([f"{head},consent_linkage", *agreed]) + "\n")
    assert load_study(small)["linkage_from"] == load_study(small)["participants"]
    spoil(small, "participants.csv", "P02,a,peer worker,yes,yes,yes,none",
          "P02,a,peer worker,yes,yes,yes,remove_all")  # fmt: skip
    assert "P02" not in load_study(small)["linkage_from"]


def test_a_blank_consent_means_no(small):
    spoil(small, "participants.csv", "P02,a,peer worker,yes,yes,yes",
          "P02,a,peer worker,yes,,yes")  # fmt: skip
    study = load_study(small)
    assert (study["no_answers_from"], study["no_words_from"]) == ([], ["P02"])


def test_in_a_reflexive_study_suggestions_wait_for_a_first_reading(small):
    spoil(small, "study.yaml", "approach: codebook", "approach: reflexive")
    assert load_study(small)["unread"] == ["p01_t1", "p02_t2"]
    readings = "document,coder,done_on\np01_t1,coder_a,2025-05-01\np02_t2,coder_a,\n"
    (small / "coding/readings.csv").write_text(readings)
    assert load_study(small)["unread"] == ["p02_t2"]


def test_in_other_studies_suggestions_wait_for_nothing(small):
    assert load_study(small)["unread"] == []


def test_documents_carry_their_line(small):
    assert [row["line"] for row in load_study(small)["documents"]] == [2, 3]


def test_files_that_belong_to_a_study_are_found(small):
    study = load_study(small)
    assert study["decisions"] == ["coding/decisions/coder_a.csv"]
    assert study["codebook"] == "coding/codebook.yaml"
    assert study["claims"]["propositions"] == "synthesis/propositions.yaml"
    assert study["claims"]["questions"] == ""
    assert study["workshops"] == []


def test_a_file_of_the_study_comes_before_the_shipped_one(small):
    (small / "instruments").mkdir()
    (small / "instruments/gad7.yaml").write_text("id: gad7\n")
    assert find(small, "instruments/gad7.yaml") == "instruments/gad7.yaml"


def test_a_shipped_file_is_found(small):
    assert find(small, "instruments/gad7.yaml").endswith("config/instruments/gad7.yaml")


def test_a_file_that_is_nowhere_is_not_found(small):
    assert find(small, "instruments/none.yaml") == ""


def test_a_thousand_transcripts_come_in_eight_batches(small):
    rows = "".join(f"d{n},p01_t1.txt,interview,P01,,t1,\n" for n in range(1000))
    path = small / "documents.csv"
    path.write_text(path.read_text() + rows)
    assert read_study(small).study["transcript_batches"] == 8


def test_a_study_may_say_how_many_batches(small):
    spoil(small, "study.yaml", "seed: 1", "seed: 1\ntranscript_batches: 3")
    assert load_study(small)["transcript_batches"] == 3


def test_a_batch_depends_on_the_name_of_the_file_alone():
    batches = [batch_of(f"data/transcripts/p{n}.txt", 4) for n in range(40)]
    assert set(batches) == {0, 1, 2, 3}
    assert batch_of("elsewhere/p7.txt", 4) == batches[7]


def test_study_yaml_that_is_a_list_has_no_keys(tmp_path):
    (tmp_path / "study.yaml").write_text("- id\n")
    (fault,) = read_study(tmp_path).faults
    assert fault.found == "no keys"
