"""A small study in which people withdraw: of everything, of quotes, of new data."""

import csv
import hashlib
from pathlib import Path

from small_study import TRANSCRIPTS, spoil, write_small_study

MORE = {
    "p03_t1.txt": """\
Interviewer: Tell me about the nights.

P03: The night shift keeps ringing inside my chest until the morning bus. I felt supported then.

Interviewer: So the night shift rings on inside you until morning?
""",
    "p04_t1.txt": """\
Interviewer: And the team?

P04: My manager supported me with a pot of ginger tea each Tuesday afternoon.
""",
    "p05_t1.txt": """\
Interviewer: How did it begin?

P05: In the first spring we painted every locker yellow and felt supported.
""",
    "p05_t2.txt": """\
Interviewer: And by the autumn?

P05: By autumn the yellow paint had cracked and I was exhausted before lunch.
""",
    "fg1.txt": """\
Moderator: What steadies you?

P06: The drummer from our choir supported me whenever the ward was roaring.

P07: Our supervisor supported me with walks along the frozen canal path.
""",
}
SAID = TRANSCRIPTS | MORE
QUOTES = {
    "d4": ("p03_t1", "I felt supported then.", "support"),
    "d5": ("p04_t1", "My manager supported me with a pot of ginger tea each Tuesday afternoon.", "support"),
    "d6": ("p05_t1", "In the first spring we painted every locker yellow and felt supported.", "support"),
    "d7": ("p05_t2", "By autumn the yellow paint had cracked and I was exhausted before lunch.", "load"),
    "d8": ("fg1", "The drummer from our choir supported me whenever the ward was roaring.", "support"),
    "d9": ("fg1", "Our supervisor supported me with walks along the frozen canal path.", "support"),
}  # fmt: skip
# What nobody may find any more, by who said it.
GONE = {
    "P03": "ringing inside my chest until the morning bus",
    "P06": "the drummer from our choir supported me",
    "P05": "by autumn the yellow paint had cracked",
}
KEPT = {
    "P05": "first spring we painted every locker yellow",
    "P07": "walks along the frozen canal path",
    "P04": "a pot of ginger tea each tuesday",
}


def write_withdrawn_study(folder: Path) -> Path:
    """Write the small study with more transcripts; nobody has withdrawn yet."""
    write_small_study(folder)
    for name, text in MORE.items():
        (folder / "data/transcripts" / name).write_text(text, encoding="utf-8")
    rows = [f"{name[:-4]},{name},interview,{name[:3].upper()},,{name[4:6]},Interviewer"
            for name in MORE if name != "fg1.txt"]  # fmt: skip
    rows.append("fg1,fg1.txt,focus_group,,fg1,t1,Moderator")
    _append(folder / "documents.csv", rows)
    _append(
        folder / "coding/decisions/coder_a.csv", [_decision(*i) for i in QUOTES.items()]
    )
    evidence = "- {document: p01_t1, quote: my supervisor supported me every week}"
    more = "".join(f"\n        - {{document: {d}, quote: {q.split(' ', 1)[1]!r}}}"
                   for d, q, _ in QUOTES.values() if d in ("p04_t1", "p05_t1", "fg1"))  # fmt: skip
    spoil(folder, "synthesis/propositions.yaml", evidence, evidence + more)
    (folder / "coding/summaries.csv").write_text(
        "case,time,theme,summary\nP03,t1,held,Nights ring on.\nP05,t2,weight,Paint cracks.\n"
    )
    days = 'times:\n  - {id: t1, label: "T1, start", short: T1, target_days: 0}\n'
    spoil(
        folder,
        "study.yaml",
        'times:\n  - {id: t1, label: "T1, start", short: T1}\n',
        days,
    )
    spoil(
        folder,
        "study.yaml",
        "short: T2}",
        "short: T2, target_days: 120, window_days: [-20, 20]}",
    )
    return folder


def _decision(name: str, said: tuple[str, str, str]) -> str:
    document, quote, code = said
    start = SAID[f"{document}.txt"].index(quote)
    digest = hashlib.sha256(quote.encode()).hexdigest()
    return (f"{name},2025-06-02T10:00:00,coder_a,{document},,add,{code},,{start},"
            f"{start + len(quote)},{digest},,,,1")  # fmt: skip


def _append(path: Path, rows: list[str]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        file.write("\n".join(rows) + "\n")


def cells(folder: Path, person: str, **values: str) -> None:
    """Fill in cells of a person's row, columns that are not there too."""
    path = folder / "participants.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        for name, value in values.items():
            row[name] = value if row["participant"] == person else row.get(name, "")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
