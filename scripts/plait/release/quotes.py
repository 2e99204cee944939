"""Decide which bound extracts may be quoted, and under what name."""

import hashlib
import hmac
from dataclasses import dataclass

import pandas as pd

from plait.release.attribution import Spoken, attribute, in_words
from plait.release.claims import split_ids
from plait.shapes.release import QUOTES, WITHHELD


@dataclass(frozen=True)
class Voices:
    """What a quote's release depends on.

    Parameters
    ----------
    consenting : set of str
        Participants who agreed to be quoted and have not taken it back.
    ids : set of str
        Every participant id; a quote that holds one is not let out.
    speakers : str
        What quotes call the people who speak.
    times : dict
        Time id to the words of an attribution.
    key : bytes
        For the keyed hash of an extract's id.
    spoken : Spoken, optional
        Who spoke when, and how many must share an attribution; without it every quote
        is told with its time.
    """

    consenting: set[str]
    ids: set[str]
    speakers: str
    times: dict[str, str]
    key: bytes
    spoken: Spoken | None = None


def release_quotes(
    bound: pd.DataFrame, codings: pd.DataFrame, turns: pd.DataFrame,
    *, voices: Voices, profile: dict,
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str]]:  # fmt: skip
    """Let through the extracts that claims are bound to, as far as people agreed.

    Parameters
    ----------
    bound : DataFrame, one row an extract x claim
        Columns extract, claim, against (flag: it speaks against the claim), in the
        order of the report.
    codings : DataFrame, one row an extract x coder x code
        In the shape CODINGS.
    turns : DataFrame, one row a document x turn
        In the shape TURNS.
    voices : Voices
        Consents and attributions.
    profile : dict
        A disclosure profile.

    Returns
    -------
    quotes : DataFrame, one row an extract that may be quoted
        In the shape QUOTES. Attributed to a role and a time point, or to what else the
        profile allows, as far as enough people share it; never to a person or a
        document.
    withheld : DataFrame
        In the shape WITHHELD; one row a reason, with the number of quotes.
    names : dict
        Extract id to quote id, of those that were let through.
    """
    wanted = list(dict.fromkeys(bound["extract"]))
    passages = codings.drop_duplicates("extract").set_index("extract")
    said = {e: _speakers(passages.loc[e], turns) for e in wanted}
    texts = {extract: passages.loc[extract, "text"] for extract in wanted}
    limit = profile["qualitative"]["quotes_per_person"]
    reasons = _reasons(said, texts, voices, limit)
    kept = [extract for extract in wanted if extract not in reasons]
    names = {extract: f"q{place}" for place, extract in enumerate(kept, 1)}
    told = _attributions({e: (said[e], passages.loc[e, "time"]) for e in kept}, voices)
    rows = [
        _quote(extract, names[extract], bound, codings, voices)
        | {"attribution": told[extract]}
        for extract in kept
    ]
    return QUOTES.frame(rows), _withheld(list(reasons.values())), names


def _reasons(
    said: dict[str, list[str]], texts: dict[str, str], voices: Voices, limit: int
) -> dict[str, str]:
    """Give the reason why an extract may not be quoted, of those that may not."""
    reasons: dict[str, str] = {}
    used: dict[str, int] = {}
    for extract, speakers in said.items():
        reason = _reason(texts[extract], speakers, voices)
        if not reason and any(used.get(s, 0) >= limit for s in speakers):
            reason = f"more than {limit} quotes of one person"
        if reason:
            reasons[extract] = reason
            continue
        for speaker in speakers:
            used[speaker] = used.get(speaker, 0) + 1
    return reasons


def _attributions(said: dict, voices: Voices) -> dict[str, str]:
    known = {e: (who, time if isinstance(time, str) else "") for e, (who, time) in said.items()}  # fmt: skip
    parts = {extract: {"time": time} for extract, (_, time) in known.items()}
    if voices.spoken is not None:
        parts = attribute(known, voices.spoken)
    return {
        extract: in_words(own, speakers=voices.speakers, times=voices.times)
        for extract, own in parts.items()
    }


def _speakers(passage: pd.Series, turns: pd.DataFrame) -> list[str]:
    """Name who speaks in a passage: ids, or "" for a voice that is not known."""
    overlap = turns[
        (turns["document"] == passage["document"])
        & (turns["start"] < passage["end"])
        & (turns["end"] > passage["start"])
    ]
    return sorted(set(overlap["participant"].fillna("")))


def _reason(text: str, speakers: list[str], voices: Voices) -> str:
    if not speakers or "" in speakers:
        return "a voice that is not known, or not a participant's"
    if not set(speakers) <= voices.consenting:
        return "someone who speaks has not agreed to be quoted"
    if any(name in text for name in voices.ids if not name.isdigit()):
        return "a participant's id stands in the words"
    return ""


def _quote(
    extract: str, name: str, bound: pd.DataFrame, codings: pd.DataFrame, voices: Voices
) -> dict:
    rows = codings[codings["extract"] == extract]
    claims = bound[bound["extract"] == extract]
    themes = {theme for cell in rows["theme"] for theme in split_ids(cell)}
    return {
        "quote": name,
        "extract": keyed(extract, voices.key),
        "text": rows["text"].iloc[0],
        "themes": "; ".join(sorted(themes)) or None,
        "statements": "; ".join(claims["claim"][~claims["against"]]) or None,
        # found in a search, and marked while coding: once
        "case_against": "; ".join(claims["claim"][claims["against"]].unique()) or None,
    }


def keyed(text: str, key: bytes) -> str:
    """Hash a text so that nobody without the key can test a phrase against it.

    Parameters
    ----------
    text : str
        Anything that stands for people's words.
    key : bytes
        Derived from the whole of the confidential inputs.

    Returns
    -------
    str
        16 hexadecimal digits of HMAC-SHA-256.
    """
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()[:16]


def _withheld(reasons: list[str]) -> pd.DataFrame:
    return WITHHELD.frame(
        {"what": "quote", "id": f"{reasons.count(reason)} quotes ({i})", "rule": reason}
        for i, reason in enumerate(dict.fromkeys(reasons), start=1)
    )
