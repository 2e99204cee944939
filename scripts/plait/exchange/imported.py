"""Turn codings made in other tools into decisions of people."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault
from plait.exchange.carried import carried
from plait.exchange.matching import Matched, match
from plait.exchange.material import Material, Place
from plait.exchange.projects import Losses, Project, ReadCoding
from plait.exchange.sent import SENT_NOTE, VERSION
from plait.ingest.transcripts import text_hash
from plait.qualitative.decisions import COLUMNS

SUGGESTION = re.compile(r"\bs[0-9a-f]{12}\b")
OURS = "Suggested by: "  # the memo of a suggestion is no memo of a person


@dataclass(frozen=True)
class Imported:
    """What came of the projects of other tools.

    Parameters
    ----------
    frame : DataFrame
        The columns of `Decisions.frame`, one row a decision; all stand.
    losses : list of dict
        Rows of REFI_LOSSES.
    faults : list of Fault
        What must be mended first.
    """

    frame: pd.DataFrame
    losses: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def imported_decisions(
    projects: Iterable[Project], material: Material, users: list[dict]
) -> Imported:
    """Make decisions of the codings in projects.

    A coding with a code of the study is `add`, or `accept` where plait suggested
    that code for just that passage and the project is one that plait sent. What
    still has a suggestion's code is undecided. A suggestion that was sent and
    deleted is `reject` only where users.csv names whose deletions they are, and its
    code does not stand on the same passage; else it is a loss. A coding that is in a decision file, or in an earlier project, is not made twice.

    Parameters
    ----------
    projects : iterable of Project
        As they were read.
    material : Material
        The study.
    users : list of dict
        Rows of coding/imports/users.csv: file, user, coder.

    Returns
    -------
    Imported
        Where the text of the other tool is not ours, a passage is looked for by its
        words; where they do not stand there once, the decision keeps its words'
        hash and becomes an orphan.
    """
    rows: dict[str, dict] = {}
    losses, faults = [], []
    for project in projects:
        matched = match(project, material, users)
        faults += [*project.faults, *matched.faults]
        found = _Import(project, material, matched)
        for row in found.rows() if not project.faults + matched.faults else []:
            rows.setdefault(_key(row), row)
        losses += [*project.losses, *found.losses.rows()]
    return Imported(_frame(rows.values()), losses, faults)


def _key(row: dict) -> str:
    names = ("coder", "document", "suggestion", "code", "start", "end", "text_hash")
    return "\x1f".join(str(row[name]) for name in names)


def _frame(rows: Iterable[dict]) -> pd.DataFrame:
    base = dict.fromkeys(COLUMNS, "") | {"stands": True}
    names = [*COLUMNS, "file", "line", "stands"]
    frame = pd.DataFrame([base | row for row in rows], columns=names)
    frame = frame.astype({"start": "Int64", "end": "Int64", "line": "Int64"})
    return frame.astype({"stands": bool})


class _Import:
    """One project on its way into decisions."""

    def __init__(self, project: Project, material: Material, matched: Matched) -> None:
        self.project, self.material, self.matched = project, material, matched
        self.losses = Losses(project.shown)
        self.texts = {source.guid: source.text for source in project.sources}
        self.sent = project.notes.get(SENT_NOTE)

    def rows(self) -> list[dict]:
        placed = [(coding, self._place(coding)) for coding in self.project.codings]
        coded: dict[Place, set[str]] = {}
        for coding, place in placed:
            if coding.code in self.matched.codes:
                coder = self.matched.coders[coding.user]
                coded.setdefault(place, set()).add(coder)
        made = [(place, row) for coding, place in placed
                if coding.code in self.matched.codes
                for row in self._decisions(coding, place, coded[place])]  # fmt: skip
        rows = [row for _, row in made]
        if self.sent is not None:
            self._note_missing(set(coded))
            still = {p for c, p in placed if c.code in self.matched.suggested}
            deleted = self._deleted(still | {place for place, _ in made})
            rows += self._rejections(deleted, set(coded))
        return rows

    def _place(self, coding: ReadCoding) -> Place:
        """Find the passage in our text; after its end where it is not found."""
        document = self.matched.documents.get(coding.source, "")
        code = self.matched.codes.get(coding.code)
        code = code or self.matched.suggested.get(coding.code, "")
        ours = self.material.sent_texts.get(document, "")
        theirs = self.texts.get(coding.source)
        if theirs is not None and _same(theirs, ours):
            return document, coding.start, min(coding.end, len(ours)), code
        words = [re.escape(word) for word in carried(coding.quote).split()]
        spans = (
            [m.span() for m in re.finditer(r"\s+".join(words), ours)] if words else []
        )
        if len(spans) == 1:
            return document, *spans[0], code
        self.losses.add("passages whose words do not stand once in the text: orphans",
                        f"{document or '?'}: {len(spans)} times")  # fmt: skip
        return document, len(ours), len(ours) + len(coding.quote), code

    def _decisions(
        self, coding: ReadCoding, place: Place, coders: set[str]
    ) -> list[dict]:
        coder = self.matched.coders[coding.user]
        before = self.material.decided.get(place, set())
        if coder in before:
            return []
        if before and self.sent is not None and coders == {coder}:
            # ASSUME a tool that keeps one user for all gives back under another name
            # what was sent: the same passage and code, once, is the same coding.
            self.losses.add("codings that came back under another name: kept as they "
                            "were", f"{coder} for {', '.join(sorted(before))}")  # fmt: skip
            return []
        made = self._row(coding.at, coding.line, coder, place, coding.quote)
        made["memo"] = "" if coding.memo.startswith(OURS) else coding.memo
        hits = self.material.at.get(place, []) if self.sent is not None else []
        open_ = [hit for hit in hits if (coder, hit) not in self.material.judged]
        if not open_:
            return [made | {"action": "add", "start": place[1], "end": place[2]}]
        return [made | {"action": "accept", "suggestion": hit,
                        "decision": _name(made["decision"], hit)} for hit in open_]  # fmt: skip

    def _row(self, at: str, line: int, coder: str, place: Place, quote: str) -> dict:
        document, start, end, code = place
        text = self.material.texts.get(document, "")
        words = text[start:end] if end <= len(text) else quote
        name = _name(self.project.shown, coder, document, str(start), str(end), code)
        return {
            "decision": name, "at": at[:19] or f"{self.material.date}T00:00:00",
            "coder": coder, "document": document, "code": code,
            "codebook_version": self._version(code),
            "text_hash": text_hash(words), "file": self.project.shown, "line": line,
            "suggestion": "", "start": pd.NA, "end": pd.NA,
        }  # fmt: skip

    def _version(self, code: str) -> str:
        # ASSUME an imported coding that names no version was made with the codebook of today.
        if code in self.material.former:
            return ""
        said = re.search(f"{VERSION}(.*)", self.sent or "")
        return said[1].strip() if said else self.material.version

    def _deleted(self, kept: set[Place]) -> list[tuple[Place, str]]:
        """List what was sent, is gone, and was not coded in its stead."""
        sent = set(SUGGESTION.findall(self.sent))
        documents = set(self.matched.documents.values())
        live = set(self.matched.suggested.values())
        return [(place, name) for place, names in self.material.at.items()
                for name in names if name in sent and place not in kept
                and place[0] in documents and place[3] in live]  # fmt: skip

    def _rejections(
        self, deleted: list[tuple[Place, str]], coded: set[Place]
    ) -> list[dict]:
        """Take deletions as rejections where somebody said whose they are."""
        judged = {name for _, name in self.material.judged}
        # who has the code on the passage does not say that it does not fit
        double = [n for place, n in deleted if place in coded and n not in judged]
        self.losses.add("suggestions that were deleted where their code stands on the "
                        "same passage: undecided, not rejected", count=len(double))  # fmt: skip
        gone = [pair for pair in deleted if pair[0] not in coded]
        coder = self.matched.coders.get("")
        if not coder:
            self.losses.add("suggestions that were deleted: undecided, since users.csv "
                            "does not say by whom", count=len(gone))  # fmt: skip
            return []
        return [
            self._row("", 0, coder, place, "")
            | {"action": "reject", "suggestion": name,
               "decision": _name(self.project.shown, coder, name)}
            for place, name in gone if (coder, name) not in self.material.judged
        ]  # fmt: skip

    def _note_missing(self, coded: set[Place]) -> None:
        documents = set(self.matched.documents.values())
        missing = [p for p in self.material.decided
                   if p not in coded and p[0] in documents]  # fmt: skip
        self.losses.add("codings of the decision files that are not in this file: "
                        "nothing was retracted", count=len(missing))  # fmt: skip


def _name(*parts: str) -> str:
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return f"import_{digest.hexdigest()[:12]}"


def _same(theirs: str, ours: str) -> bool:
    """Compare texts; where somebody withdrew, spaces of ours stand for any words."""
    theirs, ours = theirs.rstrip(), ours.rstrip()
    return theirs == ours or (
        len(theirs) == len(ours)
        and all(o in (" ", t) for t, o in zip(theirs, ours, strict=True))
    )
