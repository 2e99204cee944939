"""Read what people decided about each string that may name someone."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from plait.deidentification.identifiers import find_identifiers
from plait.deidentification.names import LONGEST, Decision, read_names
from plait.deidentification.phrases import Phrases, key
from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.csvfile import CsvFile, read_csv_rows

IDENTIFIERS = "coding/identifiers.csv"
NAMES = "coding/names.txt"
COLUMNS = (
    "text", "kind", "action", "replacement", "reason", "document", "by", "on",
)  # fmt: skip
NEEDED = ("text", "action")
ACTIONS = ("replace", "generalise", "accept")


class Decided:
    """The decisions of a study on strings that may name someone.

    Parameters
    ----------
    decisions : iterable of Decision
        Names of the lists first, then the rows of coding/identifiers.csv: a later
        one goes before an earlier one on the same string.
    faults : iterable of Fault, default none
        What is wrong in the files.
    """

    def __init__(
        self, decisions: Iterable[Decision] = (), faults: Iterable[Fault] = ()
    ) -> None:
        self.decisions = list(decisions)
        self.faults = list(faults)
        self._by_key = {(key(d.text), d.document): d for d in self.decisions}
        self._phrases: dict[str, Phrases] = {}

    def phrases(self, document: str = "") -> Phrases:
        """Give the strings that are listed or decided for a document.

        Parameters
        ----------
        document : str, default ""
            Its id.

        Returns
        -------
        Phrases
            One search for all of them.
        """
        # most documents have no row of their own, and share one search
        own = document if document in self._documents else ""
        if own not in self._phrases:
            here = [d for d in self.decisions if d.document in ("", own)]
            loose = {key(d.text) for d in here if not d.exact}
            exact = [d.text for d in here if d.exact and key(d.text) not in loose]
            self._phrases[own] = Phrases([d.text for d in here], exact)
        return self._phrases[own]

    @cached_property
    def _documents(self) -> set[str]:
        return {d.document for d in self.decisions}

    def on(self, text: str, document: str = "") -> Decision | None:
        """Give what was decided about a string in a document.

        Parameters
        ----------
        text : str
            As it stands there.
        document : str, default ""
            Its id; a row for it goes before one for all.

        Returns
        -------
        Decision or None
            With a blank action where it is listed and undecided.
        """
        folded = key(text)
        own = self._by_key.get((folded, document))
        return own or self._by_key.get((folded, ""))


def read_decided(
    decisions: str,
    names: Iterable[str],
    *,
    folder: str,
    documents: Collection[str] | None = None,
) -> Decided:
    """Read coding/identifiers.csv and the lists of names.

    Parameters
    ----------
    decisions : str
        Path from the study folder, "" where there is none.
    names : iterable of str
        Paths of lists, from the study folder or in full.
    folder : str
        Study folder.
    documents : collection of str, optional
        Ids of documents.csv, to hold the column `document` against.

    Returns
    -------
    Decided
        With the faults of all files: an unknown action or document, `accept`
        without a reason or with a replacement, another action without a
        replacement, a replacement that itself names someone, a string twice, too
        short or too long. Rows with a fault are left out; no fault shows a string.
    """
    listed: list[Decision] = []
    faults: list[Fault] = []
    for path in names:
        found, wrong = read_names(str(Path(folder, path)), shown=path)
        listed += found
        faults += wrong
    rows, wrong = _read_rows(decisions, folder, documents) if decisions else ([], [])
    whole = Decided([*listed, *rows], [*faults, *wrong])
    whole.faults += _telling(whole)
    return whole


def _read_rows(
    shown: str, folder: str, documents: Collection[str] | None
) -> tuple[list[Decision], list[Fault]]:
    file = read_csv_rows(
        str(Path(folder, shown)), shown=shown, required=NEEDED, known=COLUMNS
    )
    if not set(NEEDED) <= set(file.columns):
        return [], file.faults
    rows, faults = [], file.faults
    seen: dict[tuple[str, str], int] = {}
    for line, row in file.numbered():
        row = dict.fromkeys(COLUMNS, "") | row
        problems = [*_problems(row, documents), *_twice(row, line, seen)]
        faults += [Fault(shown, line, *problem) for problem in problems]
        rows += [] if problems else [_decision(file, line, row)]
    return rows, faults


def _decision(file: CsvFile, line: int, row: dict[str, str]) -> Decision:
    return Decision(
        row["text"], row["action"], row["replacement"], row["kind"] or "listed",
        row["document"], file=file.shown, line=line,
    )  # fmt: skip


Problem = tuple[str, str, str, str]  # column, found, expected, mend


def _problems(
    row: dict[str, str], documents: Collection[str] | None
) -> Iterator[Problem]:
    if not 2 <= len(row["text"]) <= LONGEST:
        yield ("text", f"{len(row['text'])} characters", f"2 to {LONGEST}",
               "write what stands in the transcript")  # fmt: skip
    if documents is not None and row["document"] not in {"", *documents}:
        yield ("document", repr(row["document"]), "a document of documents.csv",
               "correct the id, or leave it blank for all")  # fmt: skip
    if row["on"] and not is_date(row["on"]):
        yield "on", repr(row["on"]), "a date as 2026-01-31", "correct the date"
    yield from _action_problems(row["action"], row)


def _action_problems(action: str, row: dict[str, str]) -> Iterator[Problem]:
    if action and action not in ACTIONS:
        yield ("action", repr(action), f"one of {', '.join(ACTIONS)}, or (blank)",
               "correct the cell")  # fmt: skip
    if action == "accept" and not row["reason"]:
        yield "reason", "nothing", "why it may stay", "fill in the reason"
    if action == "accept" and row["replacement"]:
        yield ("replacement", "a replacement of what is accepted", "a blank",
               "write replace as the action, or take the replacement out")  # fmt: skip
    if action in ("replace", "generalise") and not row["replacement"]:
        yield ("replacement", "nothing", "what stands in its place",
               "write a pseudonym or a vaguer word, as [name] or [a hospital]")  # fmt: skip


def _twice(
    row: dict[str, str], line: int, seen: dict[tuple[str, str], int]
) -> Iterator[Problem]:
    place = (key(row["text"]), row["document"])
    first = seen.setdefault(place, line)
    if first != line:
        yield ("text", f"the string of line {first} again", "each string once",
               "keep one row: capitals and spaces make no difference")  # fmt: skip


def _telling(decided: Decided) -> Iterator[Fault]:
    """Find replacements that themselves name someone."""
    for decision in decided.decisions:
        for found in find_identifiers(decision.replacement, names=decided.phrases()):
            known = decided.on(found.text)
            if known is None or known.action != "accept":
                yield Fault(
                    decision.file, decision.line, "replacement",
                    f"a replacement that holds a {found.kind}: {found.masked}",
                    "words that name nobody", "write another replacement",
                )  # fmt: skip
