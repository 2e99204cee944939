"""Replay the changes of a codebook on the decisions that were made before them."""

from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault, count_of
from plait.qualitative.recodes import Path, Recodes
from plait.shapes.decisions import RECODED, TO_REVIEW

TOLD = ("decision", "coder", "document", "action")


@dataclass(frozen=True)
class Recoded:
    """Decisions on the codes of today.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`; those on codes that are gone do not stand.
    recoded : DataFrame
        In the shape RECODED.
    to_review : DataFrame
        In the shape TO_REVIEW.
    """

    decisions: pd.DataFrame
    recoded: pd.DataFrame
    to_review: pd.DataFrame

    @property
    def cautions(self) -> list[Fault]:
        """One for each coder's file and code that was split."""
        waiting = self.to_review.groupby(["file", "code"]).size()
        return [
            Fault(file, 0, code, f"{count_of(count, 'decision')} on a code that was split",
                  "a decision for one of its parts; until then they are not counted",
                  "decide again: plait review")
            for (file, code), count in waiting.items()
        ]  # fmt: skip


def replay_recodes(decisions: pd.DataFrame, recodes: Recodes) -> Recoded:
    """Put decisions on the codes of today.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`.
    recodes : Recodes
        Each change counts for decisions made with an earlier version of the
        codebook.

    Returns
    -------
    Recoded
        Renamed and merged codes have their new id. A coding of a code that was
        split waits for review; of one that was retired it is kept, uncounted; a
        rejection of either has nothing left to reject.
    """
    if not recodes.steps:
        return Recoded(decisions, RECODED.empty(), TO_REVIEW.empty())
    rows = decisions.to_dict("records")
    told, waiting = [], []
    for row in rows:
        name = "code_to" if row["action"] == "move" else "code"
        path = recodes.follow(row[name], version=row["codebook_version"])
        if row["stands"] and path.steps:
            told.append(_told(row, name, path))
            if told[-1]["outcome"] == "to_review":
                waiting.append(_waiting(row, name, path))
        _change(row, name, path, recodes)
    frame = pd.DataFrame(rows, columns=list(decisions.columns))
    frame = frame.astype(decisions.dtypes)
    return Recoded(frame, RECODED.frame(told), TO_REVIEW.frame(waiting))


def _outcome(row: dict, path: Path) -> str:
    if len(path.codes) == 1 and not path.split:
        return "recoded"
    if row["action"] == "reject":
        return "lapsed"
    return "to_review" if path.codes else "retired"


def _told(row: dict, name: str, path: Path) -> dict:
    outcome = _outcome(row, path)
    return {column: row[column] for column in TOLD} | {
        "code_was": row[name],
        "code": path.codes[0] if outcome == "recoded" else None,
        "recodes": ";".join(step.id for step in path.steps),
        "outcome": outcome,
    }


def _waiting(row: dict, name: str, path: Path) -> dict:
    known = {column: row[column] for column in TO_REVIEW.names if column in row}
    return known | {
        "code": row[name],
        "candidates": ";".join(path.codes),
        "recode": path.split,
    }


def _change(row: dict, name: str, path: Path, recodes: Recodes) -> None:
    if path.steps:
        row["stands"] = row["stands"] and _outcome(row, path) == "recoded"
        row[name] = path.codes[0] if row["stands"] else row[name]
    if name == "code_to":
        # the code that was suggested may have changed as well; if it is gone, the
        # move still says where the passage belongs
        was = recodes.follow(row["code"], version=row["codebook_version"])
        row["code"] = was.codes[0] if len(was.codes) == 1 else ""


def follow_suggestions(
    decisions: pd.DataFrame,
    *,
    recodes: Recodes,
    suggestions: pd.DataFrame,
    turns: pd.DataFrame,
) -> pd.DataFrame:
    """Give decisions the ids that their suggestions have under today's codes.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`.
    recodes : Recodes
        Which codes were called otherwise.
    suggestions : DataFrame
        In the shape SUGGESTIONS, of today.
    turns : DataFrame
        In the shape TURNS.

    Returns
    -------
    DataFrame
        As `decisions`: an id holds the code, so that a renamed code has other ids.
    """
    names = recodes.names()
    if not names or suggestions.empty:
        return decisions
    # the stemmer behind it costs a second, which a study without changes should not pay
    from plait.qualitative.suggestion_names import former_ids

    ids = former_ids(suggestions, turns, names)
    return decisions.assign(
        suggestion=[ids.get(name, name) for name in decisions["suggestion"]]
    ).astype(decisions.dtypes)
