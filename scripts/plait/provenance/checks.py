"""Check whether the results of a bundle still follow from each other."""

import json
import re
from collections.abc import Iterator, Mapping

import pandas as pd

from plait.provenance.alone import MANIFEST
from plait.provenance.check_audit import check_audit
from plait.provenance.check_described import check_described
from plait.provenance.check_figures import check_figures
from plait.provenance.check_numbers import check_numbers
from plait.provenance.check_tables import check_tables, read_table
from plait.provenance.check_texts import (
    check_argument,
    check_forms,
    check_quotes,
    read_texts,
)
from plait.provenance.check_verdicts import check_verdicts
from plait.provenance.crate_steps import parameter
from plait.release.approval import digest_of
from plait.shapes.findings import FINDINGS

PAGE, CRATE, RECORD = "report/report.html", "ro-crate-metadata.json", "record.json"
AUDIT = "report/audit.html"
# A PDF ends with the place of its list of objects.
PDF_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\r?\n?$")
# What two people approve: figures and reports are made of it.
APPROVED = re.compile(r"findings\.csv|prose\.json|tables/\w+\.csv")
NUMBERS = [c.name for c in FINDINGS.columns if c.kind in ("number", "count")]


def check_results(files: Mapping[str, bytes]) -> list[str]:
    """Check what a bundle says against what it says elsewhere.

    Parameters
    ----------
    files : mapping of str to bytes
        Released files; what is not there is not checked.

    Returns
    -------
    list of str
        One a contradiction, beginning with the file: numbers of the report that their
        findings do not give, quotes with other words, verdicts that do not follow,
        tables whose forms differ, forms of the report that differ, parameters and
        inputs that manifest, crate and record tell differently, files other than
        described, figures other than shown, an audit page of other findings.
    """
    problems = list(_parsed(check_tables, files))
    findings = _findings(files)
    texts = read_texts(files)
    problems += _parsed(_check_verdicts, files, findings)
    if PAGE in files:
        page = files[PAGE].decode("utf-8", "replace")
        problems += [f"{PAGE}: {line}" for line in check_numbers(page, findings)]
    problems += check_forms(texts)
    quotes = _rows(files, "tables/quotes.csv")
    problems += check_quotes(quotes, texts)
    if "prose.json" in files:
        problems += check_argument(files["prose.json"], findings, quotes, texts)
    for check in (_check_descriptions, check_described, check_figures, _check_ends):
        problems += _parsed(check, files)
    return problems + list(_parsed(_check_audit, files, findings))


def _parsed(check: object, *given: object) -> Iterator[str]:
    """Run a check; a file that it cannot read is a problem, not the end."""
    try:
        yield from check(*given)
    except Exception as error:
        # what somebody changed can break a reader anywhere in it
        name = check.__name__.removeprefix("_").replace("_", " ")
        yield f"bundle: a file was changed so that it cannot be read ({name}: {error!r:.120})"


def _rows(files: Mapping[str, bytes], name: str) -> list[dict]:
    try:
        return read_table(files[name]).to_dict("records") if name in files else []
    except (ValueError, KeyError, UnicodeDecodeError):
        return []


def _findings(files: Mapping[str, bytes]) -> dict[str, dict]:
    """Read findings.csv as rows of FINDINGS; a missing caution is ""."""
    rows = _rows(files, "findings.csv")
    for row in rows:
        row |= {name: _number(row.get(name, "")) for name in NUMBERS}
    return {row.get("finding", ""): row for row in rows if row.get("status")}


def _number(text: str) -> float:
    return float(pd.to_numeric(text, errors="coerce")) if text else float("nan")


def _check_verdicts(files: Mapping[str, bytes], findings: dict) -> Iterator[str]:
    better = {f"{r['instrument']}.{r['scale']}": r["better"]
              for r in _rows(files, "tables/scales.csv")}  # fmt: skip
    rows = _rows(files, "tables/statements.csv")
    for line in check_verdicts(rows, findings, better):
        yield f"tables/statements.csv: {line}"


def _check_audit(files: Mapping[str, bytes], findings: dict) -> Iterator[str]:
    if AUDIT not in files and b'"audit.html' in files.get(PAGE, b""):
        yield f"{AUDIT}: not there, {PAGE} links to it"
    if AUDIT in files and MANIFEST in files:
        code = json.loads(files[MANIFEST])["code"]
        page = files[AUDIT].decode("utf-8", "replace")
        yield from (f"{AUDIT}: {line}" for line in check_audit(page, findings, code))


def _check_ends(files: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(name for name in files if name.endswith(".pdf")):
        end = PDF_END.search(files[name][-64:])
        if not end or int(end[1]) > len(files[name]):
            yield f"{name}: does not end as a PDF ends"


def _check_descriptions(files: Mapping[str, bytes]) -> Iterator[str]:
    """Hold what the manifest tells of the run against the record and the crate."""
    told = {n: json.loads(files[n]) for n in (MANIFEST, RECORD, CRATE) if n in files}
    manifest, record = told.get(MANIFEST, {}), told.get(RECORD, {})
    for part in ("software", "python"):
        if record and manifest.get(part) != record.get(part):
            yield f"{MANIFEST}: tells another {part} than {RECORD}"
    if record:
        yield from _inputs(manifest.get("inputs", []), record.get("inputs", []))
        yield from _release(manifest, record, files)
    if CRATE in told:
        yield from _parameters(manifest, told[CRATE]["@graph"])


def _release(manifest: dict, record: dict, files: Mapping[str, bytes]) -> Iterator[str]:
    """Hold what was approved, or would be, against what is there."""
    told = record.get("release", {})
    if manifest.get("release") != told.get("state"):
        yield f"{MANIFEST}: tells another state of release than {RECORD}"
    approved = {name: files[name] for name in files if APPROVED.fullmatch(name)}
    if told.get("digest") != digest_of(approved):
        yield f"{RECORD}: the digest to approve is of other findings, tables or prose"


def _inputs(sealed: list[dict], recorded: list[dict]) -> Iterator[str]:
    if len(sealed) != len(recorded):
        yield f"{MANIFEST}: tells {len(sealed)} inputs, {RECORD} {len(recorded)}"
    for one, other in zip(sealed, recorded, strict=False):
        rows = zip(one.get("rows", []), other.get("rows", []), strict=False)
        unlike = [str(i) for i, (a, b) in enumerate(rows, 1) if a != b]
        if one != other:
            where = f", decision {', '.join(unlike)}" if unlike else ""
            yield f"{MANIFEST}: another digest of {one.get('file')}{where} than {RECORD}"


def _parameters(manifest: dict, graph: list[dict]) -> Iterator[str]:
    values = {
        e["@id"]: e.get("value") for e in graph if e.get("@type") == "PropertyValue"
    }
    for rule, given in manifest.get("parameters", {}).items():
        for name, value in given.items():
            in_crate = values.get(f"#parameter-{rule}-{name}")
            if in_crate != parameter("", "", value)["value"]:
                yield f"{MANIFEST}: {name} of {rule} is {value!r}, {CRATE} has {in_crate!r}"
