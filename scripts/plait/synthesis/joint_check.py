"""Hold the joint displays of a study against its scales, themes and times."""

from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault
from plait.ingest.yamlfile import read_yaml
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.theme_faults import LIVE
from plait.quantitative.instruments import load_instruments
from plait.synthesis.claims import read_claims
from plait.synthesis.joint_faults import Known, joint_faults, rating_faults


def display_faults(folder: Path, study: dict) -> Iterator[Fault]:
    """List what is wrong with joint displays and with the raters' pairings.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : dict
        As `read_study`.

    Yields
    ------
    Fault
        With the line in study.yaml or propositions.yaml.
    """
    claims = read_claims(study["claims"], "", folder=str(folder))
    yield from rating_faults(claims.propositions)
    if study["joint_displays"]:
        file = read_yaml(str(folder / "study.yaml"), shown="study.yaml")
        yield from joint_faults(file, study, _known(folder, study))


def _known(folder: Path, study: dict) -> Known:
    times = [time["id"] for time in study["times"]]
    paths = {i: str(folder / path) for i, path in study["instruments"].items() if path}
    loaded, faults = load_instruments(paths)
    scales = {f"{i}.{s['id']}": s for i in loaded for s in loaded[i]["scales"]}
    return Known(None if faults else scales, _themes(folder, study, times), times)


def _themes(folder: Path, study: dict, times: list[str]) -> list[str] | None:
    """Where what coders wrote has faults of its own, no theme is known."""
    if not study["codebook"]:
        return []
    files = read_coding_files(
        study | {"times": times}, folder=str(folder), documents=study["documents"]
    )
    if files.faults:
        return None
    return files.themes.loc[files.themes["status"].isin(LIVE), "theme"].tolist()
