"""Tell what kind of thing an id of the synthesis names."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from plait.synthesis.marks import nearest

REFERENCES = Path(__file__).parents[3] / "reports" / "references.bib"
# Set in ids of the report so that they can break, and copied with them.
INVISIBLE = str.maketrans("", "", "\u200b\ufeff\u00ad")
# The target of a link up to its title, and what stands in braces.
TARGET = re.compile(r"\]\(\s*[^()\"“”\n]*|\{(?:finding|construct):[^{}\n]*\}")
HOLD_IDS = ("id", "evidence", "found", "for", "against", "from", "to", "on", "citation",
            "proposition", "negative_case", "document")  # fmt: skip
RELEASED = re.compile(r"[0-9a-f]{16}")  # as the quotes of a report are named outside
FIGURES = re.compile(r"[0-9]+")
MEND_RELEASED = (
    "that is the id of a released quote; write extract:<document> with the words, or "
    "the id in results/restricted/codings.parquet"
)


def kinds_of(entry: str, known: Mapping[str, set[str]]) -> tuple[list[str], str]:
    """Tell what kind of thing an id names.

    Parameters
    ----------
    entry : str
        An id, `@key` of a reference, or `kind:id` where two kinds share an id.
    known : mapping of str to set of str
        Kind to the ids of that kind.

    Returns
    -------
    list of str
        Kinds that have such an id: none where it is unknown, several where it could
        be either.
    str
        The id without its kind, or the key without its @.
    """
    if entry.startswith("@"):
        return [k for k in ("reference",) if entry[1:] in known.get(k, ())], entry[1:]
    kind, mark, name = entry.partition(":")
    if mark and kind in known:
        return [kind] * (name in known[kind]), name
    return [kind for kind, ids in known.items() if entry in ids], entry


def nearest_id(entry: str, known: Mapping[str, set[str]]) -> str:
    """Give the id that was probably meant.

    Parameters
    ----------
    entry : str
        As typed: an id, `@key` of a reference, or `kind:id`.
    known : mapping of str to set of str
        Kind to the ids of that kind.

    Returns
    -------
    str
        Such as `; did you mean support?`, or "".
    """
    kind, mark, _ = entry.partition(":")
    if entry.startswith("@"):
        return nearest(entry, {f"@{key}" for key in known.get("reference", ())})
    if mark and kind in known:
        return nearest(entry, {f"{kind}:{name}" for name in known[kind]})
    return nearest(entry, set().union(*known.values()))


def near_id(kind: str, name: str, known: Collection[str]) -> str:
    """Give the id that was probably meant by a mark, never somebody else's transcript.

    Parameters
    ----------
    kind : str
        Of the mark.
    name : str
        As typed.
    known : collection of str
        Ids of that kind.

    Returns
    -------
    str
        As `nearest`. Of transcripts and extracts only one with the same figures.
    """
    # ASSUME figures tell the people and time points of a study apart: k40 is never k07.
    if kind == "extract":
        said = FIGURES.findall(name)
        known = {one for one in known if FIGURES.findall(one) == said}
    return nearest(name, known)


def visible_ids(value: object, *, inside: bool = False) -> object:
    """Take signs that nobody sees out of the ids of a file.

    Parameters
    ----------
    value : object
        What a file of synthesis/ holds: mappings, lists, texts.
    inside : bool, default False
        Whether it stands under a key that holds ids.

    Returns
    -------
    object
        The same without U+200B, U+FEFF and U+00AD in ids; words of people stay.
    """
    if isinstance(value, dict):
        return {k: visible_ids(v, inside=k in HOLD_IDS) for k, v in value.items()}
    if isinstance(value, list):
        return [visible_ids(one, inside=inside) for one in value]
    return value.translate(INVISIBLE) if inside and isinstance(value, str) else value


def visible_marks(text: str) -> str:
    """Take signs that nobody sees out of the ids in the marks of a text.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    str
        The prose around the marks, and their words, as typed.
    """
    return TARGET.sub(lambda target: target[0].translate(INVISIBLE), text)
