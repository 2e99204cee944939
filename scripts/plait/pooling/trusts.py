"""Read the bundles of trusts, each verified before anything of it is used."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import pandas as pd

from plait.errors import Fault, StudyError, count_of, stop_on
from plait.provenance.alone import ARCHIVE, MANIFEST, check_bytes, open_files
from plait.provenance.checks import RECORD, check_results
from plait.shapes.codings import THEMES
from plait.shapes.findings import FINDINGS
from plait.shapes.records import plain_rows
from plait.shapes.release import SCALES
from plait.shapes.shape import Shape
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.shapes.tables import read_frame

SHAREABLE, RESULTS = "results/shareable", "findings.csv"
TABLES = {"scales": SCALES, "statements": STATEMENTS, "propositions": PROPOSITIONS,
          "themes": THEMES}  # fmt: skip
# Tables that hold a row a person, their words, or what coders did with them.
PERSONAL = ("answers", "scores", "turns", "codings", "suggestions", "participants")
MEASURES = ("mean", "change")  # that are set side by side
PLACE = ["instrument", "scale", "measure", "time", "contrast", "group", "norm"]
DIGITS = 12  # of the digest of a bundle that are told
SHOWN = 5  # problems of a bundle that are told


@dataclass(frozen=True)
class Trust:
    """What is used of one bundle: findings and what people concluded, no person's words.

    Parameters
    ----------
    id, name : str
        As the pool has them.
    study : dict
        `id`, `title`, `date`, `synthetic` of its study.
    times : list of dict
        `id`, `label`, and `target_days` where the study says.
    findings : DataFrame, one row a statistic
        In the shape FINDINGS, released.
    tables : dict of str to list of dict
        scales, statements, propositions, themes; missing values are None.
    state : str
        candidate or release.
    profile : str
        Disclosure profile.
    digest : str
        First digits of the SHA-256 of its manifest.
    """

    id: str
    name: str
    study: dict
    times: list[dict]
    findings: pd.DataFrame
    tables: dict[str, list[dict]]
    state: str
    profile: str
    digest: str


def read_trusts(pool: Mapping) -> list[Trust]:
    """Read every bundle of a pool.

    Parameters
    ----------
    pool : mapping
        As `read_pool` gives it.

    Returns
    -------
    list of Trust
        In the order of the pool.

    Raises
    ------
    StudyError
        Where a bundle is not there, was changed since it was sealed, contradicts itself,
        or holds a table of people; and where two are of the same run. All at once.
    """
    opened = [_open(entry) for entry in pool["trusts"]]
    faults = [fault for _, found in opened for fault in found]
    digests = [
        hashlib.sha256(f.get(MANIFEST, b"")).hexdigest()[:DIGITS] for f, _ in opened
    ]
    faults += _twice(pool["trusts"], digests) if not faults else []
    stop_on(faults)
    pairs = zip(pool["trusts"], opened, digests, strict=True)
    read = [_tried(entry, files, digest) for entry, (files, _), digest in pairs]
    stop_on(one for one in read if isinstance(one, Fault))
    names = [trust.name for trust in read]
    return [
        replace(trust, name=f"{trust.name} ({trust.id})") if names.count(trust.name) > 1 else trust
        for trust in read
    ]  # fmt: skip


def _tried(entry: Mapping, files: Mapping[str, bytes], digest: str) -> Trust | Fault:
    try:
        return _trust(entry, files, digest)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return Fault(entry["bundle"], 0, entry["id"], f"tables of another form: {error}",
                     "those of this version of plait",
                     "ask the trust to run its study with the same version")  # fmt: skip


def _open(entry: Mapping) -> tuple[dict, list[Fault]]:
    path = Path(entry["bundle"])
    inside = path / SHAREABLE
    place = inside if inside.is_dir() else path
    # the archive is what was sealed, and quicker than the folder
    place = place / ARCHIVE if (place / ARCHIVE).is_file() else place
    if not place.exists():
        fault = Fault(str(path), 0, entry["id"], "nothing there", "the bundle.zip of a run",
                      "correct the path")  # fmt: skip
        return {}, [fault]
    opened = open_files(place)
    problems = check_bytes(opened)
    problems = problems or [*check_results(opened.files), *_lacking(opened.files)]
    return opened.files, [*_refused(entry, problems), *_personal(entry, opened.files)]


def _refused(entry: Mapping, problems: list[str]) -> Iterator[Fault]:
    if problems:
        more = len(problems) - SHOWN
        told = "; ".join(problems[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
        yield Fault(entry["bundle"], 0, entry["id"], f"{count_of(len(problems), 'problem')}: {told}",
                    "a bundle that plait verify finds sound",
                    "ask the trust for its bundle again; nothing of this one is used")  # fmt: skip


def _lacking(files: Mapping[str, bytes]) -> list[str]:
    wanted = (RESULTS, RECORD, "tables/scales.csv")
    return [f"{name}: not there" for name in wanted if name not in files]


def _personal(entry: Mapping, files: Mapping[str, bytes]) -> Iterator[Fault]:
    for name in sorted(files):
        path = PurePosixPath(name)
        if path.stem in PERSONAL and path.parts[0] != "code":
            yield Fault(entry["bundle"], 0, entry["id"], f"the table of people {name}",
                        "released results alone",
                        "tell the trust at once: this must not have left it")  # fmt: skip


def _twice(entries: list[Mapping], digests: list[str]) -> Iterator[Fault]:
    for at, digest in enumerate(digests):
        if digest in digests[:at]:
            first = entries[digests.index(digest)]["id"]
            yield Fault(entries[at]["bundle"], 0, entries[at]["id"], f"the same run as {first}",
                        "every run once", "take one of the two out")  # fmt: skip


def _trust(entry: Mapping, files: Mapping[str, bytes], digest: str) -> Trust:
    manifest, record = (json.loads(files[name]) for name in (MANIFEST, RECORD))
    study = manifest["study"]
    tables = {name: plain_rows(_frame(files, f"tables/{name}.csv", shape))
              for name, shape in TABLES.items()}  # fmt: skip
    parameters, findings = manifest["parameters"], _frame(files, RESULTS, FINDINGS)
    if findings[findings["measure"].isin(MEASURES)].duplicated(PLACE).any():
        raise ValueError("a mean or change stands twice")
    return Trust(
        entry["id"], entry.get("name") or study["id"], study, _times(parameters),
        findings, tables,
        record.get("release", {}).get("state", "candidate"),
        parameters.get("control_disclosure", {}).get("disclosure", ""), digest,
    )  # fmt: skip


def _times(parameters: Mapping) -> list[dict]:
    """Find the time points of the study among the parameters of its rules."""
    for given in parameters.values():
        for value in given.values():
            if isinstance(value, list) and value and all(
                isinstance(one, dict) and {"id", "label"} <= set(one) for one in value
            ):  # fmt: skip
                return value
    return []


def _frame(files: Mapping[str, bytes], name: str, shape: Shape) -> pd.DataFrame:
    """Read a released table from its bytes."""
    if name not in files:
        return shape.empty()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "table.csv"
        place.write_bytes(files[name])
        try:
            return read_frame(str(place), shape)
        except StudyError as error:  # it names a file of ours, and what we would do
            raise ValueError(error.faults[0].found) from error
