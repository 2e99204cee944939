"""Hold the numbers of the audit page against the findings and the manifest."""

import html
import re
from collections.abc import Iterator, Mapping

from plait.report.audit_findings import number_methods, told

ROW = re.compile(
    r'<tr id="([^"]*)" data-e><th scope="row">[^<]*<br><span class="id">[^<]*</span></th>'
    r"(.*?)</tr>", re.S)  # fmt: skip
METHOD = re.compile(
    r'<tr id="method-\d+" data-e><th scope="row">(\d+)</th><td>(.*?)</td></tr>', re.S
)
CELL = re.compile(r"<td>(.*?)</td>", re.S)
BREAK = "<wbr>"  # where a long id may go on over the next line
NAMES = ("value", "people", "way")  # the cells that `told` gives
RULE = '<span class="id">{}</span> (SHA-256 of scripts/{}.py '


def check_audit(page: str, findings: Mapping[str, Mapping], code: Mapping[str, str]) -> Iterator[str]:  # fmt: skip
    """Name what the audit page tells otherwise than findings and manifest.

    Parameters
    ----------
    page : str
        audit.html.
    findings : mapping
        Id to row of FINDINGS; a missing caution is "".
    code : mapping of str to str
        Rule to the digest of its code, as the manifest has it.

    Yields
    ------
    str
        The finding with its value, people or way of computing; a finding without entry,
        or an entry without finding; another method; a rule with another digest.
    """
    page = page.replace(BREAK, "")
    methods = number_methods(findings.values())
    entries = {html.unescape(name): CELL.findall(row)[1:4] for name, row in ROW.findall(page)}  # fmt: skip
    for name in sorted(set(findings) ^ set(entries)):
        has = (
            "no entry of it" if name in findings else "an entry, findings.csv has none"
        )
        yield f"{name}: {has}"
    for name in sorted(set(findings) & set(entries)):
        expected = told(findings[name], methods)
        for what, cell, given in zip(NAMES, entries[name], expected, strict=False):
            if cell != given:
                yield f"{what} of {name}: {cell!r:.80}, expected {given!r:.80}"
    yield from _methods(page, methods)
    for rule, digest in code.items():
        if RULE.format(html.escape(digest), html.escape(rule)) not in page:
            yield f"tells another digest of the code of {rule} than manifest.json"


def _methods(page: str, methods: Mapping[str, int]) -> Iterator[str]:
    shown = {number: html.unescape(words) for number, words in METHOD.findall(page)}
    if shown != {str(number): words for words, number in methods.items()}:
        yield "its methods are not those of findings.csv"
