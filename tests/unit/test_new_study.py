"""A new study explains itself, takes configuration only, and overwrites nothing."""

import csv
from pathlib import Path

import pytest
from small_study import spoil, write_small_study

from plait.check import check_study
from plait.cli import main
from plait.errors import Fault, StudyError
from plait.ingest.documents import DOCUMENT_COLUMNS
from plait.ingest.people import PARTICIPANT_COLUMNS
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import read_yaml
from plait.new_study.configuration import DESIGNS, TAKEN, configuration_of
from plait.new_study.study_text import id_of, study_text
from plait.new_study.to_do import told
from plait.new_study.writing import write_new_study
from plait.study_files import CHECKOUT
from plait.waiting import is_waiting

DAY = "2026-01-31"


def make(folder, like="", design=""):
    return write_new_study(folder, like=like, design=design, date=DAY)


def all_text(folder):
    return "\n".join(p.read_text("utf-8") for p in folder.rglob("*") if p.is_file())


@pytest.mark.parametrize("design", DESIGNS)
def test_a_new_study_has_nothing_wrong_and_says_what_is_to_do(tmp_path, design, capsys):
    make(tmp_path / "a new one", design=design)
    faults = check_study(tmp_path / "a new one").faults
    assert [fault for fault in faults if not is_waiting(fault)] == []
    assert main(["check", str(tmp_path / "a new one")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("This study is being set up. Nothing is wrong;")
    assert "study.yaml line 6: write the title." in said
    assert "participants.csv: list the people" in said
    assert ("documents.csv: list your transcripts" in said) == (
        design != "questionnaires"
    )
    assert ("put your exports there" in said) == (design in ("questionnaires", "mixed"))


@pytest.mark.parametrize("like", ["impact", "wellbeing", "replication"])
def test_the_configuration_of_a_shipped_study_is_taken_and_nothing_else(tmp_path, like):
    make(tmp_path, like)
    own = read_yaml(str(tmp_path / "study.yaml"))
    theirs = read_yaml(str(CHECKOUT / "studies" / like / "study.yaml")).data
    assert [*own.faults, *schema_faults(own, load_schema("study"))] == []
    kept = {"approach", "times", "contrasts", "questionnaires", "instruments", "norms"}
    assert {k: own.data[k] for k in kept & own.data.keys()} == {k: theirs[k] for k in kept & theirs.keys()}  # fmt: skip
    assert set(own.data) - {"id", "title", "date", "question", "seed", "synthesis"} <= set(TAKEN)  # fmt: skip
    assert own.data["synthesis"] == {"mode": "draft"}
    assert not any("themes" in d for d in own.data.get("joint_displays", []))
    text = all_text(tmp_path)
    for words in (theirs["title"], theirs["question"].split(",")[0], theirs["report"]["abstract"][:40]):  # fmt: skip
        assert words not in text


def test_the_codes_of_another_study_come_without_keywords_examples_and_themes(tmp_path):
    make(tmp_path, "impact")
    book = read_yaml(str(tmp_path / "coding/codebook.yaml")).data
    theirs = (CHECKOUT / "studies/impact/coding/codebook.yaml").read_text("utf-8")
    assert book.keys() == {"version", "codes"}
    assert book["version"] == 1
    assert [code["id"] for code in book["codes"][0]["codes"]] == ["valued", "own_experience"]  # fmt: skip
    assert "They kept me a chair." in theirs
    assert "They kept me a chair." not in all_text(tmp_path)
    assert '"lovely"' not in all_text(tmp_path)


def test_no_word_answer_id_or_decision_of_a_study_in_a_folder_is_copied(tmp_path):
    theirs = write_small_study(tmp_path / "theirs")
    (theirs / "instruments").mkdir()
    (theirs / "instruments/gad7.yaml").write_bytes((CHECKOUT / "config/instruments/gad7.yaml").read_bytes())  # fmt: skip
    make(tmp_path / "ours", str(theirs))
    files = {p.relative_to(tmp_path / "ours").as_posix() for p in (tmp_path / "ours").rglob("*") if p.is_file()}  # fmt: skip
    assert "instruments/gad7.yaml" in files
    assert not [
        f for f in files if f.startswith(("data/", "coding/decisions/", "results"))
    ]
    (tmp_path / "ours/README.md").unlink()
    said = [
        line for line in all_text(tmp_path / "ours").splitlines() if line[:1] != "#"
    ]
    for words in ("P01", "exhausted", "Anxiety rises", "supervis", "A small study"):
        assert not [line for line in said if words in line], words


def test_a_design_leaves_the_other_strand_out(tmp_path):
    make(tmp_path / "words", "impact", "interviews")
    make(tmp_path / "numbers", "impact", "questionnaires")
    words = read_yaml(str(tmp_path / "words/study.yaml")).data
    numbers = read_yaml(str(tmp_path / "numbers/study.yaml")).data
    assert not {"questionnaires", "instruments", "contrasts", "norms", "joint_displays"} & words.keys()  # fmt: skip
    assert words["times"] == numbers["times"]
    assert not {"speakers", "codings_used", "joint_displays"} & numbers.keys()
    assert not (tmp_path / "numbers/documents.csv").exists()
    assert not (tmp_path / "words/data/questionnaires").exists()


@pytest.mark.parametrize(
    ("like", "design"),
    [("impact", "mixed"), ("wellbeing", "focus_groups"), ("", "mixed")],
)
def test_the_design_is_that_of_the_other_study(like, design):
    assert configuration_of(like, "").design == design


def test_the_design_of_one_strand_is_seen(tmp_path):
    theirs = write_small_study(tmp_path)
    (theirs / "documents.csv").unlink()
    assert configuration_of(str(theirs / "study.yaml"), "").design == "questionnaires"
    spoil(theirs, "study.yaml", "questionnaires:", "transcripts: [{pattern: \"{participant}.txt\", kind: interview}]\nquestionnaires:")  # fmt: skip
    assert configuration_of(str(theirs), "").design == "mixed"


def test_a_column_that_groups_are_compared_by_is_in_the_list_of_people(tmp_path):
    theirs = write_small_study(tmp_path / "theirs")
    spoil(theirs, "study.yaml", "seed: 1", "seed: 1\nbetween: arm")
    make(tmp_path / "ours", str(theirs))
    with (tmp_path / "ours/participants.csv").open(encoding="utf-8") as file:
        assert csv.DictReader(file).fieldnames == [*PARTICIPANT_COLUMNS, "arm"]


def test_a_study_without_a_codebook_gives_an_empty_one_and_a_list_gives_its_codes(
    tmp_path,
):
    theirs = write_small_study(tmp_path / "theirs")
    (theirs / "coding/codebook.yaml").unlink()
    assert configuration_of(str(theirs), "").codes == []
    (theirs / "coding/codebook.csv").write_text(
        "id,name\nload,Emotional load\n", "utf-8"
    )
    assert [code["id"] for code in configuration_of(str(theirs), "").codes] == ["load"]


def test_nothing_is_written_where_something_is_in_the_way(tmp_path, capsys):
    (tmp_path / "README.md").write_text("mine", "utf-8")
    with pytest.raises(StudyError, match=r"README\.md already"):
        make(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["README.md"]
    assert main(["new", str(tmp_path / "README.md")]) == 1
    assert "a file of that name" in capsys.readouterr().out


def test_a_study_that_is_not_there_is_told_with_those_that_are(tmp_path, capsys):
    assert main(["new", str(tmp_path / "x"), "--like", "nowhere"]) == 1
    assert "one of impact, replication, wellbeing" in capsys.readouterr().out
    assert not (tmp_path / "x").exists()


def test_the_command_writes_the_folder_and_says_what_comes_next(tmp_path, capsys):
    assert main(["new", str(tmp_path / "my study"), "--design", "interviews"]) == 0
    assert f"plait check '{tmp_path}/my study'" in capsys.readouterr().out
    ignored = (tmp_path / "my study/.gitignore").read_text("utf-8").split()
    assert {"data/", "participants.csv", "coding/", "workshops/", "synthesis/", "results/"} <= set(ignored)  # fmt: skip


def test_the_readme_explains_every_column(tmp_path):
    make(tmp_path)
    readme = (tmp_path / "README.md").read_text("utf-8")
    columns = [*PARTICIPANT_COLUMNS, *DOCUMENT_COLUMNS]
    assert [name for name in columns if f"`{name}`" not in readme] == []


def test_every_part_of_a_new_study_is_a_key_that_is_known():
    parts = read_yaml(str(CHECKOUT / "config/new_study/parts.yaml")).data
    known = load_schema("study")["properties"]
    assert [part["key"] for part in parts if part["key"] not in known] == []


def test_the_examples_of_study_yaml_can_be_taken_as_they_stand(tmp_path):
    parts = read_yaml(str(CHECKOUT / "config/new_study/parts.yaml")).data
    head = 'id: x\ntitle: "x"\ndate: 2026-01-31\napproach: codebook\n'
    example = tmp_path / "study.yaml"
    example.write_text(
        head + "".join(part.get("example", "") for part in parts), "utf-8"
    )
    file = read_yaml(str(example))
    assert [*file.faults, *schema_faults(file, load_schema("study"))] == []


def test_the_examples_of_the_synthesis_can_be_taken_as_they_stand(tmp_path):
    for name in ("questions", "propositions", "negative_cases", "constructs", "relations", "critique"):  # fmt: skip
        shipped = (CHECKOUT / f"config/new_study/files/{name}.yaml").read_text("utf-8")
        lines = shipped.replace("\n[]\n", "\n").splitlines()
        start = next(n for n, line in enumerate(lines) if line.startswith("# - id"))
        example = tmp_path / f"{name}.yaml"
        example.write_text("\n".join(line[2:] for line in lines[start:]), "utf-8")
        file = read_yaml(str(example))
        assert [*file.faults, *schema_faults(file, load_schema(name))] == [], name


def test_the_id_comes_from_the_name_of_the_folder():
    assert id_of("My study (2026)") == "my_study_2026"
    assert id_of("2026") == "study_2026"
    assert id_of("***") == "study"


def test_texts_with_quotes_and_colons_stay_what_they_were(tmp_path):
    found = configuration_of("impact", "")
    odd = 'one: "two" # three'
    found.keys["speakers"] = odd
    path = tmp_path / "study.yaml"
    path.write_text(study_text('a "b"', found, like="", date=DAY), "utf-8")
    assert read_yaml(str(path)).data["speakers"] == odd


def test_mistakes_are_told_before_what_waits(tmp_path):
    make(tmp_path)
    wrong = Fault("study.yaml", 3, "times", "x", "y", "mend it")
    said = told(tmp_path, StudyError([wrong, *check_study(tmp_path).faults]))
    assert said.startswith("1 fault in this study:\nstudy.yaml line 3, times: found x")
    assert "Besides, this is still to do:\n  1. study.yaml line 6" in said


def test_mistakes_alone_are_told_as_ever(tmp_path):
    folder = write_small_study(tmp_path)
    wrong = StudyError([Fault("study.yaml", 3, "times", "x", "y", "mend it")])
    assert told(folder, wrong) == str(wrong)


def test_what_is_left_to_fill_in_is_a_caution_once_the_study_can_run(tmp_path, capsys):
    folder = write_small_study(tmp_path)
    spoil(
        folder, "study.yaml", "title: A small study", 'title: "To fill in: the title"'
    )
    assert main(["check", str(folder)]) == 0
    assert (
        "study.yaml line 2, title: found 'To fill in: the title'"
        in capsys.readouterr().out
    )


def test_example_lines_that_are_left_stop_a_study_that_has_data(tmp_path):
    folder = write_small_study(tmp_path)
    with (folder / "participants.csv").open("a", encoding="utf-8") as file:
        file.write("EXAMPLE,a,peer worker,yes,yes,yes,none\n")
    with (folder / "documents.csv").open("a", encoding="utf-8") as file:
        file.write("EXAMPLE,EXAMPLE.docx,interview,EXAMPLE,,t1,Interviewer\n")
    said = told(folder, check_study(folder))
    assert "participants.csv: list the people" in said
    assert said.count("documents.csv") == 1


@pytest.mark.parametrize(
    ("spoilt", "step"),
    [
        (("study.yaml", "instruments:", "between: role\ninstruments:"), "`between`"),
        (("participants.csv", "yes,yes,yes", "no,yes,yes"), "who agreed to what"),
    ],
)
def test_what_people_have_still_to_say_is_told_kindly(tmp_path, spoilt, step):
    folder = write_small_study(tmp_path)
    name, old, new = spoilt
    path = folder / name
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert step in told(folder, check_study(folder))


@pytest.mark.parametrize(
    ("gone", "step"),
    [
        ("coding/codebook.yaml", "write the first codes"),
        ("participants.csv", "list the people of your study, one row each"),
        ("data/transcripts/p01_t1.txt", "put the transcripts there"),
        (
            "data/questionnaires/anxiety.csv",
            "not there yet: 'data/questionnaires/anxiety.csv'",
        ),
    ],
)
def test_files_that_are_not_there_yet_are_told_kindly(tmp_path, gone, step):
    folder = write_small_study(tmp_path)
    (folder / gone).unlink()
    assert step in told(folder, check_study(folder))


def test_a_study_without_any_strand_is_told_to_name_one(tmp_path):
    folder = write_small_study(tmp_path)
    (folder / "study.yaml").write_text('id: x\ntitle: "x"\ndate: 2026-01-31\napproach: codebook\n', "utf-8")  # fmt: skip
    (folder / "documents.csv").unlink()
    assert "say what there is to read" in told(folder, check_study(folder))


def test_a_disk_that_is_full_leaves_nothing_in_the_way_of_the_next_try(
    tmp_path, monkeypatch
):
    real, opened = Path.open, []

    def full(path, mode="r", *words, **named):
        if mode == "xb" and len(opened) == 3:
            raise OSError(28, "No space left on device")
        opened.extend([path] if mode == "xb" else [])
        return real(path, mode, *words, **named)

    asked = {"like": "", "design": "mixed", "date": "2026-01-31"}
    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="No space"):
        write_new_study(tmp_path / "new", **asked)
    monkeypatch.setattr(Path, "open", real)
    assert len(opened) == 3
    assert write_new_study(tmp_path / "new", **asked)
