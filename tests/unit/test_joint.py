"""Numbers and words about the same people are brought together, inside the team."""

import shutil

import openpyxl
import pandas as pd
from synthesis_fixtures import coding

from plait.shapes.codings import CODINGS, FRAMEWORK, THEMES
from plait.shapes.joint import JOINT
from plait.shapes.questionnaires import SCORES
from plait.shapes.tables import read_frame, write_frame
from plait.shapes.transcripts import TURNS
from plait.study import read_study
from plait.study_files import CHECKOUT
from plait.synthesis.joint import JointMaterial, join_strands, scale_names
from plait.synthesis.joint_check import display_faults
from plait.synthesis.joint_files import join_files

CBI = str(CHECKOUT / "config/instruments/cbi.yaml")
SHOWN = {"kind": "statistics_by_theme", "scale": "cbi.personal", "at": "t1-t2",
         "groups": "direction", "margin": 5}  # fmt: skip
STUDY = {"joint_displays": [SHOWN], "linkage_from": ["P01", "P02"], "times": ["t1", "t2"],
         "equivalence": [], "approach": "codebook", "instruments": {"cbi": CBI},
         "claims": {}, "codebook": ""}  # fmt: skip
POINTS = {"P01": (20.0, 40.0), "P02": (50.0, 30.0), "P03": (10.0, 90.0)}
ALONE = {"allowed": False, "reason": "it was not made for that"}


def scores():
    return SCORES.frame(
        {"participant": who, "time": time, "instrument": "cbi", "scale": scale,
         "score": point, "n_items": 6, "n_answered": 6, "status": "scored"}
        for who, points in POINTS.items()
        for time, point in zip(("t1", "t2"), points, strict=True)
        for scale in ("personal", "work")
    )  # fmt: skip


CODED = CODINGS.frame([coding(), coding("x2", document="d2", participant="P03")])
STANDING = THEMES.frame([{"theme": "held", "name": "Held", "status": "current"}])


def material(**instrument):
    cbi = {"short": "CBI", "scales": [{"id": "personal", "name": "Personal burnout"}]}
    return JointMaterial(scores(), CODED, FRAMEWORK.empty(), STANDING,
                         {"P01", "P02", "P03"}, {"cbi": cbi | instrument})  # fmt: skip


def joined(study=STUDY, **instrument):
    return join_strands(material(**instrument), study)


def test_nobody_without_consent_to_linkage_is_in_any_table():
    made = joined()
    assert set(made.matrix["participant"]) == {"P01", "P02"}
    table = made.tables["joint_themes"].set_index("group")
    assert table["people"].to_dict() == {"rose": 1, "about the same": 0, "fell": 1}
    assert "x2" not in str(table["extracts"].tolist())


def test_who_was_left_out_is_counted_for_every_display():
    people = joined().tables["joint_people"]
    left = people[people["what"].str.startswith("left out")]
    assert left[["display", "n"]].to_numpy().tolist() == [[0, 1], [1, 1]]
    rows = people.loc[people["what"] == "rows of the matrix", "n"]
    assert rows.tolist() == [4]


def test_a_scale_that_is_not_for_single_people_carries_the_reason():
    table = joined(individuals=ALONE).tables["joint_themes"]
    assert set(table["caution"]) == {"it was not made for that"}
    assert joined().tables["joint_themes"]["caution"].isna().all()


def test_the_matrix_has_the_scales_that_were_asked_for():
    asked = [{"kind": "mixed_methods_matrix", "scales": ["cbi.work"]}]
    made = joined(STUDY | {"joint_displays": asked})
    assert "cbi.work" in made.matrix.columns
    assert "cbi.personal" not in made.matrix.columns


def test_a_study_that_asks_for_no_display_has_its_matrix_all_the_same():
    made = joined(STUDY | {"joint_displays": []})
    assert made.tables["joint_themes"].empty
    assert made.matrix["Held"].notna().sum() == 1


def test_a_scale_is_named_with_its_instrument():
    assert scale_names(material().instruments) == {"cbi.personal": "Personal burnout (CBI)"}  # fmt: skip


def turns(*people):
    return TURNS.frame(
        {"document": f"d{n}", "turn": 1, "role": "participant", "participant": who,
         "text": "so", "start": 0, "end": 2, "text_hash": "0"}
        for n, who in enumerate(people)
    )  # fmt: skip


def write_and_join(folder, *people):
    names = {"scores": (scores(), SCORES), "turns": (turns(*people), TURNS),
             "framework": (FRAMEWORK.empty(), FRAMEWORK), "themes": (STANDING, THEMES),
             "codings": (CODED, CODINGS)}  # fmt: skip
    paths = {name: str(folder / f"{name}.parquet") for name in names}
    for name, (table, shape) in names.items():
        write_frame(table, paths[name], shape)
    out = {name: str(folder / "joint" / f"{name}.csv") for name in [*JOINT, "matrix"]}
    out["workbook"] = str(folder / "joint" / "matrix.xlsx")
    rating = {"rater": "Ann", "covered": "quantitative"}
    join_files(paths, out, STUDY, [{"id": "p1", "ratings": [rating]}])
    return out


def test_everything_is_written_where_the_rule_asks(tmp_path):
    out = write_and_join(tmp_path, "P01", "P02")
    assert read_frame(out["ratings"], JOINT["ratings"])["code"].tolist() == ["silence"]
    assert len(read_frame(out["joint_themes"], JOINT["joint_themes"])) == 3
    assert pd.read_csv(out["matrix"])["participant"].tolist() == ["P01", "P01", "P02", "P02"]  # fmt: skip
    sheet = openpyxl.load_workbook(out["workbook"]).active
    assert sheet["C1"].value == "Personal burnout (CBI)"


def test_where_nobody_spoke_nobody_is_in_the_matrix(tmp_path):
    out = write_and_join(tmp_path)
    assert pd.read_csv(out["matrix"]).empty
    assert openpyxl.load_workbook(out["workbook"]).active.max_row == 1


def faults(folder, display):
    (folder / "study.yaml").write_text(f"joint_displays:\n  - {{{display}}}\n")
    kind, _, more = display.partition(", ")
    shown = {"kind": kind.removeprefix("kind: "), "scales": [more[9:-1]]}
    study = STUDY | {"joint_displays": [shown], "times": [{"id": "t1"}]}
    return list(display_faults(folder, study))


def test_a_display_is_held_against_the_instruments_of_the_study(tmp_path):
    assert faults(tmp_path, "kind: over_time, scales: [cbi.work]") == []
    (fault,) = faults(tmp_path, "kind: over_time, scales: [cbi.wrok]")
    assert (fault.file, fault.line) == ("study.yaml", 2)


def test_a_display_is_held_against_the_themes_that_workshops_left(tmp_path):
    folder = tmp_path / "impact"
    ignore = shutil.ignore_patterns("results", ".snakemake")
    shutil.copytree(CHECKOUT / "studies/impact", folder, ignore=ignore)
    assert list(display_faults(folder, read_study(folder).study)) == []
    file = folder / "study.yaml"
    text = file.read_text("utf-8").replace("[weathering, holding, worth]", "[gone]")
    file.write_text(text, "utf-8")
    (fault,) = display_faults(folder, read_study(folder).study)
    assert fault.found == "the theme 'gone'"
