"""What codings of other tools are held against."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from plait.exchange.carried import carried

Place = tuple[str, int, int, str]


@dataclass(frozen=True)
class Material:
    """The study as codings from elsewhere meet it.

    Parameters
    ----------
    study, date : str
        Its id and its date.
    texts : mapping of str to str
        Document to text, as `document_texts`.
    documents : list of dict
        Rows of documents.csv.
    codes : DataFrame
        In the shape CODES.
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    decisions : DataFrame
        As `Decisions.frame`.
    version : str
        Of the codebook.
    former : collection of str
        Ids of codes that the codebook had before it changed.
    """

    study: str
    date: str
    texts: Mapping[str, str]
    documents: list[dict]
    codes: pd.DataFrame
    suggestions: pd.DataFrame
    decisions: pd.DataFrame
    version: str = ""
    former: Collection[str] = ()

    @cached_property
    def sent_texts(self) -> dict[str, str]:
        """Each text as it is sent to other tools.

        Returns
        -------
        dict of str to str
            Document to text.
        """
        return {document: carried(text) for document, text in self.texts.items()}

    @cached_property
    def hits(self) -> dict[str, dict]:
        """Suggestion to its row.

        Returns
        -------
        dict of str to dict
            By suggestion.
        """
        return {row["suggestion"]: row for row in self.suggestions.to_dict("records")}

    @cached_property
    def at(self) -> dict[Place, list[str]]:
        """Document, start, end and code to the suggestions that are made there.

        Returns
        -------
        dict of tuple to list of str
            By place.
        """
        found: dict[Place, list[str]] = {}
        for name, hit in self.hits.items():
            place = (hit["document"], int(hit["start"]), int(hit["end"]), hit["code"])
            found.setdefault(place, []).append(name)
        return found

    @cached_property
    def decided(self) -> dict[Place, set[str]]:
        """Document, start, end and code to the coders who coded it by decision.

        Returns
        -------
        dict of tuple to set of str
            By place.
        """
        found: dict[Place, set[str]] = {}
        for coder, place in self._codings():
            found.setdefault(place, set()).add(coder)
        return found

    @cached_property
    def judged(self) -> set[tuple[str, str]]:
        """Coder and suggestion of every decision that stands.

        Returns
        -------
        set of (coder, suggestion)
            Whatever the decision was.
        """
        standing = self.decisions[self.decisions["stands"]]
        return set(zip(standing["coder"], standing["suggestion"], strict=True))

    def _codings(self) -> Iterator[tuple[str, Place]]:
        for row in self.decisions[self.decisions["stands"]].to_dict("records"):
            hit = self.hits.get(row["suggestion"], {})
            place = row if row["action"] in {"add", "extend"} else hit
            code = row["code_to"] or row["code"] or hit.get("code", "")
            if row["action"] in {"add", "accept", "move", "extend"} and place:
                where = (row["document"], int(place["start"]), int(place["end"]), code)
                yield row["coder"], where
