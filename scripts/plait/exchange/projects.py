"""What a project of another tool is, once it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plait.errors import Fault


@dataclass(frozen=True)
class ReadCode:
    """A code of the other tool.

    Parameters
    ----------
    guid : str
        Small letters, no braces; any unique text where the tool has no GUIDs.
    name, parent, description : str
        `parent` is the guid of the code above, "" at the top.
    line : int, default 0
        Line in the file.
    """

    guid: str
    name: str
    parent: str = ""
    description: str = ""
    line: int = 0


@dataclass(frozen=True)
class ReadSource:
    """A text of the other tool.

    Parameters
    ----------
    guid, name : str
        As in `ReadCode`.
    text : str or None
        NFC, line feeds; None where the export does not hold the whole text.
    """

    guid: str
    name: str
    text: str | None


@dataclass(frozen=True)
class ReadCoding:
    """A passage that somebody coded in the other tool.

    Parameters
    ----------
    source, code, user : str
        Their guids; `user` may be "".
    quote : str
        The words.
    start, end : int
        Code points of the source's text, end exclusive; -1 where the tool gives only
        the words.
    at : str, default ""
        When, as the tool wrote it.
    memo : str, default ""
        What was noted.
    line : int, default 0
        Line in the file.
    """

    source: str
    code: str
    user: str
    quote: str
    start: int = -1
    end: int = -1
    at: str = ""
    memo: str = ""
    line: int = 0


@dataclass(frozen=True)
class Project:
    """A project of another tool, or as much of it as could be read.

    Parameters
    ----------
    shown : str
        Path as a person sees it.
    origin : str
        Tool that wrote it.
    users : mapping of str to str
        Guid to name.
    codes : list of ReadCode
        Parents before children.
    sources : list of ReadSource
        Texts only.
    codings : list of ReadCoding
        In the order of the file.
    cases : mapping of str to list of str
        Name to guids of sources.
    sets : mapping of str to list of str
        Name to guids of codes.
    notes : mapping of str to str
        Name to text.
    losses : list of dict
        Rows of REFI_LOSSES.
    faults : list of Fault
        Why it cannot be used; the rest may be empty then.
    """

    shown: str
    origin: str = ""
    users: Mapping[str, str] = field(default_factory=dict)
    codes: list[ReadCode] = field(default_factory=list)
    sources: list[ReadSource] = field(default_factory=list)
    codings: list[ReadCoding] = field(default_factory=list)
    cases: Mapping[str, list[str]] = field(default_factory=dict)
    sets: Mapping[str, list[str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    losses: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class Losses:
    """Gather what a file does not carry, kind by kind.

    Parameters
    ----------
    shown : str
        Path as a person sees it.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self._found: dict[str, list[str]] = {}

    def add(self, what: str, detail: str = "", count: int = 1) -> None:
        """Note one thing, or several of a kind.

        Parameters
        ----------
        what : str
            The kind, in words.
        detail : str
            Which.
        count : int
            How many; nothing is noted for 0.
        """
        self._found.setdefault(what, []).extend([detail] * count)

    def rows(self) -> list[dict]:
        """Give the rows of REFI_LOSSES.

        Returns
        -------
        list of dict
            Each kind once, with its first five details.
        """
        return [
            {"file": self.shown, "what": what, "count": len(details),
             "detail": "; ".join(d for d in list(dict.fromkeys(details))[:5] if d)}
            for what, details in self._found.items() if details
        ]  # fmt: skip
