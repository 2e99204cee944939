"""What is sent to other tools, and under which names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from plait.shapes.codings import CODINGS, THEMES
from plait.shapes.transcripts import SUGGESTIONS

PLAIT_USER = "plait suggestions"
PARENT = "Suggestions (plait)"
MARK = " ?"
SENT_NOTE = "plait: what was sent"
VERSION = "Codebook version: "
VARIABLES = (("site", "case"), ("role", "case"), ("time", "source"), ("kind", "source"))


@dataclass(frozen=True)
class Sent:
    """The parts of a study that go into a .qdpx.

    Parameters
    ----------
    study : str
        Its id.
    date : str
        As 2026-01-31: the date of the study, never the clock.
    codes : list of dict
        In the form of codebook.yaml.
    texts : mapping of str to str
        Document to its text, as `document_texts`.
    documents : list of dict
        Rows of documents.csv, in its order.
    people : list of dict
        Rows of participants.csv; of them only participant, site and role are sent.
    codings : DataFrame
        In the shape CODINGS.
    suggestions : DataFrame
        In the shape SUGGESTIONS, those that nobody has decided.
    themes : DataFrame
        In the shape THEMES.
    memos : mapping of str to str
        Name to text.
    version : str
        Of the codebook, as written.
    """

    study: str
    date: str
    codes: list[dict]
    texts: Mapping[str, str]
    documents: list[dict]
    people: list[dict] = field(default_factory=list)
    codings: pd.DataFrame = field(default_factory=CODINGS.empty)
    suggestions: pd.DataFrame = field(default_factory=SUGGESTIONS.empty)
    themes: pd.DataFrame = field(default_factory=THEMES.empty)
    memos: Mapping[str, str] = field(default_factory=dict)
    version: str = ""

    @property
    def sources(self) -> list[dict]:
        """Rows of documents.csv whose text is sent."""
        return [row for row in self.documents if row["document"] in self.texts]

    @property
    def coders(self) -> list[str]:
        """Coders, sorted; a tool that takes the first user as its own meets a person."""
        return sorted(set(self.codings["coder"]))


def all_codes(codes: list[dict]) -> list[dict]:
    """List a tree of codes, parents before children.

    Parameters
    ----------
    codes : list of dict
        In the form of codebook.yaml.

    Returns
    -------
    list of dict
        The same dicts.
    """
    whole = []
    for code in codes:
        whole += [code, *all_codes(code.get("codes") or [])]
    return whole


def code_names(codes: list[dict]) -> dict[str, str]:
    """Give each code a name that no other code has.

    Parameters
    ----------
    codes : list of dict
        In the form of codebook.yaml.

    Returns
    -------
    dict of str to str
        Id to name, with the id in brackets where two codes have one name: QualCoder
        keeps only one of two codes with one name.
    """
    whole = all_codes(codes)
    often = Counter(code["name"].casefold() for code in whole)
    return {
        code["id"]: code["name"]
        if often[code["name"].casefold()] == 1
        else f"{code['name']} [{code['id']}]"
        for code in whole
    }
