"""Give each question, construct, relation, proposition and statement its wording."""

import re
from collections.abc import Mapping

from plait.synthesis.relations import VERBS

# (kind, id) to the words, and to what makes them others: a construct that is renamed
# does not reword its relations.
Wordings = dict[tuple[str, str], tuple[str, str]]
KINDS = {"questions": "question", "constructs": "construct", "relations": "relation",
         "propositions": "proposition"}  # fmt: skip
# The address of a link, and a mark in braces, are not words of the text.
ADDRESS, MARK = re.compile(r"\]\([^)\n]*\)"), re.compile(r"\{[^{}\n]*\}")


def wordings_of(lists: Mapping[str, list]) -> Wordings:
    """Give the wording of everything in the files of a synthesis.

    Parameters
    ----------
    lists : mapping of str to list
        Name of a file (questions, constructs, relations, propositions) to what it
        holds. Of old files, what has no id or text is passed over.

    Returns
    -------
    dict
        (kind, id) to its words, and to what they are compared by, in the order of
        the files; statements follow their proposition.
    """
    named = {name: [one for one in items if isinstance(one, dict) and one.get("id")]
             for name, items in lists.items()}  # fmt: skip
    names = {c["id"]: c.get("name") or c["id"] for c in named.get("constructs", [])}
    found: Wordings = {}
    for name, items in named.items():
        for one in items:
            words = (wording(KINDS[name], one, by) for by in (names, {}))
            found[KINDS[name], str(one["id"])] = tuple(words)
            for said in one.get("statements") or []:
                if isinstance(said, dict) and said.get("id"):
                    text = str(said.get("text", ""))
                    found["statement", str(said["id"])] = (text, text)
    return found


def wording(kind: str, one: Mapping, names: Mapping[str, str]) -> str:
    """Give one thing in words.

    Parameters
    ----------
    kind : {"question", "construct", "relation", "proposition"}
        What it is.
    one : mapping
        As written.
    names : mapping of str to str
        Id of each construct to its name.

    Returns
    -------
    str
        A construct's name and definition; a relation as a sentence and its text.
    """
    if kind == "construct":
        return f"{one.get('name', '')}: {one.get('definition', '')}"
    text = str(one.get("text", ""))
    if kind != "relation":
        return text
    ends = [names.get(one.get(end), str(one.get(end, "?"))) for end in ("from", "to")]
    verb = VERBS.get(one.get("kind"), (str(one.get("kind")),))[0]
    return f"{ends[0]} {verb} {ends[1]}. {text}"


def argument_words(argument: str) -> int:
    """Count the words of an argument.

    Parameters
    ----------
    argument : str
        argument.md.

    Returns
    -------
    int
        A mark of a finding or construct counts as one word, a link as its text.
    """
    plain = MARK.sub("mark", ADDRESS.sub("]", argument))
    return sum(1 for word in plain.split() if any(c.isalnum() for c in word))
