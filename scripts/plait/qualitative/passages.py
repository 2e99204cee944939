"""Say what a transcript gives of a passage: its words, who spoke, when, and its id."""

from plait.ingest.transcripts import text_hash
from plait.qualitative.texts import Text


def describe_passage(document: str, span: tuple[int, int], text: Text) -> dict:
    """Describe a passage.

    Parameters
    ----------
    document : str
        Id of the transcript.
    span : (start, end)
        Code points, end exclusive; it touches a turn.
    text : Text
        The document.

    Returns
    -------
    dict
        extract, document, turn, start, end, text, text_hash, participant (None where
        several people speak), case, time.
    """
    start, end = span
    passage, turns = text.text[start:end], text.spoken(start, end)
    people = {turn["participant"] for turn in turns}
    which = _times_before(text.text, passage, start)
    return {
        "extract": extract_id(document, passage, which),
        "document": document,
        "turn": turns[0]["turn"],
        "start": start,
        "end": end,
        "text": passage,
        "text_hash": text_hash(passage),
        "participant": people.pop() if len(people) == 1 else None,
        "case": turns[0]["case"],
        "time": turns[0]["time"],
    }


def _times_before(text: str, passage: str, start: int) -> int:
    """Count the same words earlier in the document, overlapping ones too."""
    count, at = 0, text.find(passage)
    while 0 <= at < start:
        count += 1
        at = text.find(passage, at + 1)
    return count


def extract_id(document: str, text: str, which: int) -> str:
    """Name a passage by its words.

    Parameters
    ----------
    document : str
        Id of the transcript.
    text : str
        The passage.
    which : int
        How often the same words stand before it in the document.

    Returns
    -------
    str
        `x` and 10 hexadecimal digits of a SHA-256.
    """
    return f"x{text_hash(chr(31).join([document, text, str(which)]))[:10]}"
