"""Put what a code says of itself into one text that people and plait can read."""

import re

HEADS = {
    "use_when": "Use when",
    "not_when": "Not when",
    "since": "Since",
    "notes": "Notes",
    "keywords": "Keywords",
    "examples": "Examples",
    "id": "Code id",
}
LISTS = ("keywords", "examples")
KEYS = {head: key for key, head in HEADS.items()}
HEAD = re.compile(rf"({'|'.join(KEYS)}):(?: (.*))?", re.DOTALL)
CODE_ID = re.compile(r"^Code id: ([a-z][a-z0-9_]*)\s*$", re.MULTILINE)


def describe(code: dict) -> str:
    """Write the description of a code.

    Parameters
    ----------
    code : dict
        In the form of codebook.yaml; blank and missing keys are left out.

    Returns
    -------
    str
        The definition, then a line `Use when: ...` and so on, the id last. Further
        lines of a value are set in; a line of the definition that looks like a
        head has a backslash before it, so that nothing is lost.
    """
    lines = [re.sub(rf"^(?=\\|(?:{'|'.join(KEYS)}):)", r"\\", line)
             for line in (code.get("definition") or "").split("\n")]  # fmt: skip
    lines = lines if code.get("definition") else []
    for key, head in HEADS.items():
        value = code.get(key)
        if value and key in LISTS:
            lines += [f"{head}:", *(_set_in(f"- {part}") for part in value)]
        elif value:
            lines.append(_set_in(f"{head}: {value}"))
    return "\n".join(lines)


def _set_in(text: str) -> str:
    return text.replace("\n", "\n  ")


def code_id(description: str) -> str:
    """Find the id that plait wrote into a description.

    Parameters
    ----------
    description : str
        As it came back.

    Returns
    -------
    str
        "" where there is none: the code is not from plait.
    """
    found = CODE_ID.findall(description.replace("\r\n", "\n"))
    return found[-1] if found else ""


def parse_description(description: str) -> dict:
    """Read the description of a code.

    Parameters
    ----------
    description : str
        As `describe` wrote it, or of another tool.

    Returns
    -------
    dict
        Keys of codebook.yaml that it holds; where it has no id of ours, all of it
        is the definition.
    """
    text = description.replace("\r\n", "\n")
    if not code_id(text):
        return {"definition": text} if text.strip() else {}
    code: dict = {}
    key = "definition"
    for line in text.split("\n"):
        head = HEAD.fullmatch(line)
        if head:
            key = KEYS[head[1]]
            code[key] = [] if key in LISTS else [head[2] or ""]
        else:
            _add(code, key, line)
    return {key: v if key in LISTS else "\n".join(v) for key, v in code.items()}


def _add(code: dict, key: str, line: str) -> None:
    """Add a further line to a value; what a person wrote without setting in counts."""
    if key == "definition":
        code.setdefault(key, []).append(re.sub(r"^\\", "", line))
    elif key in LISTS and line.startswith("- "):
        code[key].append(line[2:])
    elif key in LISTS and code[key]:
        code[key][-1] += "\n" + line.removeprefix("  ")
    elif key not in LISTS:
        code[key].append(line.removeprefix("  "))
