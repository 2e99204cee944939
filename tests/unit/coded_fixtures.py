"""A transcript of four turns, a codebook, and suggestions and decisions on them."""

import pandas as pd

from plait.ingest.transcripts import Transcripts, text_hash
from plait.qualitative.codebook import Codebook
from plait.qualitative.decisions import COLUMNS
from plait.qualitative.suggestions import suggest
from plait.shapes.codings import THEMES
from plait.shapes.release import CODES
from plait.shapes.transcripts import LEFT_OUT, TURNS

SPOKEN = [
    ("interviewer", None, "And pay?"),
    ("participant", "P03", "The pay is poor. I felt valued."),
    ("participant", "P03", "I felt valued."),
    ("unknown", None, "Pay is a joke."),
]
KEYWORDS = [("pay", "pay"), ("worth", "valued"), ("worth", "thanked")]


def transcripts(spoken=SPOKEN, document="p03_t1", time="t1"):
    """Lay turns out with `X: ` before each and a line feed after."""
    turns, left, at = [], [], 0
    for number, (role, person, words) in enumerate(spoken, start=1):
        left.append({"document": document, "start": at, "end": at + 3, "text": "X: ",
                     "reason": "speaker label"})  # fmt: skip
        start, end = at + 3, at + 3 + len(words)
        turns.append(
            {"document": document, "turn": number, "speaker": "X", "role": role,
             "participant": person, "case": "P03", "time": time, "text": words,
             "start": start, "end": end, "text_hash": text_hash(words)}
        )  # fmt: skip
        left.append({"document": document, "start": end, "end": end + 1, "text": "\n",
                     "reason": "blank"})  # fmt: skip
        at = end + 1
    return Transcripts(TURNS.frame(turns), LEFT_OUT.frame(left))


def codebook(themes=()):
    """Three codes: worth, pay, and bands below pay."""
    rows = [(1, "worth", None), (2, "pay", None), (3, "bands", "pay")]
    codes = CODES.frame(
        {"place": place, "code": code, "parent": parent, "name": code.title()}
        for place, code, parent in rows
    )
    return Codebook(codes, KEYWORDS, list(themes), "1", "coding/codebook.yaml")


def themes(**codes):
    """Themes that stand, with their codes."""
    return THEMES.frame(
        {"theme": theme, "name": theme, "codes": held, "status": "current"}
        for theme, held in codes.items()
    )


def suggestions(material=None):
    return suggest((material or transcripts()).turns, KEYWORDS)


def decide(*rows):
    """Make decisions that stand of the fields that matter."""
    base = dict.fromkeys(COLUMNS, "") | {"coder": "ann", "document": "p03_t1"}
    frame = pd.DataFrame(
        [base | {"decision": f"d{n}"} | row for n, row in enumerate(rows, start=1)],
        columns=COLUMNS,
    )
    for name in ("start", "end"):
        frame[name] = pd.to_numeric(frame[name], errors="coerce").astype("Int64")
    return frame.assign(file="ann.csv", line=range(2, len(frame) + 2), stands=True)


def coding(**cells):
    """Give one row of CODINGS."""
    base = {
        "extract": "x1", "document": "p03_t1", "turn": 2, "start": 1, "end": 5,
        "text": "word", "text_hash": text_hash("word"), "code": "pay", "coder": "ann",
        "participant": "P03", "case": "P03", "time": "t1", "origin": "hand",
        "decision": "d1",
    }  # fmt: skip
    return base | cells
