"""Cut a table of turns (.csv, .tsv) into lines: one row a turn."""

from plait.errors import Fault
from plait.ingest.csvfile import CsvFile, read_csv_rows
from plait.ingest.parsed import Line, Parsed, nfc
from plait.ingest.stamps import seconds
from plait.ingest.text_lines import LINE_END

# the usual names of the columns, the likeliest first
SPEAKER = ("speaker", "speaker name", "speaker label", "name", "participant", "who",
           "role", "voice")  # fmt: skip
TEXT = ("text", "utterance", "transcript", "content", "speech", "words", "said",
        "sentence", "message", "comment")  # fmt: skip
TIME = ("start", "start time", "time stamp", "timestamp", "begin", "from", "time", "at")
OTHER = "other columns"
NOBODY = "Unknown"


def turn_table_lines(path: str, *, shown: str) -> Parsed:
    """Cut a table of turns into lines.

    Parameters
    ----------
    path : str
        The file; see `read_csv_rows` for what it may look like.
    shown : str
        Its path as a person sees it.

    Returns
    -------
    Parsed
        For each row the speaker and the words; a blank speaker is unknown. The
        columns are found by their usual names in any case (`speaker`, `text`,
        `start` ...). Cells of all other columns, and the header, stand below.
        Faults: those of the table; no column of speakers, or of words.
    """
    file = read_csv_rows(path, shown=shown)
    speaker, text, time = (_column(file, names) for names in (SPEAKER, TEXT, TIME))
    faults = [*file.faults]
    if not faults:
        faults = [_no_column(file, names) for name, names in
                  ((speaker, SPEAKER), (text, TEXT)) if not name]  # fmt: skip
    if not faults and not any(row[text] for row in file.rows):
        faults = [Fault(shown, 0, "", "no words", "a row for each turn",
                        "export the table again")]  # fmt: skip
    if faults:
        return Parsed([], file.encoding, faults)
    lines = [line for row in file.rows for line in _turn(row, speaker, text, time)]
    rest = [name for name in file.columns if name not in (speaker, text)]
    return Parsed([*lines, *_others(file, rest)], file.encoding)


def _column(file: CsvFile, names: tuple[str, ...]) -> str:
    folded = {" ".join(c.casefold().replace("_", " ").split()): c for c in file.columns}
    return next((folded[name] for name in names if name in folded), "")


def _turn(row: dict[str, str], speaker: str, text: str, time: str) -> list[Line]:
    name = nfc(" ".join(row[speaker].split())).rstrip(":")
    at = _time(row[time]) if time else None
    words = nfc(LINE_END.sub("\n", row[text])).split("\n")
    label = nfc(" ".join(row[speaker].split()))
    return [Line(label, speaker=name or NOBODY, at=at),
            *(Line(line) for line in words), Line("")]  # fmt: skip


def _time(cell: str) -> float | None:
    if ":" in cell:
        return seconds(cell)
    plain = cell.replace(",", ".", 1).removesuffix("s").strip()
    return float(plain) if plain.replace(".", "", 1).isdecimal() else None


def _others(file: CsvFile, names: list[str]) -> list[Line]:
    header = [Line(nfc(" ".join(file.columns)), kind="names of columns")]
    cells = [" ".join(row[name] for name in names if row[name]) for row in file.rows]
    plain = [nfc(" ".join(cell.split())) for cell in cells]
    return [*header, *(Line(cell, kind=OTHER) for cell in plain if cell)]


def _no_column(file: CsvFile, names: tuple[str, ...]) -> Fault:
    return Fault(file.shown, 1, "", f"the columns {', '.join(file.columns)}",
                 f"a column {names[0]!r}",
                 f"name the column {names[0]} in the header")  # fmt: skip
