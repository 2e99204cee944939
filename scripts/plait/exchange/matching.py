"""Match texts, codes and users of another tool with those of the study."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from plait.errors import Fault
from plait.exchange.carried import folded
from plait.exchange.codebook_qdc import slug
from plait.exchange.descriptions import code_id
from plait.exchange.guids import guid
from plait.exchange.material import Material
from plait.exchange.projects import Project, ReadCode
from plait.exchange.sent import MARK, PLAIT_USER

USERS = "coding/imports/users.csv"


@dataclass(frozen=True)
class Matched:
    """What the guids of a project stand for.

    Parameters
    ----------
    documents : dict of str to str
        Guid of a text to document.
    codes : dict of str to str
        Guid of a code to code id.
    suggested : dict of str to str
        Guid of a code that plait made for its suggestions to code id.
    coders : dict of str to str
        Guid of a user to coder; "" is whoever made what has no user.
    faults : list of Fault
        What matches nothing, though something was coded with it.
    """

    documents: dict[str, str]
    codes: dict[str, str]
    suggested: dict[str, str]
    coders: dict[str, str]
    faults: list[Fault] = field(default_factory=list)


def match(project: Project, material: Material, users: list[dict]) -> Matched:
    """Match a project with the study.

    Parameters
    ----------
    project : Project
        As it was read.
    material : Material
        The study.
    users : list of dict
        Rows of coding/imports/users.csv: file, user, coder.

    Returns
    -------
    Matched
        A text is matched by a GUID of ours, by its name (a document, or its file),
        or by being equal; a code by a GUID of ours, by the id in its description,
        or by its name; a user by users.csv, else by the name itself.
    """
    documents = dict(_documents(project, material))
    codes, suggested = _codes(project, material)
    coders = _coders(project, material, users)
    found = Matched(documents, codes, suggested, coders)
    found.faults.extend(_text_faults(project, found))
    found.faults.extend(_code_faults(project, found))
    found.faults.extend(_user_faults(project, found))
    return found


def _documents(project: Project, material: Material) -> Iterator[tuple[str, str]]:
    ours = {guid("document", material.study, d): d for d in material.texts}
    named: dict[str, str] = {}
    for row in material.documents:
        path = PurePath(row["file"])
        for name in (row["document"], row["file"], path.name, path.stem):
            named.setdefault(folded(name), row["document"])
    equal = {text.rstrip(): name for name, text in material.sent_texts.items()}
    for source in project.sources:
        known = ours.get(source.guid) or named.get(folded(source.name))
        known = known or equal.get((source.text or "").rstrip())
        if known:
            yield source.guid, known


def _codes(
    project: Project, material: Material
) -> tuple[dict[str, str], dict[str, str]]:
    ids, names = material.codes["code"].tolist(), material.codes["name"].tolist()
    whole = [*sorted(material.former), *ids]
    ours = {guid("code", code): code for code in whole}
    ours_suggested = {guid("suggested code", code): code for code in ids}
    named: dict[str, str] = {}
    for code, name in zip(ids, names, strict=True):
        for word in (name, f"{name} [{code}]", code):
            # two codes of one name: the name alone says nothing
            named[folded(word)] = "" if named.get(folded(word), code) != code else code
    codes, suggested = {}, {}
    for code in project.codes:
        known = (
            ours.get(code.guid) or _of_ours(code, whole) or named.get(folded(code.name))
        )
        maybe = ours_suggested.get(code.guid) or _suggested(code, named)
        if known:
            codes[code.guid] = known
        elif maybe:
            suggested[code.guid] = maybe
    return codes, suggested


def _of_ours(code: ReadCode, ids: list[str]) -> str:
    found = code_id(code.description)
    return found if found in ids else ""


def _suggested(code: ReadCode, named: dict[str, str]) -> str:
    name = code.name.rstrip()
    return named.get(folded(name.removesuffix(MARK)), "") if name.endswith(MARK) else ""


def _coders(project: Project, material: Material, users: list[dict]) -> dict[str, str]:
    known = {folded(coder): coder for coder in material.decisions["coder"]}
    said = {folded(row["user"]): row["coder"] for row in users
            if row["file"] in {"", project.shown, PurePath(project.shown).name}}  # fmt: skip
    coders = {}
    for user, name in {"": "", **project.users}.items():
        coder = said.get(folded(name)) or known.get(folded(name))
        if not coder and name and folded(name) != PLAIT_USER:
            coder = slug(name, set())
        if coder:
            coders[user] = coder
    return coders


def _text_faults(project: Project, found: Matched) -> Iterator[Fault]:
    coded = {c.source for c in project.codings if c.code not in found.suggested}
    for source in project.sources:
        if source.guid in coded and source.guid not in found.documents:
            yield Fault(project.shown, 0, "", f"codings of the text {source.name!r}",
                        "a document of documents.csv, by its id or its file",
                        "name the text in the tool as the document is named")  # fmt: skip


def _code_faults(project: Project, found: Matched) -> Iterator[Fault]:
    used = {coding.code for coding in project.codings}
    for code in project.codes:
        known = code.guid in found.codes or code.guid in found.suggested
        if code.guid in used and not known:
            line = f'- {{id: {slug(code.name, set())}, name: "{code.name}"}}'
            yield Fault(project.shown, code.line, "", f"the code {code.name!r}",
                        "a code of coding/codebook.yaml, by its name or its id",
                        f"add it to the codebook ({line}), or name it there as here")  # fmt: skip


def _user_faults(project: Project, found: Matched) -> Iterator[Fault]:
    made = [c.user for c in project.codings if c.code in found.codes]
    example = f"{PurePath(project.shown).name},{{}},the_coder"
    for user in dict.fromkeys(made):
        name = project.users.get(user, "")
        if user not in found.coders:
            who = f"of the user {name!r}" if name else "that name nobody"
            yield Fault(project.shown, 0, "", f"{made.count(user)} codings {who}",
                        "the coder who made them",
                        f"add the line {example.format(name)} to {USERS}, under the "
                        "line file,user,coder")  # fmt: skip
    yield from _namesakes(project, found, set(made))


def _namesakes(project: Project, found: Matched, made: set[str]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for user, name in project.users.items():
        coder = found.coders.get(user)
        if user in made and coder in first and folded(first[coder]) == folded(name):
            yield Fault(project.shown, 0, "", f"two users of the name {name!r}",
                        "a name for each person", "rename one of them in the tool")  # fmt: skip
        if user in made and coder:
            first.setdefault(coder, name)
