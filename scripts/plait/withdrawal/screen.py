"""Find words that were taken back in what is about to leave."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from plait.errors import Fault
from plait.release.unmarked_words import Prose, unmarked_faults

NAMED = ("no_words_from", "no_words_in")  # of the study: whose words may not be used
MEND = (
    "take them out, or say it in your own words: the person withdrew, or did not agree "
    "to interviews"
)


def taken_back_faults(
    prose: Iterable[Prose], study: Mapping, folder: str = "."
) -> Iterator[Fault]:
    """List where prose holds words that may not be used any more.

    Parameters
    ----------
    prose : iterable of Prose
        What people wrote and what leaves.
    study : mapping
        `documents`, `participants`, `no_words_from`, `no_words_in`.
    folder : str, default here
        Study folder.

    Yields
    ------
    Fault
        One a run of seven words or more, which are not repeated. They stand in no table
        of the results, so that the transcripts are read for them.
    """
    if any(study.get(name) for name in NAMED):
        for fault in unmarked_faults(prose, taken_back(study, folder)):
            yield replace(
                fault,
                found=f"{fault.found.partition(' of a ')[0]} of somebody who took them "
                "back, or never agreed",
                expected="none of their words",
                mend=MEND,
            )


def taken_back(study: Mapping, folder: str) -> pd.DataFrame:
    """Read the words that may not be used any more, and keep them nowhere.

    Parameters
    ----------
    study : mapping
        As `taken_back_faults`.
    folder : str
        Study folder.

    Returns
    -------
    DataFrame, one row a document x turn
        In the shape TURNS: of the people themselves only, as they came.
    """
    # most studies have nobody who withdrew, and need not wait for the readers
    from plait.ingest.transcripts import read_transcripts

    asked = {"folder": folder, "participants": set(study["participants"])}
    turns = read_transcripts(_whose(study), **asked).turns
    theirs = turns["participant"].isin(study["no_words_from"])
    for person, documents in study["no_words_in"].items():
        theirs |= turns["participant"].eq(person) & turns["document"].isin(documents)
    return turns[theirs]


def _whose(study: Mapping) -> list[dict]:
    """Leave out interviews with others, which need not be read."""
    people = {*study["no_words_from"], *study["no_words_in"]}
    return [
        row for row in study["documents"]
        if row["kind"] != "interview" or row["participant"] in people or row["speaker_map"]
    ]  # fmt: skip
