"""Read which transcripts have been read once before anything is suggested."""

from collections.abc import Iterable
from pathlib import Path

from plait.ingest.csvfile import read_csv_rows

READINGS = "coding/readings.csv"


def unread(
    folder: Path, documents: Iterable[str], *, coder: str | None = None
) -> list[str]:
    """List the transcripts that no coder, or not this one, has marked as read.

    Parameters
    ----------
    folder : Path
        Study folder, with coding/readings.csv (document, coder, done_on).
    documents : iterable of str
        Ids of transcripts.
    coder : str, optional
        Whose readings count; everybody's by default.

    Returns
    -------
    list of str
        In order; all of them where there is no such file.
    """
    path = folder / READINGS
    rows = read_csv_rows(str(path), shown=READINGS).rows if path.is_file() else []
    rows = [row for row in rows if coder in (None, row.get("coder"))]
    done = {row.get("document") for row in rows if row.get("done_on")}
    return [document for document in documents if document not in done]
