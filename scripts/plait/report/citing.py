"""Set the references that people cite amid words that are shown as typed."""

import re

from plait.report.escape import escape_markdown, protect_cell
from plait.synthesis.reference_keys import KEY

# Brackets with anything in them, or a key by itself.
FOUND = re.compile(rf"\[(?P<inside>[^\[\]]*)\]|{KEY.pattern}")
# Several in one pair of brackets.
BETWEEN = re.compile(r";|,(?=\s*-?@)")
# Signs that nobody types hold the place of a citation while words are escaped.
OPEN, SHUT = "\ue000", "\ue001"
HELD = re.compile(rf"{OPEN}(\d+){SHUT}")


def escape_citing(value: str | None, *, bare: bool = True) -> str:
    """Escape words, but for the references that they cite.

    Parameters
    ----------
    value : str or None
        What a person wrote; missing is the empty text.
    bare : bool, default True
        Whether a key without brackets is a citation too, as in the argument.

    Returns
    -------
    str
        One line, as `escape_markdown` gives it; `[@key]`, `[see @key, p. 4; -@other]`
        and `@key` are citations. What stands beside a key is escaped.
    """
    held: list[str] = []

    def hold(found: re.Match) -> str:
        cited = _cited(found, bare)
        held.extend([cited] if cited else [])
        return f"{OPEN}{len(held) - 1}{SHUT}" if cited else found.group()

    typed = (value or "").replace(OPEN, "").replace(SHUT, "")
    escaped = escape_markdown(FOUND.sub(hold, typed))
    return HELD.sub(lambda place: held[int(place[1])], escaped)


def cell_citing(value: str | None, *, bare: bool = True) -> str:
    """Escape words for a cell of a table, but for the references that they cite.

    Parameters
    ----------
    value : str or None
        What a person wrote.
    bare : bool, default True
        As in `escape_citing`.

    Returns
    -------
    str
        As `escape_citing`, with nothing that could shift the edges of a cell.
    """
    return protect_cell(escape_citing(value, bare=bare))


def _cited(found: re.Match, bare: bool) -> str:
    """Give the markdown of a citation; "" for what is none."""
    if found["inside"] is None:
        return found.group() if bare else ""
    cited = [_item(item) for item in BETWEEN.split(found["inside"])]
    return f"[{'; '.join(cited)}]" if all(cited) else ""


def _item(item: str) -> str:
    """Set a key with what stands before and after it; "" without a key of its own."""
    keys = list(KEY.finditer(item))
    if len(keys) != 1:
        return ""
    before, after = item[: keys[0].start()], item[keys[0].end() :]
    alone = re.search(r"(?:^|\s)-$", before)
    before = escape_markdown(before[:-1] if alone else before)
    gap = " " if after[:1].isspace() else ""
    return f"{before} {'-' if alone else ''}{keys[0].group()}{gap}{escape_markdown(after)}".strip()  # fmt: skip
