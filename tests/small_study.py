"""The smallest whole study: one CSV, two transcripts, one proposition.

Everything in it is invented. Tests write it into a folder, spoil one thing, and look.
"""

import hashlib
from pathlib import Path

PEOPLE = [f"P{number:02}" for number in range(1, 15)]

STUDY = """\
id: small
title: A small study
authors: [The test team]
date: 2026-01-15
synthetic: "Synthetic data: everyone and everything in this report is invented"
question: Does it run from end to end?
approach: codebook
times:
  - {id: t1, label: "T1, start", short: T1}
  - {id: t2, label: "T2, four months", short: T2}
contrasts:
  - {from: t1, to: t2, family: main, primary: true}
questionnaires:
  - file: data/questionnaires/anxiety.csv
    layout: wide
    participant: person
    time: wave
    time_values: {"1": t1, "2": t2}
    patterns: {gad7: "gad_{item}"}
    missing_codes: ["-99"]
instruments: [gad7]
seed: 1
speakers: peer worker
synthesis: {mode: draft}
"""

CODEBOOK = """\
version: 1
codes:
  - id: support
    name: Feeling supported
    definition: Someone at work holds them.
    keywords: [supervis*, supported]
  - id: load
    name: Emotional load
    definition: The work takes something out of them.
    keywords: [exhausted]
themes:
  - {id: held, name: Being held, definition: What steadies them., codes: [support]}
  - {id: weight, name: The weight of it, definition: What wears them., codes: [load]}
"""

PROPOSITIONS = """\
- id: p1
  text: Anxiety rises in the first months, and supervision steadies people.
  strands: both
  negative_case: n1
  meta_inference: Both arms point the same way.
  fit: confirmation
  statements:
    - id: p1a
      strand: quantitative
      basis: data
      text: Anxiety was higher at four months than at the start.
      word: rose
      evidence: [gad7.total.t1-t2.change]
    - id: p1b
      strand: qualitative
      basis: data
      text: Supervision is what holds people.
      evidence:
        - {document: p01_t1, quote: my supervisor supported me every week}
  ratings:
    - {rater: r1, statements: [p1a, p1b], covered: both, meaning: agree, coverage: disagree}
"""

NEGATIVE_CASES = """\
- id: n1
  proposition: p1
  searched: People who did well without supervision; read both transcripts again.
  terms: [alone]
  found: []
  meaning: None was found, in two transcripts.
"""

TRANSCRIPTS = {
    "p01_t1.txt": """\
Interview, start

Interviewer: How has it been?

P01: Good, mostly. I felt my supervisor supported me every week, and that held me.

Interviewer: And the harder days?

P01: Some evenings I was exhausted, I will not lie.
""",
    "p02_t2.txt": """\
Interviewer: What has changed since we last spoke?

P02: I am exhausted now. Nobody warned me how much I would carry home.

P02: Supervision was cancelled twice, so no, I did not feel supported.
""",
}


ARGUMENT = "[Support](construct:steadying) steadies what the first months unsettle.\n"

CONSTRUCTS = """\
- id: steadying
  name: Steadying support
  kind: synthetic
  definition: Support that holds when the work takes something out of people.
  from: [support]
  since: 2026-01-15
"""


def write_small_study(folder: Path) -> Path:
    """Write the study; every file of it can then be spoiled by a test."""
    files = {
        "study.yaml": STUDY,
        "participants.csv": _participants(),
        "documents.csv": _documents(),
        "data/questionnaires/anxiety.csv": _answers(),
        "coding/codebook.yaml": CODEBOOK,
        "coding/decisions/coder_a.csv": _decisions(),
        "synthesis/propositions.yaml": PROPOSITIONS,
        "synthesis/negative_cases.yaml": NEGATIVE_CASES,
        "synthesis/argument.md": ARGUMENT,
        "synthesis/constructs.yaml": CONSTRUCTS,
    }
    files |= {f"data/transcripts/{name}": text for name, text in TRANSCRIPTS.items()}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first occurrence of some words in a file of the study."""
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def _participants() -> str:
    rows = ["participant,site,role,consent_questionnaires,consent_interviews,"
            "consent_quotes,withdrawal"]  # fmt: skip
    rows += [f"{person},a,peer worker,yes,yes,yes,none" for person in PEOPLE]
    return "\n".join(rows) + "\n"


def _documents() -> str:
    return (
        "document,file,kind,participant,group,time,interviewer_labels\n"
        "p01_t1,p01_t1.txt,interview,P01,,t1,Interviewer\n"
        "p02_t2,p02_t2.txt,interview,P02,,t2,Interviewer\n"
    )


def _answers() -> str:
    """Give seven answers a person and time; anxiety rises by about two points."""
    header = "person,wave," + ",".join(f"gad_{item}" for item in range(1, 8))
    rows = [header]
    for wave in (1, 2):
        for number, person in enumerate(PEOPLE):
            total = 4 + number % 5 + (wave - 1) * (1 + number % 3)
            items = [min(3, max(0, total - 3 * item)) for item in range(7)]
            rows.append(f"{person},{wave}," + ",".join(map(str, items)))
    return "\n".join(rows) + "\n"


def _decisions() -> str:
    """Code two sentences by hand, with offsets and hashes counted here."""
    header = ("decision,at,coder,document,suggestion,action,code,code_to,start,end,"
              "text_hash,reason,memo,supersedes,codebook_version")  # fmt: skip
    wanted = [
        ("d1", "p01_t1", "I felt my supervisor supported me every week, and that held me.",
         "support"),
        ("d2", "p01_t1", "Some evenings I was exhausted, I will not lie.", "load"),
        ("d3", "p02_t2", "I am exhausted now.", "load"),
    ]  # fmt: skip
    rows = [header]
    for decision, document, quote, code in wanted:
        start = TRANSCRIPTS[f"{document}.txt"].index(quote)
        digest = hashlib.sha256(quote.encode()).hexdigest()
        rows.append(f"{decision},2025-06-01T10:00:00,coder_a,{document},,add,{code},,"
                    f"{start},{start + len(quote)},{digest},,,,1")  # fmt: skip
    return "\n".join(rows) + "\n"
