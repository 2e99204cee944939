"""Assess a run by the levels of reproducible analytical pipelines, from facts alone."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from plait.code import SCRIPTS

CHECKOUT = SCRIPTS.parent
CHECKLIST = "config/checklists/nhs_rap.yaml"
LEVELS = ("Baseline", "Silver", "Gold")
# Item to what must be in the checkout; each is a fact that whoever has it can look up.
IN_CHECKOUT = {
    "B3": ("README.md",),
    "S1": ("Snakefile",),
    "S2": ("README.md", "CONTRIBUTING.md", "docs/glossary.md"),
    "S3": ("workflow/rules", "scripts/plait", "config", "tests"),
    "S4": ("scripts/plait",),
    "S5": ("pyproject.toml", "tests/unit/test_house.py"),
    "S6": ("tests/unit", "tests/published", "tests/workflow"),
    "S7": ("requirements.lock", "environment.yml"),
    "G1": ("pyproject.toml", "scripts/plait/__init__.py"),
    "G4": ("CHANGELOG.md",),
}
# Item to a released file that shows it.
IN_RUN = {"S9": "findings.csv"}


def assess(
    files: Mapping[str, str], *, record: dict, study: dict, checkout: Path = CHECKOUT
) -> dict:
    """Say of each item whether it is met, by which fact, and which level that makes.

    Parameters
    ----------
    files : mapping of str to str
        Released files.
    record : dict
        Of the run: `python`.
    study : dict
        `publication`: the address of the code, where the study tells it.
    checkout : Path
        Where plait lies.

    Returns
    -------
    dict
        `checklist`, `version`, `level` (the highest whose items are all met, or "below
        Baseline"), `items` (id, level, asks, met, fact). `met` is null where only a
        person can know: such an item is counted as not met.

    References
    ----------
    NHS England, RAP Community of Practice, Levels of RAP.
    """
    checklist = yaml.safe_load((checkout / CHECKLIST).read_text("utf-8"))
    items = []
    for item in checklist["items"]:
        met, fact = _fact(item["id"], files, record, study, checkout)
        items.append({"id": item["id"], "level": item["section"], "asks": item["asks"],
                      "met": met, "fact": fact})  # fmt: skip
    return {"checklist": checklist["name"], "version": checklist["version"],
            "level": _level(items), "items": items}  # fmt: skip


def _fact(
    item: str, files: Mapping, record: dict, study: dict, checkout: Path
) -> tuple[bool | None, str]:
    if item in IN_CHECKOUT:
        lacks = [path for path in IN_CHECKOUT[item] if not (checkout / path).exists()]
        told = f"not in the checkout: {', '.join(lacks)}"
        return (
            not lacks,
            told if lacks else f"in the checkout: {', '.join(IN_CHECKOUT[item])}",
        )
    if item in IN_RUN:
        return IN_RUN[item] in files, f"{IN_RUN[item]}, one row a statistic"
    if item == "B1":
        return True, f"Python {record['python']}"
    if item == "S8":
        return True, "each rule writes a log; logs are not released"
    address = study.get("publication", {}).get("repository", "")
    if item == "B5" and address:
        return True, f"the study names {address}"
    return None, "a person must say"


def _level(items: list[dict]) -> str:
    reached = "below Baseline"
    for level in LEVELS:
        if not all(item["met"] for item in items if item["level"] == level):
            break
        reached = level
    return reached
