"""Transcripts of one sentence a turn, and codings of them by several coders."""

import pandas as pd
from coded_fixtures import coding, transcripts

from plait.shapes.codings import CODINGS
from plait.shapes.transcripts import TURNS

LINES = ["One two.", "Three four.", "Five six.", "Seven eight."]


def said(*documents, lines=LINES):
    """Give turns of several documents with the same words, all of P03."""
    spoken = [("interviewer", None, "And pay?"),
              *(("participant", "P03", line) for line in lines)]  # fmt: skip
    parts = [transcripts(spoken, document=document).turns for document in documents]
    turns = pd.concat(parts)
    return TURNS.check(turns[turns["role"].ne("interviewer")])


def coded(turns, **by):
    """Code whole turns: document__coder=[(turn, code), ...]."""
    rows = []
    for key, pairs in by.items():
        document, coder = key.split("__")
        own = turns[turns["document"].eq(document)].set_index("turn")
        for turn, code in pairs:
            row = own.loc[turn]
            rows.append(coding(
                extract=f"x{document}{turn}", document=document, turn=turn, code=code,
                coder=coder, start=row["start"], end=row["end"], text=row["text"],
            ))  # fmt: skip
    return CODINGS.frame(rows)
