"""Read transcripts into turns, with every character accounted for."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

import pandas as pd

from plait.errors import Fault
from plait.ingest.labels import doubtful_labels, find_labels
from plait.ingest.parsed import Parsed
from plait.ingest.speakers import several_speakers, speakers_of
from plait.ingest.transcript_files import find_transcript, transcript_faults
from plait.ingest.turns import cut_turns
from plait.shapes.transcripts import LEFT_OUT, TURNS


@dataclass(frozen=True)
class Transcripts:
    """The transcripts of a study, or of one batch of it.

    Parameters
    ----------
    turns : DataFrame
        In the shape TURNS.
    left_out : DataFrame
        In the shape LEFT_OUT; with `turns` it holds every code point.
    encodings : dict of str to str
        Encoding of each document that is a text file.
    faults : list of Fault
        What must be mended; such a document has no rows.
    cautions : list of Fault
        What a person should look at; the run goes on.
    """

    turns: pd.DataFrame
    left_out: pd.DataFrame
    encodings: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    cautions: list[Fault] = field(default_factory=list)


def read_transcripts(
    documents: Iterable[dict],
    *,
    folder: str,
    participants: Collection[str] = (),
) -> Transcripts:
    """Read transcripts in .txt, .md, .rst and .docx.

    The text of a document is what the library of its format gives, in NFC, with
    line feeds. Offsets are code points in it, end exclusive. Annotations in
    square brackets stay in the turn. See `find_labels` for what is a label.

    Parameters
    ----------
    documents : iterable of dict
        Rows of documents.csv (document, file, kind, participant, group, time,
        interviewer_labels, speaker_map; "" where blank), and `line`.
    folder : str
        Folder that `file` is relative to; data/transcripts in it is tried too.
    participants : collection of str
        Ids of participants.csv.

    Returns
    -------
    Transcripts
        Turns sorted by document and place; faults instead of exceptions.
    """
    turns: list[tuple] = []
    left_out: list[tuple] = []
    whole = Transcripts(TURNS.empty(), LEFT_OUT.empty())
    for row in documents:
        parsed = read_lines(row, folder=folder)
        whole.faults.extend(parsed.faults)
        whole.cautions.extend(parsed.cautions)
        if parsed.encoding:
            whole.encodings[row["document"]] = parsed.encoding
        if parsed.lines:
            _add(row, parsed, participants, (turns, left_out, whole))
    return Transcripts(
        TURNS.check(pd.DataFrame.from_records(turns, columns=TURNS.names)),
        LEFT_OUT.check(pd.DataFrame.from_records(left_out, columns=LEFT_OUT.names)),
        whole.encodings,
        whole.faults,
        whole.cautions,
    )


def _add(row: dict, parsed: Parsed, participants: Collection[str], into: tuple) -> None:
    turns, left_out, whole = into
    text = "\n".join(line.text for line in parsed.lines)
    speakers, faults = speakers_of(row, participants=participants)
    labels = find_labels(parsed.lines, known=speakers.known)
    spoken, rest = cut_turns(text, lines=parsed.lines, labels=labels)
    whole.faults.extend(faults)
    if not spoken:
        whole.faults.append(_no_speakers(row["file"]))
        return
    names = sorted({name for _, _, name in spoken})
    whole.cautions.extend(doubtful_labels(parsed.lines, labels=labels,
                                          shown=row["file"]))  # fmt: skip
    whole.cautions.extend(several_speakers(row, speakers, names))
    document, time = row["document"], row.get("time") or None
    who = {n: (speakers.role(n), speakers.person(n) or None, speakers.case(n), time)
           for n in names}  # fmt: skip
    for number, (start, end, name) in enumerate(spoken, start=1):
        words = text[start:end]
        turns.append((document, number, name, *who[name], words, start, end,
                      text_hash(words)))  # fmt: skip
    left_out.extend((document, a, b, text[a:b], reason) for a, b, reason in rest)


def read_lines(row: dict, *, folder: str) -> Parsed:
    """Read one transcript into lines.

    Parameters
    ----------
    row : dict
        Row of documents.csv.
    folder : str
        Folder that its `file` is relative to.

    Returns
    -------
    Parsed
        Without lines where there is a fault.
    """
    faults = transcript_faults([row], folder=folder)
    if faults:
        return Parsed([], "", faults)
    path = find_transcript(row["file"], folder=folder)
    return _parser(path.suffix.lower())(path.read_bytes(), shown=row["file"])


def _parser(ending: str) -> Callable[..., Parsed]:
    """Import the parser of a format only where a file has that format."""
    if ending == ".docx":
        from plait.ingest.docx_lines import docx_lines as parser
    elif ending == ".rst":
        from plait.ingest.rst_lines import rst_lines as parser
    elif ending == ".md":
        from plait.ingest.markdown_lines import markdown_lines as parser
    else:
        from plait.ingest.text_lines import text_lines as parser
    return parser


def _no_speakers(shown: str) -> Fault:
    return Fault(
        shown,
        found="a transcript without speakers",
        expected="turns that begin with a label and a colon, as `P03: ...`",
        mend="write the labels, or name them in documents.csv if each stands once",
    )


def document_texts(transcripts: Transcripts) -> dict[str, str]:
    """Put the text of each document together again.

    Parameters
    ----------
    transcripts : Transcripts
        Its turns and left_out.

    Returns
    -------
    dict of str to str
        Document to text; offsets are code points in it. Where turns were taken
        out (a person withdrew) spaces keep the place, so that offsets hold.
    """
    names = ["document", "start", "text"]
    parts = pd.concat([transcripts.turns[names], transcripts.left_out[names]])
    parts = parts.sort_values(["document", "start"], kind="stable")
    texts: dict[str, list[str]] = {}
    lengths: dict[str, int] = {}
    for document, start, text in parts.itertuples(index=False, name=None):
        gap = int(start) - lengths.get(document, 0)
        texts.setdefault(document, []).append(" " * gap + text)
        lengths[document] = int(start) + len(text)
    return {document: "".join(pieces) for document, pieces in texts.items()}


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8.

    Parameters
    ----------
    text : str
        Any.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
