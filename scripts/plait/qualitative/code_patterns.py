"""Chart what the codings have in common: agreement, groups, meetings, memos."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.people import read_participants
from plait.ingest.transcripts import Transcripts, document_texts
from plait.qualitative.agreement_findings import agreement_findings
from plait.qualitative.co_occurrence import co_occurrences
from plait.qualitative.coder_units import Comparison, compare_coders, readers_of
from plait.qualitative.coding_files import CodingFiles
from plait.qualitative.codings import Codings
from plait.qualitative.differences import count_differences, list_differences
from plait.qualitative.group_counts import group_findings, groups_of
from plait.qualitative.memos import count_memos, names_of, read_memos
from plait.qualitative.saturation import in_order, saturation
from plait.shapes.findings import FINDINGS
from plait.shapes.patterns import (
    CO_OCCURRENCE,
    DIFFERENCES,
    MEMO_COUNTS,
    MEMOS,
    SATURATION,
)
from plait.shapes.shape import Shape

SHAPES: dict[str, Shape] = {
    "differences": DIFFERENCES,
    "co_occurrence": CO_OCCURRENCE,
    "saturation": SATURATION,
    "memos": MEMOS,
    "memo_counts": MEMO_COUNTS,
}


@dataclass(frozen=True)
class Coded:
    """Everything that coders did, and what it was done with.

    Parameters
    ----------
    collected : Codings
        The codings of every coder.
    in_use : DataFrame
        In the shape CODINGS, those that the study counts.
    files : CodingFiles
        Codebook, decisions and themes.
    said : Transcripts
        Turns and what is in no turn.
    """

    collected: Codings
    in_use: pd.DataFrame
    files: CodingFiles
    said: Transcripts

    @property
    def readers(self) -> dict[str, list[str]]:
        """Document to the coders who coded it."""
        return readers_of(self.files.decisions, self.collected.codings)


def chart_patterns(
    coded: Coded, study: dict, *, counts: pd.DataFrame, folder: str = "."
) -> tuple[dict[str, pd.DataFrame], list[Fault]]:
    """Chart agreement, differences, groups, meetings of codes, new codes and memos.

    Parameters
    ----------
    coded : Coded
        What coders did.
    study : dict
        `approach`, `seed`, `times` (ids), `documents`, `memos` (paths), and what the
        study asks for: `agreement`, `co_occurrence`, `saturation`.
    counts : DataFrame
        In the shape FINDINGS: what is counted already.
    folder : str, default "."
        Study folder.

    Returns
    -------
    tables : dict of str to DataFrame
        As in `SHAPES`; and `findings`: to the counts come agreement, the number of
        differences, and counts by group.
    cautions : list of Fault
        Memos without a date.
    """
    differences = list_differences(
        coded.collected.codings,
        readers=coded.readers,
        texts=document_texts(coded.said),
    )
    notes, cautions = _memos(coded, study, folder)
    found = [
        counts,
        _agreement(coded, study),
        _by_group(coded, study, folder),
        _counted(coded, differences),
    ]
    return {
        "differences": differences,
        **_meetings(coded, study),
        "memos": notes,
        "memo_counts": count_memos(notes),
        "findings": FINDINGS.check(pd.concat(found, ignore_index=True)),
    }, cautions


def _meetings(coded: Coded, study: dict) -> dict[str, pd.DataFrame]:
    turns, approach = coded.said.turns, study["approach"]
    return {
        "co_occurrence": co_occurrences(
            coded.in_use,
            turns,
            coded.files.codebook,
            approach=approach,
            **study["co_occurrence"],
        ),
        "saturation": saturation(
            coded.in_use,
            turns,
            order=in_order(study["documents"], study["times"]),
            approach=approach,
            settings=study["saturation"],
        ),
    }


def _agreement(coded: Coded, study: dict) -> pd.DataFrame:
    compared = compare_coders(
        coded.said.turns,
        coded.collected.codings,
        readers=coded.readers,
        **study["agreement"],
    )
    return agreement_findings(
        compared,
        coded.files.codebook,
        approach=study["approach"],
        seed=study["seed"],
        caution=_lost(coded.collected.orphans, compared),
    )


def _lost(orphans: pd.DataFrame, compared: Comparison) -> str:
    lost = orphans["document"].isin(list(compared.readers)).any()
    return "decisions that no longer find their text count as not coded" * bool(lost)


def _by_group(coded: Coded, study: dict, folder: str) -> pd.DataFrame:
    people = read_participants(Path(folder)).rows
    return group_findings(
        coded.in_use,
        coded.files.codebook,
        coded.files.themes,
        groups=groups_of(people, coded.said.turns),
        approach=study["approach"],
    )


def _counted(coded: Coded, differences: pd.DataFrame) -> pd.DataFrame:
    readers, turns = coded.readers, coded.said.turns
    both = [document for document, coders in readers.items() if len(coders) > 1]
    spoke = turns[turns["role"].eq("participant") & turns["document"].isin(both)]
    people = spoke["participant"].nunique()
    return count_differences(differences, readers=readers, people=people)


def _memos(coded: Coded, study: dict, folder: str) -> tuple[pd.DataFrame, list[Fault]]:
    return read_memos(
        study["memos"],
        folder=folder,
        coders=coded.files.decisions["coder"].unique(),
        names=names_of(coded.files.codebook.codes, coded.files.themes),
    )
