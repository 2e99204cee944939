"""Write the Word transcripts of the shipped studies from their plain text.

    python studies/make_word_transcripts.py studies/impact studies/wellbeing

Each synthetic/<document>.txt holds paragraphs with blank lines between: headings,
then turns as `Speaker: words`. The .docx has one paragraph a turn with its label in
bold. The same text gives the same bytes, as far as the compressor is the same.
"""

import io
import re
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType

LABEL = re.compile(
    r"((?:Interviewer|Moderator|Co-moderator|Unknown|P\d\d|FG\d-[A-F]):) "
)
WRITTEN = datetime(2026, 1, 5)


def main(folders: list[str]) -> None:
    """Make the Word transcripts of some studies."""
    for folder in map(Path, folders):
        for source in sorted((folder / "synthetic").glob("*.txt")):
            text = source.read_text(encoding="utf-8").strip()
            target = folder / "data" / "transcripts" / f"{source.stem}.docx"
            target.write_bytes(fixed_bytes(build(text.split("\n\n"))))


def build(paragraphs: list[str]) -> DocumentType:
    """Lay out headings, then one paragraph a turn with its speaker in bold."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = WRITTEN
    for text in paragraphs:
        label = LABEL.match(text)
        if label is None:
            document.add_heading(text, level=1)
            continue
        turn = document.add_paragraph()
        turn.add_run(label.group(1)).bold = True
        turn.add_run(f" {text[label.end() :]}")
    return document


def fixed_bytes(document: DocumentType) -> bytes:
    """Pack a document with its parts in order and without the clock."""
    saved, written = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(written, "w") as package:
        for name in sorted(parts.namelist()):
            entry = zipfile.ZipInfo(name, date_time=WRITTEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            package.writestr(entry, parts.read(name))
    return written.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
