"""Put beside the results what an auditor needs: the workflow, verify.py, codecheck.yml."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from plait.code import SCRIPTS
from plait.provenance.codecheck import codecheck
from plait.provenance.jsonfile import write_json
from plait.provenance.rap import assess
from plait.report.escape import escape_markdown

README = """\
# {title}

{notice}Released results of the study `{id}`, dated {date}, made by plait.

- `report/`: the report to read; `findings.csv` and `tables/`: every number in it.
- `manifest.json`: a digest of every file, of the code and of the inputs.
- `ro-crate-metadata.json`: the run as a Provenance Run Crate (RO-Crate).
- `codecheck.yml`: what a codechecker makes again.
- `nhs_rap.json`: how far the run meets the NHS levels of reproducible pipelines.
- `code/`: the workflow as it ran.

`python3 verify.py` says in seconds whether a byte has changed. With plait installed,
`plait verify` also checks that the results follow from each other.
"""
ALONE = SCRIPTS / "plait/provenance/alone.py"


def write_extras(
    out: object, sources: list[str], names: list[str], *, record: dict, study: dict
) -> list[str]:
    """Write verify.py, codecheck.yml, nhs_rap.json, README.md and the workflow as it ran.

    Parameters
    ----------
    out : object
        Output of the rule: paths `verifier`, `codecheck`, `rap`, `readme`, and `code`, in
        the order of the sources.
    sources : list of str
        Files of the workflow in the checkout.
    names : list of str
        Released files, told from the folder of the bundle.
    record : dict
        Of the run.
    study : dict
        `id`, `title`, `authors`, `date`, `synthetic`, `publication`.

    Returns
    -------
    list of str
        What was written.
    """
    for source, target in zip(sources, out.code, strict=True):
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    shutil.copyfile(ALONE, out.verifier)
    Path(out.codecheck).write_text(codecheck(names, study=study), encoding="utf-8")
    write_json(assess(dict.fromkeys(names, ""), record=record, study=study), out.rap)
    write_readme(out.readme, study=study)
    return [*out.code, out.verifier, out.codecheck, out.rap, out.readme]


def write_readme(path: str, *, study: dict) -> None:
    """Write README.md: what is in the bundle.

    Parameters
    ----------
    path : str
        Where it goes.
    study : dict
        `id`, `title`, `date`, `synthetic`.
    """
    Path(path).write_text(readme_text(study), encoding="utf-8")


def readme_text(study: Mapping) -> str:
    """Say what is in the bundle.

    Parameters
    ----------
    study : mapping
        `id`, `title`, `date`, `synthetic`.

    Returns
    -------
    str
        Markdown.
    """
    notice = (
        f"**{escape_markdown(study['synthetic'])}**\n\n" if study["synthetic"] else ""
    )
    words = {
        "title": escape_markdown(study["title"]),
        "id": study["id"],
        "date": study["date"],
    }
    return README.format(**words, notice=notice)
