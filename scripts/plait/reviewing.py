"""Make the sheets on which a coder decides."""

import csv as csv_module
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from plait.atomic import write_whole
from plait.errors import Fault, count_of, stop_on
from plait.ingest.readings import unread
from plait.qualitative.coders import CODER_ID, coder_faults
from plait.qualitative.list_cells import guard
from plait.qualitative.review_rows import (
    AGAIN_COLUMNS,
    HAND_COLUMNS,
    SUGGESTION_COLUMNS,
    again_rows,
    book_rows,
    suggestion_rows,
    target_rows,
)
from plait.qualitative.texts import Text, texts_of
from plait.study_material import Material, read_material

OFF = ("No suggestions: they are off in this study. Code by hand, from the transcripts; "
       "or write suggestions: true in study.yaml if your team wants them.")  # fmt: skip
FIRST = ("Waiting for your first reading, with what is suggested there: {waiting}. When "
         "you have read one, note it in coding/readings.csv: {names}")  # fmt: skip


@dataclass(frozen=True)
class Review:
    """What is on the sheets of a coder.

    Parameters
    ----------
    coder : str
        Whose they are.
    suggested, again, book : list of dict
        Rows of the sheets.
    told : list of str
        What the coder is told of them.
    suggests : bool
        Whether the study works with suggestions.
    others : list of dict
        Rows below the codebook: what a passage may speak against beside codes.
    """

    coder: str
    suggested: list[dict]
    again: list[dict]
    book: list[dict]
    told: list[str]
    suggests: bool = True
    others: list[dict] = field(default_factory=list)


def review_of(
    folder: Path,
    coder: str,
    *,
    documents: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
) -> Review:
    """Lay out what a coder has to decide.

    Parameters
    ----------
    folder : Path
        Study folder.
    coder : str
        Name of the decision file.
    documents, codes : sequence of str, optional
        Only these.

    Returns
    -------
    Review
        In a reflexive study without the suggestions of transcripts that the coder
        has not marked as read.

    Raises
    ------
    StudyError
        With every fault of the study; a coder's name that is no id, or nearly that
        of another; an unknown document or code.
    """
    material = read_material(folder)
    stop_on([*name_faults(coder, material), *_unknown(material, documents, codes)])
    hidden = _hidden(folder, coder, material)
    shown = _wanted(material.suggestions, hidden, documents, codes)
    codings = material.replayed.codings
    decided = {name for who, name in codings.decided if who == coder}
    texts = _in_order(texts_of(material.transcripts), material.study["documents"])
    suggested = suggestion_rows(shown, decided=decided, texts=texts)
    again = again_rows(codings.orphans, material.replayed.recoded.to_review,
                       material.files.decisions, coder=coder, texts=texts)  # fmt: skip
    book = book_rows(material.files.codebook.data["codes"])
    told = [f"{count_of(len(suggested), 'suggestion')} to decide, "
            f"{count_of(len(again), 'decision')} to look at again."]  # fmt: skip
    suggests = material.study["suggestions"]
    told += [] if suggests else [OFF]
    told += [_first(hidden)] if hidden else []
    others = target_rows(material.files.targets)
    return Review(coder, suggested, again, book, told, suggests, others)


def _first(hidden: list[str]) -> str:
    waiting = count_of(len(hidden), "transcript")
    return FIRST.format(waiting=waiting, names=", ".join(hidden))


def _in_order(texts: dict[str, Text], documents: list[dict]) -> dict[str, Text]:
    names = [row["document"] for row in documents]
    return {name: texts[name] for name in names if name in texts}


def name_faults(coder: str, material: Material) -> list[Fault]:
    """Say why a coder cannot have a name.

    Parameters
    ----------
    coder : str
        As typed.
    material : Material
        The study, for the other coders.

    Returns
    -------
    list of Fault
        It is no id, or differs by little from another coder's.
    """
    path = f"coding/decisions/{coder}.csv"
    if not CODER_ID.fullmatch(coder):
        mend = "small letters, digits and underscores, as coder_a"
        return [Fault(path, 0, "", f"the coder {coder!r}", "an id", mend)]
    paths = sorted({*material.study["decisions"], path})
    return coder_faults([(one, one) for one in paths])


def _unknown(
    material: Material, documents: Sequence[str] | None, codes: Sequence[str] | None
) -> list[Fault]:
    known = {row["document"] for row in material.study["documents"]}
    odd = [("documents.csv", name) for name in documents or () if name not in known]
    book = material.files.codebook
    odd += [(book.shown, name) for name in codes or () if name not in book.ids]
    return [Fault(file, 0, "", f"no {name!r}", "an id that is there", "correct it")
            for file, name in odd]  # fmt: skip


def _hidden(folder: Path, coder: str, material: Material) -> list[str]:
    """List the transcripts that this coder has still to read for the first time."""
    study = material.study
    if study["approach"] != "reflexive" or not study["suggestions"]:
        return []
    return unread(folder, [row["document"] for row in study["documents"]], coder=coder)


def _wanted(
    suggestions: pd.DataFrame,
    hidden: list[str],
    documents: Sequence[str] | None,
    codes: Sequence[str] | None,
) -> pd.DataFrame:
    wanted = suggestions[~suggestions["document"].isin(hidden)]
    if documents:
        wanted = wanted[wanted["document"].isin(documents)]
    return wanted[wanted["code"].isin(codes)] if codes else wanted


def write_review(review: Review, path: Path, *, csv: bool, over: bool) -> list[str]:
    """Write the sheets.

    Parameters
    ----------
    review : Review
        What is on them.
    path : Path
        Where, without an ending; the folder is made.
    csv : bool
        CSV files instead of a workbook.
    over : bool
        Write over files that are there.

    Returns
    -------
    list of str
        Paths of the files.

    Raises
    ------
    StudyError
        Where a file is there: it may hold decisions.
    """
    files = _csv_files(review, path) if csv else {f"{path}.xlsx": None}
    mend = f"bring its decisions in first: plait decide {review.coder}; then add --over"
    stop_on(
        Fault(name, 0, "", "a sheet that is there", "a new file", mend)
        for name in files
        if Path(name).exists() and not over
    )
    for name, content in files.items():
        write_whole(Path(name), content or _workbook(review, name))
    return list(files)


def _csv_files(review: Review, path: Path) -> dict[str, bytes]:
    marked = [row | {"passage": _bracketed(row)} for row in review.suggested]
    first = {f"{path}.csv": _csv(SUGGESTION_COLUMNS, marked)} if review.suggests else {}
    return first | {
        f"{path}_by_hand.csv": _csv(HAND_COLUMNS, []),
        f"{path}_again.csv": _csv(AGAIN_COLUMNS, review.again),
    }


def _bracketed(row: dict) -> str:
    """Mark the words that were hit where there is no bold."""
    (low, high), text = row["hit"], row["passage"]
    return f"{text[:low]}>>{text[low:high]}<<{text[high:]}"


def _csv(columns: Sequence[str], rows: list[dict]) -> bytes:
    out = io.StringIO()
    writer = csv_module.DictWriter(
        out, columns, extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows({name: guard(row[name]) for name in columns} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _workbook(review: Review, name: str) -> bytes:
    # the library that writes workbooks is for those who want one
    from plait.qualitative.review_sheet import how_to, review_plans, workbook

    suggests = review.suggests
    plans = review_plans(review.suggested, review.again, review.book, suggests=suggests,
                         others=review.others)  # fmt: skip
    return workbook(plans, how_to(review.coder, name, suggests=suggests))
