"""Read what stands above a memo: whether its author wants it printed."""

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.yamlfile import plain_scalar

RULE = "---"
KEYS = ("print", "approved_on", "shown_as")


def part_front(text: str) -> tuple[dict, str]:
    """Part the front matter from a memo.

    Parameters
    ----------
    text : str
        Markdown; the front matter, if there is any, stands between two lines of
        three dashes at its top, a key and a value a line.

    Returns
    -------
    dict
        Keys to values; empty without front matter.
    str
        The memo, blank lines in the place of the front matter: lines keep their
        numbers.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    ends = [k for k, line in enumerate(lines[1:], start=1) if line.strip() == RULE]
    if lines[0].strip() != RULE or not ends:
        return {}, text
    pairs = (line.partition(":") for line in lines[1 : ends[0]] if line.strip())
    front = {key.strip(): _value(value) for key, _, value in pairs}
    return front, "\n".join([*[""] * (ends[0] + 1), *lines[ends[0] + 1 :]])


def front_faults(front: dict, shown: str) -> list[Fault]:
    """List what is wrong with the front matter of a memo.

    Parameters
    ----------
    front : dict
        As `part_front` gives it.
    shown : str
        The file as a person sees it.

    Returns
    -------
    list of Fault
        An unknown key; print without the day on which its author approved it.
    """
    faults = [
        Fault(shown, 1, key, f"the unknown key {key!r}", f"one of {', '.join(KEYS)}",
              "take it out, or correct it")
        for key in front if key not in KEYS
    ]  # fmt: skip
    approved = front.get("approved_on")
    if "print" in front and not isinstance(front["print"], bool):
        faults.append(Fault(shown, 1, "print", repr(front["print"]), "true or false",
                            "correct it"))  # fmt: skip
    if front.get("print") is True and not is_date(str(approved)):
        faults.append(Fault(shown, 1, "approved_on", repr(approved or ""),
                            "the day on which its author approved it, as 2026-01-31",
                            "ask its author, or take print out"))  # fmt: skip
    return faults


def _value(text: str) -> object:
    text = text.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quoted else plain_scalar(text)
