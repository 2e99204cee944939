"""Make the .qdpx of a study from its tables."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from plait.ingest.decoding import decode
from plait.ingest.people import read_participants
from plait.ingest.transcripts import Transcripts, document_texts
from plait.qualitative.codebook import read_codebook
from plait.shapes.exchange import REFI_LOSSES
from plait.shapes.tables import read_frames
from plait.shapes.transcripts import LEFT_OUT

NOTHING = b"PK\x05\x06" + bytes(18)  # a ZIP without entries
# ASSUME more than 20,000 open suggestions are too many to go through in another tool,
# so that none of them is sent.
MOST = 20_000
MEMOS = "coding/memos/"  # reflexive notes are their author's: they are not sent


def study_project(
    tables: Mapping[str, pd.DataFrame], left_out: Sequence[str], study: dict
) -> tuple[bytes, pd.DataFrame]:
    """Make the project that other tools open.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `turns`, `codings` (those in use), `undecided`, `themes`, `decision_counts`.
    left_out : sequence of str
        Tables of what is in no turn.
    study : dict
        `id`, `date`, `codebook`, `documents`, `memos`.

    Returns
    -------
    data : bytes
        The .qdpx; an empty ZIP where there is no codebook.
    losses : DataFrame
        In the shape REFI_LOSSES.
    """
    if not study["codebook"]:
        return NOTHING, REFI_LOSSES.empty()
    # a study of questionnaires alone does not wait for the parser of XML
    from plait.exchange.project_qdpx import project_qdpx, sent_losses
    from plait.exchange.sent import Sent

    turns = tables["turns"]
    spoken = set(turns["document"])
    book = read_codebook(study["codebook"]).data
    whole = document_texts(Transcripts(turns, read_frames(list(left_out), LEFT_OUT)))
    sent = Sent(
        study["id"], study["date"], book["codes"],
        {document: text for document, text in whole.items() if document in spoken},
        study["documents"], read_participants(Path()).rows, tables["codings"],
        _sendable(tables["undecided"]), tables["themes"], _memos(study["memos"]),
        str(book.get("version", "")),
    )  # fmt: skip
    rejected = int(tables["decision_counts"]["rejected"].sum())
    shown = f"results/restricted/refi/{study['id']}.qdpx"
    losses = sent_losses(sent, shown=shown, rejected=rejected)
    kept_back = len(tables["undecided"]) - len(sent.suggestions)
    if kept_back:
        losses.append({"file": shown, "what": "undecided suggestions", "count": kept_back,
                       "detail": f"more than {MOST:,} are more than one person can go "
                       "through: none was sent"})  # fmt: skip
    return project_qdpx(sent), REFI_LOSSES.frame(losses)


def _sendable(suggestions: pd.DataFrame) -> pd.DataFrame:
    return suggestions if len(suggestions) <= MOST else suggestions.iloc[:0]


def _memos(paths: list[str]) -> dict[str, str]:
    return {Path(path).stem: decode(Path(path).read_bytes())[0].replace("\r\n", "\n")
            for path in paths if path.startswith(MEMOS)}  # fmt: skip


def undecided(suggestions: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """Keep the suggestions that nobody has decided on.

    Parameters
    ----------
    suggestions : DataFrame
        In the shape SUGGESTIONS.
    decisions : DataFrame
        As `Decisions.frame`, those of imports among them.

    Returns
    -------
    DataFrame
        In the shape SUGGESTIONS.
    """
    decided = set(decisions.loc[decisions["stands"], "suggestion"])
    return suggestions[~suggestions["suggestion"].isin(decided)]
