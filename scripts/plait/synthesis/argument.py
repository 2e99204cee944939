"""Hold the argument, paragraph by paragraph, to what it rests on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plait.errors import Fault
from plait.synthesis.marks import (
    ARGUMENT,
    Lines,
    Mark,
    read_marks,
    without_marks,
)
from plait.synthesis.numbers_in_prose import typed_by_hand

BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|\Z))+", re.MULTILINE)
CITED = re.compile(r"(?<![\w\\.])@(?!(?:tbl|fig|sec)-)\w[\w:.-]*")
HEADING = re.compile(r"\s{0,3}#{1,6}\s[^\n]*\n?\s*\Z")
SIGNS_ONLY = re.compile(r"[\s:*_#=~|-]*\Z|\s*<!--.*-->\s*\Z", re.DOTALL)
MEND_NUMBER = 'write it as [words with the number](finding:id), or as [12](typed: "where it is from")'
NO_FINDING = "a number that no finding gives"


@dataclass(frozen=True)
class Block:
    """A paragraph, a list or a heading.

    Parameters
    ----------
    text : str
        As typed.
    line, last : int
        Its first line and its last.
    """

    text: str
    line: int
    last: int


def read_blocks(text: str) -> list[Block]:
    """Part a text at its blank lines.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    list of Block
        In order.
    """
    lines = Lines(text)
    return [
        Block(found[0], lines.at(found.start()), lines.at(found.end() - 1))
        for found in BLOCK.finditer(text)
    ]


def argument_faults(
    text: str, *, constructs: bool = True, times: Iterable[dict] = ()
) -> Iterator[Fault]:
    """List what an argument says without anything that it rests on.

    Parameters
    ----------
    text : str
        argument.md.
    constructs : bool
        Whether one is asked for.
    times : iterable of dict
        Time points of the study.

    Yields
    ------
    Fault
        A paragraph without a mark or a reference, no construct at all, a number that
        was typed by hand.
    """
    marks = read_marks(text)
    yield from _bare_paragraphs(text, marks)
    if text.strip() and constructs and not any(m.kind == "construct" for m in marks):
        yield Fault(ARGUMENT, 1, "", "no construct in the whole argument",
                    "at least one: a synthesising argument links constructs",
                    "write [words](construct:id) where the argument uses one")  # fmt: skip
    yield from number_faults(text, file=ARGUMENT, times=times)


def number_faults(
    text: str, *, file: str, times: Iterable[dict] = (), line: int = 1
) -> Iterator[Fault]:
    """List the numbers of a text that are written through no mark.

    Parameters
    ----------
    text : str
        Markdown with marks.
    file : str
        What faults name.
    times : iterable of dict
        Time points of the study.
    line : int
        Of the first line of the text in its file.

    Yields
    ------
    Fault
        With the line and the words around it.
    """
    # words of a mark that is no finding, no quote and not typed are prose
    prose = without_marks(
        text, keep=("construct", "question", "proposition", "statement", "workshop",
                    "recommendation")
    )  # fmt: skip
    lines = Lines(text)
    for number in typed_by_hand(prose, times=times):
        at = lines.at(number.start) + line - 1
        around = words_around(prose, number.start, len(number.text))
        yield Fault(file, at, "", f"{number.text!r} in {around!r}: {NO_FINDING}",
                    "every number written through its id", MEND_NUMBER)  # fmt: skip


def is_cited(text: str) -> bool:
    """Say whether a text cites a reference.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    bool
        True for `[@gillard2022]` and `@gillard2022`.
    """
    return bool(CITED.search(text))


def words_around(text: str, at: int, length: int) -> str:
    """Give a place of a text with a word or two on either side.

    Parameters
    ----------
    text : str
        Any.
    at, length : int
        The place.

    Returns
    -------
    str
        On one line.
    """
    before = text[max(0, at - 40) : at].split()[-2:]
    glued = bool(text[max(0, at - 1) : at].strip())
    after = text[at + length : at + length + 40].split()[:2]
    there = text[at : at + length]
    lead = " ".join(before) + ("" if glued or not before else " ")
    return f"{lead}{there} {' '.join(after)}".strip()


def _bare_paragraphs(text: str, marks: list[Mark]) -> Iterator[Fault]:
    borne = {mark.line for mark in marks if mark.kind != "typed"}
    for block in read_blocks(text):
        if HEADING.match(block.text) or SIGNS_ONLY.match(block.text):
            continue
        if borne.isdisjoint(range(block.line, block.last + 1)) and not is_cited(
            block.text
        ):
            start = " ".join(block.text.split()[:6])
            yield Fault(ARGUMENT, block.line, "", f"{start!r}…: a paragraph that rests on nothing",
                        "a finding, extract, construct, question, proposition, workshop, "
                        "recommendation or reference", "say what it rests on with a mark, or "
                        "join it to the paragraph that it belongs to")  # fmt: skip
