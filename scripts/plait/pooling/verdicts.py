"""Say which propositions held in which trust, and where trusts contradict each other."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from plait.pooling.beside import beside_nothing, missing_ids
from plait.pooling.times import Lines
from plait.pooling.trusts import Trust
from plait.report.inputs import split_ids
from plait.shapes.pooling import TRUST_VERDICTS
from plait.shapes.records import plain_rows

HELD, IN_PART, NOT_SHOWN = "held", "held in part", "not shown"
CONTRADICTED, WITHHELD, NOT_OWN = "contradicted", "withheld", "not of its own data"
COUNTED = {"shown": "shown", "shown with caution": "shown", "not shown": "not_shown",
           "in fault": "not_shown", "contradicted": "contradicted", "withheld": "withheld"}  # fmt: skip
SIGNS = {"rose": 1, "higher_in_sample": 1, "fell": -1, "lower_in_sample": -1}


def same_propositions(
    trusts: Sequence[Trust], pool: Mapping
) -> tuple[list[dict], list[dict]]:
    """Say which propositions of the trusts are the same.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.
    pool : mapping
        `propositions`, as people wrote them.

    Returns
    -------
    list of dict
        `id`, `text`, `trusts` (trust to its own id), `judged`. Where people wrote none:
        those of one id and the same text in at least two trusts.
    list of dict
        Rows of LEFT_UNPOOLED: propositions that stand beside nothing, and ids in
        pool.yaml that the trust has not.
    """
    texts = {t.id: {p["proposition"]: p["text"] for p in t.tables["propositions"]}
             for t in trusts}  # fmt: skip
    written = [dict(one) for one in pool["propositions"]] or _by_text(texts)
    left = missing_ids("proposition", written, texts)
    for one in written:
        one["trusts"] = {t: own for t, own in one["trusts"].items() if own in texts[t]}
    taken = {(t, own) for one in written for t, own in one["trusts"].items()}
    return written, left + beside_nothing("proposition", texts, taken)


def _by_text(texts: Mapping[str, Mapping[str, str]]) -> list[dict]:
    # ASSUME an id alone says nothing: p1 is another proposition in every study
    found: dict[tuple[str, str], dict[str, str]] = {}
    for trust, own in texts.items():
        for name, text in own.items():
            found.setdefault((name, " ".join(text.split())), {})[trust] = name
    return [{"id": name, "text": text, "trusts": where}
            for (name, text), where in found.items() if len(where) > 1]  # fmt: skip


def weigh_trusts(
    trusts: Sequence[Trust], propositions: Sequence[Mapping], lines: Lines, *, seed: str
) -> pd.DataFrame:
    """Say what became of every proposition in every trust.

    Parameters
    ----------
    trusts : sequence of Trust
        As read.
    propositions : sequence of mapping
        As `same_propositions` gives them.
    lines : dict
        Own times to those of the pool.
    seed : str
        The trust against whose statements the others are held.

    Returns
    -------
    DataFrame
        In the shape TRUST_VERDICTS. A proposition is contradicted where a statement's own
        data contradict it, or where the trust shows the opposite of what the seed study
        states of the same scale at the same time; held where all statements of its own
        data are shown. The verdict of people stands beside, never in its place.
    """
    by_id = {trust.id: trust for trust in trusts}
    signs = {trust.id: _signs(trust, lines[trust.id]) for trust in trusts}
    rows = []
    for one in propositions:
        stated = _stated(signs.get(seed, []), one["trusts"].get(seed))
        for trust, own in one["trusts"].items():
            against = [] if trust == seed else _against(signs[trust], own, stated)
            rows.append(_row(by_id[trust], one, own, against))
    return TRUST_VERDICTS.frame(rows)


def _row(trust: Trust, one: Mapping, own: str, against: Sequence[str]) -> dict:
    statements = [s for s in trust.tables["statements"] if s["proposition"] == own]
    counts = Counter(COUNTED.get(s["verdict"], "") for s in statements)
    told = {name: counts[name] for name in ("shown", "not_shown", "contradicted", "withheld")}  # fmt: skip
    fit = next(
        p["fit"] for p in trust.tables["propositions"] if p["proposition"] == own
    )
    judged = next((j for j in one.get("judged", []) if j["trust"] == trust.id), {})
    return {
        "proposition": one["id"], "trust": trust.id, "own": own, **told,
        "verdict": _verdict(told, contradicted=bool(against)), "fit": fit,
        "against": "; ".join(against), "judged": judged.get("verdict"),
        "reason": judged.get("reason"),
    }  # fmt: skip


def _verdict(counts: Mapping[str, int], *, contradicted: bool) -> str:
    whole = sum(counts.values())
    if contradicted or counts["contradicted"]:
        return CONTRADICTED
    if not whole:
        return NOT_OWN
    if counts["withheld"] == whole:
        return WITHHELD
    if counts["shown"] == whole:
        return HELD
    return IN_PART if counts["shown"] else NOT_SHOWN


def _signs(trust: Trust, lines: Mapping[str, str]) -> list[dict]:
    """Give what each statement says of which scale, in the pool's times."""
    findings = {row["finding"]: row for row in plain_rows(trust.findings)}
    scales = {(s["instrument"], s["scale"]): s for s in trust.tables["scales"]}
    told = []
    for statement in trust.tables["statements"]:
        for name in split_ids(statement["findings"]):
            row = findings.get(name)
            place = _place(row, lines) if row else None
            sign = _sign(statement["word"], row, scales) if row else 0
            if place and sign:
                told.append({**statement, "place": place, "sign": sign})
    return told


def _place(row: Mapping, lines: Mapping[str, str]) -> tuple | None:
    own = (row["contrast"] or row["time"] or "").split("-")
    ends = tuple(lines.get(time, "") for time in own)
    where = (row["instrument"], row["scale"], row["measure"], row["norm"], row["group"])
    return (*where, ends) if all(ends) else None


def _sign(word: str | None, row: Mapping, scales: Mapping) -> int:
    if word in ("improved", "worsened"):
        scale = scales.get((row["instrument"], row["scale"]), {})
        up = {"higher": 1, "lower": -1}.get(scale.get("better"), 0)
        return up if word == "improved" else -up
    return SIGNS.get(word or "", 0)


def _stated(signs: Sequence[Mapping], proposition: str | None) -> dict[tuple, int]:
    return {s["place"]: s["sign"] for s in signs if s["proposition"] == proposition}


def _against(
    signs: Sequence[Mapping], own: str, stated: Mapping[tuple, int]
) -> list[str]:
    shown = [s for s in signs if s["proposition"] == own and COUNTED.get(s["verdict"]) == "shown"]  # fmt: skip
    opposite = [s for s in shown if stated.get(s["place"], 0) * s["sign"] < 0]
    return list(dict.fromkeys(s["text"] for s in opposite))
