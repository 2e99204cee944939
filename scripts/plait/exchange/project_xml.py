"""Lay a study out as the project.qde of REFI-QDA 1.0."""

from xml.etree import ElementTree

from plait.exchange.carried import carried, one_line
from plait.exchange.descriptions import describe
from plait.exchange.guids import guid
from plait.exchange.project_cases import add_values, cases, source_guid, variables
from plait.exchange.sent import (
    MARK,
    PARENT,
    PLAIT_USER,
    SENT_NOTE,
    VERSION,
    Sent,
    all_codes,
    code_names,
)

NAMESPACE = "urn:QDA-XML:project:1.0"
NAME_LENGTH = 80
Element = ElementTree.Element


def project_tree(sent: Sent) -> Element:
    """Build the tree of a project, its parts in the order of the schema.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    element
        `Project`. A part without content is left out, as the schema asks.
    """
    root = Element("Project", {
        "xmlns": NAMESPACE, "name": sent.study, "origin": "plait",
        "creationDateTime": moment(sent),
    })  # fmt: skip
    for name, parts in (
        ("Users", _users(sent)),
        ("CodeBook", _codes(sent)),
        ("Variables", variables(sent)),
        ("Cases", cases(sent)),
        ("Sources", _sources(sent)),
        ("Notes", _notes(sent)),
        ("Sets", _sets(sent)),
    ):
        if parts:
            _add(root, name).extend(parts)
    return root


def moment(sent: Sent) -> str:
    """Give the time that everything in the project has.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    str
        Midnight of the study's date.
    """
    return f"{sent.date}T00:00:00Z"


def note_texts(sent: Sent) -> dict[str, str]:
    """Give the texts of the notes: memos, and the list of suggestions sent.

    Parameters
    ----------
    sent : Sent
        What is sent.

    Returns
    -------
    dict of str to str
        Name to text. The list comes back with the project, so that plait knows it as
        its own, and a suggestion that was deleted from one that was never sent.
    """
    notes = {one_line(name): carried(text) for name, text in sent.memos.items()}
    ids = sorted(sent.suggestions["suggestion"])
    head = f"Leave this note as it is. Study {sent.study}. {VERSION}{sent.version}"
    return notes | {SENT_NOTE: "\n".join([head, "Suggestions:", *ids, ""])}


def _add(parent: Element, kind: str, **words: str) -> Element:
    return ElementTree.SubElement(parent, kind, words)


def _users(sent: Sent) -> list[Element]:
    names = [*sent.coders, *([PLAIT_USER] if len(sent.suggestions) else [])]
    return [Element("User", {"guid": user_guid(sent, n), "name": n}) for n in names]


def user_guid(sent: Sent, name: str) -> str:
    """Give the GUID of a user.

    Parameters
    ----------
    sent : Sent
        What is sent.
    name : str
        Coder, or the user of the suggestions.

    Returns
    -------
    str
        In small letters.
    """
    return guid("user", sent.study, name)


def _codes(sent: Sent) -> list[Element]:
    codes = Element("Codes")
    names = code_names(sent.codes)
    _add_codes(codes, sent.codes, names)
    suggested = set(sent.suggestions["code"])
    if suggested:
        words = {"guid": guid("code", "", PARENT), "name": PARENT}
        parent = _add(codes, "Code", **words, isCodable="false")
        for code in all_codes(sent.codes):
            if code["id"] in suggested:
                _add_suggested(parent, code["id"], names)
    return [codes] if len(codes) else []


def _add_codes(parent: Element, codes: list[dict], names: dict[str, str]) -> None:
    for code in codes:
        words = {"guid": guid("code", code["id"]), "name": one_line(names[code["id"]])}
        element = _add(parent, "Code", **words, isCodable="true")
        _add(element, "Description").text = carried(describe(code))
        _add_codes(element, code.get("codes") or [], names)


def _add_suggested(parent: Element, code: str, names: dict[str, str]) -> None:
    name = one_line(names[code]) + MARK
    words = {"guid": guid("suggested code", code), "name": name, "isCodable": "true"}
    said = f"Passages that a keyword of {names[code]!r} found. Nobody has coded them."
    _add(_add(parent, "Code", **words), "Description").text = carried(said)


def _sources(sent: Sent) -> list[Element]:
    passages: dict[str, list[dict]] = {}
    for row in [*sent.codings.to_dict("records"), *_suggested(sent)]:
        passages.setdefault(row["document"], []).append(row)
    return [_source(row, sent, passages.get(row["document"], []))
            for row in sent.sources]  # fmt: skip


def _source(row: dict, sent: Sent, passages: list[dict]) -> Element:
    name = source_guid(sent, row["document"])
    source = Element("TextSource", {
        "guid": name, "name": one_line(row["document"]),
        "plainTextPath": f"internal://{name}.txt", "creationDateTime": moment(sent),
    })  # fmt: skip
    text = carried(sent.texts[row["document"]])
    for passage in passages:
        _add_coding(source, sent, passage, text)
    add_values(source, sent, row, "source")
    return source


def _suggested(sent: Sent) -> list[dict]:
    """Join suggestions of several keywords for one code and passage."""
    groups = sent.suggestions.groupby(["document", "start", "end", "code"])["keyword"]
    return [
        {"document": document, "start": start, "end": end, "code": code,
         "coder": PLAIT_USER,
         "memo": f"Suggested by: {', '.join(dict.fromkeys(words))}"}
        for (document, start, end, code), words in groups
    ]  # fmt: skip


def _add_coding(source: Element, sent: Sent, coding: dict, text: str) -> None:
    """Add one selection a coding: QualCoder takes the coder from the selection."""
    start, end, code = int(coding["start"]), int(coding["end"]), coding["code"]
    where = (source.get("guid"), str(start), str(end), code, coding["coder"])
    by = {"creatingUser": user_guid(sent, coding["coder"]),
          "creationDateTime": moment(sent)}  # fmt: skip
    selection = _add(
        source, "PlainTextSelection", guid=guid("selection", *where),
        name=one_line(text[start:end][:NAME_LENGTH]),
        startPosition=str(start), endPosition=str(end), **by,
    )  # fmt: skip
    if isinstance(coding["memo"], str):
        _add(selection, "Description").text = carried(coding["memo"])
    suggested = coding["coder"] == PLAIT_USER
    target = guid("suggested code" if suggested else "code", code)
    _add(_add(selection, "Coding", guid=guid("coding", *where), **by),
         "CodeRef", targetGUID=target)  # fmt: skip


def _notes(sent: Sent) -> list[Element]:
    return [
        Element("Note", {"guid": guid("note", sent.study, name), "name": name,
                         "plainTextPath": f"internal://{guid('note', sent.study, name)}.txt",
                         "creationDateTime": moment(sent)})
        for name in note_texts(sent)
    ]  # fmt: skip


def _sets(sent: Sent) -> list[Element]:
    """Send the themes that stand as sets of codes."""
    sets = []
    for row in sent.themes.to_dict("records"):
        if row["status"] in {"current", "renamed"}:
            words = {"guid": guid("theme", sent.study, row["theme"])}
            part = Element("Set", words | {"name": one_line(row["name"])})
            if isinstance(row["definition"], str):
                _add(part, "Description").text = carried(row["definition"])
            held = row["codes"].split(";") if isinstance(row["codes"], str) else []
            for code in held:
                _add(part, "MemberCode", targetGUID=guid("code", code))
            sets.append(part)
    return sets
