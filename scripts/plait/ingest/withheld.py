"""Take out what was said by people who withdrew, and keep the place and whose it was."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from plait.errors import Fault, count_of
from plait.ingest.transcripts import Transcripts
from plait.shapes.transcripts import LEFT_OUT

LABEL = "speaker label"
BEFORE, AFTER = "words of ", ": withdrawn, or no consent to interviews"
WITHDREW = "the person withdrew, or did not agree to interviews"


def withhold(
    transcripts: Transcripts,
    people: Collection[str],
    later: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> Transcripts:
    """Leave out the words of some people.

    Parameters
    ----------
    transcripts : Transcripts
        As they were read.
    people : collection of str
        Who has not agreed to interviews, or has withdrawn what was said.
    later : mapping of str to collection of str, default none
        People who give no new data, and the documents recorded since.

    Returns
    -------
    Transcripts
        Without their turns; where nobody else who is known speaks in a document, what
        the interviewer and unknown voices said there goes as well, since it tells of
        them. In left_out a row of blanks stands for each turn, so that offsets hold,
        with the person in its reason: none of the words is left, nor the label before.
    """
    turns = transcripts.turns
    whose = _whose(turns, people, later)
    theirs = turns.loc[whose.notna(), ["document", "start", "end"]]
    blanks = LEFT_OUT.frame(
        {"document": document, "start": start, "end": end, "text": " " * (end - start),
         "reason": f"{BEFORE}{person}{AFTER}"}
        for (document, start, end), person in zip(
            theirs.itertuples(index=False), whose.dropna(), strict=True)
    )  # fmt: skip
    left_out = transcripts.left_out
    if len(blanks):
        left_out = _without_labels(left_out, theirs)
        left_out = LEFT_OUT.check(pd.concat([left_out, blanks], ignore_index=True))
    kept = turns[whose.isna()].reset_index(drop=True)
    return replace(transcripts, turns=kept, left_out=left_out)


def _without_labels(left_out: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Blank the labels before some turns: an id, or even a name, stands in them."""
    ends = pd.MultiIndex.from_frame(left_out[["document", "end"]])
    before = ends.isin(pd.MultiIndex.from_frame(theirs[["document", "start"]]))
    before &= left_out["reason"].eq(LABEL).to_numpy(bool)
    blank = left_out["text"].str.replace(r"\S", " ", regex=True)
    return left_out.assign(text=left_out["text"].mask(before, blank))


def _whose(
    turns: pd.DataFrame, people: Collection[str], later: Mapping[str, Collection[str]]
) -> pd.Series:
    """Give for each turn that must go the person for whose sake it does."""
    said = turns["participant"]
    gone = said.isin(list(people))
    for person, documents in later.items():
        gone |= said.eq(person) & turns["document"].isin(list(documents))
    whose = said.where(gone)
    if not gone.any():
        return whose
    heard = set(turns.loc[said.notna() & ~gone, "document"])
    first = whose.groupby(turns["document"]).transform("first")
    alone = said.isna() & ~turns["document"].isin(heard)
    return whose.where(~alone, first)


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
            "nothing to do; or correct consent_interviews, withdrawal or the dates",
        )  # fmt: skip
