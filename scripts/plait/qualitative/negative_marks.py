"""Follow what passages were marked as speaking against, through all changes since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from plait.errors import Fault
from plait.qualitative.against import Targets, split_against
from plait.qualitative.recodes import Recodes
from plait.shapes.codings import NEGATIVE_EXTRACTS

STAND = ("stands", "carried")
SPLIT, GONE = "split", "gone"
PASSAGE = ("extract", "document", "turn", "start", "end", "text", "participant", "case",
           "time")  # fmt: skip
Now = tuple[str, str]  # id of today and what became of it


@dataclass(frozen=True)
class Mark:
    """One thing that a decision's passage speaks against.

    Parameters
    ----------
    decision, coder, file : str
        Whose mark, and where it was made.
    line : int
        Line in the file.
    marked : str
        As it was marked, with its kind: `theme.worth`.
    against : str
        What it is today, with its kind; as marked where that cannot be said.
    outcome : {"stands", "carried", "split", "gone"}
        carried: renamed, or merged into what `against` names.
    """

    decision: str
    coder: str
    file: str
    line: int
    marked: str
    against: str
    outcome: str


def follow_marks(
    decisions: pd.DataFrame, *, targets: Targets, themes: pd.DataFrame, recodes: Recodes
) -> list[Mark]:
    """Follow every mark of the decisions that stand.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`, on the codes of today.
    targets : Targets
        What there is to speak against.
    themes : DataFrame
        In the shape THEMES, after the workshops.
    recodes : Recodes
        What became of codes.

    Returns
    -------
    list of Mark
        In the order of the decisions. A mark on what was split, retired or dropped
        is kept, and speaks against nothing until somebody says it again.
    """
    rows = {row["theme"]: row for row in themes.fillna("").to_dict("records")}
    marks = []
    marked = decisions[decisions["stands"] & decisions["against"].ne("")]
    for row in marked.to_dict("records"):
        for typed in split_against(row["against"]):
            kind, _, name = targets.find(typed)[0].partition(".")
            if kind == "theme":
                now, outcome = _theme_now(name, rows)
            else:
                path = recodes.follow(name, version=row["codebook_version"])
                codes = path.codes if kind == "code" else (name,)
                now, outcome = _one_now(name, codes, targets.standing[kind])
            marks.append(Mark(row["decision"], row["coder"], row["file"], int(row["line"]),
                              f"{kind}.{name}", f"{kind}.{now}", outcome))  # fmt: skip
    return marks


def _theme_now(name: str, rows: dict[str, dict]) -> Now:
    now = name
    while rows[now]["status"] == "merged":
        now = rows[now]["became"]
    if rows[now]["status"] in (SPLIT, "retired"):
        return name, SPLIT if rows[now]["status"] == SPLIT else GONE
    return now, STAND[now != name]


def _one_now(name: str, now: tuple[str, ...], standing: set[str]) -> Now:
    if len(now) > 1:
        return name, SPLIT
    if not now or now[0] not in standing:
        return name, GONE
    return now[0], STAND[now[0] != name]


def with_marks(decisions: pd.DataFrame, marks: Iterable[Mark]) -> pd.DataFrame:
    """Give decisions what they speak against today.

    Parameters
    ----------
    decisions : DataFrame
        As `Decisions.frame`.
    marks : iterable of Mark
        As `follow_marks` gives them.

    Returns
    -------
    DataFrame
        As `decisions`, with `against_now`: ids with their kinds, `;` between.
    """
    now: dict[tuple[str, str], list[str]] = {}
    for mark in marks:
        if mark.outcome in STAND:
            now.setdefault((mark.coder, mark.decision), []).append(mark.against)
    names = zip(decisions["coder"], decisions["decision"], strict=True)
    return decisions.assign(against_now=[";".join(now.get(one, ())) for one in names])


def mark_cautions(marks: Iterable[Mark]) -> list[Fault]:
    """Tell which marks speak against something that no longer stands.

    Parameters
    ----------
    marks : iterable of Mark
        As `follow_marks` gives them.

    Returns
    -------
    list of Fault
        One a mark.
    """
    words = {SPLIT: "was split", GONE: "no longer stands"}
    return [
        Fault(mark.file, mark.line, "against", f"{mark.marked}, which {words[mark.outcome]}",
              "what stands today; until then it speaks against nothing",
              "add a decision that supersedes this one, or leave it: it is kept")
        for mark in marks if mark.outcome in words
    ]  # fmt: skip


def negative_extracts(
    passages: list[dict], marks: Iterable[Mark], *, codings: pd.DataFrame, used: str
) -> pd.DataFrame:
    """List the passages that were marked as speaking against something.

    Parameters
    ----------
    passages : list of dict
        As `Codings.marked`: a decision and the passage that it is about.
    marks : iterable of Mark
        As `follow_marks` gives them.
    codings : DataFrame
        In the shape CODINGS: those in use.
    used : str
        `codings_used` of the study.

    Returns
    -------
    DataFrame
        In the shape NEGATIVE_EXTRACTS, in the order of the documents' ids and of
        what was said. Where the study counts one coder, only that coder's marks.
    """
    where = {(row["coder"], row["decision"]): row for row in passages}
    # ASSUME a mark asks to be looked at: one coder's is enough, where only codings
    # that two agree on are counted.
    mine = [m for m in marks if (m.coder, m.decision) in where
            and used in ("any_coder", "agreed", m.coder)]  # fmt: skip
    groups: dict[tuple, list[tuple[Mark, dict]]] = {}
    for mark in mine:
        row = where[mark.coder, mark.decision]
        groups.setdefault((row["extract"], mark.against), []).append((mark, row))
    codes = codings.groupby("extract")["code"].agg(lambda c: ";".join(sorted(set(c))))
    rows = [_row(pairs) | {"codes": codes.get(extract)}
            for (extract, _), pairs in groups.items()]  # fmt: skip
    rows.sort(
        key=lambda r: (r["document"], r["start"], r["end"], r["kind"], r["against"])
    )
    return NEGATIVE_EXTRACTS.frame(rows)


def _row(pairs: list[tuple[Mark, dict]]) -> dict:
    marks, passage = [mark for mark, _ in pairs], pairs[0][1]
    kind, _, name = marks[0].against.partition(".")
    return {key: passage[key] for key in PASSAGE} | {
        "kind": kind,
        "against": name,
        "marked": _joined(mark.marked for mark in marks),
        "outcome": marks[0].outcome,
        "coders": _joined(mark.coder for mark in marks),
        "decisions": _joined(mark.decision for mark in marks),
        "memo": _joined(row["memo"] for _, row in pairs if row["memo"]) or None,
    }


def _joined(parts: Iterator[str]) -> str:
    return ";".join(dict.fromkeys(parts))
