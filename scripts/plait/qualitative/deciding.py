"""Turn what a coder filled in into new lines of the decision file."""

from dataclasses import dataclass, field

from plait.errors import Fault
from plait.qualitative.desk import Desk
from plait.qualitative.quote_search import Quotes
from plait.qualitative.row_decisions import SAME, Line, row_decision
from plait.qualitative.sheet_rows import SheetRow

WHAT = ("document", "action", "code", "text_hash", "against")


@dataclass
class Decided:
    """What came of the sheets.

    Parameters
    ----------
    lines : list of dict
        New lines: columns of a decision file that the decision needs, without id,
        time and coder.
    before : int
        Rows that were decided just so before.
    returned : list of SheetRow
        Rows that were decided so before and otherwise since: left as they are.
    faults : list of Fault
        What must be mended; nothing is written then.
    """

    lines: list[Line] = field(default_factory=list)
    before: int = 0
    returned: list[SheetRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def decide(rows: list[SheetRow], desk: Desk) -> Decided:
    """Make decisions of the rows that a coder filled in.

    Parameters
    ----------
    rows : list of SheetRow
        As read; rows without a decision are left alone.
    desk : Desk
        What they are held against.

    Returns
    -------
    Decided
        A change of mind supersedes the earlier decision; what was decided so before
        is not added again. Faults: a row half filled in, a word that is no decision,
        a code, or a thing to speak against, that is unknown, a quote that is not found exactly once, a suggestion
        that is no longer made, two rows on one suggestion.
    """
    quotes, decided, earlier = Quotes(desk.texts), Decided(), Earlier(desk)
    taken: dict[tuple, SheetRow] = {}
    for row in rows:
        line, faults = row_decision(row, desk, quotes)
        decided.faults += faults
        if not line:
            continue
        key = (line.get("suggestion", ""), line.get("supersedes", ""))
        if any(key) and key in taken:
            decided.faults.append(_second(row, taken[key]))
        taken.setdefault(key, row)
        earlier.settle(row, line, decided)
    return decided


def _second(row: SheetRow, first: SheetRow) -> Fault:
    found = f"a second row on what row {first.line} of {first.shown} is about"
    return row.fault("decision", found, "one decision on each", "blank one of the two")


class Earlier:
    """The decisions that a coder has made before.

    Parameters
    ----------
    desk : Desk
        With the lines of the coder's file.
    """

    def __init__(self, desk: Desk) -> None:
        self._about: dict[str, list[dict]] = {}
        self._after: dict[str, dict] = {}
        for old in desk.mine.to_dict("records"):
            self._note(old)

    def _note(self, old: dict) -> None:
        about = old.get("suggestion") or old.get("text_hash", "")
        self._about.setdefault(about, []).append(old)
        if old.get("supersedes") and old.get("decision"):
            self._after[old["supersedes"]] = old

    def settle(self, row: SheetRow, line: Line, decided: Decided) -> None:
        """Add a line, unless it says what was said before.

        Parameters
        ----------
        row : SheetRow
            Where it comes from.
        line : dict
            The decision.
        decided : Decided
            Grows by it.
        """
        if line.get("supersedes") in self._after:
            self._replace(line, decided)
            return
        about = self._about.get(line.get("suggestion") or line.get("text_hash", ""), [])
        same = [old for old in about if _same(old, line)]
        if any(old.get("stands", True) for old in same):
            decided.before += 1
        elif same:
            decided.returned.append(row)
        else:
            self._add(line, about, decided)

    def _add(self, line: Line, about: list[dict], decided: Decided) -> None:
        standing = [old["decision"] for old in about
                    if line.get("suggestion") and old.get("stands")]  # fmt: skip
        new = {"supersedes": standing[-1]} | line if standing else line
        decided.lines.append(new)
        self._note(new)

    def _replace(self, line: Line, decided: Decided) -> None:
        """Put a line in the place of the one that replaced the same decision."""
        last = self._after[line["supersedes"]]
        while last["decision"] in self._after:
            last = self._after[last["decision"]]
        if all(last.get(name, "") == line.get(name, "") for name in WHAT):
            decided.before += 1
        else:
            decided.lines.append(line | {"supersedes": last["decision"]})


def _same(old: dict, line: Line) -> bool:
    alike = all((old.get(name) or "") == line.get(name, "") for name in SAME)
    # words by hand may stand twice; a suggestion is known by its id
    return alike and (line["action"] != "add" or str(old["start"]) == line["start"])
