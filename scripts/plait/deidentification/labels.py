"""Keep speakers apart, and known, when their names are replaced."""

from plait.deidentification.decisions import IDENTIFIERS, Decided
from plait.deidentification.edits import Edit, edit_text
from plait.deidentification.identifiers import find_identifiers
from plait.errors import Fault
from plait.ingest.labels import fold
from plait.ingest.speakers import Speakers


def both_ways(row: dict, decided: Decided) -> dict:
    """Name the speakers of a document before and after their names are replaced.

    Parameters
    ----------
    row : dict
        Row of documents.csv. Its interviewer_labels and speaker_map may hold a
        label as it stands in the transcript, or what stands in its place.
    decided : Decided
        What is replaced by what.

    Returns
    -------
    dict
        The row with both forms of every label in both columns.
    """
    labels = [_forms(part, row, decided) for part in _parts(row, "interviewer_labels")]
    mapped = [
        f"{form}={person}" if sign else form
        for part in _parts(row, "speaker_map")
        for label, sign, person in [part.partition("=")]
        for form in (_forms(label.strip(), row, decided) if sign else [part])
    ]
    known = [form for forms in labels for form in forms]
    return row | {
        "interviewer_labels": ";".join(known),
        "speaker_map": ";".join(mapped),
    }


def _parts(row: dict, column: str) -> list[str]:
    return [part.strip() for part in row.get(column, "").split(";") if part.strip()]


def _forms(label: str, row: dict, decided: Decided) -> list[str]:
    """Give a label as it is written, as it becomes, and as it may have been."""
    here = ("", row["document"])
    before = [
        d.text
        for d in decided.decisions
        if d.document in here and d.replacement and fold(d.replacement) == fold(label)
    ]
    forms = [label, rename(label, decided, row["document"]), *before]
    return [form for form in dict.fromkeys(forms) if not {";", "="} & set(form)]


def rename(text: str, decided: Decided, document: str = "") -> str:
    """Replace in a few words what is decided to be replaced.

    Parameters
    ----------
    text : str
        A label, or the words of a caution.
    decided : Decided
        What is replaced by what.
    document : str, default ""
        Id of the document it is about.

    Returns
    -------
    str
        As it was where nothing is replaced.
    """
    edits = []
    for found in find_identifiers(text, names=decided.phrases(document)):
        decision = decided.on(found.text, document)
        if decision and decision.replacement:
            edits.append(Edit(found.start, found.end, decision.replacement))
    return edit_text(text, edits)


def merged_speakers(
    names: dict[str, str], speakers: Speakers, *, shown: str
) -> list[Fault]:
    """Find different speakers of a document who would have the same name.

    Parameters
    ----------
    names : dict of str to str
        Label as it came to label as it is used.
    speakers : Speakers
        Who is behind the labels as they came.
    shown : str
        Path of the transcript as a person sees it.

    Returns
    -------
    list of Fault
        One for each name of several people; labels of one participant, and those of
        interviewers, may become one.
    """
    voices: dict[str, dict[str, str]] = {}
    for old, new in names.items():
        role, person = speakers.role(old), speakers.person(old)
        # two interviewers may share a label; two people nobody knows may not
        voice = person or (role if role == "interviewer" else fold(old))
        voices.setdefault(fold(new), {})[voice] = new
    return [
        Fault(
            shown,
            found=f"{len(who)} speakers who would all be called "
            f"{next(iter(who.values()))!r}",
            expected="a name of its own for each speaker",
            mend=f"give each another replacement in {IDENTIFIERS}",
        )
        for who in voices.values()
        if len(who) > 1
    ]
