"""Read the pieces of a document with pandoc, each of them once.

Reading Markdown is the dearest step of setting a page, and a save changes few pieces:
a process that sets the page again and again (`plait watch`) keeps what it has read.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from plait.report.failure import RenderError
from plait.report.pandoc import run_pandoc

READER = "markdown"
LIMIT = "\n\n```{=plait}\npiece\n```\n\n"
LIMIT_READ = {"t": "RawBlock", "c": ["plait", "piece"]}

# Piece to its blocks, for the pieces of the document that was read last.
_read: dict[str, list] = {}


def read_pieces(
    folder: Path, pieces: Sequence[str], target: str, dated: dict[str, str]
) -> None:
    """Read a document from its pieces.

    Parameters
    ----------
    folder : Path
        The render folder, with `_metadata.yml`.
    pieces : sequence of str
        Markdown. The first holds the metadata and is always read; the others are read
        where the last call had none like them.
    target : str
        Name of a file in the folder: the document there as pandoc's JSON.
    dated : dict of str to str
        As `run_pandoc` takes it.

    Raises
    ------
    RenderError
        Where pandoc failed, or a piece leaves a block open.
    """
    head, *rest = pieces
    new = list(dict.fromkeys(piece for piece in rest if piece not in _read))
    (folder / target).write_text(LIMIT.join([head, *new]), "utf-8")
    run_pandoc(
        folder,
        [target, f"--from={READER}", "--to=json", f"--output={target}",
         "--metadata-file=_metadata.yml"],
        dated,
    )  # fmt: skip
    document = json.loads((folder / target).read_text("utf-8"))
    first, *blocks = _parted(document["blocks"], 1 + len(new))
    known = _read | dict(zip(new, blocks, strict=True))
    _read.clear()
    _read.update((piece, known[piece]) for piece in rest)
    document["blocks"] = first + [block for piece in rest for block in known[piece]]
    (folder / target).write_text(json.dumps(document, ensure_ascii=False), "utf-8")


def _parted(blocks: list[dict], number: int) -> list[list[dict]]:
    parted: list[list[dict]] = [[]]
    for block in blocks:
        if block == LIMIT_READ:
            parted.append([])
        else:
            parted[-1].append(block)
    if len(parted) != number:
        raise RenderError("a piece of the document opens a block that it leaves open")
    return parted
