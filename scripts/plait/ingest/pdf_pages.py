"""Tell what was said on the pages of a PDF from what the pages carry besides."""

import math
import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from plait.ingest.parsed import Line

NUMBERS = "numbers in the margin"
FURNITURE = "running head or page number"
SOFT = "\u00ad"
HYPHEN = "hyphens at line ends"
NUMBER = re.compile(r"\s*(\d{1,4})(?:\s+(?=\S)|\s*$)")
# never `P03:`, which is somebody
PAGE_NUMBER = re.compile(
    r"[-–—\s(]*(?:page\s+|p\.\s*)?(\d+)(?:\s*(?:/|of)\s*\d+)?[-–—\s).]*", re.I
)
STEPS = (1, 5)  # every line or paragraph, or every fifth line
FEWEST = 5  # fewer numbers in a row may be anything
DEEP = 3  # lines of a head or foot
SHARE = 0.6  # of the pages that carry a head or foot
BROKEN = re.compile(rf"([^\W\d_]+)(-|{SOFT})\s*$")
WORDS = re.compile(r"[^\W\d_]+")

Split = tuple[list[Line], list[Line]]


def page_marks(lines: list[Line]) -> Split:
    """Take out what pages carry besides: running heads, page and margin numbers.

    Parameters
    ----------
    lines : list of Line
        With their pages.

    Returns
    -------
    rest : list of Line
        What was said.
    marks : list of Line
        Heads and page numbers, then numbers in the margin.
    """
    within, numbers = margin_numbers(lines)
    rest, furniture = page_furniture(within)
    # a page number may hide numbers in the margin, or the other way round
    other, heads = page_furniture(lines)
    bare, more = margin_numbers(other)
    if len(heads) + len(more) > len(furniture) + len(numbers):
        return bare, [*heads, *more]
    return rest, [*furniture, *numbers]


def margin_numbers(lines: list[Line]) -> Split:
    """Take numbers of lines or paragraphs out of the text.

    Parameters
    ----------
    lines : list of Line
        With their pages.

    Returns
    -------
    rest : list of Line
        Without the numbers; lines that were but a number are gone.
    numbers : list of Line
        Those that start a line and count on by 1, or by 5, on a page or through
        the document; none where there are fewer than five in a row.
    """
    starts = {n: NUMBER.match(line.text) for n, line in enumerate(lines)}
    starts = {n: match for n, match in starts.items() if match}
    found = max((_counting(lines, starts, step) for step in STEPS), key=len)
    rest, numbers = [], []
    for number, line in enumerate(lines):
        end = found.get(number, 0)
        if end:
            numbers.append(replace(line, text=line.text[:end].strip(), kind=NUMBERS))
        if not end or line.text[end:].strip():
            rest.append(replace(line, text=line.text[end:]))
    return rest, numbers


def _counting(
    lines: list[Line], starts: dict[int, re.Match], step: int
) -> dict[int, int]:
    """Find lines whose numbers count on, and where the number ends."""
    pages: dict[int, list[int]] = {}
    for place in starts:
        pages.setdefault(lines[place].page, []).append(place)
    least = max(FEWEST, 2 * max((line.page for line in lines), default=0))
    through = _longest(list(starts), starts, step)
    chains = [_longest(places, starts, step) for places in pages.values()]
    if len(through) < least and all(len(chain) < FEWEST for chain in chains):
        return {}
    # where there is a margin, a page with few paragraphs has few numbers
    kept = [chain for chain in chains if len(chain) > 1 or _bare(chain, lines, starts)]
    kept += [through] if len(through) >= least else []
    return {place: starts[place].end() for chain in kept for place in chain}


def _bare(chain: list[int], lines: list[Line], starts: dict[int, re.Match]) -> bool:
    return all(starts[n].end() == len(lines[n].text) for n in chain)


def _longest(places: list[int], starts: dict[int, re.Match], step: int) -> list[int]:
    """Follow the longest run of numbers in which each is the one before plus step."""
    length: dict[int, int] = {}
    latest: dict[int, int] = {}
    before: dict[int, int | None] = {}
    for place in places:
        value = int(starts[place][1])
        before[place] = latest.get(value - step)
        length[place] = length.get(before[place], 0) + 1
        if length[place] > length.get(latest.get(value), 0):
            latest[value] = place
    place = max(length, key=length.get, default=None)
    chain = []
    while place is not None:
        chain.append(place)
        place = before[place]
    return chain


def page_furniture(lines: list[Line]) -> Split:
    """Take running heads and page numbers out of the text.

    Parameters
    ----------
    lines : list of Line
        With their pages.

    Returns
    -------
    rest : list of Line
        What was said.
    furniture : list of Line
        Up to three lines at the top and the bottom of pages that, digits aside, are
        the same on most pages (without a digit, on three pages at least; with a
        colon, on every one and to the letter; never one that ends in a colon), and
        lines that are the number of their page.
    """
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    top, bottom = _recurring(pages), _recurring([page[::-1] for page in pages])
    rest, furniture = [], []
    for page in pages:
        above = _depth(page, top)
        below = _depth(page[above:][::-1], bottom)
        end = len(page) - below
        rest += page[above:end]
        furniture += [replace(line, kind=FURNITURE)
                      for line in [*page[:above], *page[end:]]]  # fmt: skip
    return rest, [line for line in furniture if line.text.strip()]


def _recurring(pages: list[list[Line]]) -> set[str]:
    """Find what most pages begin with."""
    edges = [{_form(line) for line in _with_words(page)[:DEEP]} for page in pages]
    counts = Counter(form for forms in edges for form in forms)
    return {form for form, count in counts.items() if count >= _enough(form, pages)}


def _enough(form: str, pages: list[list[Line]]) -> float:
    """Say on how many pages a line must stand; what may be a label, on all of them."""
    if form.endswith(":"):
        return math.inf
    if ":" in form:
        return max(3, len(pages))
    return max(SHARE * len(pages), 2 if "#" in form else 3)


def _depth(page: list[Line], recurring: set[str]) -> int:
    """Count the lines from the edge of a page that are no speech."""
    depth = 0
    for number, line in enumerate(page):
        if len(_with_words(page[: number + 1])) > DEEP:
            break
        if _form(line) in recurring or _is_page_number(line):
            depth = number + 1
        elif line.text.strip():
            break
    return depth


def _with_words(page: list[Line]) -> list[Line]:
    return [line for line in page if line.text.strip()]


def _form(line: Line) -> str:
    text = line.text if ":" in line.text else re.sub(r"\d+", "#", line.text)
    return " ".join(text.casefold().split())


def _is_page_number(line: Line) -> bool:
    found = PAGE_NUMBER.fullmatch(line.text)
    return bool(found) and int(found[1]) == line.page


def join_hyphens(lines: list[Line]) -> Split:
    """Join words that a line end broke in two.

    Parameters
    ----------
    lines : list of Line
        What was said.

    Returns
    -------
    joined : list of Line
        A line that ends in a part of a word and a hyphen is one with the next,
        without the hyphen.
    hyphens : list of Line
        One for each that was taken out.

    Notes
    -----
    Soft hyphens go; a plain one only where the document has the whole word
    elsewhere, since `peer-` before `led`, or a word that somebody broke off, keeps it.
    """
    whole = {word.casefold() for line in lines for word in WORDS.findall(line.text)}
    joined, hyphens = lines[:1], []
    for line in lines[1:]:
        broken, rest = BROKEN.search(joined[-1].text), WORDS.match(line.text.lstrip())
        if broken and rest and _is_one_word(broken, rest[0], whole):
            text = joined[-1].text[: broken.start(2)] + line.text.lstrip()
            joined[-1] = replace(joined[-1], text=text)
            hyphens.append(Line(broken[2], kind=HYPHEN, page=line.page))
        else:
            joined.append(line)
    return joined, hyphens


def _is_one_word(broken: re.Match, rest: str, whole: set[str]) -> bool:
    if not rest[0].islower():
        return False
    return broken[2] == SOFT or (broken[1] + rest).casefold() in whole
