"""Read both strands, bring them together, and write what stays inside the team."""

from collections.abc import Mapping
from pathlib import Path

from plait.shapes.codings import CODINGS
from plait.shapes.joint import JOINT, RATINGS
from plait.shapes.tables import read_frame, write_frame
from plait.synthesis.joint import join_strands, read_joint, scale_names
from plait.synthesis.joint_ratings import rating_rows
from plait.synthesis.joint_workbook import matrix_workbook


def join_files(
    paths: Mapping[str, str], out: Mapping[str, str], study: dict,
    propositions: list[dict],
) -> None:  # fmt: skip
    """Make every table that links people's answers with their words.

    Parameters
    ----------
    paths : mapping
        `codings`, and what `read_joint` asks for.
    out : mapping
        `ratings`, `joint_themes`, `joint_means`, `joint_people`; `matrix` and
        `workbook`: the mixed methods matrix as CSV and as a workbook.
    study : dict
        `instruments`, and what `join_strands` asks for.
    propositions : list of dict
        As in propositions.yaml.
    """
    codings = read_frame(paths["codings"], CODINGS)
    material = read_joint(paths, codings, study["instruments"])
    joined = join_strands(material, study)
    write_frame(rating_rows(propositions), out["ratings"], RATINGS)
    for name, table in joined.tables.items():
        write_frame(table, out[name], JOINT[name])
    write_frame(joined.matrix, out["matrix"], joined.matrix_shape)
    book = matrix_workbook(joined.matrix, scale_names(material.instruments))
    Path(out["workbook"]).write_bytes(book)
