"""Say how the steps of a run hang together: who reads whose files."""

# What the names of inputs stand for.
TAKEN = {
    "claims": "the synthesis", "confidential": "exports, transcripts, coding",
    "growth": "kept versions", "identifiers": "decisions on names",
    "open": "norms, checklists", "people": "participants", "prose": "the synthesis",
    "profile": "disclosure profile", "sources": "templates of the report",
    "workflow": "the code of the rules",
}  # fmt: skip


def layers(steps: dict[str, dict]) -> list[list[str]]:
    """Put the rules in layers: each lies below all whose files it reads.

    Parameters
    ----------
    steps : dict
        Rule to `reads` and `writes`, in the order in which they run.

    Returns
    -------
    list of list of str
        Names of rules, the first layer first.
    """
    depth: dict[str, int] = {}
    for name in steps:
        above = [depth[other] + 1 for other, _ in edges_into(steps, name) if other in depth]  # fmt: skip
        depth[name] = max(above, default=0)
    return [[n for n in steps if depth[n] == d] for d in range(max(depth.values(), default=-1) + 1)]  # fmt: skip


def edges_into(steps: dict[str, dict], name: str) -> list[tuple[str, int]]:
    """List the rules whose files a rule reads.

    Parameters
    ----------
    steps : dict
        Rule to `reads` and `writes`.
    name : str
        A rule.

    Returns
    -------
    list of (str, int)
        Rule, and how many of its files, patterns of files counted once.
    """
    reads = set(steps[name]["reads"])
    shared = {other: len(reads & set(step["writes"])) for other, step in steps.items()}
    return [(other, n) for other, n in shared.items() if n and other != name]


def taken_by(step: dict) -> list[str]:
    """Name what a rule takes of the study and the checkout.

    Parameters
    ----------
    step : dict
        `takes`: names of its inputs.

    Returns
    -------
    list of str
        In words, each once.
    """
    names = (TAKEN.get(name, name.replace("_", " ")) for name in step["takes"])
    return list(dict.fromkeys(names))


def in_words(steps: dict[str, dict]) -> str:
    """Say what the picture shows.

    Parameters
    ----------
    steps : dict
        Rule to `reads`, `writes` and `takes`.

    Returns
    -------
    str
        A sentence a rule.
    """
    said = []
    for name, step in steps.items():
        sources = [*taken_by(step), *(f"files of {other}" for other, _ in edges_into(steps, name))]  # fmt: skip
        n = len(step["writes"])
        said.append(f"{name} reads {', '.join(sources) or 'nothing'} and writes "
                    f"{n} {'file' if n == 1 else 'files'}.")  # fmt: skip
    return " ".join(said)
