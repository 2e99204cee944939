"""What people judged of a release: earlier ones, exceptions, approval."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from plait.errors import Fault, stop_on
from plait.release.approval import read_approval
from plait.release.differencing import hold_moved, moved_findings
from plait.release.exceptions import (
    QUOTES,
    Exceptions,
    let_cells,
    read_exceptions,
    unknown_faults,
)
from plait.release.history import FINDINGS, read_history
from plait.release.limits import limits_of
from plait.release.rare_words import REASONS, rare_words
from plait.release.released import RELEASED
from plait.release.remainders import remainder_rules
from plait.release.rounding import round_tables
from plait.release.suppression import Judged, release_findings


class Judgement(NamedTuple):
    """The files of release/.

    Parameters
    ----------
    history : sequence of dict
        Earlier releases, oldest first.
    exceptions : Exceptions
        What is let through, or was looked at, with reasons.
    approval : dict
        Who approved which candidate; empty where nobody has.
    """

    history: Sequence[dict] = ()
    exceptions: Exceptions = Exceptions([])
    approval: Mapping = {}


class Settled(NamedTuple):
    """Tables as they leave, with what was found on the way.

    Parameters
    ----------
    tables : dict of str to DataFrame
        Checked against earlier releases, exceptions let through, counts rounded.
    reviews : list of dict
        What waits for a person: `output`, `id`, `reason`.
    """

    tables: dict[str, pd.DataFrame]
    reviews: list[dict]


def read_judgement(
    study: Mapping, profile: Mapping, *, folder: str = "."
) -> tuple[Judgement, list[Fault]]:
    """Read the files of release/.

    Parameters
    ----------
    study : mapping
        Paths: `release_history`, `exceptions`, `approval`; each may be missing.
    profile : mapping
        A disclosure profile.
    folder : str, default "."
        Study folder.

    Returns
    -------
    judgement : Judgement
        Empty where the study has none of them.
    faults : list of Fault
        Of all three.
    """
    history, faults = read_history(study.get("release_history", []), folder=folder)
    exceptions, more = read_exceptions(study.get("exceptions", ""), profile, folder=folder)  # fmt: skip
    approval, last = read_approval(study.get("approval", ""), folder=folder)
    return Judgement(history, exceptions, approval), faults + more + last


def judged_findings(
    tables: Mapping[str, pd.DataFrame], judgement: Judgement, profile: Mapping,
    *, dear: Collection[str] = (),
) -> tuple[pd.DataFrame, pd.DataFrame, list[dict]]:  # fmt: skip
    """Let findings through, also in the light of earlier releases and exceptions.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        `findings`, `scores`, `codes` and `themes`, before disclosure control.
    judgement : Judgement
        As read.
    profile : mapping
        A disclosure profile.
    dear : collection of str
        Findings that are held back last, where one of several must be.

    Returns
    -------
    released : DataFrame, one row a statistic
        In the shape FINDINGS.
    withheld : DataFrame, one row a thing held back
        In the shape WITHHELD.
    reviews : list of dict
        Findings that a person has to look at: `output`, `id`, `reason`.
    """
    findings = tables[FINDINGS]
    moved = moved_findings(judgement.history, findings, profile)
    let = judgement.exceptions.of(FINDINGS)
    held = {name: why.rule for name, why in moved.items() if why.act == "held"}
    waiting = [_review(FINDINGS, name, why.rule) for name, why in sorted(moved.items())
               if why.act == "review" and name not in let]  # fmt: skip
    release = partial(
        release_findings, findings, profile, codes=tables["codes"], themes=tables["themes"]
    )  # fmt: skip
    released, withheld = release(judged=Judged(held, frozenset(let)))
    limits = limits_of(profile, "quantitative")
    more = remainder_rules(released, tables["scores"], limits, dear=dear)
    if more:
        released, withheld = release(judged=Judged(held | more, frozenset(let)))
    return released, withheld, waiting


def settle(
    tables: Mapping[str, pd.DataFrame], exact: Mapping[str, pd.DataFrame],
    judgement: Judgement, profile: Mapping,
) -> Settled:  # fmt: skip
    """Hold tables against earlier releases, let exceptions through, and round.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As in `RELEASED`, suppressed.
    exact : mapping of str to DataFrame
        What there is of them before disclosure control, `findings` and `turns`.
    judgement : Judgement
        As read.
    profile : mapping
        A disclosure profile.

    Returns
    -------
    Settled
        What was held back more is listed in the table withheld.

    Raises
    ------
    StudyError
        Where an exception names nothing.
    """
    stop_on(_unknown(judgement.exceptions, exact[FINDINGS], tables))
    shapes = {name: RELEASED[name] for name in tables}
    kept, withheld, moved = hold_moved(tables, shapes, judgement.history, profile)
    kept["withheld"] = pd.concat([kept["withheld"], withheld])
    kept = let_cells(kept, exact, judgement.exceptions, shapes)
    reviews = [_review(*at, why.rule) for at, why in sorted(moved.items())
               if why.act == "review" and at[1] not in judgement.exceptions.of(at[0])]  # fmt: skip
    reviews += _quote_reviews(kept[QUOTES], exact["turns"], judgement, profile)
    return Settled(round_tables(kept, profile), reviews)


def _quote_reviews(
    quotes: pd.DataFrame, turns: pd.DataFrame, judgement: Judgement, profile: Mapping
) -> list[dict]:
    limits = limits_of(profile, "qualitative")
    texts = dict(zip(quotes["quote"], quotes["text"], strict=True))
    rare = rare_words(texts, turns, which=limits["rare_words"])
    seen = judgement.exceptions.of(QUOTES)
    waiting = {name: REASONS[limits["rare_words"]] for name in texts if name in rare}
    voices = turns.loc[turns["role"].eq("participant"), "participant"].nunique()
    if voices < limits["attribution_people"]:
        # the word for who speaks is a name where so few speak at all
        waiting = dict.fromkeys(texts, f"fewer than {limits['attribution_people']} people speak in all transcripts")  # fmt: skip
    return [_review(QUOTES, q, why) for q, why in waiting.items() if q not in seen]


def _review(output: str, name: str, reason: str) -> dict:
    return {"output": output, "id": name, "reason": reason}


def _unknown(
    exceptions: Exceptions, findings: pd.DataFrame, tables: Mapping[str, pd.DataFrame]
) -> Iterator[Fault]:
    """Find exceptions that name nothing."""
    if exceptions.rows:
        yield from unknown_faults(exceptions, set(findings["finding"]), tables, RELEASED)  # fmt: skip
