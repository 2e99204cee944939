"""Give the words of the figure of both strands over time."""

import textwrap
import unicodedata

from plait.report.finding_words import brief_time
from plait.report.numerals import known, numeral

QUOTE_LETTERS = 19.5  # of a quote in one inch
MOST_QUOTED, MOST_LINES = 5, 9  # times with room for a quote, lines of it
CAPTION = (
    "Both strands over time. Above: mean scores with 95% intervals of everyone who "
    "answered then, each on an axis of its own. Below: how many extracts were coded to a "
    "theme, as the area of the disc."
)
LAST = " Last: the first quote of that time that a statement rests on."


def is_drawn(row: dict) -> bool:
    """Say whether a value can be drawn.

    Parameters
    ----------
    row : dict
        Row of JOINT_TIMES.

    Returns
    -------
    bool
        False where it was withheld or not computed.
    """
    return row["status"] == "computed" and known(row["estimate"])


def wrap_quotes(line: list[dict], quotes: dict[str, dict], *, wide: float) -> list[str]:
    """Wrap the quote of each time to its column.

    Parameters
    ----------
    line : list of dict
        Rows of JOINT_TIMES of the line of quotes.
    quotes : dict of str to dict
        Id to row of QUOTES.
    wide : float
        Of a column [inches].

    Returns
    -------
    list of str
        One a time, "" where there is no quote; empty where columns are too narrow. What
        is cut says so.
    """
    if len(line) > MOST_QUOTED:
        return []
    letters = int(QUOTE_LETTERS * (wide - 0.12))
    return [_wrapped(quotes.get(row["quote"]), letters) for row in line]


def _wrapped(quote: dict | None, letters: int) -> str:
    if quote is None:
        return ""
    if not _drawable(quote["text"]):
        return f"({quote['quote']}: see the table)"
    lines = textwrap.wrap(f"“{quote['text']}” ({quote['quote']})", letters)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"… ({quote['quote']}, cut)"]
    return "\n".join(lines)


def _drawable(text: str) -> bool:
    """Letters from right to left, and pictures, are set by the table alone."""
    return not any(
        unicodedata.bidirectional(c) in ("R", "AL") or ord(c) > 0x2FFF for c in text
    )


def caption_of(said: list[str]) -> str:
    """Give the caption.

    Parameters
    ----------
    said : list of str
        As `wrap_quotes` gives them.

    Returns
    -------
    str
        With a word on the quotes where there are any.
    """
    return CAPTION + LAST * any(said)


def alt_of(
    lines: list[list[dict]], names: dict[str, str], decimals: dict[str, int], *,
    times: dict[str, str], quotes: dict[str, dict],
) -> str:  # fmt: skip
    """Say in words what the figure shows.

    Parameters
    ----------
    lines : list of list of dict
        Rows of JOINT_TIMES, line by line.
    names : dict of str to str
        Scale or theme id to its name.
    decimals : dict of str to int
        Scale id to the decimals of its mean.
    times : dict of str to str
        Id of each time to its short name, in order.
    quotes : dict of str to dict
        Id to row of QUOTES.

    Returns
    -------
    str
        Every number and quote, line by line.
    """
    when = {key: brief_time(name) for key, name in times.items()}
    told: dict[str, list[str]] = {"scale": [], "theme": [], "quote": []}
    for line in lines:
        kind, key = line[0]["kind"], line[0]["id"]
        if kind == "quote":
            told[kind] += _quoted(line, quotes, when)
        else:
            numbers = _numbers(line, decimals.get(key, 0), when)
            told[kind].append(f"{names.get(key, key)}: {numbers}")
    leads = {"scale": "Lines of mean scores", "theme": "Discs of coded extracts",
             "quote": "Words"}  # fmt: skip
    return " ".join(
        f"{leads[kind]}: {'; '.join(parts)}." for kind, parts in told.items() if parts
    )


def _numbers(line: list[dict], decimals: int, when: dict[str, str]) -> str:
    return ", ".join(
        f"{numeral(row['estimate'], decimals) if is_drawn(row) else row['status'].replace('_', ' ')}"
        f" at {when[row['time']]}"
        for row in line
    )  # fmt: skip


def _quoted(line: list[dict], quotes: dict[str, dict], when: dict) -> list[str]:
    return [
        f"at {when[row['time']]} “{quotes[row['quote']]['text']}”"
        for row in line if row["quote"] in quotes
    ]  # fmt: skip
