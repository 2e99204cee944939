"""Read what a run left behind, as far as a trail asks for it."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace

import pandas as pd

from plait.ingest.csvfile import read_csv_rows
from plait.provenance.jsonfile import read_json
from plait.provenance.keys import keyed_digests
from plait.provenance.manifest import sha256
from plait.provenance.trace_jobs import DIGITS, files_of, job_of
from plait.release.record import confidential_key
from plait.shapes.argument import RELATIONS
from plait.shapes.codings import CODINGS, RECOMMENDATIONS, THEMES
from plait.shapes.decisions import ANCHORS, RECODED
from plait.shapes.findings import FINDINGS
from plait.shapes.identifiers import REPLACEMENTS
from plait.shapes.questionnaires import ANSWERS, ROWS_READ, SCORES, SUMMARIES
from plait.shapes.release import CODES, QUOTES
from plait.shapes.shape import Shape
from plait.shapes.synthesis import PROPOSITIONS, STATEMENTS
from plait.shapes.tables import read_frame, read_frames
from plait.shapes.trail import THEME_TRAIL
from plait.shapes.transcripts import TURNS

RESTRICTED, SHAREABLE = "results/restricted", "results/shareable"
TABLES: dict[str, tuple[str, Shape]] = {
    "answers": (f"{RESTRICTED}/answers.parquet", ANSWERS),
    "scores": (f"{RESTRICTED}/scores.parquet", SCORES),
    "summaries": (f"{RESTRICTED}/summaries.parquet", SUMMARIES),
    "rows_read": (f"{RESTRICTED}/rows_read.csv", ROWS_READ),
    "findings": (f"{RESTRICTED}/findings.parquet", FINDINGS),
    "turns": (f"{RESTRICTED}/turns.parquet", TURNS),
    "codings": (f"{RESTRICTED}/codings.parquet", CODINGS),
    "codes": (f"{RESTRICTED}/codes.csv", CODES),
    "themes": (f"{RESTRICTED}/themes.csv", THEMES),
    "theme_trail": (f"{RESTRICTED}/theme_trail.csv", THEME_TRAIL),
    "recoded": (f"{RESTRICTED}/recoded.csv", RECODED),
    "anchors": (f"{RESTRICTED}/anchors.csv", ANCHORS),
    "recommendations": (f"{RESTRICTED}/recommendations.csv", RECOMMENDATIONS),
    "statements": (f"{RESTRICTED}/statements.parquet", STATEMENTS),
    "propositions": (f"{RESTRICTED}/propositions.parquet", PROPOSITIONS),
    "relations": (f"{RESTRICTED}/relations.csv", RELATIONS),
    "released": (f"{SHAREABLE}/findings.parquet", FINDINGS),
    "quotes": (f"{SHAREABLE}/tables/quotes.csv", QUOTES),
}
BATCHES = f"{RESTRICTED}/batches"
# Inputs of control_disclosure: those with plain digests in the record of a run, those
# with keyed ones, and those that the keyed names of quotes come from.
SHOWN = ("instruments", "open", "profile")
HELD = ("confidential", "people", "prose", "identifiers")
KEYED = ("confidential", "people")


class Tables(dict):
    """The tables of a run by name, each read when it is asked for.

    Parameters
    ----------
    folder : Path
        Study folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, name: str) -> pd.DataFrame:
        """Read a table, and keep it."""
        if name == "replacements":
            parts = sorted(self.folder.glob(f"{BATCHES}/{name}_*.parquet"))
            self[name] = read_frames([str(path) for path in parts], REPLACEMENTS)
        else:
            path, shape = TABLES[name]
            self[name] = read_frame(str(self.folder / path), shape)
        return self[name]


@dataclass(frozen=True)
class Results:
    """What a run left behind, and what it was made from.

    Parameters
    ----------
    folder : Path
        Study folder.
    jobs : list of SimpleNamespace
        As `plait.jobs.jobs_of` gives them, in the order in which they run.
    tables : dict of str to DataFrame
        As in `TABLES`, and `replacements`.
    manifest : dict
        manifest.json; empty where there is none.
    uses : dict of str to list of (str, str)
        Last line of a tip of the report to the places that show it and their anchors.
    """

    folder: Path
    jobs: list[SimpleNamespace]
    tables: dict[str, pd.DataFrame]
    manifest: dict = field(default_factory=dict)
    uses: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def job(self, rule: str) -> SimpleNamespace:
        """Give the first job of a rule.

        Parameters
        ----------
        rule : str
            Its name.

        Returns
        -------
        SimpleNamespace
            As `plait.jobs.jobs_of` gives it.
        """
        return job_of(self.jobs, rule)

    def digest(self, path: str) -> str:
        """Digest a file as it is now.

        Parameters
        ----------
        path : str
            From the study folder, or a whole one.

        Returns
        -------
        str
            The first digits of its SHA-256; "" where it is not there.
        """
        return (
            self._whole_digest(path)[:DIGITS] if (self.folder / path).is_file() else ""
        )

    @cached_property
    def decisions(self) -> dict[tuple[str, str], dict]:
        """Give every line of the decision files.

        Returns
        -------
        dict of (str, str) to dict
            Coder and id of the decision to its row, with `file` and `line`.
        """
        paths = files_of(self.job("collect_codings"), "decisions")
        return {
            (row["coder"], row["decision"]): row | {"file": path, "line": line}
            for path in paths
            for line, row in read_csv_rows(str(self.folder / path)).numbered()
        }

    @cached_property
    def documents(self) -> dict[str, dict]:
        """Give the rows of documents.csv.

        Returns
        -------
        dict of str to dict
            Document to its row.
        """
        jobs = [job for job in self.jobs if job.rule == "read_transcripts"]
        return {row["document"]: row for job in jobs for row in job.params.documents}

    @cached_property
    def recorded(self) -> dict[str, bool | None]:
        """Say of every input whether its bytes are those of the run.

        Returns
        -------
        dict of str to bool or None
            Path to True or False; None where it cannot be told: the digests of
            confidential files are keyed with all of them as they were.
        """
        then = self.manifest.get("inputs", [])
        digests = {row["digest"] for row in then}
        keys = {row.get("key") for row in then}
        door = self.job("control_disclosure")
        held = files_of(door, *HELD)
        now = keyed_digests({p: (self.folder / p).read_bytes() for p in held})
        told = {path: self.digest(path) in digests for path in files_of(door, *SHOWN)}
        return told | {
            path: row["digest"] in digests or (False if row["key"] in keys else None)
            for path, row in now.items()
        }

    @cached_property
    def key(self) -> bytes:
        """Give the key of the names of quotes, from the files as they are now.

        Returns
        -------
        bytes
            As `confidential_key`.
        """
        held = files_of(self.job("control_disclosure"), *KEYED)
        return confidential_key([str(self.folder / path) for path in held])

    def _whole_digest(self, path: str) -> str:
        return sha256(str(self.folder / path))


def read_results(folder: Path, jobs: list[SimpleNamespace]) -> Results:
    """Read what a run left behind.

    Parameters
    ----------
    folder : Path
        Study folder.
    jobs : list of SimpleNamespace
        As `plait.jobs.jobs_of` gives them.

    Returns
    -------
    Results
        Tables are read when they are asked for.
    """
    from plait.report.page_uses import page_uses

    page = folder / SHAREABLE / "report/report.html"
    manifest = folder / SHAREABLE / "manifest.json"
    return Results(
        folder,
        jobs,
        Tables(folder),
        read_json(str(manifest)) if manifest.is_file() else {},
        page_uses(page.read_text("utf-8")) if page.is_file() else {},
    )


def missing_table(folder: Path) -> str:
    """Name the first table that a run should have left and that is not there.

    Parameters
    ----------
    folder : Path
        Study folder.

    Returns
    -------
    str
        Its path from the study folder; "" where all are there.
    """
    paths = (path for path, _ in TABLES.values())
    return next((path for path in paths if not (folder / path).is_file()), "")
