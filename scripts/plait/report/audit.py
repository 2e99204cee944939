"""Write the audit page: the released trail of every number, quote and statement."""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from plait.provenance.jsonfile import read_json
from plait.release.released import RELEASED
from plait.report.audit_cells import section
from plait.report.audit_claims import quote_entries, statement_entries
from plait.report.audit_findings import finding_entries, method_entries
from plait.report.audit_run import (
    figure_entries,
    input_entries,
    row_entries,
    software_entries,
    step_entries,
    withheld_entries,
)
from plait.report.audit_style import SCRIPT, STYLE
from plait.report.failure import RenderError
from plait.report.inputs import ReportInputs
from plait.report.page_uses import page_uses
from plait.report.release_parts import release_notice
from plait.shapes.findings import FINDINGS
from plait.shapes.tables import read_frame

INTRO = (
    "Every number, quote and statement of the <a href=\"report.html\">report</a> has an "
    "entry on this page: what it is, how it was made and from what, which claims rest "
    "on it, and where the report shows it. Only what disclosure control let through "
    "stands here: files that hold people's words or answers have a number for a name "
    "and a keyed digest. The team follows the same trail down to single rows and lines "
    "with <code>plait trace</code>."
)  # fmt: skip
FIND = (
    '<div class="find" role="search" hidden><label for="find">Find a number, a quote, a '
    'statement, a rule or a file</label><input id="find" type="search" '
    'autocomplete="off" spellcheck="false"><output id="found" for="find"></output></div>'
)
BATCH = re.compile(r"(/batches/\w+_)(?:\{[^}]*\}|\d+)\.")
HEAD = re.compile(r'<h2 id="([^"]+)">([^<]+)</h2>')
OUTSIDE = "results/shareable/"
MISSING = "the report links to {} on the audit page, which has no such entry"


def write_audit(
    given: Mapping, path: str, *, steps: dict, code: dict[str, str], study: dict
) -> None:
    """Write the audit page of a run.

    Parameters
    ----------
    given : mapping
        Paths of `findings`, `tables`, `prose`, `record`, `captions` and `html`, all
        released.
    path : str
        Where it goes: beside the report.
    steps : dict
        Rule to `reads`, `takes`, `writes` and `parameters`, as `open_steps` gives it.
    code : dict of str to str
        Rule to the digest of its code.
    study : dict
        `title`, `subtitle`, `synthetic`, `times`.

    Raises
    ------
    RenderError
        Where the report links to something that has no entry.
    """
    tables = {Path(p).stem: p for p in given["tables"]}
    inputs = ReportInputs(
        read_frame(given["findings"], FINDINGS),
        {name: read_frame(p, RELEASED[name]) for name, p in tables.items()},
        study,
        read_json(given["prose"]),
        read_json(given["record"]),
    )
    report = Path(given["html"]).read_text("utf-8")
    captions = read_json(given["captions"])
    page = audit_page(inputs, report, (with_last(steps, path), code), captions)
    missing = missing_entries(report, page)
    if missing:
        raise RenderError("; ".join(map(MISSING.format, missing)))
    Path(path).write_text(page, "utf-8")


def with_last(steps: dict, path: str) -> dict:
    """Let the last rule read all that was released before it.

    Parameters
    ----------
    steps : dict
        As `open_steps` gives it; the last rule is the one that writes this page, and
        knows little of itself.
    path : str
        The page.

    Returns
    -------
    dict
        In the same order.
    """
    steps = {name: step | {key: one_a_batch(step[key]) for key in ("reads", "writes")}
             for name, step in steps.items()}  # fmt: skip
    *before, last = steps
    released = sorted(
        file for name in before for file in steps[name]["writes"] if OUTSIDE in file
    )
    writes = sorted({*steps[last]["writes"], str(path)})
    return steps | {last: steps[last] | {"reads": released, "writes": writes}}


def one_a_batch(paths: list[str]) -> list[str]:
    """Write the files of all batches as one.

    Parameters
    ----------
    paths : list of str
        As rules name them, with a number or a wildcard for the batch.

    Returns
    -------
    list of str
        Each once, sorted, with a star for the batch.
    """
    return sorted({BATCH.sub(r"\1*.", path) for path in paths})


def audit_page(
    inputs: ReportInputs, report: str, run: tuple[dict, dict], captions: dict
) -> str:
    """Set the audit page.

    Parameters
    ----------
    inputs : ReportInputs
        Made from released files.
    report : str
        The finished web page of the report: its style is taken over, and its places
        are linked to.
    run : (dict, dict)
        Steps, and the digests of their code.
    captions : dict
        figures.json.

    Returns
    -------
    str
        A whole HTML page that needs nothing from elsewhere.
    """
    body = "".join(_sections(inputs, page_uses(report), run, captions))
    style = "\n".join(_parsed(report).xpath("//head//style/text()"))
    study = inputs.study
    notices = (release_notice(inputs.record), study.get("synthetic") or "")
    notice = " ".join(filter(None, notices))
    aside = f'<aside class="notice" aria-label="Notice">{escape(notice)}</aside>'
    version = inputs.record.get("software", {}).get("plait", "")
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>Audit: {escape(study['title'])}</title>\n"
        f"<style>\n{style}\n{STYLE}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">Skip to the text</a>\n{aside if notice else ""}'
        f'<div class="page"><main id="content" tabindex="-1">\n'
        f'<header class="title-block"><h1 class="title">Audit page</h1>'
        f'<p class="subtitle">{escape(study["title"])}</p>'
        f'<p class="date">Made by plait {escape(version)}</p></header>\n'
        f"<p>{INTRO}</p>\n{_contents(body)}\n{FIND}\n{body}\n</main></div>\n"
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _contents(body: str) -> str:
    """Link to every section."""
    links = [f'<li><a href="#{name}">{title}</a></li>' for name, title in HEAD.findall(body)]  # fmt: skip
    return f'<nav class="parts" aria-label="Contents"><ul>{"".join(links)}</ul></nav>'


def missing_entries(report: str, page: str) -> list[str]:
    """List what the report links to and the audit page does not have.

    Parameters
    ----------
    report, page : str
        Both whole pages.

    Returns
    -------
    list of str
        Ids, in the order of the report.
    """
    ids = set(_parsed(page).xpath("//@id"))
    return [name for name in dict.fromkeys(_wanted(report)) if name not in ids]


def _wanted(report: str) -> Iterable[str]:
    """Give what links lead to: those of the page, and those that its tips make."""
    tree = _parsed(report)
    for target in tree.xpath("//a[starts-with(@href, 'audit.html#')]/@href"):
        yield unquote(target.partition("#")[2])
    for store in tree.xpath("//script[@id='tips']/text()"):
        told = json.loads(store)
        for tip in told.get("trails", []):
            yield told["lines"][told["tips"][tip][-1]].split(",")[0]


def _sections(
    inputs: ReportInputs, uses: dict, run: tuple[dict, dict], captions: dict
) -> Iterable[str]:
    yield section("steps", "The steps", step_entries(*run))
    yield section("statements", "Statements", statement_entries(inputs, uses))
    yield section("quotes", "Quotes", quote_entries(inputs, uses))
    yield section("findings", "Numbers", finding_entries(inputs, uses))
    yield section("methods", "How numbers were computed", method_entries(inputs))
    yield section("figures", "Figures", figure_entries(captions, uses))
    yield section("rows", "Rows that were read", row_entries(inputs))
    yield section("inputs", "Files that went in", input_entries(inputs.record))
    yield section("withheld", "What was withheld", withheld_entries(inputs))
    yield section("software", "Software", software_entries(inputs.record))


def _parsed(page: str):
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return html.document_fromstring(page.encode("utf-8"), parser)
