"""Write lists and texts into cells of a spreadsheet so that they come back unchanged."""

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """Keep a spreadsheet program from taking a text for a formula.

    Parameters
    ----------
    text : str
        Any: the keyword `=bed`, or words of a transcript that begin with a minus.

    Returns
    -------
    str
        With an apostrophe before it where a program would calculate.
    """
    return f"'{text}" if FORMULA.match(text) else text


def unguard(text: str) -> str:
    """Take the apostrophe of `guard` off again.

    Parameters
    ----------
    text : str
        As it stands in the cell.

    Returns
    -------
    str
        `unguard(guard(text)) == text` for every text.
    """
    return text[1:] if GUARDED.match(text) else text


def join_cell(items: list[str], mark: str) -> str:
    r"""Write a list into one cell.

    Parameters
    ----------
    items : list of str
        Without empty ones.
    mark : str
        What stands between them, one sign; inside an item it has a `\` before it.

    Returns
    -------
    str
        As `pay; wage*`.
    """
    return f"{mark} ".join(_escaped(item, mark) for item in items)


def _escaped(item: str, mark: str) -> str:
    body = item.strip()
    if not body:
        return "".join(f"\\{sign}" for sign in item)
    first = item.index(body)
    head, tail = item[:first], item[first + len(body) :]
    inner = re.sub(rf"[\\{re.escape(mark)}]", r"\\\g<0>", body)
    return "".join([*(f"\\{s}" for s in head), inner, *(f"\\{s}" for s in tail)])


def split_cell(cell: str, mark: str) -> list[str]:
    r"""Read a list from one cell.

    Parameters
    ----------
    cell : str
        As a person typed it, or as `join_cell` wrote it.
    mark : str
        What stands between the items.

    Returns
    -------
    list of str
        Without white space around them, and without empty ones.
    """
    items: list[list[tuple[str, bool]]] = [[]]
    signs = iter(cell)
    for sign in signs:
        if sign == "\\":
            items[-1].append((next(signs, "\\"), True))
        elif sign == mark:
            items.append([])
        else:
            items[-1].append((sign, False))
    return [text for text in map(_trimmed, items) if text]


def _trimmed(signs: list[tuple[str, bool]]) -> str:
    blank = [sign.isspace() and not kept for sign, kept in signs]
    first = next((n for n, empty in enumerate(blank) if not empty), len(blank))
    last = len(blank) - next((n for n, empty in enumerate(blank[::-1]) if not empty), 0)
    return "".join(sign for sign, _ in signs[first:last])
