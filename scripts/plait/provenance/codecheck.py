"""Write codecheck.yml: what a codechecker has to make again, and whose paper it is."""

from collections.abc import Mapping
from pathlib import PurePath

import yaml

VERSION = "https://codecheck.org.uk/spec/config/2.0/"
HEAD = """\
%YAML 1.1
---
# What this file has not, the study did not tell: the article's reference, ORCIDs of its
# authors, and all that a codechecker adds. See publication in study.yaml.
"""
WHAT = {
    "findings.csv": "every result of the study, one row a statistic",
    "report/report.pdf": "the report, to print",
    "report/report.html": "the report, to read in a browser",
    "report/report.docx": "the report, to edit",
}
OF_CHECK = ("codechecker", "report", "summary", "check_time", "certificate")


def codecheck(names: list[str], *, study: Mapping) -> str:
    """Describe what has to be made again, by the CODECHECK specification.

    Parameters
    ----------
    names : list of str
        Released files, told from the folder of the bundle.
    study : mapping
        `title`, `authors`, `publication`: what is not told is left out, never made up.

    Returns
    -------
    str
        codecheck.yml: findings, tables, figures and reports; UTF-8.

    References
    ----------
    https://codecheck.org.uk/spec/config/2.0/
    """
    told = study.get("publication", {})
    content = {
        "version": VERSION,
        "manifest": [_entry(name) for name in _wanted(names)],
        "paper": _paper(study, told),
        **{key: told[key] for key in ("repository", "source") if told.get(key)},
        **{key: told["codecheck"][key] for key in OF_CHECK if told.get("codecheck", {}).get(key)},
    }  # fmt: skip
    return HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=88)


def _wanted(names: list[str]) -> list[str]:
    """Take what a reader sees, each once: not the same table as a workbook too."""
    kinds = (("tables/", ".csv"), ("figures/", ".svg"))
    parts = [n for n in sorted(names) if any(n.startswith(a) and n.endswith(b) for a, b in kinds)]  # fmt: skip
    return [*(name for name in WHAT if name in names), *parts]


def _entry(name: str) -> dict[str, str]:
    kind = "figure" if name.startswith("figures/") else "table"
    words = PurePath(name).stem.replace("_", " ")
    return {"file": name, "comment": WHAT.get(name, f"{kind}: {words}")}


def _paper(study: Mapping, told: Mapping) -> dict:
    orcids = told.get("orcids", {})
    authors = [
        {"name": name} | ({"ORCID": orcids[name]} if name in orcids else {})
        for name in study["authors"]
    ]
    paper = {"title": study["title"], "authors": authors}
    return paper | ({"reference": told["reference"]} if told.get("reference") else {})
