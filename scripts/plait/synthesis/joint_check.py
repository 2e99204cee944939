"""Hold the joint displays of a study against its scales, themes and times."""

import re
from collections.abc import Iterator
from pathlib import Path

from plait.errors import Fault
from plait.ingest.schema import load_schema, schema_faults
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.qualitative.coding_files import read_coding_files
from plait.qualitative.theme_faults import LIVE
from plait.quantitative.instruments import load_instruments
from plait.synthesis.claims import read_claims
from plait.synthesis.joint_faults import Known, joint_faults, rating_faults

STUDY = "study.yaml"


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
    file = read_yaml(str(folder / STUDY), shown=STUDY)
    displays, odd = _sound(file)
    if displays:
        asked = study | {
            "joint_displays": displays,
            "equivalence": _whole(file, "equivalence", ("scale", "against")),
        }
        times = [time["id"] for time in _whole(file, "times", ("id",))]
        # where the key itself is at fault, no instrument is read, and none is unknown
        named = bool(file.data.get("instruments"))
        known = _known(folder, study, times, named=named)
        yield from joint_faults(file, asked, known, odd=odd)


def _sound(file: YamlFile) -> tuple[list[dict], dict[int, set[str]]]:
    """Take out of each display the keys that do not follow the schema: they are told."""
    schema = load_schema("study")["properties"]["joint_displays"]["items"]
    displays, odd = [], {}
    for place, display in enumerate(_rows(file, "joint_displays")):
        faults = schema_faults(YamlFile(STUDY, data=display), schema)
        odd[place] = {re.split(r"[.\[]", fault.where)[0] for fault in faults}
        displays.append({k: v for k, v in display.items() if k not in odd[place]})
    return displays, odd


def _whole(file: YamlFile, key: str, needed: tuple[str, ...]) -> list[dict]:
    """Give the rows of a list of study.yaml that have what is needed of them."""
    return [row for row in _rows(file, key) if all(name in row for name in needed)]


def _rows(file: YamlFile, key: str) -> list[dict]:
    """Give the rows of a list, whatever is wrong elsewhere; {} for what is no row."""
    held = file.data.get(key) if isinstance(file.data, dict) else None
    rows = held if isinstance(held, list) else []
    return [row if isinstance(row, dict) else {} for row in rows]


def _known(folder: Path, study: dict, times: list[str], *, named: bool) -> Known:
    paths = {i: str(folder / path) for i, path in study["instruments"].items() if path}
    loaded, faults = load_instruments(paths)
    scales = {f"{i}.{s['id']}": s for i in loaded for s in loaded[i]["scales"]}
    unread = faults or (named and not paths)
    return Known(None if unread else scales, _themes(folder, study, times), times)


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
