"""Bring the codings of other tools into a study, beside its own decisions."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.transcripts import Transcripts, document_texts
from plait.qualitative.coders import used_faults
from plait.qualitative.coding_files import CodingFiles
from plait.shapes.exchange import REFI_LOSSES


@dataclass(frozen=True)
class Import:
    """What coding/imports brought.

    Parameters
    ----------
    files : CodingFiles
        As they were, the decisions followed by those made of imports.
    losses : DataFrame
        In the shape REFI_LOSSES.
    faults : list of Fault
        What must be mended; nothing is imported then.
    """

    files: CodingFiles
    losses: pd.DataFrame = field(default_factory=REFI_LOSSES.empty)
    faults: list[Fault] = field(default_factory=list)

    @property
    def cautions(self) -> list[Fault]:
        """One caution for each kind of thing that was not read."""
        return [
            Fault(row["file"], 0, "", f"{row['count']} {row['what']}", "nothing lost",
                  _see(row["detail"]))
            for row in self.losses.to_dict("records")
        ]  # fmt: skip


def _see(detail: object) -> str:
    told = f" ({detail})" if isinstance(detail, str) and detail else ""
    return f"see whether it matters{told}"


def with_imports(
    study: dict,
    files: CodingFiles,
    *,
    folder: str,
    transcripts: Transcripts,
    suggestions: pd.DataFrame,
) -> Import:
    """Read coding/imports and make decisions of what is in it.

    Parameters
    ----------
    study : dict
        `id`, `date`, `imports` (paths from the study folder), `documents`,
        `codings_used`.
    files : CodingFiles
        Codebook and decisions, without faults.
    folder : str
        Study folder.
    transcripts : Transcripts
        Turns and left_out of all documents.
    suggestions : DataFrame
        In the shape SUGGESTIONS.

    Returns
    -------
    Import
        The files as they were where nothing was imported.
    """
    if not study["imports"]:
        return Import(files)
    # who imports nothing does not wait for the parser of XML
    from plait.exchange.import_files import read_imports
    from plait.exchange.imported import imported_decisions
    from plait.exchange.material import Material

    read = read_imports([(str(Path(folder, path)), path) for path in study["imports"]])
    material = Material(
        study["id"], study["date"], document_texts(transcripts), study["documents"],
        files.codebook.codes, suggestions, files.decisions, files.codebook.version,
        files.recodes.former - set(files.codebook.ids),
    )  # fmt: skip
    found = imported_decisions(read.projects, material, read.users)
    faults = [*read.faults, *found.faults]
    losses = REFI_LOSSES.frame(found.losses)
    decisions = pd.concat([files.decisions, found.frame], ignore_index=True)
    faults += used_faults(study["codings_used"], set(decisions["coder"]))
    if faults:
        return Import(files, losses, faults)
    return Import(replace(files, decisions=decisions), losses)
