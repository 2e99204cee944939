"""Notice when a codebook changed under the same version: coding/codebook_versions.csv."""

import csv
import hashlib
import io
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plait.errors import Fault
from plait.ingest.cells import is_date
from plait.ingest.csvfile import read_csv_rows
from plait.qualitative.codebook import Codebook
from plait.qualitative.list_cells import guard

KEPT = "coding/codebook_versions.csv"
COLUMNS = ("version", "date", "digest", "why", "codes")
# What a coder goes by; an example or a note more changes no decision.
TELLING = ("name", "definition", "use_when", "not_when", "keywords")
DIGITS = 12
KEEP = 'plait codebook keep --why "..."'


@dataclass(frozen=True)
class KeptCodebooks:
    """The versions of a codebook that were kept.

    Parameters
    ----------
    rows : list of dict
        Rows of coding/codebook_versions.csv, the oldest first.
    lines : list of int
        Their lines.
    faults : list of Fault
        What is wrong in the file; no rows then.
    """

    rows: list[dict[str, str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def last(self, version: str = "") -> dict[str, str] | None:
        """Give the last row, or the last one of a version.

        Parameters
        ----------
        version : str, default ""
            As in the codebook.

        Returns
        -------
        dict or None
            None where there is none.
        """
        rows = [row for row in self.rows if version in ("", row["version"])]
        return rows[-1] if rows else None


def read_kept(folder: str) -> KeptCodebooks:
    """Read coding/codebook_versions.csv.

    Parameters
    ----------
    folder : str
        Study folder.

    Returns
    -------
    KeptCodebooks
        Empty where there is no such file. Faults: those of the CSV; a blank version;
        no date; codes that do not give the digest, as after an edit by hand.
    """
    path = Path(folder, KEPT)
    if not path.is_file():
        return KeptCodebooks()
    file = read_csv_rows(str(path), shown=KEPT, required=COLUMNS, known=COLUMNS)
    faults = list(file.faults)
    for line, row in file.numbered():
        faults += _row_faults(line, row)
    if faults:
        return KeptCodebooks(faults=faults)
    return KeptCodebooks(file.rows, file.lines)


def _row_faults(line: int, row: dict[str, str]) -> Iterator[Fault]:
    mend = "put the line back as `plait codebook keep` wrote it"
    if not row.get("version"):
        yield Fault(KEPT, line, "version", "nothing", "a version", mend)
    if not is_date(row.get("date", "")):
        yield Fault(KEPT, line, "date", repr(row.get("date", "")),
                    "a date as 2026-01-31", mend)  # fmt: skip
    if _joint(_listed(row)) != row.get("digest"):
        yield Fault(KEPT, line, "digest", "another digest than that of the codes",
                    "a line as it was written", mend)  # fmt: skip


def code_digests(codebook: Codebook) -> dict[str, str]:
    """Digest what a coder goes by, code by code.

    Parameters
    ----------
    codebook : Codebook
        Without faults.

    Returns
    -------
    dict of str to str
        Code to 12 hexadecimal digits of the SHA-256 of its name, definition, when to
        use it and when not, keywords and the code above it; in the codebook's order.
    """
    return dict(_digested(codebook.data.get("codes") or [], ""))


def _digested(codes: list[dict], parent: str) -> Iterator[tuple[str, str]]:
    for code in codes:
        told = [parent, *(code.get(name) or "" for name in TELLING)]
        yield code["id"], _digest(json.dumps(told, ensure_ascii=False))
        yield from _digested(code.get("codes") or [], code["id"])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _joint(digests: dict[str, str]) -> str:
    return _digest(_cell(digests))


def _cell(digests: dict[str, str]) -> str:
    return "; ".join(f"{code}={digest}" for code, digest in digests.items())


def _listed(row: dict[str, str]) -> dict[str, str]:
    parts = (part.split("=") for part in row.get("codes", "").split("; "))
    return {part[0]: part[-1] for part in parts}


def kept_line(codebook: Codebook, *, date: str, why: str, first: bool) -> str:
    """Write the line that remembers a codebook.

    Parameters
    ----------
    codebook : Codebook
        As it is now.
    date, why : str
        When it is kept, and why.
    first : bool
        Whether the names of the columns go before it.

    Returns
    -------
    str
        One line of CSV, or two.
    """
    digests = code_digests(codebook)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if first:
        writer.writerow(COLUMNS)
    writer.writerow([codebook.version or "1", date, _joint(digests), guard(why),
                     _cell(digests)])  # fmt: skip
    return out.getvalue()


def vanished_codes(
    codebook: Codebook, kept: KeptCodebooks, former: Collection[str]
) -> list[Fault]:
    """List codes that were kept, are not there now, and that nobody accounted for.

    Parameters
    ----------
    codebook : Codebook
        As it is now.
    kept : KeptCodebooks
        What it was.
    former : collection of str
        Codes that coding/recodes.yaml renamed, merged, split or retired.

    Returns
    -------
    list of Fault
        One a code.
    """
    last = kept.last()
    gone = [] if last is None else [c for c in _listed(last) if c not in codebook.ids]
    return [
        Fault(codebook.shown, 0, "codes", f"no code {code!r}, which version "
              f"{last['version']} had", "the code, or what became of it",
              "add a change to coding/recodes.yaml: rename, merge, split or retire")
        for code in gone if code not in former
    ]  # fmt: skip


def changed_codes(codebook: Codebook, kept: KeptCodebooks) -> list[Fault]:
    """List what changed in a codebook whose version stayed.

    Parameters
    ----------
    codebook : Codebook
        As it is now.
    kept : KeptCodebooks
        What it was.

    Returns
    -------
    list of Fault
        One caution a code that is not as the last line of this version has it, or that
        is new; one where the version itself was not kept. Empty where none ever was.
    """
    version = codebook.version or "1"
    row = kept.last(version)
    if row is None:
        found = [f"version {version}, which was not kept"] * bool(kept.rows)
        expected, mend = "a line for each version", f"keep it: {KEEP}"
    else:
        before = _listed(row)
        found = [
            f"the code {code!r}, {'changed' if code in before else 'new'} since version "
            f"{version} was kept on {row['date']}"
            for code, digest in code_digests(codebook).items()
            if before.get(code) != digest
        ]
        expected = "the codebook that decisions of this version were made with"
        mend = (
            f"raise version: and keep it ({KEEP}); if the meaning is the same, keep it "
            "again with the reason"
        )
    return [Fault(codebook.shown, 0, "version", f, expected, mend) for f in found]
