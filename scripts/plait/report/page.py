"""Finish a web page: tips where numbers and quotes stand, its script, its files inside."""

import base64
import html
import json
import mimetypes
import re
from pathlib import Path

from plait.report.failure import RenderError

TIP = re.compile(r' data-(finding|tip)="([^"]*)"')
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"\s*/?>')
SOURCE = re.compile(r'(<img\b[^>]*? src=")([^"]+)"')
QUOTE = re.compile(r"q\d+, tables/quotes\.csv")
# Nothing that people typed may end the block or begin a tag.
AS_TYPED = {"<": r"\u003c", ">": r"\u003e", "&": r"\u0026"}
SCRIPT = "styles/report.js"
END = "</body>"


def finish_page(text: str, folder: Path) -> str:
    """Give a page its tips and its script.

    Parameters
    ----------
    text : str
        A whole HTML page; `data-finding` names a finding by its key, `data-tip` holds
        the words of a tip.
    folder : Path
        The render folder: tips.json, if it is there, has the words for every key.

    Returns
    -------
    str
        The same page with `data-t` instead, the number of a tip; equal tips, and equal
        lines of tips, stand in it once. A finding without words has no tip.
    """
    path = folder / "tips.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    numbers: dict[str, int] = {}

    def number(found: re.Match) -> str:
        words = html.unescape(found[2])
        words = words if found[1] == "tip" else known.get(words, "")
        return f' data-t="{numbers.setdefault(words, len(numbers))}"' if words else ""

    text = TIP.sub(number, text)
    script = (folder / SCRIPT).read_text("utf-8")
    ending = f"{_store(list(numbers), known)}<script>\n{script}</script>\n{END}"
    return text.replace(END, ending)


def embed_files(text: str, folder: Path) -> str:
    """Take the style and the pictures of a page into it.

    Parameters
    ----------
    text : str
        A whole HTML page.
    folder : Path
        The folder from which its paths start.

    Returns
    -------
    str
        The page, which needs no other file.

    Raises
    ------
    RenderError
        For each file that is not in the folder: one of another folder, or of the
        network, is never taken in.
    """
    named = STYLE.findall(text) + [source for _, source in SOURCE.findall(text)]
    missing = [path for path in dict.fromkeys(named) if not _is_in(folder, path)]
    if missing:
        raise RenderError(f"no such file in the report: {', '.join(missing)}")
    text = STYLE.sub(lambda found: _style(folder / found[1]), text)
    return SOURCE.sub(lambda found: f'{found[1]}{_as_data(folder / found[2])}"', text)


def _store(tips: list[str], known: dict[str, str]) -> str:
    """Write the tips for the script, every line once."""
    if not tips:
        return ""
    lines: dict[str, int] = {}
    for tip in tips:
        for line in filter(None, tip.split("\n")):
            lines.setdefault(line, len(lines))
    # Norms have tips too, which end in where they come from and have no entry.
    ids = {name for name in map(_last, known.values()) if " " not in name}
    store = {
        "lines": list(lines),
        "tips": [[lines[one] for one in filter(None, tip.split("\n"))] for tip in tips],
        "trails": [n for n, tip in enumerate(tips)
                   if _last(tip) in ids or QUOTE.fullmatch(_last(tip))],
    }  # fmt: skip
    words = json.dumps(store, ensure_ascii=False, separators=(",", ":"))
    for typed, safe in AS_TYPED.items():
        words = words.replace(typed, safe)
    return f'<script type="application/json" id="tips">{words}</script>\n'


def _last(tip: str) -> str:
    return tip.rpartition("\n")[2]


def _is_in(folder: Path, path: str) -> bool:
    found = (folder / path).resolve()
    return found.is_relative_to(folder.resolve()) and found.is_file()


def _style(path: Path) -> str:
    return f"<style>\n{path.read_text('utf-8')}</style>"


def _as_data(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0]
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
