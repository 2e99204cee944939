"""Give what each construct, relation and statement rests on, without anybody's words."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256

# (kind, id) to each piece of evidence, to how it is told.
Bindings = dict[tuple[str, str], dict[str, str]]
SIDES = {
    "construct": {"from": ""},
    "relation": {"for": "for: ", "against": "against: "},
    "statement": {"evidence": ""},
}
QUOTATION = "a quotation"
EXTRACT = re.compile(r"x[0-9a-f]{10}")


def bindings_of(lists: Mapping[str, list]) -> Bindings:
    """Give the evidence of everything in the files of a synthesis.

    Parameters
    ----------
    lists : mapping of str to list
        Name of a file (constructs, relations, propositions) to what it holds; of old
        files, what has no id is passed over.

    Returns
    -------
    dict
        (kind, id) to its pieces: each to how it may be told. Quotations are told apart
        by a digest, and told as such: their words and documents stay inside.
    """
    return {
        (kind, str(one["id"])): dict(_pieces(kind, one))
        for kind, one in _things(lists)
        if isinstance(one, dict) and one.get("id")
    }


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, str]:
    """Tell what was taken from some evidence and what was added to it.

    Parameters
    ----------
    before, after : mapping of str to str
        Values of `bindings_of`.

    Returns
    -------
    str, str
        Taken away, and added: `;` between, "" for nothing.
    """
    return _told(before, after), _told(after, before)


def _told(these: Mapping[str, str], others: Mapping[str, str]) -> str:
    names = Counter(told for piece, told in these.items() if piece not in others)
    return "; ".join(name if n == 1 else f"{name} ({n})" for name, n in names.items())


def _things(lists: Mapping[str, list]) -> Iterator[tuple[str, object]]:
    for kind in ("construct", "relation"):
        yield from ((kind, one) for one in lists.get(f"{kind}s", []))
    for proposition in lists.get("propositions", []):
        said = proposition.get("statements") if isinstance(proposition, dict) else None
        yield from (("statement", one) for one in said or [])


def _pieces(kind: str, one: Mapping) -> Iterator[tuple[str, str]]:
    for side, lead in SIDES[kind].items():
        held = one.get(side)
        for entry in held if isinstance(held, list) else []:
            words = QUOTATION if _is_quotation(entry) else str(entry)
            name = sha256(repr(_plain(entry)).encode()).hexdigest()
            yield f"{side} {name}", f"{lead}{words}"


def _is_quotation(entry: object) -> bool:
    return isinstance(entry, dict) or bool(EXTRACT.fullmatch(str(entry)))


def _plain(entry: object) -> object:
    """Give a quotation without the order of its keys, and without a note on it."""
    if not isinstance(entry, dict):
        return str(entry)
    return [str(entry.get(key, "")) for key in ("document", "quote")]
