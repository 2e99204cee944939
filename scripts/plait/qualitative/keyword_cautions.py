"""Tell which keywords find nothing in a study, and which find too much."""

from collections.abc import Collection, Iterator

import pandas as pd

from plait.errors import Fault
from plait.qualitative.codebook import Codebook
from plait.qualitative.sentences import sentence_spans

# ASSUME what is said in more than a quarter of all sentences does not tell them apart
OFTEN = 0.25
ENOUGH = 100  # sentences: among fewer, a share says nothing
SHOWN = 10


def keyword_cautions(
    codebook: Codebook,
    suggestions: pd.DataFrame,
    turns: pd.DataFrame,
    roles: Collection[str],
) -> Iterator[Fault]:
    """List keywords without a hit, and those with hits nearly everywhere.

    Parameters
    ----------
    codebook : Codebook
        With the keywords that were looked for.
    suggestions : DataFrame
        In the shape SUGGESTIONS: all of the study.
    turns : DataFrame
        In the shape TURNS: what was looked through.
    roles : collection of str
        Whose words were looked through.

    Yields
    ------
    Fault
        One for all keywords without a hit, at most ten of them by name; one for each
        that hits more than a quarter of all sentences, if these are at least 100. None
        where nobody has spoken.
    """
    said = turns.loc[turns["role"].isin(roles), "text"]
    if said.empty or not codebook.keywords:
        return
    pairs = suggestions.groupby(["code", "keyword"])
    passages = {pair: len(rows[["document", "start"]].drop_duplicates())
                for pair, rows in pairs}  # fmt: skip
    never = [f"{keyword!r} ({code})" for code, keyword in codebook.keywords
             if (code, keyword) not in passages]  # fmt: skip
    if never:
        yield _without_hits(codebook.shown, never)
    sentences = sum(len(sentence_spans(text)) for text in said)
    for (code, keyword), count in passages.items():
        if sentences >= ENOUGH and count > OFTEN * sentences:
            yield _everywhere(codebook.shown, code, keyword, (count, sentences))


def _without_hits(shown: str, never: list[str]) -> Fault:
    more = f" and {len(never) - SHOWN} more" if len(never) > SHOWN else ""
    return Fault(
        shown,
        where="keywords",
        found=f"no hit in any transcript for {', '.join(never[:SHOWN])}{more}",
        expected="keywords that are said",
        mend="look for a slip in writing, or leave them: more transcripts may come",
    )


def _everywhere(shown: str, code: str, keyword: str, count: tuple[int, int]) -> Fault:
    return Fault(
        shown,
        where="keywords",
        found=f"{keyword!r} ({code}) hits {count[0]} of {count[1]} sentences",
        expected="a keyword that tells passages apart",
        mend="narrow it, as with a phrase, NEAR or an exclusion, or take it out",
    )
