"""Write the web page of a document with pandoc, each piece of it once.

Writing is as dear as reading: a process that sets the page again and again
(`plait watch`) keeps what it has written.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from plait.report.failure import RenderError
from plait.report.pandoc import run_pandoc

PIECES, PAGE = "document.pieces", "document.page.json"
LIMIT = "<!-- here the next piece of the document begins -->"
# Notes are numbered through the page and stand at its end.
NOTE = '"t":"Note"'

Block = dict[str, object]

# Piece, as pandoc's JSON, to its HTML, for the pieces that were written last.
_written: dict[str, str] = {}


def write_pieces(
    folder: Path, tree: str, options: Sequence[str], dated: dict[str, str]
) -> str:
    """Write what stands between the headings of a document as HTML.

    Parameters
    ----------
    folder : Path
        The render folder.
    tree : str
        Name of a file in it: a document as pandoc's JSON.
    options : sequence of str
        How pandoc is to write it.
    dated : dict of str to str
        As `run_pandoc` takes it.

    Returns
    -------
    str
        Name of a file in the folder: the same document, where every run of blocks
        without a heading is one raw block; a document with notes is left as it is.

    Raises
    ------
    RenderError
        Where pandoc failed.
    """
    text = (folder / tree).read_text("utf-8")
    if NOTE in text:
        return tree
    document = json.loads(text)
    pieces = _pieces(document["blocks"])
    names = [_as_json(piece) for piece in pieces if not _is_heading(piece)]
    new = [name for name in dict.fromkeys(names) if name not in _written]
    known = _written | _set(folder, document, new, options, dated)
    _written.clear()
    _written.update((name, known[name]) for name in names)
    document["blocks"] = [
        piece[0] if _is_heading(piece) else _raw(known[_as_json(piece)])
        for piece in pieces
    ]
    (folder / PAGE).write_text(_as_json(document), "utf-8")
    return PAGE


def _pieces(blocks: list[Block]) -> list[list[Block]]:
    """Part blocks into headings, one each, and what stands between them."""
    pieces: list[list[Block]] = []
    for block in blocks:
        alone = block["t"] == "Header" or not pieces or _is_heading(pieces[-1])
        if alone:
            pieces.append([block])
        else:
            pieces[-1].append(block)
    return pieces


def _is_heading(piece: list[Block]) -> bool:
    return piece[0]["t"] == "Header"


def _set(
    folder: Path, document: Block, new: list[str], options: Sequence[str],
    dated: dict[str, str],
) -> dict[str, str]:  # fmt: skip
    if not new:
        return {}
    limit = f",{_as_json(_raw(LIMIT))},"
    empty = _as_json(document | {"meta": {}, "blocks": []})
    whole = empty.replace(
        '"blocks":[]', f'"blocks":[{limit.join(n[1:-1] for n in new)}]'
    )
    (folder / f"{PIECES}.json").write_text(whole, "utf-8")
    run_pandoc(
        folder,
        [f"{PIECES}.json", "--from=json", f"--output={PIECES}.html", *options],
        dated,
    )
    written = (folder / f"{PIECES}.html").read_text("utf-8").split(f"{LIMIT}\n")
    if len(written) != len(new):
        raise RenderError("a piece of the document was lost")
    return {name: html.rstrip("\n") for name, html in zip(new, written, strict=True)}


def _raw(html: str) -> Block:
    return {"t": "RawBlock", "c": ["html", html]}


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
