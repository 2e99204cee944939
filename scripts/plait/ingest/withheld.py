"""Take out what was said by people who withdrew, and keep the place and whose it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd

from plait.errors import Fault, count_of
from plait.ingest.consent import without
from plait.ingest.transcripts import Transcripts
from plait.shapes.transcripts import LEFT_OUT

BEFORE, AFTER = "words of ", ": withdrawn, or no consent to interviews"
WITHDREW = "the person withdrew, or did not agree to interviews"


def withhold(transcripts: Transcripts, people: list[str]) -> Transcripts:
    """Leave out the words of some people.

    Parameters
    ----------
    transcripts : Transcripts
        As they were read.
    people : list of str
        Who has not agreed to interviews, or has withdrawn what was said.

    Returns
    -------
    Transcripts
        Without their turns. In left_out a row of blanks stands for each, so that
        offsets hold, with the person in its reason: none of the words is left.
    """
    turns = transcripts.turns
    theirs = turns.loc[turns["participant"].isin(people).to_numpy(bool)]
    blanks = LEFT_OUT.frame(
        {"document": row.document, "start": row.start, "end": row.end,
         "text": " " * (row.end - row.start),
         "reason": f"{BEFORE}{row.participant}{AFTER}"}
        for row in theirs.itertuples()
    )  # fmt: skip
    left_out = transcripts.left_out
    if len(blanks):
        left_out = LEFT_OUT.check(pd.concat([left_out, blanks], ignore_index=True))
    return replace(transcripts, turns=without(turns, people), left_out=left_out)


def withheld(left_out: pd.DataFrame) -> pd.DataFrame:
    """List the places of words that were taken out.

    Parameters
    ----------
    left_out : DataFrame
        In the shape LEFT_OUT.

    Returns
    -------
    DataFrame, one row a turn
        `document`, `start`, `end`, `person`; empty where nobody withdrew.
    """
    rows = left_out[left_out["reason"].str.endswith(AFTER).to_numpy(bool)]
    people = rows["reason"].str.removeprefix(BEFORE).str.removesuffix(AFTER)
    return rows[["document", "start", "end"]].assign(person=people)


def withheld_cautions(
    left_out: pd.DataFrame, decisions: Mapping[str, int]
) -> Iterator[Fault]:
    """Say once for each person what is left out.

    Parameters
    ----------
    left_out : DataFrame
        In the shape LEFT_OUT.
    decisions : mapping of str to int
        Person to the number of decisions on what that person said.

    Yields
    ------
    Fault
        A caution, with how many transcripts and decisions it touches.
    """
    places = withheld(left_out)
    for person, documents in places.groupby("person")["document"].nunique().items():
        parts = [count_of(documents, "transcript")]
        if decisions.get(person):
            parts.append(count_of(decisions[person], "decision"))
        yield Fault(
            "participants.csv", 0, person,
            f"no consent to interviews, or withdrawn; {', '.join(parts)} left out",
            "words that may be used",
            "nothing to do; or correct consent_interviews or withdrawal",
        )  # fmt: skip
