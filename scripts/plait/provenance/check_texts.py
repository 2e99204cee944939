"""Hold the forms of a report against each other, and against quotes and prose."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from plait.provenance.report_text import (
    BESIDE,
    Token,
    letters,
    plain,
    strangers,
    text_of,
    without_section_numbers,
    words_in,
)
from plait.synthesis.marks import read_marks
from plait.synthesis.rounding import gives, numbers_of

FORMS = (".html", ".docx", ".pdf")
REPORTS = ("report/report", "report/guide")
BARE = " without the numbers of its sections"
SHOWN = 5  # differences of a form that are told
# Where the report sets something else than what was typed.
REPLACED = re.compile(r"\{(?:finding|construct):[^{}]*\}|\[@[^\]]*\]|[#*_>`\\]")
QUOTED = re.compile(r"\[(?P<text>[^\[\]]*)\]\(quote:(?P<name>\w+)\)")
BOTH = {1, -1}


def read_texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Take the words out of every report of a bundle.

    Parameters
    ----------
    files : mapping of str to bytes
        Released files.

    Returns
    -------
    dict of str to str
        File to its text, as `text_of` gives it; "" where it cannot be read. The web page
        stands there twice, once without the numbers of its sections (`BARE`).
    """
    names = [stem + form for stem in REPORTS for form in FORMS if stem + form in files]
    bare = {name: without_section_numbers(files[name]) for name in names if name.endswith(FORMS[0])}  # fmt: skip
    texts = {name: _read(name, files[name]) for name in names}
    return texts | {name + BARE: _read(name, data) for name, data in bare.items()}


def check_forms(texts: Mapping[str, str]) -> Iterator[str]:
    """Name what one form of a report says and the others do not.

    Parameters
    ----------
    texts : mapping of str to str
        As `read_texts` gives them.

    Yields
    ------
    str
        The form and the passage, with the word or number in question between brackets.

    Notes
    -----
    The Word file is the plainest: a word of it that the web page lacks, while the PDF has
    it, was changed in the web page. Numbers are compared each way. The PDF breaks words,
    so that only its numbers are compared.
    """
    yield from (f"{name}: cannot be read" for name, text in texts.items() if not text)
    for stem in REPORTS:
        kinds = (FORMS[0] + BARE, *FORMS)
        words = [
            words_in(texts[stem + kind]) for kind in kinds if texts.get(stem + kind)
        ]
        if len(words) == len(kinds):
            for form, lines in _unlike(*words).items():
                yield from (f"{stem}{form}: {line}" for line in lines[:SHOWN])


def check_quotes(quotes: list[Mapping], texts: Mapping[str, str]) -> Iterator[str]:
    """Name the quotes of quotes.csv that a form of the report has less often than others.

    Parameters
    ----------
    quotes : list of mapping
        Rows of QUOTES.
    texts : mapping of str to str
        As `read_texts` gives them.

    Yields
    ------
    str
        The form, the quote's id, and the words.

    Notes
    -----
    All forms show a quote equally often: where it stands twice, a change in one place
    shows. A quote that no form shows, by its id, is not asked for.
    """
    reports = {
        name: letters(text)
        for name, text in texts.items()
        if name.startswith(REPORTS[0]) and name.endswith(FORMS)
    }
    for quote in quotes:
        wanted = letters(quote["text"])
        times = {name: text.count(wanted) for name, text in reports.items()}
        most = max(times.values(), default=0)
        lacks = [name for name, n in times.items() if n < max(most, 1)]
        named = re.compile(rf"\b{re.escape(quote['quote'])}\b")
        shown = any(named.search(text) for text in texts.values())
        if lacks and (most or shown):
            for name in lacks:
                yield f"{name}: has not the words of {quote['quote']} in tables/quotes.csv: {quote['text'][:80]!r}"


def check_argument(prose: bytes, findings: Mapping, quotes: list[Mapping], texts: Mapping) -> Iterator[str]:  # fmt: skip
    """Name the sentences of the argument that the report has not as prose.json has them.

    Parameters
    ----------
    prose : bytes
        prose.json.
    findings : mapping
        Id to row of FINDINGS.
    quotes : list of mapping
        Rows of QUOTES.
    texts : mapping of str to str
        As `read_texts` gives them.

    Yields
    ------
    str
        A number of a mark that its finding does not give; words of a quotation that its
        quote has not; a passage that the web page has not.
    """
    try:
        argument = json.loads(prose)["argument"]
    except (ValueError, KeyError, TypeError):
        yield "prose.json: cannot be read"
        return
    yield from _marks(
        argument, findings, {quote["quote"]: quote["text"] for quote in quotes}
    )
    page = texts.get("report/report.html", "")
    if page and argument:
        known = [words_in(page)]
        pieces = [words_in(plain(piece)) for piece in _pieces(argument)]
        lost = [t for piece in pieces for t in strangers(piece, known) if _placed(t)]
        yield from (
            f"prose.json: has {token}, the report has not" for token in lost[:SHOWN]
        )


def _marks(argument: str, findings: Mapping, quotes: Mapping) -> Iterator[str]:
    for mark in read_marks(argument):
        rows = [findings[name] for name in mark.names if name in findings]
        for number in numbers_of(mark.text) if mark.kind == "finding" and rows else ():
            if not any(gives(number, row, BOTH) for row in rows):
                yield f"prose.json: line {mark.line} says {number.text} through {mark.name}, which does not give it"
    for found in QUOTED.finditer(argument):
        words = quotes.get(found["name"])
        if words is not None and letters(found["text"]) not in letters(words):
            yield f"prose.json: words quoted from {found['name']} are not those of tables/quotes.csv: {found['text'][:60]!r}"


def _pieces(argument: str) -> list[str]:
    """Cut an argument where the report sets something else than what was typed."""
    bare = re.sub(r"\]\([^()]*\)|(?<!\!)\[(?!@)", "", argument)
    return REPLACED.sub("\n\n", bare).split("\n\n")


def _placed(token: Token) -> bool:
    return BESIDE in (len(token.before), len(token.after))


def _read(name: str, data: bytes) -> str:
    try:
        return text_of(PurePath(name).name, data)
    except Exception:
        # what somebody changed can break a reader anywhere in it
        return ""


def _unlike(
    bare: list[Token], page: list[Token], word: list[Token], pdf: list[Token]
) -> dict[str, list[str]]:
    """Say of each form what it lacks, and what it alone has."""
    alone = strangers(word, [bare, pdf])
    lost = [t for t in strangers(word, [bare]) if t not in alone]
    numbers = {t for t in strangers(word, [pdf]) if t.word[0].isdigit()} - set(alone)
    return {
        ".docx": [f"has {token}, the others do not" for token in alone],
        ".html": [f"has not {t}" for t in lost] + _page_alone(page, bare, [word, pdf]),
        ".pdf": [f"has not {t}" for t in sorted(numbers)] + _only(pdf, [word, page]),
    }


def _only(tokens: list[Token], others: list[list[Token]]) -> list[str]:
    return [f"has {token}, the others do not" for token in _numbers(tokens, others)]


def _numbers(tokens: list[Token], others: list[list[Token]]) -> list[Token]:
    return [token for token in strangers(tokens, others) if token.word[0].isdigit()]


def _page_alone(page: list[Token], bare: list[Token], others: list) -> list[str]:
    """Tell a number of the page unless it is at home there without section numbers.

    The last cell of a table can stand before a numbered heading on the page, before the
    same without its number in the Word file, and before a figure in the PDF.
    """
    odd, odd_bare = set(_numbers(page, others)), set(_numbers(bare, others))
    rest, found = list(reversed(bare)), []
    for token in page:
        same = rest.pop() if rest and rest[-1].word == token.word else None
        if token in odd and (same is None or same in odd_bare):
            found.append(f"has {token}, the others do not")
    return list(dict.fromkeys(found))
