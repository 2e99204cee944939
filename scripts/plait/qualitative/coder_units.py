"""Lay the judgements of coders who read the same documents beside each other."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from plait.qualitative.unit_grid import cut_at, touched, unit_grid

UNJUDGED = -1


@dataclass(frozen=True)
class Comparison:
    """What several coders made of the same units.

    Parameters
    ----------
    unit : str
        sentence, turn or character.
    grid : DataFrame, one row a unit
        As from `unit_grid`, of the documents that are compared; with `unit` character
        a row stands for a stretch of characters that were judged alike.
    weights : array of float, units
        How many units a row stands for.
    readers : dict of str to list of str
        Document that is compared to its coders, at least two; both sorted.
    alone : list of str
        Documents that only one coder coded: nothing to compare.
    touched : DataFrame, one row a unit x coder x code
        unit (place in `grid`), coder, code.
    """

    unit: str
    grid: pd.DataFrame
    weights: np.ndarray
    readers: dict[str, list[str]]
    alone: list[str]
    touched: pd.DataFrame

    @property
    def coders(self) -> list[str]:
        """Everyone who coded a document that is compared, sorted."""
        return sorted({coder for names in self.readers.values() for coder in names})

    def judgements(self, codes: Collection[str]) -> np.ndarray:
        """Give what each coder made of each unit.

        Parameters
        ----------
        codes : collection of str
            A code and those below it, which count as one.

        Returns
        -------
        array of int, units x coders
            1 coded, 0 read and not coded, -1 not read.
        """
        coders = self.coders
        judged = np.full((len(self.grid), len(coders)), UNJUDGED)
        documents = self.grid["document"]
        for place, coder in enumerate(coders):
            read = [name for name, names in self.readers.items() if coder in names]
            judged[documents.isin(read).to_numpy(), place] = 0
        rows = self.touched[self.touched["code"].isin(list(codes))]
        judged[rows["unit"].to_numpy(int), pd.Index(coders).get_indexer(rows["coder"])] = 1  # fmt: skip
        return judged

    def people(self, codes: Collection[str] | None = None) -> int:
        """Count the known participants whose words are compared.

        Parameters
        ----------
        codes : collection of str, optional
            Only where somebody gave one of these codes.

        Returns
        -------
        int
            People, at least 0.
        """
        rows = self.grid
        if codes is not None:
            coded = self.touched["code"].isin(list(codes))
            rows = rows.iloc[self.touched.loc[coded, "unit"].unique()]
        return int(rows["participant"].nunique())


def readers_of(*frames: pd.DataFrame) -> dict[str, list[str]]:
    """Say who coded each document: whoever left a decision in it.

    Parameters
    ----------
    frames : DataFrame
        Decisions and codings: columns document and coder. Decisions that were
        rejected or taken back count too: their coder read the document.

    Returns
    -------
    dict of str to list of str
        Document to coders, both sorted.
    """
    pairs = pd.concat([frame[["document", "coder"]] for frame in frames])
    groups = pairs.drop_duplicates().sort_values(["document", "coder"])
    return {
        document: rows["coder"].tolist()
        for document, rows in groups.groupby("document", sort=True)
    }


def compare_coders(
    turns: pd.DataFrame,
    codings: pd.DataFrame,
    *,
    readers: dict[str, list[str]],
    unit: str = "sentence",
    documents: Collection[str] = (),
) -> Comparison:
    """Lay the judgements of coders beside each other.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS.
    codings : DataFrame
        In the shape CODINGS, of every coder.
    readers : dict of str to list of str
        As from `readers_of`.
    unit : {"sentence", "turn", "character"}
        What is judged.
    documents : collection of str
        Only these; all by default.

    Returns
    -------
    Comparison
        Of the documents that two coders or more coded.
    """
    wanted = {d: c for d, c in readers.items() if not documents or d in documents}
    both = {document: coders for document, coders in wanted.items() if len(coders) > 1}
    rows = codings[codings["document"].isin(list(both))]
    grid = unit_grid(
        turns[turns["document"].isin(list(both))],
        "turn" if unit == "character" else unit,
    )
    if unit == "character":
        grid = cut_at(grid, _bounds(rows))
    weights = (
        grid["end"] - grid["start"] if unit == "character" else grid["end"] * 0 + 1
    )
    return Comparison(
        unit=unit,
        grid=grid,
        weights=weights.to_numpy(float),
        readers=both,
        alone=[document for document, coders in wanted.items() if len(coders) == 1],
        touched=touched(grid, rows, ["coder", "code"]),
    )


def _bounds(codings: pd.DataFrame) -> dict[str, list[int]]:
    return {
        document: [*map(int, rows["start"]), *map(int, rows["end"])]
        for document, rows in codings.groupby("document")
    }
