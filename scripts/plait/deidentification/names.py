"""Read the study's own list of names and places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plait.deidentification.phrases import key
from plait.errors import Fault
from plait.ingest.decoding import decode

COMMENT = re.compile(r"(?:^|\s)#.*")
QUOTED = re.compile(r"[\"“](.+)[\"”]")
SHORTEST, LONGEST = 2, 120


@dataclass(frozen=True)
class Decision:
    """What is known, or was decided, about one string.

    Parameters
    ----------
    text : str
        The string; case, accents and spacing do not matter.
    action : {"", "replace", "generalise", "accept"}
        Blank where a person has not decided yet.
    replacement : str, default ""
        What stands in its place.
    kind : str, default "name"
        What it is.
    document : str, default ""
        The only document that it holds for; "" for all.
    exact : bool, default False
        Whether it counts only as it is written, capitals included.
    file, line : str and int
        Where it is written.
    """

    text: str
    action: str = ""
    replacement: str = ""
    kind: str = "name"
    document: str = ""
    exact: bool = False
    file: str = ""
    line: int = 0


def read_names(path: str, *, shown: str) -> tuple[list[Decision], list[Fault]]:
    """Read a list of names and places, one a line.

    Parameters
    ----------
    path : str
        A file that is there: text in UTF-8 or Windows-1252. `Sarah Jones = Amina` says what stands in its
        place; a name in quotation marks counts only as it is written, so that
        "Will" is not `will`; `#` begins a remark.
    shown : str
        Path as a person sees it.

    Returns
    -------
    decisions : list of Decision
        To replace where there is a replacement, undecided otherwise.
    faults : list of Fault
        A name of one letter, or of more than 120; nothing after `=`;
        a name twice. Faults give the line, never the name.
    """
    text = decode(Path(path).read_bytes())[0]
    names: list[Decision] = []
    faults: list[Fault] = []
    seen: set[tuple[str, bool]] = set()
    for line, written in enumerate(text.splitlines(), start=1):
        words = COMMENT.sub("", written).strip()
        if not words:
            continue
        name = _name(words, shown, line)
        problems = list(_problems(name, words, seen))
        faults += [Fault(shown, line, "", *problem) for problem in problems]
        seen.add((key(name.text), name.exact))
        names += [] if problems else [name]
    return names, faults


def _name(words: str, shown: str, line: int) -> Decision:
    name, _, replacement = (part.strip() for part in words.partition("="))
    quoted = QUOTED.fullmatch(name)
    return Decision(
        quoted[1].strip() if quoted else name,
        "replace" if replacement else "",
        replacement,
        exact=bool(quoted),
        file=shown,
        line=line,
    )


def _problems(
    name: Decision, words: str, seen: set[tuple[str, bool]]
) -> Iterator[tuple[str, str, str]]:
    if not SHORTEST <= len(name.text) <= LONGEST:
        yield (f"a name of {len(name.text)} characters", f"{SHORTEST} to {LONGEST}",
               "write a whole name")  # fmt: skip
    if "=" in words and not name.replacement:
        yield ("nothing after the equals sign", "what stands in its place",
               "write a pseudonym or a vaguer word, or take the = out")  # fmt: skip
    if (key(name.text), name.exact) in seen:
        yield "a name that stands above too", "each name once", "take one of them out"
