"""Word counts and lists for plain sentences."""

from plait.report.escape import escape_markdown

COUNTED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight",
           "nine", "ten")  # fmt: skip
MANY = 6


def joined(parts: list[str], mark: str) -> str:
    """Join parts of a sentence.

    Parameters
    ----------
    parts : list of str
        At least one.
    mark : {",", ";"}
        Between all but the last two.

    Returns
    -------
    str
        With `and` before the last; of three or more with a semicolon, that as well:
        the parts may have commas and an `and` of their own.
    """
    if len(parts) == 1:
        return parts[0]
    last = "; and" if mark == ";" and len(parts) > 2 else " and"
    return f"{f'{mark} '.join(parts[:-1])}{last} {parts[-1]}"


def some(names: list[str]) -> str:
    """Name a few scores, or count them and name three.

    Parameters
    ----------
    names : list of str
        At least one.

    Returns
    -------
    str
        All of them up to six.
    """
    if len(names) <= MANY:
        return joined(names, ",")
    return f"{counted(len(names), 'score')}, among them {joined(names[:3], ',')}"


def counted(n: int, noun: str) -> str:
    """Count something in words.

    Parameters
    ----------
    n : int
        Not negative; a word up to ten.
    noun : str
        In the singular.

    Returns
    -------
    str
        With the plural where it is due.
    """
    word = COUNTED[n] if n < len(COUNTED) else str(n)
    return f"{word} {noun}{'' if n == 1 else 's'}"


def lower_name(scale: dict) -> str:
    """Name a scale within a sentence.

    Parameters
    ----------
    scale : dict
        Row of SCALES.

    Returns
    -------
    str
        With a small first letter, unless it is an abbreviation.
    """
    return escape_markdown(lower_first(scale["scale_name"]))


def lower_first(name: str) -> str:
    """Set a name within a sentence.

    Parameters
    ----------
    name : str
        As it stands in a table.

    Returns
    -------
    str
        With a small first letter, unless it is an abbreviation.
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
