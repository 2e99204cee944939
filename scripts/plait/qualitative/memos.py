"""Read what coders noted as they went: dated memos and reflexive notes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.decoding import decode
from plait.qualitative.front_matter import part_front
from plait.shapes.patterns import MEMO_COUNTS, MEMOS

FOLDERS = {"coding/memos": "memo", "coding/reflexive_notes": "reflexive note",
           "synthesis/memos": "memo on the synthesis"}  # fmt: skip
UNDATED = "undated"
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december")  # fmt: skip
ISO = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
IN_WORDS = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.I)


def read_memos(
    paths: Sequence[str],
    *,
    folder: str,
    coders: Iterable[str],
    names: dict[str, dict[str, str]],
) -> tuple[pd.DataFrame, list[Fault]]:
    """Read the notes of coding/memos, coding/reflexive_notes and synthesis/memos.

    Each heading begins a note; its date stands in the heading or in the line below it,
    as 2026-01-31 or 31 January 2026.

    Parameters
    ----------
    paths : sequence of str
        Markdown files, from the study folder: named for the coder, or for the coder
        and what it is on (coder_a_on_laughing.md).
    folder : str
        Study folder.
    coders : iterable of str
        Ids of coders; where no file name begins with one, the name is the coder.
    names : dict of str to dict of str to str
        `codes` and `themes`, each id to its name.

    Returns
    -------
    memos : DataFrame, one row a note
        In the shape MEMOS. A note names a code or theme where its id or its name
        stands in it as a whole word, in capital or small letters.
    cautions : list of Fault
        Notes without a date: an audit trail needs one.
    """
    known = sorted(coders, key=len, reverse=True)
    rows = []
    for path in paths:
        text = part_front(decode((Path(folder) / path).read_bytes())[0])[1]
        shared = {"file": path, "coder": _coder(Path(path).stem, known),
                  "kind": FOLDERS.get(str(Path(path).parent), "memo")}  # fmt: skip
        rows += [row | shared for row in notes_of(text)]
    described = [row | _about(row, names) for row in rows]
    cautions = [
        Fault(row["file"], row["line"], row["heading"] or "", "a note without a date",
              "a date as 2026-01-31 in its heading", "write when it was written")
        for row in rows if not row["date"]
    ]  # fmt: skip
    return MEMOS.frame(described), cautions


def count_memos(memos: pd.DataFrame) -> pd.DataFrame:
    """Count notes by month: the trail, without a word of them.

    Parameters
    ----------
    memos : DataFrame
        In the shape MEMOS.

    Returns
    -------
    DataFrame, one row a month x kind
        In the shape MEMO_COUNTS; not by coder, since nobody is compared.
    """
    months = memos["date"].str[:7].fillna(UNDATED)
    groups = memos.groupby([months.rename("month"), "kind"]).size()
    return MEMO_COUNTS.check(groups.rename("memos").reset_index())


def names_of(codes: pd.DataFrame, themes: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Give the names of codes and themes by their ids.

    Parameters
    ----------
    codes : DataFrame
        In the shape CODES.
    themes : DataFrame
        In the shape THEMES.

    Returns
    -------
    dict of str to dict of str to str
        `codes` and `themes`.
    """
    return {
        "codes": dict(zip(codes["code"], codes["name"], strict=True)),
        "themes": dict(zip(themes["theme"], themes["name"], strict=True)),
    }


def _coder(stem: str, known: list[str]) -> str:
    begins = (coder for coder in known if stem == coder or stem.startswith(f"{coder}_"))
    return next(begins, stem)


def notes_of(text: str) -> Iterator[dict]:
    """Part a file at its headings; words before the first are a note too.

    Parameters
    ----------
    text : str
        Markdown, without front matter.

    Yields
    ------
    dict
        place, line, heading, text and date of a note.
    """
    parts: list[tuple[int, str | None, list[str]]] = [(1, None, [])]
    for number, line in enumerate(text.splitlines(), start=1):
        heading = HEADING.match(line)
        if heading:
            parts.append((number, heading[1], []))
        else:
            parts[-1][2].append(line)
    place = 0
    for number, heading, lines in parts:
        words = "\n".join(lines).strip()
        if heading is None and not words:
            continue
        place += 1
        yield {"place": place, "line": number, "heading": heading, "text": words,
               "date": _date(heading, words)}  # fmt: skip


def _date(heading: str | None, words: str) -> str | None:
    first = words.split("\n", 1)[0]
    for text in (heading or "", first):
        for found in ISO.findall(text):
            if is_date(found):
                return found
        for day, month, year in IN_WORDS.findall(text):
            date = f"{year}-{MONTHS.index(month.lower()) + 1:02}-{int(day):02}"
            if is_date(date):
                return date
    return None


def _about(row: dict, names: dict[str, dict[str, str]]) -> dict:
    text = f"{row['heading'] or ''}\n{row['text']}"
    return {
        kind: ";".join(key for key, name in of.items() if _names(text, key, name))
        or None
        for kind, of in names.items()
    }


def _names(text: str, key: str, name: str) -> bool:
    words = "|".join(re.escape(word) for word in {key, key.replace("_", " "), name})
    return bool(re.search(rf"(?<!\w)(?:{words})(?!\w)", text, re.I))
