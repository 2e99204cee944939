"""Put the notice of a study into the running header of the Word template."""

import io
import zipfile
from xml.sax.saxutils import escape

PLACE = "PLAIT-NOTICE"


def fill_notice(template: bytes, notice: str) -> bytes:
    """Fill the running header of a Word file.

    Parameters
    ----------
    template : bytes
        A .docx whose headers hold the word PLAIT-NOTICE.
    notice : str
        Stands on every page; may be empty.

    Returns
    -------
    bytes
        The same for the same input: entries keep their order and their times.
    """
    filled = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as source,
        zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("word/header"):
                words = escape(" ".join(notice.split()))
                content = content.replace(PLACE.encode(), words.encode())
            target.writestr(entry, content)
    return filled.getvalue()
