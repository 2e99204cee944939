"""The text of each document with its turns, as decisions point into it."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import pandas as pd

from plait.ingest.transcripts import Transcripts, document_texts
from plait.ingest.withheld import withheld
from plait.shapes.transcripts import LEFT_OUT

NO_EVIDENCE = "words of {role}: no evidence in this study"


@dataclass(frozen=True)
class Text:
    """One document.

    Parameters
    ----------
    text : str
        The whole of it, as turns and left_out give it.
    turns : list of dict
        Rows of TURNS, in order.
    withheld : list of dict
        Rows of `withheld`: blank places, words that a person withdrew.
    """

    text: str
    turns: list[dict]
    withheld: list[dict] = field(default_factory=list)

    def spoken(self, start: int, end: int) -> list[dict]:
        """Give the turns that a passage touches.

        Parameters
        ----------
        start, end : int
            Code points of the passage, end exclusive.

        Returns
        -------
        list of dict
            Rows of TURNS, in order.
        """
        return [t for t in self.turns if t["start"] < end and start < t["end"]]

    def holds(self, start: int, end: int) -> bool:
        """Say whether a passage lies in the document and touches a turn.

        Parameters
        ----------
        start, end : int
            Code points of the passage, end exclusive.

        Returns
        -------
        bool
            False where nobody speaks there.
        """
        return end <= len(self.text) and bool(self.spoken(start, end))

    def withheld_from(self, start: int, end: int) -> list[str]:
        """Give the people who withdrew words that a passage touches.

        Parameters
        ----------
        start, end : int
            Code points of the passage, end exclusive.

        Returns
        -------
        list of str
            In order, each once.
        """
        people = [row["person"] for row in self.withheld
                  if row["start"] < end and start < row["end"]]  # fmt: skip
        return list(dict.fromkeys(people))


def texts_of(transcripts: Transcripts) -> dict[str, Text]:
    """Give each document with its turns.

    Parameters
    ----------
    transcripts : Transcripts
        Its turns and left_out.

    Returns
    -------
    dict of str to Text
        By document.
    """
    turns = _by_document(transcripts.turns)
    blank = _by_document(withheld(transcripts.left_out))
    whole = document_texts(transcripts)
    return {
        name: Text(text, turns.get(name, []), blank.get(name, []))
        for name, text in whole.items()
    }


def _by_document(rows: pd.DataFrame) -> dict[str, list[dict]]:
    groups = rows.groupby("document")
    return {document: found.to_dict("records") for document, found in groups}


def evidence_of(transcripts: Transcripts, roles: Collection[str]) -> Transcripts:
    """Keep the turns that are evidence in a study; the others go to what is left out.

    Parameters
    ----------
    transcripts : Transcripts
        Its turns and left_out.
    roles : collection of str
        `evidence_from` of study.yaml: participant, interviewer, unknown.

    Returns
    -------
    Transcripts
        The same documents, character by character; nobody can code, count or
        chart what is in no turn of it.
    """
    turns = transcripts.turns
    evidence = turns["role"].isin(list(roles))
    others = turns.loc[~evidence, ["document", "start", "end", "text", "role"]]
    reasons = [NO_EVIDENCE.format(role=role) for role in others["role"]]
    passages = others.drop(columns="role").assign(reason=reasons)
    left_out = LEFT_OUT.check(pd.concat([transcripts.left_out, passages]))
    return replace(
        transcripts, turns=turns[evidence].reset_index(drop=True), left_out=left_out
    )
