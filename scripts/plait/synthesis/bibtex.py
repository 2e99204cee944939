"""Read a bibliography in BibTeX, as strictly as the programs that set it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plait.errors import Fault
from plait.synthesis.marks import Lines

HEAD = re.compile(r"@\s*(?P<kind>\w+)\s*\{\s*")
KEY = re.compile(r"[^\s,{}()\"'#%~\\@]+")
NAME = re.compile(r"[A-Za-z][\w:.+/-]*")
NUMBER = re.compile(r"\d+")
GAP = re.compile(r"(?:\s|%[^\n]*)*")
NEXT = re.compile(r"^\s*@\w+\s*\{", re.MULTILINE)
MONTHS = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
          "dec"}  # fmt: skip
NO_ENTRY = ("comment", "preamble", "string")
MEND = "look at this line and the one before: braces, commas, quotation marks"


@dataclass(frozen=True)
class Entry:
    """A reference.

    Parameters
    ----------
    kind, key : str
        As `article` and `gillard2022`.
    line : int
        Of its beginning.
    fields : dict of str to str
        Name in small letters to the value as typed, with its braces.
    """

    kind: str
    key: str
    line: int
    fields: dict[str, str]


@dataclass(frozen=True)
class Bibliography:
    """What a file in BibTeX holds.

    Parameters
    ----------
    entries : list of Entry
        In order; what has faults is left out.
    strings : dict of str to str
        Short names that the file gives to texts, to the value as typed.
    faults : list of Fault
        Each with its line.
    """

    entries: list[Entry] = field(default_factory=list)
    strings: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class _Slip(Exception):
    """What stands in a place where something else is expected."""

    def __init__(self, at: int, found: str, expected: str) -> None:
        super().__init__(found)
        self.at, self.found, self.expected = at, found, expected


def read_bibtex(text: str, *, shown: str) -> Bibliography:
    """Read a bibliography.

    Parameters
    ----------
    text : str
        BibTeX or BibLaTeX. Lines that begin with % are passed over.
    shown : str
        Path of the file as a person sees it.

    Returns
    -------
    Bibliography
        With a fault for each entry that is not whole; the others are read.
    """
    found, at, lines = Bibliography(), 0, Lines(text)
    while (at := _next_entry(text, at)) >= 0:
        try:
            at = _read_one(text, at, found, lines.at(at))
        except _Slip as slip:
            place = lines.at(min(slip.at, len(text.rstrip())))
            found.faults.append(
                Fault(shown, place, "", slip.found, slip.expected, MEND)
            )
            later = NEXT.search(text, max(slip.at, at + 1))
            at = later.start() if later else len(text)
    return found


def write_bibtex(bibliography: Bibliography) -> str:
    """Write a bibliography.

    Parameters
    ----------
    bibliography : Bibliography
        As `read_bibtex` gives it.

    Returns
    -------
    str
        BibTeX.
    """
    short = [f"@string{{{n} = {v}}}" for n, v in bibliography.strings.items()]
    return "\n\n".join([*short, *map(_written, bibliography.entries), ""])


def _written(entry: Entry) -> str:
    fields = [f"  {name} = {value}" for name, value in entry.fields.items()]
    return f"@{entry.kind}{{{entry.key},\n" + ",\n".join(fields) + "\n}"


def _next_entry(text: str, at: int) -> int:
    """Give the place of the next @ that is in no comment, or -1."""
    while (place := text.find("@", at)) >= 0:
        start = text.rfind("\n", 0, place) + 1
        if "%" not in text[max(start, at) : place]:
            return place
        at = text.find("\n", place)
        if at < 0:
            return -1
    return -1


def _read_one(text: str, at: int, found: Bibliography, line: int) -> int:
    """Read what begins at an @, and give the place after it."""
    head = HEAD.match(text, at)
    if not head:
        raise _Slip(at, "an @ that begins no entry", "such as @article{key2022, ...}")
    kind = head["kind"].lower()
    if kind == "comment":
        return _braced(text, at + head[0].index("{"))
    if kind == "preamble":
        _, after = _value(text, head.end(), found)
        return _closed(text, after)
    if kind == "string":
        name, value, after = _field(text, head.end(), found)
        found.strings[name] = value
        return _closed(text, after)
    key = KEY.match(text, head.end())
    if not key:
        raise _Slip(head.end(), f"@{kind} without a key", "such as @article{key2022,")
    fields, after = _fields(text, key, found)
    found.entries.append(Entry(kind, key[0], line, fields))
    return after


def _fields(text: str, key: re.Match, found: Bibliography) -> tuple[dict, int]:
    fields: dict[str, str] = {}
    at = _past(text, key.end())
    if text[at : at + 1] != ",":
        raise _Slip(at, f"no comma after the key {key[0]}", f"{key[0]},")
    while text[(at := _past(text, at)) : at + 1] == ",":
        at = _past(text, at + 1)
        if text[at : at + 1] == "}":
            break
        name, value, at = _field(text, at, found)
        if name in fields:
            raise _Slip(at - 1, f"{name} again in {key[0]}", "each field once")
        fields[name] = value
    return fields, _closed(text, at, key[0])


def _field(text: str, at: int, found: Bibliography) -> tuple[str, str, int]:
    name = NAME.match(text, at)
    after = _past(text, name.end()) if name else at
    if not name or text[after : after + 1] != "=":
        raise _Slip(at, f"{_shown(text, at)} where a field should begin",
                    "a field such as title = {...}")  # fmt: skip
    value, end = _value(text, _past(text, after + 1), found)
    return name[0].lower(), value, end


def _value(text: str, at: int, found: Bibliography) -> tuple[str, int]:
    """Read pieces that # joins."""
    start = at
    end = _piece(text, at, found)
    while text[(at := _past(text, end)) : at + 1] == "#":
        end = _piece(text, _past(text, at + 1), found)
    return text[start:end], end


def _piece(text: str, at: int, found: Bibliography) -> int:
    sign = text[at : at + 1]
    if sign == "{":
        return _braced(text, at)
    if sign == '"':
        return _quoted(text, at)
    word = NUMBER.match(text, at) or NAME.match(text, at)
    if word and (word[0].isdigit() or word[0].lower() in MONTHS | found.strings.keys()):
        return word.end()
    raise _Slip(at, f"{_shown(text, at)} without braces or quotation marks",
                "a value such as {...}")  # fmt: skip


def _braced(text: str, at: int) -> int:
    """Give the place after the brace that closes one."""
    for place, depth in _depths(text, at):
        if not depth:
            return place + 1
    raise _Slip(
        at, "a brace that is not closed before the next entry", "as many } as {"
    )


def _quoted(text: str, at: int) -> int:
    for place, depth in _depths(text, at):
        if text[place] == '"' and not depth and place > at:
            return place + 1
    raise _Slip(at, "a quotation mark that is not closed", 'a value such as "..."')


def _depths(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Give each sign of a value with how many braces are open behind it."""
    later = NEXT.search(text, at + 1)
    depth, escaped = 0, False
    for place in range(at, later.start() if later else len(text)):
        sign = text[place]
        if not escaped:
            depth += {"{": 1, "}": -1}.get(sign, 0)
        escaped = sign == "\\" and not escaped
        yield place, depth


def _closed(text: str, at: int, key: str = "") -> int:
    at = _past(text, at)
    if text[at : at + 1] != "}":
        named = f"{key}, which" if key else "what"
        raise _Slip(at, f"{_shown(text, at)} before the end of {named} began above",
                    "a comma between fields, and } at the end")  # fmt: skip
    return at + 1


def _past(text: str, at: int) -> int:
    return GAP.match(text, at).end()


def _shown(text: str, at: int) -> str:
    words = text[at : at + 40].split("\n")[0].strip()
    return repr(words) if words else "nothing"
