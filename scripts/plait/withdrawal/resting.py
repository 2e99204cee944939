"""Tell what a team's texts rest on of people who withdrew, before anything is run."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plait.errors import Fault
from plait.ingest.people import read_participants
from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.release.unmarked_words import Prose, argument_prose, texts_in
from plait.synthesis.citations import Besides
from plait.synthesis.claims import FILES, Claims
from plait.synthesis.extracts import MEND_GONE, WITHDRAWN
from plait.synthesis.marks import ARGUMENT, read_marks
from plait.synthesis.quoted import is_in
from plait.withdrawal.rights import KEPT, rights_of
from plait.withdrawal.screen import NAMED, taken_back, taken_back_faults

EXCEPTIONS = "release/exceptions.yaml"
EXPECTED = "what nobody took back"
FEWEST = 3  # words: fewer than these are anybody's


def resting_faults(
    claims: Claims, besides: Besides, study: Mapping, *, folder: str = "."
) -> Iterator[Fault]:
    """List what people wrote and what rests on words that were taken back.

    Parameters
    ----------
    claims : Claims
        As read, without faults.
    besides : Besides
        Workshops and printed memos.
    study : mapping
        `documents`, `participants`, `gone`, `no_words_from`, `no_words_in`,
        `exceptions`.
    folder : str, default "."
        Study folder.

    Yields
    ------
    Fault
        Evidence and quotes by their words, marks of the argument, exceptions for quotes,
        and seven of their words on end anywhere else. What is bound by the id of an
        extract is known only after a run.
    """
    study = study | {"no_words_from": _withdrawn(study, folder)}
    if not any(study.get(name) for name in NAMED):
        return
    theirs = taken_back(study, folder)[["document", "text"]].to_dict("records")
    files = [getattr(claims, name) for name in FILES] + besides.workshops
    for file in files:
        for keys, entry in _entries(file.data, ()):
            if _rests(entry["document"], entry["quote"], study["gone"], theirs):
                yield file.fault(keys, WITHDRAWN, EXPECTED, MEND_GONE)
    for mark in read_marks(claims.argument):
        if mark.kind == "extract" and _rests(
            mark.name, mark.text, study["gone"], theirs
        ):
            yield Fault(ARGUMENT, mark.line, "", WITHDRAWN, EXPECTED, MEND_GONE)
    yield from _exceptions(study, theirs, folder)
    yield from taken_back_faults(_prose(claims, besides, files), study, folder)


def _withdrawn(study: Mapping, folder: str) -> list[str]:
    """Leave out who never agreed to interviews: nothing of theirs was ever bound."""
    people = {p["participant"]: p for p in read_participants(Path(folder)).rows}
    gone = [name for name in study["no_words_from"] if name in people]
    return [name for name in gone if KEPT in rights_of(people[name])]


def _entries(holder: object, keys: tuple) -> Iterator[tuple[tuple, dict]]:
    """Find every {document, quote}, to any depth."""
    if isinstance(holder, dict) and {"document", "quote"} <= holder.keys():
        yield keys, holder
    elif isinstance(holder, dict | list):
        pairs = holder.items() if isinstance(holder, dict) else enumerate(holder)
        for key, value in pairs:
            yield from _entries(value, (*keys, key))


def _rests(
    document: str, words: str, gone: Sequence[str], theirs: Sequence[Mapping]
) -> bool:
    if document in gone:
        return True
    own = (turn["text"] for turn in theirs if turn["document"] == document)
    return len(words.split()) >= FEWEST and any(is_in(words, text) for text in own)


def _exceptions(
    study: Mapping, theirs: Sequence[Mapping], folder: str
) -> Iterator[Fault]:
    path = study.get("exceptions")
    file = read_yaml(f"{folder}/{path}", shown=EXCEPTIONS) if path else None
    for place, row in enumerate(file.data if file and not file.faults else []):
        words = str(row.get("words", "")) if isinstance(row, dict) else ""
        own = len(words.split()) >= FEWEST
        if own and any(is_in(words, turn["text"]) for turn in theirs):
            yield file.fault((place, "words"), WITHDRAWN, "words of a quote that leaves",
                             "take this exception out")  # fmt: skip


def _prose(claims: Claims, besides: Besides, files: list[YamlFile]) -> Iterator[Prose]:
    yield argument_prose(claims.argument)
    for file in files:
        yield from texts_in(_unquoted(file.data), file.shown)
    for path, text in besides.memos.items():
        yield Prose(path, text)


def _unquoted(holder: object) -> object:
    """Leave out what is told by its place already."""
    if isinstance(holder, dict):
        quoted = {"quote"} if "document" in holder else set()
        return {k: _unquoted(v) for k, v in holder.items() if k not in quoted}
    return [_unquoted(one) for one in holder] if isinstance(holder, list) else holder
