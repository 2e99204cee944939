"""Gather what must not be found any more of a person: their id and their words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plait.deidentification.decisions import Decided, read_decided
from plait.ingest.transcript_files import outside
from plait.ingest.transcripts import read_transcripts
from plait.ingest.withheld import withhold
from plait.withdrawal.rights import KEPT, NEW, QUOTES
from plait.withdrawal.word_runs import WordRuns


@dataclass(frozen=True)
class Theirs:
    """What is looked for.

    Parameters
    ----------
    participant : str
        Id of participants.csv.
    rights : frozenset of str
        What the person took back.
    name : pattern or None
        Their id, and those of their interviews, as whole words; bare numbers are not
        looked for, since they stand everywhere. None where nothing is, or their data
        stay.
    runs : WordRuns
        Their words that nobody else of the study said.
    files : list of str
        Transcripts in which they speak.
    turns : int
        What they said, in turns.
    strings : list of str
        Where coding/identifiers.csv names what only they said.
    """

    participant: str
    rights: frozenset[str]
    name: re.Pattern | None
    runs: WordRuns
    files: list[str]
    turns: int
    strings: list[str]


def theirs_of(
    folder: Path, study: Mapping, participant: str, rights: frozenset[str]
) -> Theirs:
    """Gather what is looked for.

    Parameters
    ----------
    folder : Path
        Study folder.
    study : mapping
        As `read_study`.
    participant : str
        Id of participants.csv.
    rights : frozenset of str
        What they took back; where it is nothing, everything is looked for.

    Returns
    -------
    Theirs
        Of who gives no new data only the words of transcripts since.
    """
    rights = rights or frozenset({NEW, QUOTES, KEPT})
    decided = read_decided(
        study["identifier_decisions"], study["names"], folder=str(folder)
    )
    mine, others, files = [], [], set()
    for turns, rest in _readings(folder, study, (participant, rights), decided):
        mine.append(turns)
        others.append(rest)
        files |= set(turns["document"])
    said = pd.concat(mine)
    runs = WordRuns(said["text"])
    runs.forget(pd.concat(others)["text"])
    pattern = _names(study, participant) if KEPT in rights else None
    paths = [row["file"] for row in study["documents"] if row["document"] in files]
    strings = _only_theirs(decided, mine[0]["text"], others[0]["text"])
    return Theirs(participant, rights, pattern, runs, paths, len(mine[0]), strings)


def _names(study: Mapping, participant: str) -> re.Pattern | None:
    """Look for their id, and for those of their interviews, as whole words."""
    own = [row["document"] for row in study["documents"]
           if row["kind"] == "interview" and row["participant"] == participant]  # fmt: skip
    names = [re.escape(name) for name in (participant, *own) if not name.isdigit()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(names)})(?![\w-])") if names else None


def _only_theirs(decided: Decided, mine: pd.Series, others: pd.Series) -> list[str]:
    """Find the decisions on names and numbers that stand in nobody else's words."""
    said, rest = (" ".join(texts).casefold() for texts in (mine, others))
    return [
        f"{row.file} line {row.line}" for row in decided.decisions
        if row.text.casefold() in said and row.text.casefold() not in rest
    ]  # fmt: skip


def _readings(
    folder: Path, study: Mapping, whose: tuple[str, frozenset[str]], decided: Decided
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Read the transcripts as they came, and as they are after replacements."""
    rows = [r for r in study["documents"] if (folder / outside(r["file"])).is_file()]
    asked = {"folder": str(folder), "participants": set(study["participants"])}
    participant, rights = whose
    since = study["no_words_in"].get(participant, [])
    for how in (None, decided):
        read = read_transcripts(rows, decided=how, **asked)
        own = read.turns["participant"].eq(participant)
        if rights <= {NEW}:
            own &= read.turns["document"].isin(since)
        gone = {participant: sorted(set(read.turns.loc[own, "document"]))}
        yield read.turns[own], withhold(read, [], gone).turns
