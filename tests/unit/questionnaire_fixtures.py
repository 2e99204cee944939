"""What tests of questionnaires share: small instruments, entries, and how to read."""

from pathlib import Path

from plait.ingest.questionnaires import read_questionnaires

SCALE = {"id": "total", "score": "sum", "range": [2, 10]}
INSTRUMENTS = {
    "mood": {"id": "mood", "items": {"ids": ["1", "2"], "low": 1, "high": 5,
                                     "values": [1, 2, 3, 4, 5]},
             "scales": [SCALE]},
    "job": {"id": "job", "scales": [
        {"id": "pay", "score": "imported", "range": [1, 5]},
        {"id": "peers", "score": "imported", "range": [1, 5]},
    ]},
}  # fmt: skip
WIDE = {"file": "wide.csv", "layout": "wide", "participant": "id", "time": "wave",
        "patterns": {"mood": "m{item}"}}  # fmt: skip
LONG = {"file": "long.csv", "layout": "long", "participant": "id", "time": "wave",
        "item": "what", "answer": "value", "patterns": {"job": "job_{item}"}}  # fmt: skip
# one row a person, with columns for each time
ACROSS = {"file": "across.csv", "layout": "wide", "participant": "id",
          "patterns": {"mood": "m{item}_{time}"}}  # fmt: skip


def read_texts(folder, *pairs, instruments=INSTRUMENTS, people=("P01", "P02")):
    """Write the text of each entry into its file, and read them all."""
    for source, text in pairs:
        data = text if isinstance(text, bytes) else text.encode()
        Path(folder, source["file"]).write_bytes(data)
    return read_questionnaires(
        [source for source, _ in pairs], folder=str(folder),
        participants=set(people), times=["t1", "t2"], instruments=instruments,
    )  # fmt: skip


def only(data):
    """Give the one fault there is."""
    assert len(data.faults) == 1, data.faults
    return data.faults[0]


def accounts(data):
    """Give the counts of what was done by what and detail."""
    rows = data.rows_read.itertuples(index=False, name=None)
    return {(what, detail): n for _, what, detail, n, _ in rows}


def answers_of(data):
    """Give the answers as person, time, item and answer."""
    names = ["participant", "time", "item", "answer"]
    return [tuple(row) for row in data.answers[names].itertuples(index=False)]
