"""Digest the code behind a rule, so that an edited module reruns what it feeds."""

import hashlib
import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

SCRIPTS = Path(__file__).parents[1]
# Every import of plait's own code names a module (a test holds this), at any
# indentation: a regular expression is ten times faster than a syntax tree here.
IMPORT = re.compile(
    r"^\s*(?:from\s+(plait[\w.]*)\s+import|import\s+(plait[\w.]*))", re.M
)
# Modules that a study without these files has no use for.
ONLY_FOR = {
    "questionnaires": ("quantitative/", "ingest/questionnaire", "ingest/platform",
                       "ingest/savfile", "ingest/summary"),
    "documents": ("qualitative/", "deidentification/", "exchange/", "ingest/label"),
    "imports": ("exchange/import", "exchange/offsets"),
}  # fmt: skip
# What a folder of the package is about, as the report says it.
STRANDS = {"quantitative": "about numbers", "qualitative": "about words",
           "ingest": "about reading files", "exchange": "about reading files",
           "deidentification": "about reading files"}  # fmt: skip
REST = "about the synthesis, release and report"
ASSUMED = re.compile(r"^[ \t]*# ASSUME:? (.+\n(?:[ \t]*# .+\n)*)", re.M)


def code_digest(rule: str, scripts: Path = SCRIPTS) -> str:
    """Digest a rule's script and every module of plait that it reaches.

    Parameters
    ----------
    rule : str
        Name of the rule, and of its script.
    scripts : Path, default the checkout's
        Folder that holds the scripts and the package.

    Returns
    -------
    str
        16 hexadecimal digits of SHA-256 over names and contents; the same in
        every checkout, whatever the file times.
    """
    total = hashlib.sha256()
    for path in sorted(reached(scripts / f"{rule}.py", scripts)):
        total.update(path.relative_to(scripts).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def reached(script: Path, scripts: Path = SCRIPTS) -> set[Path]:
    """Find a script and every module of plait that it imports, at any depth.

    Parameters
    ----------
    script : Path
        Where to begin.
    scripts : Path, default the checkout's
        Folder that holds the package.

    Returns
    -------
    set of Path
        Files, the script among them.
    """
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += _imports(path, scripts)
    return found


@cache
def _imports(path: Path, scripts: Path) -> tuple[Path, ...]:
    names = [a or b for a, b in IMPORT.findall(path.read_text(encoding="utf-8"))]
    packages = {parent for name in names for parent in _parents(name)}
    files = {_file(scripts, name) for name in [*names, *packages]}
    return tuple(sorted(file for file in files if file.exists()))


def _parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:size]) for size in range(1, len(parts))]


def _file(scripts: Path, name: str) -> Path:
    module = scripts.joinpath(*name.split("."))
    return module / "__init__.py" if module.is_dir() else module.with_suffix(".py")


def assumptions(scripts: Path = SCRIPTS, *, without: Collection[str] = ()) -> list[str]:
    """List what the code takes for granted: every comment that begins ASSUME.

    Parameters
    ----------
    scripts : Path, default the checkout's
        Folder that holds the package.
    without : collection of {"questionnaires", "documents", "imports"}
        What a study does not have: what is assumed of it alone is left out.

    Returns
    -------
    list of str
        One sentence or two each, in the order of the files.
    """
    return [line for _, line in _assumed(scripts, without)]


def assumptions_by_strand(
    scripts: Path = SCRIPTS, *, without: Collection[str] = ()
) -> dict[str, list[str]]:
    """Group what the code takes for granted by what it is about.

    Parameters
    ----------
    scripts : Path, default the checkout's
        Folder that holds the package.
    without : collection of {"questionnaires", "documents", "imports"}
        As for `assumptions`.

    Returns
    -------
    dict of str to list of str
        About numbers, about words, about reading files, and the rest, in this order;
        a group without any is left out.
    """
    groups: dict[str, list[str]] = {head: [] for head in (*STRANDS.values(), REST)}
    for name, line in _assumed(scripts, without):
        groups[STRANDS.get(name.split("/")[0], REST)].append(line)
    return {head: lines for head, lines in groups.items() if lines}


def _assumed(scripts: Path, without: Collection[str]) -> list[tuple[str, str]]:
    """List each module, from the package, with what it takes for granted."""
    gone = tuple(part for name in without for part in ONLY_FOR[name])
    paths = {
        path: path.relative_to(scripts).as_posix().removeprefix("plait/")
        for path in scripts.rglob("*.py")
    }
    texts = [(name, path.read_text("utf-8")) for path, name in sorted(paths.items())
             if not name.startswith(gone)]  # fmt: skip
    return [(name, _sentence(comment)) for name, text in texts
            for comment in ASSUMED.findall(text)]  # fmt: skip


def _sentence(comment: str) -> str:
    words = " ".join(
        line.strip().removeprefix("#").strip() for line in comment.splitlines()
    )
    return words[0].upper() + words[1:].rstrip(".") + "."
