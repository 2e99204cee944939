"""Invent a study of many sites, people and coded transcripts, of any size.

Everything is seeded: the same sizes give the same bytes. Nobody said any of it.
"""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from talk import Talk, keywords, talk, transcript

STUDY = """id: many_sites
title: "An invented study of {sites} sites and {transcripts} transcripts"
date: 2026-01-15
synthetic: "Nobody answered or said any of this"
approach: codebook
suggestions: true
seed: 1
transcript_batches: {batches}
between: arm
times:
  - {{id: t1, label: "T1, start"}}
  - {{id: t2, label: "T2, a year on"}}
contrasts:
  - {{from: t1, to: t2, primary: true}}
questionnaires:
  - file: data/questionnaires/answers.csv
    layout: wide
    participant: id
    time: wave
    time_values: {{"1": t1, "2": t2}}
    patterns: {{wemwbs: "wb_{{item}}", cbi: "cbi_{{item}}"}}
instruments: [wemwbs, cbi]
norms: [wemwbs_gillard_2022]
"""
PROPOSITIONS = """- id: p1
  text: "An invented proposition"
  strands: both
  negative_case: n1
  meta_inference: "Nothing follows from invented numbers"
  fit: confirmation
  statements:
    - {id: p1a, strand: quantitative, basis: data, text: "Scores were the same.",
       evidence: [wemwbs.total.t1-t2.change], word: no_change_detected}
    - {id: p1b, strand: qualitative, basis: data, text: "People spoke of it.",
       evidence: [code.code_0.all.people]}
"""
NEGATIVE_CASES = """- {id: n1, proposition: p1, searched: "Nothing was read: all is invented",
   terms: [alone], found: [], meaning: "None was found"}
"""
CHOICES = {"wb": (14, [1, 2, 3, 4, 5]), "cbi": (19, [0, 25, 50, 75, 100])}
MISSING = 0.03
CODES_A_THEME = 10
SHARE_DECIDED, CODERS = 0.1, ("coder_a", "coder_b")
FIELDS = ("decision", "at", "coder", "document", "suggestion", "action", "code",
          "text_hash", "codebook_version")  # fmt: skip


@dataclass(frozen=True)
class Size:
    """How large a study is.

    Parameters
    ----------
    transcripts, words : int
        How many, and of how many words each.
    sites, people : int
        How many sites, and people at each.
    batches : int
        In how many jobs the transcripts are read.
    """

    transcripts: int
    words: int = 1_500
    sites: int = 100
    people: int = 20
    batches: int = 8


def write_study(folder: Path, size: Size) -> Path:
    """Write the folder of the study, all but the coders' decisions.

    Parameters
    ----------
    folder : Path
        Where; made here.
    size : Size
        How large.

    Returns
    -------
    Path
        The folder.
    """
    made = talk()
    for name in ("data/transcripts", "data/questionnaires", "coding", "synthesis"):
        (folder / name).mkdir(parents=True)
    for name, text in (("study.yaml", _study(size)),
                       ("coding/codebook.yaml", _codebook(made)),
                       ("synthesis/propositions.yaml", PROPOSITIONS),
                       ("synthesis/negative_cases.yaml", NEGATIVE_CASES)):  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    _write_people(folder, size)
    _write_answers(folder, size)
    _write_transcripts(folder, made, size)
    return folder


def write_decisions(folder: Path) -> int:
    """Let two invented coders accept some suggestions of a run.

    Parameters
    ----------
    folder : Path
        Study folder in which `suggest_codes` has run.

    Returns
    -------
    int
        How many decisions there are.
    """
    turns, hits = _read(folder, "turns"), _read(folder, "suggestions")
    places = ["document", "turn"]
    of_turns = turns[[*places, "text", "start"]].rename(columns={"start": "turn_start"})
    hits = hits.sort_values("suggestion").merge(of_turns, on=places, validate="m:1")
    chosen = np.random.default_rng(3).random(len(hits)) < SHARE_DECIDED
    files = {coder: [] for coder in CODERS}
    for number, hit in enumerate(hits[chosen].itertuples()):
        coder = CODERS[number % len(CODERS)]
        files[coder].append(_decision(hit, coder, number))
    for coder, rows in files.items():
        _write(folder / "coding" / "decisions" / f"{coder}.csv", [FIELDS, *rows])
    return sum(len(rows) for rows in files.values())


def _study(size: Size) -> str:
    return STUDY.format(
        sites=size.sites, transcripts=size.transcripts, batches=size.batches
    )


def _codebook(made: Talk) -> str:
    codes: dict[str, list[str]] = {}
    for code, keyword in keywords(made, "usual"):
        codes.setdefault(code, []).append(f"'{keyword}'")
    lines = ["version: 1", "codes:"]
    for code, words in codes.items():
        lines += [f"  - {{id: {code}, name: {code}, definition: none, keywords: [{', '.join(words)}]}}"]  # fmt: skip
    lines += ["themes:"]
    for start in range(0, len(codes), CODES_A_THEME):
        held = ", ".join(list(codes)[start : start + CODES_A_THEME])
        name = f"theme_{start // CODES_A_THEME}"
        lines += [f"  - {{id: {name}, name: {name}, definition: none, codes: [{held}]}}"]  # fmt: skip
    return "\n".join(lines) + "\n"


def _write_people(folder: Path, size: Size) -> None:
    rows = [("participant", "site", "arm", "consent_questionnaires",
             "consent_interviews", "consent_quotes", "consent_linkage")]  # fmt: skip
    for number in range(_people(size)):
        where = (f"s{number % size.sites:03}", f"arm_{number // size.sites % 2}")
        rows.append((f"P{number:04}", *where, "yes", "yes", "yes", "yes"))
    _write(folder / "participants.csv", rows)


def _write_answers(folder: Path, size: Size) -> None:
    rng, count = np.random.default_rng(2), 2 * _people(size)
    table = {"id": np.repeat([f"P{n:04}" for n in range(_people(size))], 2),
             "wave": np.tile([1, 2], _people(size))}  # fmt: skip
    for prefix, (items, values) in CHOICES.items():
        answers = rng.choice(values, (count, items)).astype(object)
        answers[rng.random(answers.shape) < MISSING] = ""
        table |= {f"{prefix}_{item + 1}": answers[:, item] for item in range(items)}
    target = folder / "data" / "questionnaires" / "answers.csv"
    pd.DataFrame(table).to_csv(target, index=False)


def _write_transcripts(folder: Path, made: Talk, size: Size) -> None:
    rows = [("document", "file", "kind", "participant", "group", "time",
             "interviewer_labels")]  # fmt: skip
    for number in range(size.transcripts):
        name = f"p{number:04}"
        target = folder / "data" / "transcripts" / f"{name}.txt"
        target.write_text(transcript(made, number, size.words), encoding="utf-8")
        rows.append((name, target.name, "interview", name.upper(), "", "t1", "Interviewer"))  # fmt: skip
    _write(folder / "documents.csv", rows)


def _people(size: Size) -> int:
    # whoever is interviewed is one of the people
    return max(size.sites * size.people, size.transcripts)


def _decision(hit: object, coder: str, number: int) -> tuple:
    passage = hit.text[hit.start - hit.turn_start : hit.end - hit.turn_start]
    digest = hashlib.sha256(passage.encode()).hexdigest()
    return (f"{coder}_{number:06}", "2025-09-13T09:30:00", coder, hit.document,
            hit.suggestion, "accept", hit.code, digest, "1")  # fmt: skip


def _read(folder: Path, table: str) -> pd.DataFrame:
    files = sorted((folder / "results/restricted/batches").glob(f"{table}_*.parquet"))
    return pd.concat([pd.read_parquet(file) for file in files], ignore_index=True)


def _write(path: Path, rows: list[tuple]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
