"""Hold every number of the web page against the finding that it was set from."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from plait.provenance.report_text import TAG, plain
from plait.report.hover import finding_tip
from plait.synthesis.numbers_in_prose import Number, find_numbers
from plait.synthesis.rounding import gives

TIPS = re.compile(r'<script type="application/json" id="tips">(.*?)</script>', re.S)
SPAN = re.compile(r'<(\w+)\b[^>]*\bdata-t="(\d+)"[^>]*>(.*?)</\1>', re.S)
BOTH = {1, -1}  # the words around a number say which way it goes


def check_numbers(page: str, findings: Mapping[str, Mapping]) -> Iterator[str]:
    """Name the numbers of a web page that their findings do not give.

    Parameters
    ----------
    page : str
        report.html: every number that was set from a finding points to its tip, whose
        last line is the finding's id.
    findings : mapping
        Id to row of FINDINGS.

    Yields
    ------
    str
        The number, the finding, and what that gives; also a tip whose own numbers are
        not the finding's.
    """
    tips = _tips(page)
    for tip in tips:
        finding = findings.get(tip[-1]) if tip else None
        # the first line names scale and time in words
        given = finding_tip(dict(finding)).split("\n")[1:] if finding else tip[1:]
        for found, expected in zip_longest(tip[1:], given, fillvalue="nothing"):
            if found != expected:
                yield f"what is told of {tip[-1]}: {found!r}, expected {expected!r}"
    for _, number, inner in SPAN.findall(page):
        tip = tips[int(number)] if int(number) < len(tips) else []
        finding = findings.get(tip[-1]) if tip else None
        if finding:
            wrong = _wrong(_words(inner), finding)
            if wrong:
                yield f"{_words(inner)!r}, set from {tip[-1]}: {wrong}"


def _tips(page: str) -> list[list[str]]:
    """Give the lines of every tip."""
    found = TIPS.search(page)
    try:
        told = json.loads(found[1]) if found else {}
        return [[told["lines"][i] for i in tip] for tip in told.get("tips", [])]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return []


def _words(markup: str) -> str:
    return plain(html.unescape(TAG.sub(" ", markup)))


def _wrong(text: str, finding: Mapping) -> str:
    """Say which numbers of a text a finding does not give; "" where it gives all."""
    shown = [n.text for n in find_numbers(text) if not _given(n, finding)]
    if shown and finding["status"] != "computed":
        return f"the finding is {finding['status'].replace('_', ' ')}"
    return f"the finding does not give {', '.join(shown)}" if shown else ""


def _given(number: Number, finding: Mapping) -> bool:
    # a column of per cents has its sign in the head
    forms = (number, replace(number, percent=True))
    return any(gives(form, finding, BOTH) for form in forms)
