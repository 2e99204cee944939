"""Rows, files and evidence for the tests of the synthesis and of the release."""

from pathlib import Path

import pandas as pd

from plait.ingest.yamlfile import YamlFile, read_yaml
from plait.shapes.codings import CODINGS
from plait.shapes.findings import FINDINGS
from plait.synthesis.claims import Claims
from plait.synthesis.evidence import Evidence

PROFILE = {
    "id": "acro",
    "quantitative": {"min_people": 10, "min_df": 10, "ranges": "withheld"},
    "qualitative": {"min_people": 3, "quotes_per_person": 2, "complementary": True},
}
BETTER = {"gad7.total": "lower", "wemwbs.total": "higher", "idts.total": "neither"}


def change(name="gad7.total.t1-t2.change", low=1.0, high=3.0, **more) -> dict:
    """Give a finding of change, or of what its id says."""
    instrument, scale, pair, measure = name.partition(":")[0].split(".")
    row = {
        "finding": name,
        "strand": "quantitative",
        "instrument": instrument,
        "scale": scale,
        "measure": measure,
        "contrast": pair,
        "time": pair.partition("-")[2],
        "estimate": (low + high) / 2,
        "low": low,
        "high": high,
        "level": 0.95,
        "n": 20,
        "status": "computed",
        "caution": "",
    }
    return row | more


def equivalence(name="gad7.total.t1-t2.equivalence", p=0.01, **more) -> dict:
    """Give a test against a declared margin."""
    row = change(name, -0.5, 0.5, p=p, level=0.9, method="margin 2 points")
    return row | more


def by_id(*rows: dict) -> dict[str, dict]:
    """Give findings as the words are weighed against."""
    return {row["finding"]: row for row in rows}


def coding(extract="x1", text="I felt held", document="d1", start=0, **more) -> dict:
    """Give a coded passage."""
    row = {
        "extract": extract,
        "document": document,
        "turn": 1,
        "start": start,
        "end": start + len(text),
        "text": text,
        "text_hash": "0" * 64,
        "code": "support",
        "theme": "held",
        "coder": "a",
        "participant": "P01",
        "time": "t1",
        "origin": "hand",
        "decision": f"d{extract}",
    }
    return row | more


def yaml_of(folder: Path, name: str, text: str) -> YamlFile:
    """Write and read a file of synthesis/."""
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_yaml(str(folder / f"{name}.yaml"), shown=f"synthesis/{name}.yaml")


def claims_of(folder: Path, propositions="[]", cases="[]", **more: str) -> Claims:
    """Make claims of the texts of their files."""
    return Claims(
        yaml_of(folder, "propositions", propositions),
        yaml_of(folder, "negative_cases", cases),
        yaml_of(folder, "questions", "[]"),
        yaml_of(folder, "constructs", more.get("constructs", "[]")),
        argument=more.get("argument", ""),
    )


def evidence_with(findings: list[dict], codings: list[dict]) -> Evidence:
    """Give evidence with a workshop `w1`."""
    frame = pd.DataFrame(findings, columns=FINDINGS.names)
    return Evidence(FINDINGS.check(frame), CODINGS.frame(codings), {"w1"}, BETTER)
