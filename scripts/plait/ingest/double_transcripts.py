"""Find a transcript that came twice, under two names."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import pandas as pd

from plait.errors import Fault
from plait.ingest.label_words import fold

SPEAKER, WORDS = 2, 7  # places in a row of TURNS


def double_transcripts(
    turns: Iterable[tuple], documents: dict[str, dict]
) -> list[Fault]:
    """Find documents in which the same people say the same.

    Parameters
    ----------
    turns : iterable of tuple
        Rows of TURNS, those of a document together and in order.
    documents : dict of str to dict
        Document to its row in documents.csv.

    Returns
    -------
    list of Fault
        One for each document that has the labels and the words of an earlier one,
        case and white space aside, whatever the two formats are: what was said
        would count twice.
    """
    alike: dict[tuple, list[list[tuple]]] = {}
    for _, said in groupby(turns, itemgetter(0)):
        whole = list(said)
        # most documents are told apart by how they begin and how many turns they have
        alike.setdefault((len(whole), *_folded(whole[0])), []).append(whole)
    order = {name: place for place, name in enumerate(documents)}
    found = [pair for several in alike.values() for pair in _doubles(several)]
    found.sort(key=lambda pair: order[pair[1]])
    return [_fault(documents[one], documents[two]) for one, two in found]


def doubles_of_batches(turns: pd.DataFrame, documents: Iterable[dict]) -> list[Fault]:
    """Find transcripts that came twice, each in a batch of its own.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS: those of all batches.
    documents : iterable of dict
        Rows of documents.csv.

    Returns
    -------
    list of Fault
        As `double_transcripts`. Where only the questions are left of two interviews,
        since people withdrew, nothing is compared.
    """
    said = turns.loc[turns["role"] != "interviewer", "document"].unique()
    rows = turns[turns["document"].isin(said)].fillna({"speaker": ""})
    return double_transcripts(
        rows.itertuples(index=False, name=None),
        {row["document"]: row for row in documents},
    )


def _doubles(several: list[list[tuple]]) -> Iterator[tuple[str, str]]:
    first: dict[tuple, str] = {}
    for turns in several if len(several) > 1 else []:
        one = first.setdefault(tuple(map(_folded, turns)), turns[0][0])
        if one != turns[0][0]:
            yield one, turns[0][0]


def _folded(turn: tuple) -> tuple[str, str]:
    return fold(turn[SPEAKER]), fold(turn[WORDS])


def _fault(one: dict, two: dict) -> Fault:
    return Fault(
        two["file"],
        found=f"the same words as in {one['file']}",
        expected="each transcript once",
        mend=f"take {one['document']} or {two['document']} out of the study",
    )
