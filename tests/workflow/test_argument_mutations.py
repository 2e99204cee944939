"""Whatever is changed under a claim is caught, and the claim is named."""

import re
import shutil
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd
import pytest
from runs import CHECKOUT, run

from plait.ingest.transcripts import Transcripts, text_hash
from plait.study import load_study
from plait.study_material import material_of, read_said
from plait.synthesis.agreed import read_agreed
from plait.synthesis.agreeing import files_from
from plait.synthesis.argument_check import known_of
from plait.synthesis.claims import Claims, read_claims
from plait.synthesis.evidence import Evidence
from plait.synthesis.marks import read_marks
from plait.synthesis.numbers_in_prose import find_numbers
from plait.synthesis.propositions import Weighed, faults_of, weigh
from plait.synthesis.quoted import Passages
from plait.synthesis.weighing import read_evidence

pytestmark = pytest.mark.slow
RESTRICTED = "results/restricted"
TABLES = {"quantitative": "findings_quantitative.parquet", "codings": "codings.parquet",
          "qualitative": "findings_qualitative.parquet",
          "recommendations": "recommendations.csv"}  # fmt: skip


@dataclass(frozen=True)
class Argued:
    """The synthesis of the example with all that it rests on."""

    folder: Path
    claims: Claims
    evidence: Evidence
    agreed: list[dict]

    def places(self, name: str) -> set[str]:
        """Name every place that rests on a finding or an extract."""
        rests = self.weighed.statements[["findings", "extracts"]].fillna("")
        found = {s for s, cells in zip(self.weighed.statements["statement"],
                 rests.itertuples(index=False), strict=True)
                 if name in re.split("; *", "; ".join(cells))}  # fmt: skip
        passages = self.passages
        for mark in read_marks(self.claims.argument):
            quoted = passages.find(mark) if mark.kind == "extract" else None
            if name in mark.names or (quoted and quoted.extract == name):
                found.add(f"line {mark.line}")
        return found

    @cached_property
    def weighed(self) -> Weighed:
        return weigh(self.claims, self.evidence)

    @cached_property
    def passages(self) -> Passages:
        return known_of(self.claims, self.evidence).passages

    def told(self, claims=None, evidence=None) -> set[str]:
        """Name every place of which a final run tells a fault."""
        weighed = weigh(
            claims or self.claims, evidence or self.evidence, agreed=self.agreed
        )
        places = set()
        for fault in faults_of(weighed):
            places.add(fault.where.removeprefix("statement "))
            if fault.file == "synthesis/argument.md":
                places.add(f"line {fault.line}")
        return places


@pytest.fixture(scope="module")
def argued(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutations") / "impact"
    ignore = shutil.ignore_patterns("results", ".snakemake")
    shutil.copytree(CHECKOUT / "studies/impact", folder, ignore=ignore)
    done = run(folder, f"{RESTRICTED}/statements.parquet")
    assert done.returncode == 0, done.stderr
    return load(folder)


def load(folder: Path, results: Path | None = None) -> Argued:
    """Read the synthesis of a study that was run."""
    tables = results or folder / RESTRICTED
    paths = {key: str(tables / name) for key, name in TABLES.items()}
    study = load_study(folder)
    claims = read_claims(study["claims"], study["argument"], folder=str(folder))
    agreed, _ = read_agreed(study["agreed"], folder=str(folder))
    return Argued(
        folder, claims, read_evidence(paths, files_from(folder, study)), agreed
    )


def needed(argued: Argued) -> tuple[list[str], list[str]]:
    """List the findings and the extracts that a claim rests on."""
    statements = argued.weighed.statements
    both = [
        {name for cell in statements[column].dropna() for name in re.split("; *", cell)}
        for column in ("findings", "extracts")
    ]
    known = known_of(argued.claims, argued.evidence)
    for mark in read_marks(argued.claims.argument):
        if mark.kind == "finding":
            both[0] |= set(mark.names)
        if mark.kind == "extract":
            both[1].add(known.passages.find(mark).extract)
    return sorted(both[0]), sorted(both[1])


def report(kind: str, mutants: dict[str, tuple[set[str], set[str]]]) -> None:
    """Print a row of the table, and hold that each mutant was caught and named."""
    caught = {name for name, (_, told) in mutants.items() if told}
    named = {
        name for name, (places, told) in mutants.items() if places <= told and places
    }
    print(
        f"{kind:42} {len(mutants):4} mutants {len(caught):4} caught {len(named):4} named"
    )
    assert mutants
    assert sorted(mutants.keys() - named) == []


def with_findings(argued: Argued, frame: pd.DataFrame) -> Evidence:
    return replace(argued.evidence, findings=frame)


def changed(argued: Argued, name: str, **values) -> Evidence:
    frame = argued.evidence.findings.copy()
    for column, value in values.items():
        frame.loc[frame["finding"] == name, column] = value
    return with_findings(argued, frame)


def row_of(argued: Argued, name: str) -> dict:
    frame = argued.evidence.findings
    return frame[frame["finding"] == name].iloc[0].to_dict()


def test_the_example_is_without_faults(argued):
    assert argued.told() == set()


def test_a_finding_that_is_gone(argued):
    frame = argued.evidence.findings
    report("a finding deleted", {
        name: (argued.places(name),
               argued.told(evidence=with_findings(argued, frame[frame["finding"] != name])))
        for name in needed(argued)[0]
    })  # fmt: skip


def test_an_extract_that_is_gone(argued):
    codings = argued.evidence.codings
    mutants = {}
    for name in needed(argued)[1]:
        document = codings.loc[codings["extract"] == name].iloc[0]
        over = (
            (codings["document"] == document["document"])
            & (codings["start"] < document["end"])
            & (codings["end"] > document["start"])
        )
        left = replace(argued.evidence, codings=codings[~over])
        mutants[name] = argued.places(name), argued.told(evidence=left)
    report("an extract deleted", mutants)


def test_a_change_that_goes_the_other_way(argued):
    mutants = {}
    for name in needed(argued)[0]:
        row = row_of(argued, name)
        if row["measure"] in ("change", "distance") and row["estimate"]:
            other = changed(argued, name, estimate=-row["estimate"],
                            low=-row["high"], high=-row["low"])  # fmt: skip
            mutants[name] = argued.places(name), argued.told(evidence=other)
    report("the sign of a change flipped", mutants)


def test_a_digit_of_a_finding(argued):
    mutants = {}
    for name in needed(argued)[0]:
        value = row_of(argued, name)["estimate"]
        step = 10.0 ** (len(str(int(abs(value)))) - 6) if value else 1.0
        other = changed(argued, name, estimate=value + step)
        mutants[name] = argued.places(name), argued.told(evidence=other)
    report("a digit of a finding altered", mutants)


def test_a_digit_of_the_prose(argued):
    text, mutants = argued.claims.argument, {}
    for mark in read_marks(text):
        if mark.kind != "finding":
            continue
        begin = mark.start + 1
        for number in find_numbers(mark.text):
            for place, sign in enumerate(number.text):
                if sign.isdigit():
                    at = begin + number.start + place
                    other = f"{text[:at]}{(int(sign) + 1) % 10}{text[at + 1 :]}"
                    claims = replace(argued.claims, argument=other)
                    mutants[f"{mark.line}: {number.text} [{place}]"] = (
                        {f"line {mark.line}"}, argued.told(claims=claims))  # fmt: skip
    report("a digit of the prose altered", mutants)


def test_a_character_of_a_quote(argued):
    """A letter of each quote is changed in its transcript, and everything coded again."""
    said, codings = read_said(argued.folder), argued.evidence.codings
    rows = codings.drop_duplicates("extract").set_index("extract")
    waiting = {name: rows.loc[name] for name in needed(argued)[1]}
    mutants = {}
    while waiting:
        taken: dict[str, str] = {}
        for name, row in waiting.items():  # one quote a transcript at a time
            taken.setdefault(row["document"], name)
        turns = said.read.turns.copy()
        for name in taken.values():
            turns = _with_slip(turns, waiting.pop(name))
        other = replace(said, read=Transcripts(turns, said.read.left_out))
        coded = material_of(other).replayed.codings.codings
        themes = codings.drop_duplicates("code").set_index("code")["theme"]
        coded = coded.assign(theme=coded["code"].map(themes))
        told = argued.told(evidence=replace(argued.evidence, codings=coded))
        mutants |= {name: (argued.places(name), told) for name in taken.values()}
    report("a character of a quote edited", mutants)


def _with_slip(turns: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    there = (turns["document"] == row["document"]) & (turns["start"] <= row["start"]) & (
        turns["end"] > row["start"])  # fmt: skip
    (at,) = turns.index[there]
    text = turns.loc[at, "text"]
    place = text.index(row["text"]) + len(row["text"]) // 2
    while not text[place].isalpha():
        place += 1
    slip = "x" if text[place] != "x" else "y"
    turns.loc[at, "text"] = f"{text[:place]}{slip}{text[place + 1 :]}"
    turns.loc[at, "text_hash"] = text_hash(turns.loc[at, "text"])
    return turns


def test_a_negative_case_that_is_gone(argued):
    cases, mutants = argued.claims.negative_cases, {}
    for i, case in enumerate(cases.data):
        left = replace(cases, data=[*cases.data[:i], *cases.data[i + 1 :]])
        told = argued.told(claims=replace(argued.claims, negative_cases=left))
        mutants[case["id"]] = {case["proposition"]}, told
    report("a negative case dropped", mutants)
