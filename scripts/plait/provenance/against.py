"""Hold a fresh run against a bundle: every difference, and what may have made it."""

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import PurePath

from plait.provenance.alone import MANIFEST, SIGNATURE
from plait.provenance.check_tables import differences, read_table
from plait.provenance.report_text import strangers, text_of, words_in

SHOWN = 5
APART = {
    MANIFEST,
    SIGNATURE,
    "record.json",
    "ro-crate-metadata.json",
}  # told by their parts


def compare(bundle: Mapping[str, bytes], run: Mapping[str, bytes]) -> list[str]:
    """List every difference between a bundle and a run.

    Parameters
    ----------
    bundle, run : mapping of str to bytes
        Released files of both.

    Returns
    -------
    list of str
        What went in first (inputs, decisions, parameters, code, versions), then what
        came out (files, and in them cells and words); empty where nothing differs.
    """
    one, other = _manifest(bundle), _manifest(run)
    return [
        *_inputs(one.get("inputs", []), other.get("inputs", [])),
        *_parameters(one, other),
        *_named("module", one.get("modules", {}), other.get("modules", {})),
        *_named("version of", one.get("software", {}), other.get("software", {})),
        *_named("version of", {"Python": one.get("python")}, {"Python": other.get("python")}),
        *_named("study:", one.get("study", {}), other.get("study", {})),
        *_files(bundle, run),
    ]  # fmt: skip


def _manifest(files: Mapping[str, bytes]) -> dict:
    try:
        told = json.loads(files.get(MANIFEST, b"{}"))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _inputs(sealed: list[dict], fresh: list[dict]) -> Iterator[str]:
    ours, theirs = ({row["file"]: row for row in rows} for rows in (sealed, fresh))
    for name in sorted(set(ours) ^ set(theirs)):
        yield f"input {name}: only in {'the bundle' if name in ours else 'the run'}"
    both = [name for name in ours if name in theirs]
    pairs = {name: (ours[name], theirs[name]) for name in both}
    hidden = [n for n in both if pairs[n][0].get("key") != pairs[n][1].get("key")]
    for name, (one, other) in pairs.items():
        if name not in hidden and one["digest"] != other["digest"]:
            yield f"input {name}: changed{_rows(one, other)}"
    named = any(one["digest"] != other["digest"] and name not in hidden and "key" in one
                for name, (one, other) in pairs.items())  # fmt: skip
    if hidden and not named:
        yield "inputs: several files of data changed, so that their digests cannot be compared one by one"


def _rows(one: Mapping, other: Mapping) -> str:
    """Say which decisions of a coder's file changed."""
    before, after = one.get("rows", []), other.get("rows", [])
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    words = {"replace": "changed", "insert": "added", "delete": "gone"}
    told = [f"decision {_span(*(step[3:] if step[0] == 'insert' else step[1:3]))} {words[step[0]]}"
            for step in steps if step[0] != "equal"]  # fmt: skip
    return f" ({'; '.join(told)})" if told else ""


def _span(start: int, end: int) -> str:
    return str(start + 1) if end - start == 1 else f"{start + 1} to {end}"


def _parameters(one: Mapping, other: Mapping) -> Iterator[str]:
    ours, theirs = one.get("parameters", {}), other.get("parameters", {})
    for rule in [*ours, *(rule for rule in theirs if rule not in ours)]:
        given = ours.get(rule, {}), theirs.get(rule, {})
        yield from _named(f"parameter of {rule}:", *given)


def _named(head: str, ours: Mapping, theirs: Mapping) -> Iterator[str]:
    """Name the keys of two mappings whose values differ."""
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        if ours.get(name) != theirs.get(name):
            a, b = (_brief(side.get(name, "nothing")) for side in (ours, theirs))
            yield f"{head} {name}: {a} in the bundle, {b} in the run"


def _brief(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _files(bundle: Mapping[str, bytes], run: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted({*bundle, *run} - APART):
        if name not in bundle or name not in run:
            yield f"{name}: only in {'the bundle' if name in bundle else 'the run'}"
        elif bundle[name] != run[name]:
            lines = _inside(name, bundle[name], run[name])
            yield from (f"{name}: {line}" for line in lines[:SHOWN])


def _inside(name: str, one: bytes, other: bytes) -> list[str]:
    """Say what differs inside two files that are not the same."""
    kind = PurePath(name).suffix
    try:
        if kind == ".csv":
            lines = differences(read_table(one), read_table(other))
        elif kind in (".html", ".docx", ".pdf"):
            lines = _words(name, one, other)
        else:
            lines = []
    except Exception:
        # what somebody changed can break a reader anywhere in it
        lines = ["one of the two cannot be read"]
    return lines or ["other bytes, though it says the same" if kind in (".csv", ".html") else "other bytes"]  # fmt: skip


def _words(name: str, one: bytes, other: bytes) -> list[str]:
    ours, theirs = (words_in(text_of(name, data)) for data in (one, other))
    return [
        *(f"the bundle has {t}" for t in strangers(ours, [theirs])[:SHOWN]),
        *(f"the run has {t}" for t in strangers(theirs, [ours])[:SHOWN]),
    ]
